import { managesEnrollments, type Returning, whoComesBack } from '../../enrollments/public.ts';
import type { Scope } from '../../kernel/scope.ts';
import { type Obstacles, obstaclesTo, type SessionRow, sessionAbilities } from '../../scheduling/public.ts';
import type { ClassBack, ReturnPreview } from '../schemas/changes.ts';
import { classFacts, tellingClubs, versionOf } from './class-facts.ts';
import { peopleOf, type Reach, reachOf, takingPart } from './people.ts';

/** A class as the change left it, and as it would be: for `give_back` and `move_back`, `after` is as it was before. */
export interface ToReturn {
  action: Exclude<ClassBack['action'], 'rebook'>;
  row: SessionRow;
  after: SessionRow;
}

/** What taking these back would do to each, and whom it concerns. `without` are soft problems that go with the change. */
export async function returnOf(
  scope: Scope,
  wanted: readonly ToReturn[],
  without: readonly ClassBack['problems'][number][] = [],
): Promise<ReturnPreview> {
  const rows = wanted.map((one) => one.after);
  const obstacles = await obstaclesTo(scope, rows);
  const people = await everybodyIn(scope, wanted);
  const seen = new Set(rows.filter((row) => managesEnrollments(scope.actor, row)).map((row) => row.id));
  const reach = await reachOf(
    scope,
    people.map((one) => one.student_id),
  );
  const tells = await tellingClubs(scope, rows);
  const classes = wanted.map((one): ClassBack => {
    const own = people.filter(({ session_id }) => session_id === one.row.id);
    const hindered = less(hindering(scope, one, obstacles.get(one.row.id)!), without);
    return {
      ...classOf(one, own, { hindered, reach: seen.has(one.row.id) ? reach : new Map() }),
      problems: hindered.problems,
      tells_cancellation: tells.has(one.row.club_id),
    };
  });
  const back = people.filter(({ session_id, why_not }) => why_not === null && seen.has(session_id));
  return { classes, people: peopleOf(back, reach) };
}

type InClass = Pick<Returning, 'enrollment_id' | 'session_id' | 'student_id' | 'as' | 'why_not'>;

/** Who would be in these classes again, or waits; in those that only change their coach, who is. */
async function everybodyIn(scope: Scope, wanted: readonly ToReturn[]): Promise<InClass[]> {
  const off = wanted.filter(({ action, row }) => action === 'reinstate' && row.cancelled_at !== null);
  const on = wanted.filter(({ action }) => action !== 'reinstate');
  const returning = await whoComesBack(
    scope,
    off.map(({ row }) => ({ session_id: row.id, cancelled_at: row.cancelled_at! })),
  );
  const there = await takingPart(
    scope,
    on.map(({ row }) => row.id),
  );
  return [
    ...returning,
    ...there.map(({ status, ...one }) => ({ ...one, as: status as InClass['as'], why_not: null })),
  ];
}

interface Hindered {
  problems: ClassBack['problems'];
  hard: readonly string[];
  busy_with: string | null;
}

/** What somebody must be able to do with the class. */
const needs = { reinstate: 'reinstate', give_back: 'substitute', move_back: 'change' } as const;

function hindering({ actor }: Scope, { action, row }: ToReturn, found: Obstacles): Hindered {
  const abilities = sessionAbilities(actor, row);
  if (!abilities[needs[action]]) return { problems: ['not_yours'], hard: ['not_yours'], busy_with: null };
  return found;
}

/** Without what goes with the row behind the change. */
const less = ({ problems, hard, busy_with }: Hindered, without: readonly string[]): Hindered => ({
  problems: problems.filter((one) => !without.includes(one)),
  hard: hard.filter((one) => !without.includes(one)),
  busy_with,
});

function classOf(
  { action, row, after }: ToReturn,
  own: readonly InClass[],
  { hindered, reach }: { hindered: Hindered; reach: ReadonlyMap<string, Reach> },
): Omit<ClassBack, 'problems' | 'tells_cancellation'> {
  const { status, cancelled_at, substitute_instructor_id, scheduled_datetime, court_id } = row;
  const place = [scheduled_datetime, court_id];
  const back = own.filter((one) => one.why_not === null);
  const seen = own.map((one) => [one.enrollment_id, one.as, one.why_not]);
  const not_back = own.flatMap(({ student_id, session_id, why_not }) => {
    const student_name = reach.get(student_id)?.student_name;
    if (why_not === null || student_name === undefined) return [];
    return [{ student_id, student_name, session_id, reason: why_not }];
  });
  return {
    ...classFacts(after),
    version: versionOf([action, status, cancelled_at, substitute_instructor_id, place, hindered.hard, seen]),
    action,
    possible: hindered.hard.length === 0,
    busy_with: hindered.busy_with,
    returning: back.filter((one) => one.as === 'enrolled').length,
    waiting: back.filter((one) => one.as === 'waitlisted').length,
    not_back,
  };
}
