import { sql } from 'kysely';
import { getInstructor } from '../../instructors/public.ts';
import type { Scope } from '../../kernel/scope.ts';
import { localDateOf } from '../../kernel/time/index.ts';
import { readsEvaluations } from '../access.ts';
import { trendFrom } from '../rules/evaluate.ts';
import type { EvaluationSummary } from '../schemas.ts';

/** Of who goes to a class, or came in a month, others could tell who rated it. */
const fewestShown = 3;

type Means = Pick<
  EvaluationSummary,
  'teaching_quality' | 'punctuality' | 'communication' | 'would_recommend'
> & { one: number; two: number; three: number; four: number; five: number };

/** What everybody of the organization may know of what is said of a coach. Throws 404. */
export async function summaryOf(scope: Scope, instructor_id: string): Promise<EvaluationSummary> {
  const coach = await getInstructor(scope, instructor_id);
  const { rating, total_ratings } = coach;
  const least = readsEvaluations(scope.actor, coach) ? 1 : fewestShown;
  const { teaching_quality, punctuality, communication, would_recommend, ...numbers } = await meansOf(
    scope,
    instructor_id,
  );
  const given = [numbers.five, numbers.four, numbers.three, numbers.two, numbers.one];
  return {
    ...{ instructor_id, rating, total_ratings, teaching_quality, punctuality, communication },
    would_recommend,
    distribution: given.map((number, place) => ({ rating: 5 - place, number })),
    trend: await trendOf(scope, { instructor_id, least }),
    by_class_type: await byClassType(scope, { instructor_id, least }),
  };
}

async function meansOf({ tx }: Scope, instructor_id: string): Promise<Means> {
  const { rows } = await sql<Means>`
    select round(avg(teaching_quality), 2)::float8 as teaching_quality, round(avg(punctuality), 2)::float8 as punctuality,
           round(avg(communication), 2)::float8 as communication,
           round(avg(would_recommend::int), 4)::float8 as would_recommend,
           count(*) filter (where overall_rating = 1)::int as one, count(*) filter (where overall_rating = 2)::int as two,
           count(*) filter (where overall_rating = 3)::int as three, count(*) filter (where overall_rating = 4)::int as four,
           count(*) filter (where overall_rating = 5)::int as five
      from instructor_evaluations where instructor_id = ${instructor_id}::uuid and shown_on is not null`.execute(
    tx,
  );
  return rows[0] as Means;
}

interface Parts {
  instructor_id: string;
  /** A part that fewer have rated is left out. */
  least: number;
}

async function trendOf(
  { tx, now }: Scope,
  { instructor_id, least }: Parts,
): Promise<EvaluationSummary['trend']> {
  // Months are those of the clubs' days; a day more or less at the very edge of the year changes nothing.
  const from = trendFrom(localDateOf(now, 'UTC'));
  const { rows } = await sql<EvaluationSummary['trend'][number]>`
    select to_char(shown_on, 'YYYY-MM') as month, round(avg(overall_rating), 2)::float8 as rating, count(*)::int as number
      from instructor_evaluations
     where instructor_id = ${instructor_id}::uuid and shown_on >= ${from}::date
     group by 1 having count(*) >= ${least} order by 1`.execute(tx);
  return rows;
}

async function byClassType(
  { tx }: Scope,
  { instructor_id, least }: Parts,
): Promise<EvaluationSummary['by_class_type']> {
  const { rows } = await sql<EvaluationSummary['by_class_type'][number]>`
    select t.id as class_type_id, t.name, round(avg(v.overall_rating), 2)::float8 as rating, count(*)::int as number
      from instructor_evaluations v
      join class_types t on t.id = v.class_type_id
     where v.instructor_id = ${instructor_id}::uuid and v.shown_on is not null and not v.is_anonymous
     group by t.id, t.name having count(*) >= ${least} order by number desc, t.name, t.id`.execute(tx);
  return rows;
}
