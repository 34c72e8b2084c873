import { type Static, Type } from 'typebox';
import { postErrors } from '../kernel/http/posting.ts';
import { Id, Instant, Int, Nullable, OneOf, pageQuery, Shape, Strict, Text } from '../kernel/http/types.ts';
import { eventNames } from './rules/events.ts';

const EventName = () => OneOf(eventNames, 'docs/domain/webhooks.md');
const Events = () => Type.Array(EventName(), { minItems: 1, maxItems: eventNames.length, uniqueItems: true });
const Address = () =>
  Text({
    ...{ minLength: 1, maxLength: 2_000 },
    description: 'https, at a public address; nothing is sent where it redirects to',
  });
const Description = () => Text({ maxLength: 200, description: 'By which people know it again' });

export const Webhook = Shape('Webhook', {
  id: Id(),
  url: Type.String(),
  description: Type.String(),
  club_id: Nullable(Id('Hears of this club only; null: of the whole organization')),
  events: Type.Array(EventName()),
  status: OneOf(
    ['active', 'failing', 'disabled'],
    'failing: the last message has not arrived yet; disabled: nothing is sent',
  ),
  disabled_why: Nullable(
    OneOf(
      ['by_hand', 'gone', 'failing', 'secret', 'maker'],
      'gone: it answered 410; failing: nothing arrived for five days; secret: the installation has another one: rotate_secret; maker: who answers for it may not look after it any more',
    ),
  ),
  disabled_at: Nullable(Type.String()),
  failing_since: Nullable(Type.String()),
  former_secret_until: Nullable(Type.String({ description: 'Until then the secret before signs too' })),
  made_by: Shape('WebhookMaker', {
    id: Id('Who answers for it: who made it, then whoever last switched it on'),
    name: Type.String(),
  }),
  created_at: Type.String(),
});
export type Webhook = Static<typeof Webhook>;

export const Webhooks = Shape('Webhooks', {
  results: Type.Array(Webhook),
  events: Type.Array(EventName(), { description: 'Those that can be chosen' }),
});
export type Webhooks = Static<typeof Webhooks>;

export const AddWebhook = Strict({
  url: Address(),
  description: Type.Optional(Description()),
  club_id: Type.Optional(Nullable(Id())),
  events: Events(),
});
export type AddWebhook = Static<typeof AddWebhook>;

export const ChangeWebhook = Strict({
  url: Type.Optional(Address()),
  description: Type.Optional(Description()),
  events: Type.Optional(Events()),
  is_enabled: Type.Optional(
    Type.Boolean({ description: 'false: nothing is sent; true: what waited goes on' }),
  ),
});
export type ChangeWebhook = Static<typeof ChangeWebhook>;

export const MadeWebhook = Shape('MadeWebhook', {
  webhook: Webhook,
  secret: Type.String({ description: '`whsec_…`, of Standard Webhooks. Shown once' }),
});
export type MadeWebhook = Static<typeof MadeWebhook>;

const deliveryStatuses = ['waiting', 'delivered', 'failed'] as const;

const Attempt = Shape('WebhookAttempt', {
  at: Type.String(),
  duration_ms: Type.Integer(),
  status: Nullable(Type.Integer({ description: 'Of HTTP; null: there was no answer' })),
  error: Nullable(OneOf(postErrors, 'address: not a public one; name: not found')),
  excerpt: Type.String({ description: 'The begin of the answer' }),
});
export type Attempt = Static<typeof Attempt>;

export const WebhookDelivery = Shape('WebhookDelivery', {
  id: Id(),
  message_id: Type.String({ description: 'The `webhook-id`: the same each time that it is sent' }),
  event: Type.String(),
  status: OneOf(deliveryStatuses),
  body: Type.String({ description: 'JSON, as it is sent' }),
  tries: Type.Integer(),
  next_at: Nullable(Type.String({ description: 'When it is sent next' })),
  created_at: Type.String(),
  ended_at: Nullable(Type.String()),
  attempts: Type.Array(Attempt, { description: 'The last ones, the newest last' }),
});
export type WebhookDelivery = Static<typeof WebhookDelivery>;

export const DeliveryQuery = Strict({ ...pageQuery, status: Type.Optional(OneOf(deliveryStatuses)) });
export type DeliveryQuery = Static<typeof DeliveryQuery>;

export const DeliveryParams = Strict({ id: Id(), delivery_id: Id() });

export const ReplayFailed = Strict({ since: Instant('What failed of what happened since then') });
export type ReplayFailed = Static<typeof ReplayFailed>;
export const Replayed = Shape('WebhooksReplayed', {
  count: Int({ description: 'Sent again' }),
  more: Type.Boolean({ description: 'There are more: ask again' }),
});
export type Replayed = Static<typeof Replayed>;
