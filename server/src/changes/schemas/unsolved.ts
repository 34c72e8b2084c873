import { type Static, Type } from 'typebox';
import { Id, OneOf, Shape, Strict } from '../../kernel/http/types.ts';
import { classFacts } from './changes.ts';

const unsolvedReasons = [
  'club_inactive',
  'club_closed',
  'closed_hours',
  'coach_away',
  'coach_inactive',
  'assistant_away',
  'assistant_inactive',
  'without_coach',
  'court_inactive',
  'court_closed',
  'over_capacity',
] as const;
export type UnsolvedReason = (typeof unsolvedReasons)[number];

export const UnsolvedFilter = Strict({ club_id: Type.Optional(Id()) });

export const Unsolved = Shape('UnsolvedClasses', {
  total: Type.Integer({ description: 'All of them; the first hundred are listed' }),
  results: Type.Array(
    Shape('UnsolvedClass', {
      ...classFacts,
      enrolled_count: Type.Integer(),
      waitlisted_count: Type.Integer(),
      reasons: Type.Array(OneOf(unsolvedReasons), { description: 'Why it cannot take place as it stands' }),
    }),
  ),
});
export type Unsolved = Static<typeof Unsolved>;
