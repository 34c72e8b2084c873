import { type Static, Type } from 'typebox';
import {
  Abilities,
  Email,
  Id,
  Instant,
  Int,
  Minor,
  Nullable,
  OneOf,
  Shape,
  Strict,
} from '../kernel/http/types.ts';
import { obstacles } from './rules.ts';

const part = <T extends Parameters<typeof Type.Object>[0]>(properties: T) =>
  Type.Object(properties, { additionalProperties: false });

export const Erasure = Shape('Erasure', {
  id: Id(),
  client_id: Id(),
  client_name: Type.String(),
  status: OneOf(
    ['asked', 'planned', 'withdrawn', 'done'] as const,
    '`asked`: the club has to decide; `planned`: it is done from `due_at` on, and can be withdrawn until it is',
  ),
  asked_at: Instant(),
  due_at: Nullable(Instant()),
  done_at: Nullable(Instant()),
  is_late: Type.Boolean({
    description:
      'It should have been decided by now, the law gives a month; or done: something is in the way',
  }),
  by_person: Type.Boolean({ description: 'Asked for by the person, or by who looks after them' }),
});
export type Erasure = Static<typeof Erasure>;

const Obstacle = part({
  code: OneOf(obstacles),
  count: Int({ minimum: 1 }),
  amounts: Type.Array(part({ currency: Type.String(), amount: Minor() })),
  names: Type.Array(Type.String(), { description: 'Of those in their care' }),
});
export type Obstacle = Static<typeof Obstacle>;

export const ErasurePreview = Shape('ErasurePreview', {
  client_id: Id(),
  client_name: Type.String(),
  erasure: Nullable(Erasure),
  wait_days: Int({
    description: 'How long it waits after it was asked for; 0: it is done when it is decided',
  }),
  would_be_at: Instant('When it would be done if it was decided now'),
  in_the_way: Type.Array(Obstacle, { description: 'Nobody is erased while there is any of this' }),
  ends: part({
    bookings: Int({ description: 'Places in classes to come, given back' }),
    waiting: Int({ description: 'Tickets of waiting lists' }),
    fixed_places: Int(),
    place_requests: Int(),
    packages: Int({ description: 'With classes left, which are lost' }),
    package_classes: Int(),
    make_ups: Int(),
    mandates: Int(),
    cards: Int(),
    account: Type.Boolean({ description: 'Somebody signs in here as this person' }),
  }),
  keeps: part({
    attended: Int({ description: 'Classes, of nobody in particular' }),
    payments: Int({ description: 'With their amounts' }),
    receipts: Int({ description: 'As the law wants, with the name on them' }),
    receipts_until: Nullable(Type.String({ description: 'YYYY-MM-DD, the day on which the last name goes' })),
    mandates: Int({ description: 'By which a bank has collected: until it may not ask any more' }),
  }),
  abilities: Abilities('ask', 'plan', 'withdraw'),
});
export type ErasurePreview = Static<typeof ErasurePreview>;

/** The address once more, so that nobody does it by mistake. */
export const EraseAccount = Strict({ email: Email() });

const Rows = (description: string) =>
  Type.Array(Type.Unsafe<Record<string, unknown>>({ type: 'object', additionalProperties: true }), {
    description,
  });

/** Its sections and their fields: docs/domain/privacy.md. */
export const PersonData = Shape('PersonData', {
  format: Type.Literal('bandeja.person.1'),
  organization: part({ id: Id(), name: Type.String() }),
  made_at: Instant(),
  profile: Rows('One row; another one for each profile that became this one'),
  care: Rows('Health, whom to call, pictures'),
  guardians: Rows('Who looks after them'),
  dependants: Rows('Whom they look after'),
  consents: Rows('With version and day'),
  waivers: Rows('With version, text and name'),
  bookings: Rows('Places and tickets, of the past, too'),
  attendance: Rows('What coaches noted, with their words'),
  fixed_places: Rows(''),
  pauses: Rows(''),
  place_requests: Rows(''),
  wishes: Rows(
    'Of terms, with the hours and whom they named; nobody reads here that somebody else named them',
  ),
  foresight: Rows(
    'What the club expects: that they do not come to a class, give it up late, or come no more',
  ),
  make_ups: Rows(''),
  levels: Rows(''),
  skills: Rows(''),
  evaluations: Rows('With their name; those without one only for who wrote them'),
  packages: Rows(''),
  package_entries: Rows(''),
  charges: Rows(''),
  payments: Rows(''),
  payment_lines: Rows(''),
  refunds: Rows(''),
  account: Rows(''),
  receipts: Rows(''),
  mandates: Rows('The account as far as it is shown'),
  cards: Rows(''),
  notifications: Rows(''),
  notification_choices: Rows(''),
  devices: Rows('Browsers on which they are told things, without address and keys'),
  saved_searches: Rows(''),
  calendars: Rows(''),
  invitations: Rows(''),
  roles: Rows(''),
  mails: Rows(''),
  changes: Rows('What changes of classes did to them: told by a message, or called'),
  imports: Rows('What files made of what is theirs, and how it was before'),
  online_payments: Rows('How paying online went'),
  online_refunds: Rows(''),
  tokens: Rows('Of the API, without the token'),
  coach: Rows('Their page as a coach'),
  coach_hours: Rows(''),
  coach_exceptions: Rows('When they cannot give classes, or can besides, and why'),
  erasures: Rows(''),
  audit: Rows('What was done with all of this, and when; by them or by the club'),
  cut: Type.Array(Type.String(), { description: 'Sections that are longer than what is written of them' }),
});
export type PersonData = Static<typeof PersonData>;
