import { type Static, Type } from 'typebox';
import { Id, Int, Nullable, OneOf, Shape, Strict } from '../../kernel/http/types.ts';
import { codes } from '../rules/recommend.ts';
import { AvailableSession } from '../schemas.ts';

const strict = { additionalProperties: false };
const parameter = (description: string) => ({ description });

export const Recommendation = Shape('Recommendation', {
  session: AvailableSession,
  score: Type.Number({ description: 'The sum of the points of its reasons' }),
  reasons: Type.Array(
    Type.Object(
      {
        code: OneOf(codes),
        points: Type.Number(),
        times: Nullable(Type.Integer(parameter('How many of the classes of this person are like it'))),
        package_name: Nullable(Type.String(parameter('Of `package_ends`: which'))),
        expires_on: Nullable(Type.String(parameter('Of `package_ends`: when'))),
        next_level: Nullable(Type.String(parameter('Of `missing_skills`: for which level'))),
        skills: Type.Array(
          Type.Object({ name_es: Type.String(), name_en: Type.String() }, strict),
          parameter('Of `missing_skills`: the first three of them'),
        ),
      },
      strict,
    ),
    { description: 'What speaks for it, the weightiest first' },
  ),
});
export type Recommendation = Static<typeof Recommendation>;

export const Recommendations = Type.Object({ results: Type.Array(Recommendation) }, strict);

export const RecommendationsQuery = Strict({
  student_id: Type.Optional(Id('For whom; yourself unless told')),
  club_id: Type.Optional(Id('Only classes of this club')),
  limit: Type.Optional(Int({ minimum: 1, maximum: 20, default: 10 })),
});
