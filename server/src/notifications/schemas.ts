import { type Static, Type } from 'typebox';
import { Id, Locale, Nullable, OneOf, Page, pageQuery, Shape, Strict } from '../kernel/http/types.ts';
import { browsers, systems } from './rules/device-names.ts';
import { kindNames } from './rules/kinds.ts';

const kind = () => OneOf(kindNames);

export const Notification = Shape('Notification', {
  id: Id(),
  kind: kind(),
  subject: Type.String({ description: 'In the language that the reader had when it was written' }),
  body: Type.String(),
  link: Type.String({ description: 'The page of the app that it is about' }),
  student_id: Nullable(Id('The client it is about: the reader, or their dependant; null for a coach')),
  student_name: Nullable(Type.String({ description: 'Only where the reader is a guardian' })),
  session_ids: Type.Array(Id()),
  created_at: Type.String(),
  read_at: Nullable(Type.String()),
});
export type Notification = Static<typeof Notification>;

export const NotificationPage = Type.Object(
  { ...Page(Notification).properties, unread_count: Type.Integer() },
  { additionalProperties: false },
);
export type NotificationPage = Static<typeof NotificationPage>;

export const NotificationQuery = Strict({ ...pageQuery, unread: Type.Optional(Type.Boolean()) });
export type NotificationQuery = Static<typeof NotificationQuery>;

export const Unread = Shape('Unread', { unread_count: Type.Integer() });

export const Preferences = Shape('NotificationPreferences', {
  preferences: Type.Array(
    Type.Object(
      {
        kind: kind(),
        email: Type.Boolean(),
        push: Type.Boolean({ description: 'On the browsers of `devices/`' }),
      },
      { additionalProperties: false },
    ),
  ),
});
export type Preferences = Static<typeof Preferences>;

export const SetPreferences = Strict({
  preferences: Type.Array(
    Strict({
      kind: kind(),
      email: Type.Optional(Type.Boolean()),
      push: Type.Optional(Type.Boolean()),
    }),
    { maxItems: 50, description: 'What a kind leaves out stays as it is' },
  ),
});
export type SetPreferences = Static<typeof SetPreferences>;

export const Device = Shape('NotificationDevice', {
  id: Id(),
  browser: Nullable(OneOf(browsers)),
  system: Nullable(OneOf(systems)),
  is_this: Type.Boolean({ description: 'Whether it is the one that asks' }),
  created_at: Type.String(),
  last_used_at: Type.String({ description: 'When its sign-in was last used, to the day' }),
  last_message_at: Nullable(Type.String({ description: 'When its push service last took a message' })),
});

export const Devices = Shape('NotificationDevices', {
  public_key: Type.String({
    description: 'Of this installation, for `pushManager.subscribe` (applicationServerKey), base64url',
  }),
  results: Type.Array(Device),
});
export type Devices = Static<typeof Devices>;

const base64url = (length: number) =>
  Type.String({ pattern: '^[A-Za-z0-9_-]+$', minLength: length, maxLength: length });

export const SubscribeDevice = Strict({
  endpoint: Type.String({ maxLength: 1000, pattern: '^[\\x21-\\x7e]+$', description: 'https' }),
  keys: Strict({ p256dh: base64url(87), auth: base64url(22) }),
});
export type SubscribeDevice = Static<typeof SubscribeDevice>;

export const TestDevice = Strict({ locale: Locale() });

export const TestedDevice = Shape('TestedDevice', {
  arrived: Type.Boolean({
    description: 'Whether its push service took it; otherwise the browser is not there any more, and removed',
  }),
});
export type TestedDevice = Static<typeof TestedDevice>;

export const Subscription = Shape('MailSubscription', {
  name: Type.String({ description: 'Whose mails they are: the organization' }),
  kinds: Type.Array(kind()),
  by_mail: Type.Boolean({
    description: 'Whether mails of any of these kinds are sent to the reader of the link',
  }),
});
export type Subscription = Static<typeof Subscription>;

export const UnsubscribeParams = Strict({
  organization: Type.String({ maxLength: 100 }),
  token: Type.String({ maxLength: 200 }),
});
