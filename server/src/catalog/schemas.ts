import { type Static, Type } from 'typebox';
import { fileQuery } from '../kernel/http/list-file.ts';
import {
  Abilities,
  Color,
  Currency,
  Id,
  Int,
  Minor,
  Name,
  Nullable,
  OneOf,
  SearchText,
  Shape,
  Strict,
  Text,
} from '../kernel/http/types.ts';

const typeKinds = ['group', 'individual', 'clinic', 'intensive', 'workshop'] as const;
const rating = () => Type.Number({ minimum: 0, maximum: 7, multipleOf: 0.01 });
const people = () => Int({ minimum: 1, maximum: 1_000 });
const years = (description: string) => Nullable(Int({ minimum: 0, maximum: 120, description }));

export const ClassLevel = Shape('ClassLevel', {
  id: Id(),
  name: Type.String({
    description: 'A key that stays: beginner, intermediate, advanced, all_levels, or made of the name',
  }),
  display_name: Type.String(),
  order: Type.Integer(),
  color: Type.String(),
  icon: Type.String(),
  rating_min: Type.Number(),
  rating_max: Type.Number(),
  abilities: Abilities('change'),
});
export type ClassLevel = Static<typeof ClassLevel>;

const levelFields = {
  order: Type.Optional(Int({ minimum: 0, maximum: 1_000 })),
  color: Type.Optional(Color()),
  icon: Type.Optional(Text({ maxLength: 50 })),
  rating_min: Type.Optional(rating()),
  rating_max: Type.Optional(rating()),
};
/** Behind the others and for everybody, unless told. */
export const AddLevel = Strict({ display_name: Name(100), ...levelFields });
export type AddLevel = Static<typeof AddLevel>;
export const ChangeLevel = Strict({ display_name: Type.Optional(Name(100)), ...levelFields });
export type ChangeLevel = Static<typeof ChangeLevel>;

export const ClassType = Shape('ClassType', {
  id: Id(),
  name: Type.String(),
  type: OneOf(typeKinds),
  description: Type.String(),
  min_participants: Type.Integer(),
  max_participants: Type.Integer(),
  base_price: Type.Integer(),
  currency: Type.String(),
  price_per_participant: Type.Boolean({ description: 'False: `base_price` is that of the whole class' }),
  place_price: Type.Integer({ description: 'What a place in a new group costs unless told, in minor units' }),
  allow_drop_in: Type.Boolean(),
  requires_package: Type.Boolean(),
  allow_waitlist: Type.Boolean(),
  min_age: Nullable(Type.Integer({ description: 'Of new groups: full years on the day, included' })),
  max_age: Nullable(Type.Integer()),
  color: Type.String(),
  is_active: Type.Boolean(),
  abilities: Abilities('change'),
});
export type ClassType = Static<typeof ClassType>;

export const TypesQuery = Strict({
  include_inactive: Type.Optional(Type.Boolean()),
  q: SearchText('Part of the name'),
});
export const TypesFile = Strict({ ...TypesQuery.properties, ...fileQuery });
export type TypesQuery = Static<typeof TypesQuery>;

const typeFields = {
  type: OneOf(typeKinds),
  description: Text({ maxLength: 5_000 }),
  min_participants: people(),
  max_participants: people(),
  base_price: Minor(),
  price_per_participant: Type.Boolean(),
  allow_drop_in: Type.Boolean(),
  requires_package: Type.Boolean(),
  allow_waitlist: Type.Boolean(),
  min_age: years('Of new groups: full years on the day of the class, included'),
  max_age: years('Included too'),
  color: Color(),
  is_active: Type.Boolean(),
};

/** Only a name, a kind and a currency are needed; the rest has the seed's defaults. */
export const AddType = Strict({
  ...Type.Partial(Type.Object(typeFields)).properties,
  name: Name(),
  type: OneOf(typeKinds),
  currency: Currency(),
});
export type AddType = Static<typeof AddType>;

export const ChangeType = Strict({
  ...Type.Partial(Type.Object(typeFields)).properties,
  name: Type.Optional(Name()),
});
export type ChangeType = Static<typeof ChangeType>;
