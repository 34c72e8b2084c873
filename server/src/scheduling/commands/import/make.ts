import { nameKey } from '../../../kernel/cells/words.ts';
import type { Scope } from '../../../kernel/scope.ts';
import { localTimeOf } from '../../../kernel/time/index.ts';
import { type Conflict, coachesWanted } from '../../rules/generation.ts';
import type { RowProblem } from '../../rules/timetable/columns.ts';
import { createSchedules } from '../create.ts';
import { type GenerationResult, generate } from '../generate.ts';
import { publishSchedules } from '../schedules.ts';
import { type Created, makeNamed, type PlannedRow } from './named.ts';
import { atLines } from './refused.ts';

export interface Made {
  created: Created;
  /** How many sessions each row got. */
  sessions: number[];
  /** Rows whose court or coach is somewhere else at that time. */
  clashes: RowProblem[];
  /** What a reader would not expect of rows that are right. */
  notes: RowProblem[];
}

/** Makes the schedules of these rows, and finds out which of them something that exists is in the way of. */
export async function makeSchedules(
  scope: Scope,
  rows: readonly PlannedRow[],
  options: { publish: boolean; locale: string; type_names: ReadonlySet<string> },
): Promise<Made> {
  const { created, ids } = await makeNamed(scope, rows, options);
  const inputs = rows.map((planned, at) => ({
    ...scheduleOf(planned),
    ...(ids[at] as (typeof ids)[number]),
  }));
  const lines = rows.map(({ row }) => row.line);
  const made = await atLines(lines, () => createSchedules(scope, inputs));
  const bySchedule = new Map(made.map((id, at) => [id, at]));
  const needing = made.filter((_, at) => isPlaced(ids[at] as (typeof ids)[number]));
  const planned = options.publish
    ? await publishSchedules(scope, made)
    : await generate(scope, needing, { dry_run: true });
  const sessions = rows.map(() => 0);
  for (const one of options.publish ? planned : [])
    sessions[bySchedule.get(one.schedule_id as string) as number] = one.sessions.length;
  const clashes = planned.flatMap((one) => {
    const clash = clashOf(one);
    const at = bySchedule.get(one.schedule_id as string) as number;
    return clash ? [problemOf(rows[at] as PlannedRow, clash)] : [];
  });
  const notes = planned.flatMap((one) => {
    const at = bySchedule.get(one.schedule_id as string) as number;
    return notesOf(rows[at] as PlannedRow, one, options.publish);
  });
  return { created, sessions, clashes, notes };
}

/** Whether anybody or anything is needed for it that something else may have. */
const isPlaced = (row: Parameters<typeof coachesWanted>[0] & { court_id: string | null }): boolean =>
  row.court_id !== null || coachesWanted(row).length > 0;

/** Single dates that something else has, and a class of which nothing can be booked yet. */
function notesOf({ row, complete }: PlannedRow, one: GenerationResult, publish: boolean): RowProblem[] {
  const taken = one.conflicts.filter((conflict) => conflict.blocking);
  const [first] = taken;
  const notes: RowProblem[] = [];
  const add = (code: RowProblem['code'], params: RowProblem['params'], message: string) =>
    notes.push({ line: row.line, column: null, code, params, message });
  if (first)
    add(
      'dates_taken',
      { count: taken.length, date: first.date, title: first.with?.title ?? '' },
      `${taken.length} dates are left out, the first on ${first.date}: ${first.message}`,
    );
  else if (publish && one.sessions.length === 0)
    add('none_yet', { date: complete.start_date, until: one.until }, `has no class until ${one.until}`);
  return notes;
}

function scheduleOf({ complete, level_id, import_key }: PlannedRow) {
  return {
    name: complete.class_name,
    level_id,
    import_key,
    recurrence: 'weekly' as const,
    recurrence_days: [complete.weekday],
    start_date: complete.start_date,
    end_date: complete.end_date,
    start_time: complete.start_time,
    duration_minutes: complete.duration_minutes,
    min_participants: complete.min_participants,
    max_participants: complete.max_participants,
    price: complete.price,
    member_price: complete.member_price,
    // A timetable knows of no fixed groups yet: its classes are open to everybody.
    allow_drop_in: true,
    requires_package: false,
  };
}

/** Another class in the way makes the row wrong; a single match or a repair takes a date out, as always. */
const clashOf = ({ conflicts }: GenerationResult): Conflict | undefined =>
  conflicts.find((one) => one.blocking && (one.with?.session_id || one.with?.is_planned));

function problemOf({ row, club }: PlannedRow, { code, date, message, ...conflict }: Conflict): RowProblem {
  const isCourt = code === 'court_busy';
  const name = String(conflict.params.name ?? '');
  const helps = row.assistants.some((one) => nameKey(one) === nameKey(name));
  const column = isCourt ? 'court' : helps ? 'assistants' : 'instructor';
  const { title, starts_at } = conflict.with as NonNullable<Conflict['with']>;
  const time = localTimeOf(starts_at, club.timezone);
  const params = { name, title, date, time };
  return { line: row.line, column, code: isCourt ? 'court_busy' : 'instructor_busy', params, message };
}
