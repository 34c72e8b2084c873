import { Type } from 'typebox';
import type { App } from '../kernel/http/app.ts';
import { openPoster, type Poster } from '../kernel/http/posting.ts';
import { IdParams, Page } from '../kernel/http/types.ts';
import { replay, replayAllFailed, sendPing } from './commands/deliveries.ts';
import {
  addWebhook,
  changeWebhook,
  removeWebhook,
  rotateSecret,
  type Signing,
} from './commands/endpoints.ts';
import { listDeliveries } from './queries/deliveries.ts';
import { getWebhook, listWebhooks } from './queries/endpoints.ts';
import {
  AddWebhook,
  ChangeWebhook,
  DeliveryParams,
  DeliveryQuery,
  MadeWebhook,
  Replayed,
  ReplayFailed,
  Webhook,
  WebhookDelivery,
  Webhooks,
} from './schemas.ts';

const tags = ['webhooks'];
const config = { permission: 'tenancy.manage_webhooks' };

export function webhookRoutes(app: App, options: { secret: string; poster?: Poster | undefined }): void {
  const signing = { secret: options.secret, poster: options.poster ?? openPoster({}) };
  endpointRoutes(app, signing);
  secretRoutes(app, signing);
  deliveryRoutes(app);
}

function endpointRoutes(app: App, signing: Signing): void {
  app.get(
    '/api/webhooks/',
    { config, schema: { tags, summary: 'Webhooks that I look after', response: { 200: Webhooks } } },
    (request) => request.read(listWebhooks),
  );
  app.get(
    '/api/webhooks/:id/',
    {
      config: { ...config, versioned: { table: 'webhook_endpoints', fields: ['disabled_at'] } },
      schema: { tags, summary: 'A webhook', params: IdParams, response: { 200: Webhook } },
    },
    (request) => request.read((scope) => getWebhook(scope, request.params.id)),
  );
  app.patch(
    '/api/webhooks/:id/',
    {
      config,
      schema: {
        tags,
        summary: 'Change a webhook, or switch it off or on',
        params: IdParams,
        body: ChangeWebhook,
        response: { 200: Webhook },
      },
    },
    (request, reply) =>
      request.write(reply, (scope) =>
        changeWebhook(scope, signing, { id: request.params.id, input: request.body }),
      ),
  );
  app.delete(
    '/api/webhooks/:id/',
    {
      config,
      schema: {
        tags,
        summary: 'Remove a webhook, with the list of what it was sent',
        params: IdParams,
        response: { 204: Type.Null() },
      },
    },
    (request, reply) =>
      request.write(reply, (scope) => removeWebhook(scope, request.params.id) as Promise<never>, 204),
  );
}

/** What they answer is told once. */
function secretRoutes(app: App, signing: Signing): void {
  app.post(
    '/api/webhooks/',
    {
      config: { ...config, told_once: true },
      schema: {
        tags,
        summary: 'Have another program told what happens (Standard Webhooks)',
        body: AddWebhook,
        response: { 201: MadeWebhook },
      },
    },
    (request, reply) => request.write(reply, (scope) => addWebhook(scope, signing, request.body), 201),
  );
  app.post(
    '/api/webhooks/:id/rotate_secret/',
    {
      config: { ...config, told_once: true, adds: true },
      schema: {
        tags,
        summary: 'Give a webhook another secret; for 24 hours the one before signs too',
        params: IdParams,
        response: { 200: MadeWebhook },
      },
    },
    (request, reply) => request.write(reply, (scope) => rotateSecret(scope, signing, request.params.id)),
  );
}

function deliveryRoutes(app: App): void {
  app.post(
    '/api/webhooks/:id/test/',
    {
      config,
      schema: {
        tags,
        summary: 'Send a webhook an event `ping`, to see that it arrives',
        params: IdParams,
        response: { 201: WebhookDelivery },
      },
    },
    (request, reply) => request.write(reply, (scope) => sendPing(scope, request.params.id), 201),
  );
  app.get(
    '/api/webhooks/:id/deliveries/',
    {
      config,
      schema: {
        tags,
        summary: 'What a webhook was sent, or is to be, the newest first',
        params: IdParams,
        querystring: DeliveryQuery,
        response: { 200: Page(WebhookDelivery) },
      },
    },
    (request) => request.read((scope) => listDeliveries(scope, request.params.id, request.query)),
  );
  app.post(
    '/api/webhooks/:id/deliveries/:delivery_id/replay/',
    {
      config,
      schema: {
        tags,
        summary: 'Send a delivery again, under the same webhook-id',
        params: DeliveryParams,
        response: { 200: WebhookDelivery },
      },
    },
    (request, reply) => request.write(reply, (scope) => replay(scope, request.params)),
  );
  app.post(
    '/api/webhooks/:id/replay_failed/',
    {
      config: { ...config, long: true },
      schema: {
        tags,
        summary: 'Send again what was given up since a moment, the oldest 5,000 first',
        params: IdParams,
        body: ReplayFailed,
        response: { 200: Replayed },
      },
    },
    (request, reply) =>
      request.write(reply, (scope) => replayAllFailed(scope, { id: request.params.id, input: request.body })),
  );
}
