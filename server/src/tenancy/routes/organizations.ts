import type { App } from '../../kernel/http/server.ts';
import { Page, pageQuery, Strict } from '../../kernel/http/types.ts';
import { newId } from '../../kernel/ids.ts';
import { invite } from '../commands/invitations.ts';
import { changeOrganization, createOrganization } from '../commands/organizations.ts';
import { setUp } from '../commands/setup.ts';
import { getOrganization, isSetUpNeeded, listOrganizations } from '../queries/organizations.ts';
import type { Club } from '../schemas/clubs.ts';
import {
  ChangeOrganization,
  FirstOrganization,
  OpenedOrganization,
  OpenOrganization,
  Organization,
  SetUp,
  SetUpNeeded,
} from '../schemas/organizations.ts';
import { type TenancyOptions, viaOf, workIn } from './outside.ts';

const tags = ['organizations'];

export function organizationRoutes(app: App, options: TenancyOptions): void {
  setupRoutes(app, options);
  staffRoutes(app, options);
  app.get(
    '/api/organization/',
    {
      config: { permission: 'member' },
      schema: { tags, summary: 'The organization of the request', response: { 200: Organization } },
    },
    (request) => request.read(getOrganization),
  );
  app.patch(
    '/api/organization/',
    {
      config: { permission: 'tenancy.change_organization' },
      schema: {
        tags,
        summary: 'Change the organization',
        body: ChangeOrganization,
        response: { 200: Organization },
      },
    },
    (request, reply) => request.write(reply, (scope) => changeOrganization(scope, request.body)),
  );
}

function setupRoutes(app: App, options: TenancyOptions): void {
  app.get(
    '/api/setup/',
    {
      config: { permission: 'public' },
      schema: {
        tags: ['setup'],
        summary: 'Whether the first start is still to do',
        response: { 200: SetUpNeeded },
      },
    },
    async () => ({ needed: await options.db.global(null, isSetUpNeeded) }),
  );
  app.post(
    '/api/setup/',
    {
      config: { permission: 'public' },
      schema: {
        tags: ['setup'],
        summary: 'The first start: owner, organization, club. Signs the owner in',
        body: SetUp,
        response: { 201: FirstOrganization },
      },
    },
    async (request, reply) => {
      const start = { db: options.db, auth: options.auth, via: viaOf(request), now: request.now };
      const { cookies, ...made } = await setUp(start, request.body);
      return reply.code(201).header('set-cookie', cookies).send(made);
    },
  );
}

function staffRoutes(app: App, { db, publicUrl }: TenancyOptions): void {
  app.get(
    '/api/organizations/',
    {
      config: { permission: 'staff' },
      schema: {
        tags,
        summary: 'Every organization of the installation (platform staff)',
        querystring: Strict(pageQuery),
        response: { 200: Page(Organization) },
      },
    },
    (request) => listOrganizations(db, request.actor, request.query),
  );
  app.post(
    '/api/organizations/',
    {
      config: { permission: 'staff' },
      schema: {
        tags,
        summary: 'Open another organization (platform staff) and invite its owner',
        body: OpenOrganization,
        response: { 201: OpenedOrganization },
      },
    },
    async (request, reply) => {
      const { owner_email, ...input } = request.body;
      const opened = await workIn(db, request, newId(), async (scope) => {
        const { organization, club } = await createOrganization(scope, input);
        const invited =
          owner_email === undefined
            ? null
            : await invite(scope, publicUrl, { email: owner_email, role: 'owner' });
        return { organization, club: club as Club, invitation_link: invited?.link ?? null };
      });
      return reply.code(201).send(opened);
    },
  );
}
