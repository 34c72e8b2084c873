import { type Static, Type } from 'typebox';
import {
  Abilities,
  Id,
  Instant,
  Int,
  LocalDate,
  LocalTime,
  Name,
  Nullable,
  OneOf,
  pageQuery,
  SearchText,
  Shape,
  Strict,
  Text,
} from '../../kernel/http/types.ts';
import { most, personKinds, windowStates, wishSources, wishStates } from '../rules/wishes.ts';

const Coach = Type.Object({ id: Id(), display_name: Type.String() }, { additionalProperties: false });
const Named = Type.Object({ id: Id(), name: Type.String() }, { additionalProperties: false });

const WishTimeInput = Strict({
  weekday: Int({ minimum: 0, maximum: 6, description: '0 = Monday' }),
  starts_at: LocalTime(),
  ends_at: LocalTime(),
  loved: Type.Optional(Type.Boolean({ description: 'They would like it most', default: false })),
});

const WishPersonInput = Strict({
  kind: OneOf(personKinds, 'back_to_back: directly before or after them'),
  client_id: Type.Optional(Id('One of the own family; the desk names any client')),
  name: Type.Optional(Name()),
});

const ids = (maxItems: number, description: string) =>
  Type.Optional(Type.Array(Id(), { maxItems, uniqueItems: true, description }));

export const PutWish = Strict({
  level: Type.Optional(
    Nullable(
      Type.Number({
        ...{ minimum: 0, maximum: 7, multipleOf: 0.01 },
        description: 'Of the group that they want, 0–7; null: as they are judged',
      }),
    ),
  ),
  wants_test: Type.Optional(Type.Boolean({ description: 'They ask to be judged first' })),
  classes_a_week: Int({ minimum: 1, maximum: most.classes }),
  times: Type.Array(WishTimeInput, {
    ...{ minItems: 1, maxItems: most.times },
    description: 'Hours in which they can come, in the wall time of the club; none meets another',
  }),
  people: Type.Optional(
    Type.Array(WishPersonInput, {
      maxItems: 3 * most.people,
      description: `With whom and with whom not, each by name or as a client; at most ${most.people} of a kind`,
    }),
  ),
  instructor_ids: ids(most.coaches, 'Whom they would like as a coach'),
  club_ids: ids(most.clubs, 'To which other clubs they would also come'),
  note: Type.Optional(Text({ maxLength: 1_000, description: 'To the desk' })),
});
export type PutWish = Static<typeof PutWish>;

const WishTime = Type.Object(
  {
    weekday: Type.Integer(),
    starts_at: Type.String(),
    ends_at: Type.String(),
    loved: Type.Boolean(),
  },
  { additionalProperties: false },
);

export const Wish = Shape('Wish', {
  id: Id(),
  term_id: Id(),
  student_id: Id(),
  status: OneOf(wishStates),
  source: OneOf(wishSources, 'Who wrote it last, or that a file did'),
  level: Nullable(Type.Number()),
  wants_test: Type.Boolean(),
  classes_a_week: Type.Integer(),
  times: Type.Array(WishTime),
  people: Type.Array(
    Type.Object(
      {
        id: Id(),
        kind: OneOf(personKinds),
        name: Type.String({ description: 'As it was typed' }),
        client_id: Nullable(
          Type.String({
            format: 'uuid',
            description: 'Who it is; told to the desk, and to the author of their own family',
          }),
        ),
        client_name: Nullable(Type.String({ description: 'What that client is called; told to the desk' })),
      },
      { additionalProperties: false },
    ),
  ),
  instructors: Type.Array(Coach),
  clubs: Type.Array(Named),
  note: Type.String(),
  created_at: Instant(),
  updated_at: Instant(),
  abilities: Abilities('change', 'withdraw', 'link'),
});
export type Wish = Static<typeof Wish>;

const window = {
  opens_on: Type.String(),
  closes_on: Type.String({ description: 'The last day, included' }),
  state: OneOf(windowStates),
};
const term = Type.Object(
  {
    id: Id(),
    name: Type.String(),
    starts_on: Type.String(),
    ends_on: Type.String(),
    club: Named,
  },
  { additionalProperties: false },
);
const student = Type.Object(
  { id: Id(), display_name: Type.String(), level: Nullable(Type.Number()) },
  { additionalProperties: false },
);

export const PutWishWindow = Strict({
  opens_on: LocalDate('From when clients say what they want'),
  closes_on: LocalDate('Until when they do, included'),
});
export type PutWishWindow = Static<typeof PutWishWindow>;

export const WishWindow = Shape('WishWindow', {
  term,
  ...window,
  closed_at: Nullable(Instant('When the desk closed it before its time')),
  reminded_at: Nullable(Instant('When those who had not answered were reminded')),
  people: Type.Integer({
    description:
      'Active clients of the club, and whoever has wished; of a term that is over the latter alone',
  }),
  standing: Type.Integer({ description: 'How many wishes stand' }),
  withdrawn: Type.Integer(),
  unlinked: Type.Integer({ description: 'Names in standing wishes of which nobody has said who that is' }),
  abilities: Abilities('change', 'close', 'remind'),
});
export type WishWindow = Static<typeof WishWindow>;

export const Reminded = Shape('WishesReminded', { reminded: Type.Integer(), window: WishWindow });
export type Reminded = Static<typeof Reminded>;

export const WindowsQuery = Strict({ club_id: Type.Optional(Id('Of one club')) });

const answerStates = ['standing', 'withdrawn', 'none'] as const;
export const WishesQuery = Strict({
  state: Type.Optional(OneOf(answerStates, 'none: who has not said anything')),
  unlinked: Type.Optional(Type.Boolean({ description: 'Only those in which a name is no client yet' })),
  q: SearchText('In the name of the student'),
  ...pageQuery,
});
export type WishesQuery = Static<typeof WishesQuery>;

export const WishRow = Shape('WishRow', {
  student,
  held_place: Type.Boolean({ description: 'Holds a place in a group of the term before' }),
  is_blocked: Type.Boolean({ description: 'Their wish does not count while they are' }),
  wish: Nullable(Wish),
});
export type WishRow = Static<typeof WishRow>;

export const WishParams = Strict({ id: Id('The term'), student_id: Id() });
export const LinkPerson = Strict({
  client_id: Nullable(Id('Who the name means; null: nobody has said')),
});
export type LinkPerson = Static<typeof LinkPerson>;

export const WishForm = Shape('WishForm', {
  term,
  window: Type.Object(window, { additionalProperties: false }),
  student,
  wish: Nullable(Wish),
  before: Nullable(
    Type.Object(
      {
        groups: Type.Array(Type.String(), { description: 'What their groups are called' }),
        classes_a_week: Type.Integer(),
        times: Type.Array(WishTime),
        instructor_ids: Type.Array(Id()),
        club_ids: Type.Array(Id()),
      },
      { additionalProperties: false, description: 'The places that they hold in the term before, as a wish' },
    ),
  ),
  instructors: Type.Array(Coach, { description: 'Who teaches there' }),
  clubs: Type.Array(Named, { description: 'Other clubs of the organization' }),
  family: Type.Array(
    Type.Object({ id: Id(), display_name: Type.String() }, { additionalProperties: false }),
    {
      description: 'Whom the reader may name as a client: themselves and those in their care',
    },
  ),
  refusal: Nullable(
    Type.String({ description: 'The code by which saving would be refused now; null where it is not' }),
  ),
  abilities: Abilities('save', 'withdraw'),
});
export type WishForm = Static<typeof WishForm>;

export const OwnWish = Shape('OwnWish', {
  term,
  window: Type.Object(window, { additionalProperties: false }),
  student,
  status: Nullable(OneOf(wishStates)),
  updated_at: Nullable(Instant()),
});
export type OwnWish = Static<typeof OwnWish>;
