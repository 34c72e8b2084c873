import { sql } from 'kysely';
import { timeOf } from '../../instructors/public.ts';
import { authorize } from '../../kernel/actor.ts';
import { found } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import { addDays, mondayOf, zonedInstant } from '../../kernel/time/index.ts';
import { sessionAbilities } from '../access.ts';
import type { Busy } from '../rules/generation.ts';
import { teacherOf } from '../rules/session-state.ts';
import { type Colleague, isPossible, judgeSubstitute, type SubstituteProblem } from '../rules/substitutes.ts';
import type { SubstituteCandidate } from '../schemas/session.ts';
import { busyInstructors } from '../store/busy.ts';
import { type SessionRow, sessionRows } from './present.ts';

/** Somebody who might give a class, with what speaks against it. */
type Colleagues = SubstituteCandidate & {
  /** False when the constraints, or they themselves, say no. */
  possible: boolean;
  problems: SubstituteProblem[];
  /** The class that they have at that time. */
  busy_with: string | null;
};

/**
 * Who can give a session instead of its instructor (the seed's find_substitute_instructor): active instructors of
 * the club who take substitutions, have the time, and teach that type or named no specialty. First those who help in
 * it anyway, then those whose specialty it is, then who teaches least that week, then the better rated.
 */
export async function findSubstitutes(scope: Scope, sessionId: string): Promise<SubstituteCandidate[]> {
  const row = await sessionRows(scope.tx).where('s.id', '=', sessionId).executeTakeFirst();
  const session = found(row, 'session');
  authorize(sessionAbilities(scope.actor, { ...session, status: 'scheduled' }).substitute);
  const colleagues = (await colleaguesFor(scope, [session])).get(sessionId) ?? [];
  return colleagues
    .filter(({ problems, instructor }) => problems.length === 0 && instructor.id !== session.instructor_id)
    .map(({ possible: _possible, problems: _problems, busy_with: _with, ...candidate }) => candidate);
}

/** For each session every active instructor of its club but the one who gives it, judged; the best come first. */
export async function colleaguesFor(
  scope: Scope,
  sessions: readonly SessionRow[],
): Promise<Map<string, Colleagues[]>> {
  if (sessions.length === 0) return new Map();
  const staff = await activeInstructors(scope, [...new Set(sessions.map((one) => one.club_id))]);
  const ids = [...new Set(staff.map((one) => one.id))];
  const [times, busy] = await Promise.all([
    timeOf(scope, ids),
    busyInstructors(scope, { instructor_ids: ids, ...weeksAround(sessions) }),
  ]);
  const judged = (session: SessionRow): Colleagues[] =>
    staff
      .filter((one) => one.club_id === session.club_id && one.id !== teacherOf(session))
      .map((one) => judgeOne(session, { ...one, ...times.get(one.id)! }, busy.get(one.id) ?? []))
      .sort(better);
  return new Map(sessions.map((session) => [session.id, judged(session)]));
}

type Staff = Awaited<ReturnType<typeof activeInstructors>>[number];
type Timed = Staff & Pick<Colleague, 'windows' | 'exceptions'>;

function judgeOne(session: SessionRow, one: Timed, classes: readonly Busy[]): Colleagues {
  const teaches_type = one.specialties.includes(session.type_id);
  const judged = judgeSubstitute(
    { ...session, starts_at: session.scheduled_datetime },
    { ...one, teaches_type, teaches_others: one.specialties.length > 0 && !teaches_type },
    classes.filter((other) => other.session_id !== session.id),
  );
  const { id, display_name, rating, max_weekly_hours } = one;
  const possible = isPossible(judged.problems);
  const assists = session.assistant_instructor_ids.includes(id);
  return {
    instructor: { id, display_name },
    assists,
    teaches_type,
    rating,
    max_weekly_hours,
    possible,
    ...judged,
  };
}

/** First those without a problem, then those who could be asked. */
const rank = ({ problems, possible }: Colleagues): number => (problems.length === 0 ? 0 : possible ? 1 : 2);

const better = (a: Colleagues, b: Colleagues): number =>
  rank(a) - rank(b) ||
  Number(b.assists) - Number(a.assists) ||
  Number(b.teaches_type) - Number(a.teaches_type) ||
  a.taught_minutes - b.taught_minutes ||
  (b.rating ?? 0) - (a.rating ?? 0) ||
  a.instructor.display_name.localeCompare(b.instructor.display_name);

/** Whole ISO weeks, because the hours of a week are counted, with a day of slack for zones. */
function weeksAround(sessions: readonly SessionRow[]): { from: Date; until: Date } {
  const dates = sessions.map((one) => one.local_date).sort();
  const monday = addDays(mondayOf(dates[0]!), -1);
  const sunday = addDays(mondayOf(dates.at(-1)!), 8);
  return { from: zonedInstant(monday, '00:00', 'UTC'), until: zonedInstant(sunday, '00:00', 'UTC') };
}

function activeInstructors({ tx }: Scope, clubIds: readonly string[]) {
  const specialties = sql<string[]>`array(select p.class_type_id from instructor_specialties p
    where p.organization_id = i.organization_id and p.instructor_id = i.id)`;
  return tx
    .selectFrom('instructors as i')
    .innerJoin('instructor_clubs as c', (on) =>
      on.onRef('c.organization_id', '=', 'i.organization_id').onRef('c.instructor_id', '=', 'i.id'),
    )
    .select(['i.id', 'i.display_name', 'i.rating', 'i.max_weekly_hours', 'i.accepts_substitutions'])
    .select(['c.club_id', specialties.as('specialties')])
    .where('c.club_id', 'in', [...clubIds])
    .where('i.is_active', '=', true)
    .execute();
}
