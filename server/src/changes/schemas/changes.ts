import { type Static, Type } from 'typebox';
import { Reservation } from '../../courts/public.ts';
import { refusals } from '../../enrollments/public.ts';
import {
  Abilities,
  Id,
  LocalDate,
  LocalTime,
  Nullable,
  OneOf,
  pageQuery,
  Reason,
  Shape,
  Strict,
} from '../../kernel/http/types.ts';
import { keepOverlaps, obstacles, Session } from '../../scheduling/public.ts';
import { actions, forAll } from '../rules/choices.ts';
import { kinds } from '../rules/kinds.ts';

const part = <N extends 'name' | 'display_name'>(name: N) =>
  Type.Object(
    { id: Id(), [name]: Type.String() } as { id: ReturnType<typeof Id> } & Record<N, Type.TString>,
    {
      additionalProperties: false,
    },
  );

const SubstituteChoice = Shape('SubstituteChoice', {
  instructor: part('display_name'),
  possible: Type.Boolean({
    description: 'False when no decision of the desk can overlook what is against it',
  }),
  problems: Type.Array(
    OneOf([
      'takes_no_substitutions',
      'busy',
      'other_specialty',
      'on_leave',
      'outside_windows',
      'over_weekly_hours',
    ]),
  ),
  busy_with: Nullable(Type.String({ description: 'The class that they have at that time' })),
});

export const classFacts = {
  session_id: Id(),
  schedule_id: Id(),
  name: Type.String(),
  club: part('name'),
  local_date: Type.String(),
  local_time: Type.String(),
  scheduled_datetime: Type.String({ description: 'RFC 3339, in the offset of the club' }),
  ends_at: Type.String(),
  court: Nullable(part('name')),
  instructor: Nullable(part('display_name')),
};
const version = Type.String({ description: 'What was seen: goes back with the choice' });

const PlaceLost = Shape('PlaceLost', {
  enrollment_id: Id(),
  student_id: Id(),
  student_name: Type.String({ description: 'Empty for who may not see it' }),
  is_fixed: Type.Boolean({ description: 'A date of a fixed place' }),
});

/** What those in a class have back when it is called off. */
const ComesBack = Shape('ComesBack', {
  money: Type.Array(
    Type.Object(
      {
        method: OneOf(['cash', 'card_terminal', 'transfer', 'account_credit', 'online', 'direct_debit']),
        amount: Type.Integer({ description: 'Minor units' }),
      },
      { additionalProperties: false },
    ),
    { description: 'What goes to the accounts of who paid for single bookings, by how it was paid' },
  ),
  kept: Type.Integer({ description: 'What was paid for dates of fixed places at the desk: it stays' }),
  package_classes: Type.Integer({ description: 'Classes that go back to their packages' }),
  make_ups_back: Type.Integer({ description: 'Make-ups that were used for it, and are open again' }),
  make_ups_earned: Type.Integer({
    description:
      'Make-ups for dates of fixed places, by the compensation table; of what is given in turn, as if every class of the change were off',
  }),
});

export const ClassHit = Shape('ClassHit', {
  ...classFacts,
  version,
  enrolled_count: Type.Integer(),
  max_participants: Type.Integer(),
  waitlisted_count: Type.Integer(),
  price_total: Type.Integer({ description: 'What those in it pay for it, in minor units' }),
  paid_total: Type.Integer({ description: 'What of it is paid already' }),
  currency: Type.String(),
  comes_back: ComesBack,
  offers: Type.Array(OneOf(actions), { description: 'What may become of it, by the one who asks' }),
  tells_cancellation: Type.Boolean({ description: 'Its club sends messages about cancelled classes' }),
  free_courts: Type.Array(Id(), {
    description: 'Other courts of its club that nobody has at that time, where it can be moved',
  }),
  losing: Type.Array(PlaceLost, {
    description: 'Of a class that gets fewer places: who would lose theirs, the last one first',
  }),
  substitutes: Type.Array(SubstituteChoice, { description: 'Those who can first' }),
});
export type ClassHit = Static<typeof ClassHit>;

export const PersonHit = Shape('PersonHit', {
  student_id: Id(),
  student_name: Type.String(),
  session_ids: Type.Array(Id(), { description: 'The classes hit in which they are, or wait' }),
  reachable: Type.Boolean({ description: 'They, or a guardian, have an account or an e-mail address' }),
  contacts: Type.Array(
    Type.Object({ name: Type.String(), phone: Type.String() }, { additionalProperties: false }),
    { description: 'Telephones: their own first, then those of their guardians' },
  ),
});
export type PersonHit = Static<typeof PersonHit>;

/** Whatever stands in the way of a place may stand in the way of its return. */
const reasonsNotBack = Object.keys(refusals) as (keyof typeof refusals)[];

const NotBack = Shape('PersonNotBack', {
  student_id: Id(),
  student_name: Type.String(),
  session_id: Id(),
  reason: OneOf(reasonsNotBack),
});

/** A class that a change called off, or gave to a substitute, and what taking that back would do. */
export const ClassBack = Shape('ClassBack', {
  ...classFacts,
  version,
  action: Type.Enum(['reinstate', 'give_back', 'move_back', 'rebook'], {
    description:
      'It takes place again, goes back to who gave it or to where it was, or has somebody in it again',
  }),
  possible: Type.Boolean({
    description: 'False when no decision of the desk can overlook what is against it',
  }),
  problems: Type.Array(OneOf([...obstacles, 'not_yours'])),
  busy_with: Nullable(Type.String({ description: 'What the coach gives, or the court holds, at that time' })),
  returning: Type.Integer({
    description: 'People who have their place again; of a class that is not off, who are in it',
  }),
  waiting: Type.Integer({ description: 'People who are on its waiting list again' }),
  not_back: Type.Array(NotBack, { description: 'Who was in it and cannot come back, and why' }),
  tells_cancellation: Type.Boolean({ description: 'Its club sends messages about cancelled classes' }),
});
export type ClassBack = Static<typeof ClassBack>;

export const ReturnPreview = Shape('ReturnPreview', {
  classes: Type.Array(ClassBack),
  people: Type.Array(PersonHit, { description: 'Whom it concerns' }),
});
export type ReturnPreview = Static<typeof ReturnPreview>;

export const ReturnEffect = Shape('ReturnEffect', {
  reinstated: Type.Integer(),
  given_back: Type.Integer(),
  moved_back: Type.Integer(),
  told: Type.Integer({ description: 'People who get a message' }),
  to_call: Type.Array(PersonHit, { description: 'People who do not' }),
  not_back: Type.Array(NotBack),
  places: Type.Optional(
    Type.Array(
      Shape('PlaceAgain', {
        schedule_id: Id(),
        schedule_name: Type.String(),
        why_not: Nullable(
          Type.String({ description: 'The code of what stands in the way; null: theirs again' }),
        ),
      }),
      { description: 'Fixed places that had ended when somebody went' },
    ),
  ),
});
export type ReturnEffect = Static<typeof ReturnEffect>;

/** The classes that come back, as they were seen; the others stay as the change left them. */
export const ReturnChoices = Strict({
  classes: Type.Array(Strict({ session_id: Id(), version: Type.String({ maxLength: 100 }) }), {
    maxItems: 5_000,
  }),
  keep_overlaps: keepOverlaps(),
});
export type ReturnChoices = Static<typeof ReturnChoices>;

export const ReinstateSession = Strict({
  version: Type.Optional(
    Type.String({ maxLength: 100, description: 'As the preview had it; without it, as it is' }),
  ),
});
export type ReinstateSession = Static<typeof ReinstateSession>;
export const SessionReturned = Shape('SessionReinstated', { session: Session, effect: ReturnEffect });
export type SessionReturned = Static<typeof SessionReturned>;

const FixedPlaceHit = Shape('FixedPlaceHit', {
  place_id: Id(),
  student_id: Id(),
  student_name: Type.String(),
  schedule_id: Id(),
  schedule_name: Type.String(),
  dates: Type.Array(Type.String()),
});

const AssistedClass = Shape('AssistedClass', classFacts);

export const ChangePreview = Shape('ChangePreview', {
  classes: Type.Array(ClassHit),
  people: Type.Array(PersonHit),
  fixed_places: Type.Array(FixedPlaceHit, { description: 'Fixed places with a date among the classes hit' }),
  assisting: Type.Array(AssistedClass, {
    description: 'Classes in which who is away only helps: they go on, and nothing is decided about them',
  }),
  reservations: Type.Array(Reservation, {
    description:
      'What others than classes have on a court that is closed: it stays until somebody moves or cancels it',
  }),
});
export type ChangePreview = Static<typeof ChangePreview>;

export const ChangeEffect = Shape('ChangeEffect', {
  id: Id(),
  cancelled: Type.Integer(),
  substituted: Type.Integer(),
  moved: Type.Integer(),
  without_coach: Type.Integer(),
  queue_last: Type.Integer({ description: 'Classes whose last ones wait in front now' }),
  cancel_last: Type.Integer({ description: 'Classes whose last ones lost their place' }),
  kept: Type.Integer(),
  told: Type.Integer({ description: 'People who get a message' }),
  to_call: Type.Array(PersonHit, { description: 'People who do not' }),
});
export type ChangeEffect = Static<typeof ChangeEffect>;

const Choice = Strict({
  session_id: Id(),
  version: Type.String({ maxLength: 100, description: 'As the preview had it' }),
  action: OneOf(actions),
  instructor_id: Type.Optional(Id('The substitute, for `substitute`')),
  local_date: Type.Optional(LocalDate('For `move`: the other day; left out, the same')),
  local_time: Type.Optional(LocalTime('For `move`: the other time; left out, the same')),
  court_id: Type.Optional(Nullable(Id('For `move`: the other court; left out, the same'))),
});

/** Beside the row that was added; absent when it hit no class. */
export const effect = { effect: Type.Optional(ChangeEffect) };

/** What becomes of the classes hit. */
export const decisions = {
  classes: Type.Optional(Type.Array(Choice, { maxItems: 5_000 })),
  otherwise: Type.Optional(
    Type.Enum([...forAll], { description: 'For the classes hit that `classes` does not name' }),
  ),
  keep_overlaps: keepOverlaps(),
};
export interface Decisions {
  classes?: Static<typeof Choice>[] | undefined;
  otherwise?: (typeof forAll)[number] | undefined;
  keep_overlaps?: boolean | undefined;
}

/** What was decided, apart from what the change itself says. */
export function decisionsIn<Input extends Decisions>(body: Input): [Decisions, Omit<Input, keyof Decisions>] {
  const { classes, otherwise, keep_overlaps, ...rest } = body;
  return [{ classes, otherwise, keep_overlaps }, rest];
}

/** Some hours of one day, or of several in a row, for all classes of a club or for some of them. */
export const Stoppage = Strict({
  local_date: LocalDate(),
  last_date: Type.Optional(LocalDate('The same hours on each day until then, included')),
  from: LocalTime('HH:MM, club wall time'),
  until: LocalTime('HH:MM, club wall time; not after `from`, it is of the day after'),
  court_ids: Type.Optional(Type.Array(Id(), { maxItems: 200, description: 'Only classes on these courts' })),
  outdoor: Type.Optional(Type.Boolean({ description: 'Only classes that are not on a court inside' })),
  class_type_ids: Type.Optional(
    Type.Array(Id(), { maxItems: 200, description: 'Only classes of these types' }),
  ),
  reason: Reason('As people are told'),
  cause: Type.Optional(OneOf(['rain', 'club'])),
});
export type Stoppage = Static<typeof Stoppage>;

export const KeptChange = Shape('Change', {
  id: Id(),
  kind: OneOf(kinds),
  cause: Id('The row that it came with: a closure, an exception; of a kind without one, an id of its own'),
  reason: Type.String({ description: 'As people were told: somebody’s words, or a code of ours' }),
  club: Nullable(part('name')),
  instructor: Nullable(part('display_name')),
  client: Nullable(part('display_name')),
  bookings: Type.Integer({ description: 'Places and tickets that somebody who went gave up' }),
  created_at: Type.String(),
  created_by: Type.String({ description: 'A name; empty when nobody did it' }),
  undone_at: Nullable(Type.String()),
  cancelled: Type.Integer(),
  substituted: Type.Integer(),
  moved: Type.Integer(),
  without_coach: Type.Integer(),
  queue_last: Type.Integer({ description: 'Classes whose last ones wait in front now' }),
  cancel_last: Type.Integer({ description: 'Classes whose last ones lost their place' }),
  kept: Type.Integer(),
  returned: Type.Integer({ description: 'Classes that came back' }),
  first_date: Nullable(Type.String({ description: 'Of its classes' })),
  last_date: Nullable(Type.String()),
  told: Type.Integer(),
  to_call_count: Type.Integer({ description: 'People whom no message reached' }),
  called_count: Type.Integer({ description: 'Those of them who were called' }),
  can_undo: Type.Boolean({ description: 'Not taken back yet, and a class of it has not begun' }),
});
export type KeptChange = Static<typeof KeptChange>;

const PersonToCall = Shape('PersonToCall', {
  ...PersonHit.properties,
  called_at: Nullable(Type.String({ description: 'When somebody ticked off that they were called' })),
  called_by: Type.String({ description: 'A name; empty before' }),
  about: Type.Enum(['change', 'undo'], { description: 'The change, or that it was taken back' }),
  knows_since: Nullable(
    Type.String({ description: 'When they were called about the change, where it was taken back since' }),
  ),
});
export type PersonToCall = Static<typeof PersonToCall>;

/** Somebody was called, or was not after all. */
export const TickOff = Strict({ student_id: Id(), called: Type.Boolean() });
export type TickOff = Static<typeof TickOff>;

const ClassChanged = Shape('ClassChanged', {
  ...classFacts,
  action: OneOf(actions),
  status: Type.String({ description: 'Of the class, now' }),
  is_returned: Type.Boolean(),
  abilities: Abilities('substitute'),
});

export const ChangeDetail = Shape('ChangeDetail', {
  ...KeptChange.properties,
  classes: Type.Array(ClassChanged),
  to_call: Type.Array(PersonToCall),
});
export type ChangeDetail = Static<typeof ChangeDetail>;

export const ChangeFilter = Strict({
  ...pageQuery,
  club_id: Type.Optional(Id()),
  cause: Type.Optional(Id('A closure or an exception')),
});
export type ChangeFilter = Static<typeof ChangeFilter>;
