import { type Static, Type } from 'typebox';
import { Id, Nullable, OneOf, Page, pageQuery, Shape, Strict } from '../kernel/http/types.ts';
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
    Type.Object({ kind: kind(), email: Type.Boolean() }, { additionalProperties: false }),
  ),
});
export type Preferences = Static<typeof Preferences>;

export const SetPreferences = Strict({
  preferences: Type.Array(Strict({ kind: kind(), email: Type.Boolean() }), { maxItems: 50 }),
});
export type SetPreferences = Static<typeof SetPreferences>;

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
