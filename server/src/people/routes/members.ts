import { Type } from 'typebox';
import type { App } from '../../kernel/http/app.ts';
import { fileResponse, sendListFile } from '../../kernel/http/list-file.ts';
import { workIn } from '../../kernel/http/outside.ts';
import { IdParams, Page } from '../../kernel/http/types.ts';
import {
  acceptInvitation,
  hashOfToken,
  invite,
  openInvitation,
  revokeInvitation,
} from '../commands/invitations.ts';
import { addRole } from '../commands/members.ts';
import { findInvitation, listInvitations } from '../queries/invitations.ts';
import { listMembers, membersInFile } from '../queries/members.ts';
import { membersFile } from '../rules/list-file.ts';
import {
  AcceptedInvitation,
  GiveRole,
  Invitation,
  InvitationQuery,
  Invite,
  Invited,
  Member,
  MemberFile,
  MemberParams,
  MemberQuery,
  OpenInvitation,
  TokenParams,
} from '../schemas/members.ts';
import type { PeopleOptions } from './options.ts';

const tags = ['members'];

export function memberRoutes(app: App, options: PeopleOptions): void {
  app.get(
    '/api/members/',
    {
      config: { permission: 'tenancy.view_members' },
      schema: {
        tags,
        summary: 'Users with their roles here, by name',
        querystring: MemberQuery,
        response: { 200: Page(Member) },
      },
    },
    (request) => request.read((scope) => listMembers(scope, request.query)),
  );
  app.get(
    '/api/members/export_file/',
    {
      config: { permission: 'tenancy.view_members', long: true },
      schema: {
        tags,
        summary: 'Users with their roles as a .csv file',
        querystring: MemberFile,
        response: fileResponse,
      },
    },
    (request, reply) =>
      sendListFile(request, reply, { file: membersFile, query: request.query, page: membersInFile }),
  );
  app.post(
    '/api/members/:user_id/roles/',
    {
      config: { permission: 'tenancy.manage_members' },
      schema: {
        tags,
        summary: 'Give a member one more role',
        params: MemberParams,
        body: GiveRole,
        response: { 201: Member },
      },
    },
    (request, reply) =>
      request.write(reply, (scope) => addRole(scope, request.params.user_id, request.body), 201),
  );
  invitationRoutes(app, options);
  linkRoutes(app, options);
}

function invitationRoutes(app: App, options: PeopleOptions): void {
  app.get(
    '/api/invitations/',
    {
      config: { permission: 'tenancy.view_members' },
      schema: {
        tags,
        summary: 'Invitations, the newest first',
        querystring: InvitationQuery,
        response: { 200: Page(Invitation) },
      },
    },
    (request) => request.read((scope) => listInvitations(scope, request.query)),
  );
  app.post(
    '/api/invitations/',
    {
      config: { permission: 'tenancy.manage_members' },
      schema: { tags, summary: 'Invite an address to a role', body: Invite, response: { 201: Invited } },
    },
    (request, reply) => request.write(reply, (scope) => invite(scope, options.publicUrl, request.body), 201),
  );
  app.delete(
    '/api/invitations/:id/',
    {
      config: { permission: 'tenancy.manage_members' },
      schema: { tags, summary: 'Take an invitation back', params: IdParams, response: { 204: Type.Null() } },
    },
    (request, reply) =>
      request.write(reply, (scope) => revokeInvitation(scope, request.params.id) as Promise<never>, 204),
  );
}

/** For whoever holds the link; they do not belong to the organization yet. */
function linkRoutes(app: App, { db }: PeopleOptions): void {
  app.get(
    '/api/public/invitations/:token/',
    {
      config: { permission: 'public' },
      schema: {
        tags,
        summary: 'Who invites to what',
        params: TokenParams,
        response: { 200: OpenInvitation },
      },
    },
    async (request) => {
      const { organization_id, id } = await findInvitation(db, hashOfToken(request.params.token));
      return workIn(db, request, organization_id, (scope) => openInvitation(scope, id));
    },
  );
  app.post(
    '/api/public/invitations/:token/accept/',
    {
      config: { permission: 'signed_in' },
      schema: {
        tags,
        summary: 'Accept, as the invited person',
        params: TokenParams,
        response: { 200: AcceptedInvitation },
      },
    },
    async (request) => {
      const { organization_id, id } = await findInvitation(db, hashOfToken(request.params.token));
      return workIn(db, request, organization_id, (scope) => acceptInvitation(scope, id));
    },
  );
}
