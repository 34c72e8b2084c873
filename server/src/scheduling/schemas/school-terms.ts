import { type Static, Type } from 'typebox';
import { Abilities, Id, LocalDate, Name, Nullable, OneOf, Shape, Strict } from '../../kernel/http/types.ts';

/** What holders of the term before have to do to keep their places in its groups. */
export const renewalNeeds = ['none', 'answer'] as const;

const fields = {
  name: Name(),
  starts_on: LocalDate(),
  ends_on: LocalDate('Its last day, included'),
  renewal_needs: OneOf(renewalNeeds, 'answer: each holder says whether they stay'),
  renewal_from: Nullable(LocalDate('From when holders renew')),
  renewal_until: Nullable(LocalDate('Until when they do, included')),
  newcomers_from: Nullable(
    LocalDate(
      'From when others get places; the day after renewal_until unless told, where holders are asked',
    ),
  ),
};
const { name, starts_on, ends_on, ...renewal } = fields;

export const AddTerm = Strict({
  ...{ club_id: Id(), name, starts_on, ends_on },
  ...Type.Partial(Type.Object(renewal)).properties,
});
export type AddTerm = Static<typeof AddTerm>;

export const ChangeTerm = Strict(Type.Partial(Type.Object(fields)).properties);
export type ChangeTerm = Static<typeof ChangeTerm>;

export const Term = Shape('Term', {
  id: Id(),
  club_id: Id(),
  name: Type.String(),
  starts_on: Type.String(),
  ends_on: Type.String(),
  renewal_needs: OneOf(renewalNeeds),
  renewal_from: Nullable(Type.String()),
  renewal_until: Nullable(Type.String()),
  newcomers_from: Nullable(Type.String()),
  opens_on: Nullable(
    Type.String({ description: 'From when whoever renews nothing gets places; null: at any time' }),
  ),
  groups: Type.Integer({ description: 'How many belong to it, cancelled ones left out' }),
  abilities: Abilities('change', 'delete'),
});
export type Term = Static<typeof Term>;
