import { Type } from 'typebox';
import { BlockClient, ChangeClient, Client } from '../../clients/public.ts';
import type { App } from '../../kernel/http/app.ts';
import { IdParams, Shape, Strict } from '../../kernel/http/types.ts';
import { blockAndDecide, changeOrRetireClient, previewLeaving } from '../commands/client-leaves.ts';
import { ClientLeaving, Commitments, clientEffect } from '../schemas/client.ts';

const tags = ['clients'];
const decided = { commitments: Type.Optional(Commitments) };
const ChangeOrRetire = Strict({ ...ChangeClient.properties, ...decided });
const BlockAndDecide = Strict({ ...BlockClient.properties, ...decided });
const ClientChanged = Shape('ClientChanged', { ...Client.properties, ...clientEffect });

/** Clients are changed and blocked here, because that is a change of what they have before them. */
export function clientRoutes(app: App): void {
  app.patch(
    '/api/clients/:id/',
    {
      config: { permission: 'clients.change_clientprofile' },
      schema: {
        tags,
        summary:
          'Change a client; which fields depends on who asks. Out of use, with what becomes of their bookings',
        params: IdParams,
        body: ChangeOrRetire,
        response: { 200: ClientChanged },
      },
    },
    (request, reply) =>
      request.write(reply, (scope) => changeOrRetireClient(scope, request.params.id, request.body)),
  );
  app.post(
    '/api/clients/:id/block/',
    {
      config: { permission: 'clients.block_clientprofile' },
      schema: {
        tags,
        summary: 'Keep a client from booking, and decide about their bookings',
        params: IdParams,
        body: BlockAndDecide,
        response: { 200: ClientChanged },
      },
    },
    (request, reply) =>
      request.write(reply, (scope) => blockAndDecide(scope, request.params.id, request.body)),
  );
  app.post(
    '/api/clients/:id/deactivate/preview/',
    {
      config: { permission: 'clients.block_clientprofile', unversioned: true },
      schema: {
        tags,
        summary: 'What somebody has before them who is to be blocked or put out of use; writes nothing',
        params: IdParams,
        response: { 200: ClientLeaving },
      },
    },
    (request) => request.read((scope) => previewLeaving(scope, request.params.id)),
  );
}
