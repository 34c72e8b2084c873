import { Client, getClient } from '../clients/public.ts';
import type { App } from '../kernel/http/app.ts';
import { whole } from '../kernel/http/paging.ts';
import { IdParams, Page } from '../kernel/http/types.ts';
import { claim, claimsOf } from './claim.ts';
import { mergeClients } from './merge.ts';
import { previewMerge } from './preview.ts';
import { Claim, ClaimProfile, MergeClient, MergePreview } from './schemas.ts';

const tags = ['clients'];

export function mergeRoutes(app: App): void {
  claimRoutes(app);
  app.get(
    '/api/clients/:id/merge/',
    {
      config: { permission: 'clients.merge_clientprofile' },
      schema: {
        tags,
        summary: 'What becomes of two profiles when they become one',
        params: IdParams,
        querystring: MergeClient,
        response: { 200: MergePreview },
      },
    },
    (request) =>
      request.read((scope) =>
        previewMerge(scope, { kept: request.params.id, other: request.query.other_id }),
      ),
  );
  app.post(
    '/api/clients/:id/merge/',
    {
      config: { permission: 'clients.merge_clientprofile' },
      schema: {
        tags,
        summary: 'Two profiles of one person become one: the other’s bookings, places and account move here',
        params: IdParams,
        body: MergeClient,
        response: { 200: Client },
      },
    },
    (request, reply) =>
      request.write(reply, async (scope) => {
        const kept = request.params.id;
        await mergeClients(scope, { kept, other: request.body.other_id });
        return getClient(scope, kept);
      }),
  );
}

function claimRoutes(app: App): void {
  app.get(
    '/api/me/claims/',
    {
      config: { permission: 'member' },
      schema: {
        tags,
        summary:
          'The profile that the desk had made for one’s own proved address, beside the one that one has',
        response: { 200: Page(Claim) },
      },
    },
    (request) => request.read(async (scope) => whole(await claimsOf(scope))),
  );
  app.post(
    '/api/me/claims/',
    {
      config: { permission: 'member' },
      schema: {
        tags,
        summary: 'Take that profile over: one’s own becomes it',
        body: ClaimProfile,
        response: { 200: Claim },
      },
    },
    (request, reply) => request.write(reply, (scope) => claim(scope, request.body.client_id)),
  );
}
