import type { App } from '../../kernel/http/app.ts';
import { whole } from '../../kernel/http/paging.ts';
import { IdParams, Page } from '../../kernel/http/types.ts';
import { noteSigned, publishWaiver, signWaiver } from '../commands/waivers.ts';
import { listWaivers, signaturesOf, waiversAsked } from '../queries/waivers.ts';
import {
  PaperWaiver,
  PublishWaiver,
  SignWaiver,
  Waiver,
  WaiverSignature,
  Waivers,
} from '../schemas/waivers.ts';

export function waiverRoutes(app: App): void {
  const tags = ['waivers'];
  app.get(
    '/api/waivers/',
    {
      config: { permission: 'member' },
      schema: {
        tags,
        summary: 'The waiver in force, and for whom of one’s own it is still to be signed',
        response: { 200: Waivers },
      },
    },
    (request) => request.read((scope) => waiversAsked(scope)),
  );
  app.post(
    '/api/waivers/signatures/',
    {
      config: { permission: 'member' },
      schema: {
        tags,
        summary: 'Sign the waiver with one’s name, for oneself and those in one’s care',
        body: SignWaiver,
        response: { 200: Waivers },
      },
    },
    (request, reply) => request.write(reply, (scope) => signWaiver(scope, request.body)),
  );
  app.get(
    '/api/waivers/texts/',
    {
      config: { permission: 'clients.add_clientprofile' },
      schema: {
        tags,
        summary: 'All versions of the waiver, the one in force first',
        response: { 200: Page(Waiver) },
      },
    },
    (request) => request.read(async (scope) => whole(await listWaivers(scope))),
  );
  app.post(
    '/api/waivers/texts/',
    {
      config: { permission: 'tenancy.change_organization' },
      bodyLimit: 1024 * 1024,
      schema: {
        tags,
        summary: 'A new version of the waiver: everybody is asked once more',
        body: PublishWaiver,
        response: { 201: Waiver },
      },
    },
    (request, reply) => request.write(reply, (scope) => publishWaiver(scope, request.body), 201),
  );
  app.get(
    '/api/clients/:id/waivers/',
    {
      config: { permission: 'member' },
      schema: {
        tags,
        summary: 'Which versions of the waiver somebody has signed',
        params: IdParams,
        response: { 200: Page(WaiverSignature) },
      },
    },
    (request) => request.read(async (scope) => whole(await signaturesOf(scope, request.params.id))),
  );
  app.post(
    '/api/clients/:id/waivers/',
    {
      config: { permission: 'clients.add_clientprofile' },
      schema: {
        tags,
        summary: 'Note a waiver that somebody has signed on paper',
        params: IdParams,
        body: PaperWaiver,
        response: { 200: Page(WaiverSignature) },
      },
    },
    (request, reply) =>
      request.write(reply, async (scope) => whole(await noteSigned(scope, request.params.id, request.body))),
  );
}
