import { courtsOutOfUse, reserveForSessions } from '../../courts/public.ts';
import { violates } from '../../kernel/db/errors.ts';
import { attempt } from '../../kernel/db/savepoint.ts';
import { newId } from '../../kernel/ids.ts';
import { announce } from '../../kernel/live.ts';
import { append } from '../../kernel/outbox.ts';
import { conflict, Problem } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import { settingsOf } from '../../kernel/settings.ts';
import { addDays, type LocalDate, laterDate, localDateOf } from '../../kernel/time/index.ts';
import { settings } from '../../settings.ts';
import type { SchedulingFact } from '../facts.ts';
import {
  type Conflict,
  coachesWanted,
  decideGeneration,
  type GenerationPlan,
  type Wanted,
} from '../rules/generation.ts';
import { outOfService } from '../store/coaches.ts';
import { loadGenerationFacts } from '../store/generation.ts';
import { recurrenceOf, type ScheduleRow, shareSchedules } from '../store/schedules.ts';
import { coachIsTaken, insertSessions, type NewSession } from '../store/sessions.ts';

export type GenerateOptions = {
  /** The last local date, included; the club's horizon unless told. */
  until_date?: LocalDate | undefined;
  dry_run?: boolean | undefined;
  strict?: boolean | undefined;
  /** From the schedule's start on, although that is over: for demo data and imports. */
  include_past?: boolean | undefined;
};

export type GenerationResult = {
  schedule_id: string | null;
  timezone: string;
  from: LocalDate;
  until: LocalDate;
  sessions: {
    session_id: string | null;
    local_date: string;
    local_time: string;
    starts_at: Date;
    ends_at: Date;
  }[];
  existing_count: number;
  skips: GenerationPlan['skips'];
  conflicts: Conflict[];
};

/**
 * Makes the sessions that these schedules lack. Doing it twice, or by several at once, changes nothing more (G14):
 * the table's constraint decides, and what it turned away is decided again on what is there by then.
 */
export async function generate(
  scope: Scope,
  ids: readonly string[],
  options: GenerateOptions = {},
): Promise<GenerationResult[]> {
  const manned = await withCoachesInService(scope, await shareSchedules(scope, ids), options);
  const schedules = await withCourtsInUse(scope, manned, options);
  const wanted = await Promise.all(schedules.map((row) => wantedOf(scope, row, options)));
  const results = wanted.map(emptyResult);
  if (wanted.length === 0) return results;
  await (options.dry_run
    ? dryRun(scope, wanted, results, options)
    : generateRounds(scope, { schedules, wanted, results, options }));
  if (!options.dry_run) await tell(scope, results);
  return results;
}

/** A group goes on without a coach or an assistant who is out of service; they have it again when they come back. */
async function withCoachesInService(
  scope: Scope,
  schedules: readonly ScheduleRow[],
  { dry_run = false }: GenerateOptions,
): Promise<ScheduleRow[]> {
  const ids = new Set(schedules.flatMap(coachesWanted));
  const gone = await outOfService(scope, [...ids], { hold: !dry_run });
  return schedules.map((row) => ({
    ...row,
    instructor_id: gone.has(row.instructor_id ?? '') ? null : row.instructor_id,
    assistant_instructor_ids: row.assistant_instructor_ids.filter((id) => !gone.has(id)),
  }));
}

/** A group whose court is out of use goes on without one, until it has another or that one is in use again. */
async function withCourtsInUse(
  scope: Scope,
  schedules: readonly ScheduleRow[],
  { dry_run = false }: GenerateOptions,
): Promise<ScheduleRow[]> {
  const ids = new Set(schedules.flatMap(({ court_id }) => court_id ?? []));
  const gone = await courtsOutOfUse(scope, [...ids], { hold: !dry_run });
  return schedules.map((row) => (gone.has(row.court_id ?? '') ? { ...row, court_id: null } : row));
}

/** What generating a schedule that is not saved would make. */
export async function preview(
  scope: Scope,
  wanted: Wanted,
  options: GenerateOptions & { except_schedule_id?: string | undefined },
): Promise<GenerationResult> {
  const [result] = await previewAll(scope, [wanted], options);
  return result as GenerationResult;
}

/** The same of several, which stand in each other's way, too. */
export async function previewAll(
  scope: Scope,
  wanted: readonly Wanted[],
  options: GenerateOptions & { except_schedule_id?: string | undefined },
): Promise<GenerationResult[]> {
  const results = wanted.map(emptyResult);
  if (wanted.length > 0) await dryRun(scope, wanted, results, options);
  return results;
}

async function dryRun(
  scope: Scope,
  wanted: readonly Wanted[],
  results: GenerationResult[],
  options: GenerateOptions & { except_schedule_id?: string | undefined },
): Promise<void> {
  const plans = decideGeneration(
    await loadGenerationFacts(scope, wanted, { ...asked(scope, options), dry_run: true }),
    wanted,
  );
  plans.forEach((plan, at) => {
    const result = results[at]!;
    note(result, plan);
    result.sessions = plan.sessions.map((one) => ({ ...one, session_id: null }));
  });
}

const maxAttempts = 6;
type Work = {
  schedules: readonly ScheduleRow[];
  wanted: readonly Wanted[];
  results: GenerationResult[];
  options: GenerateOptions;
};

async function generateRounds(scope: Scope, work: Work): Promise<void> {
  for (let round = 1; round <= maxAttempts; round++) {
    const facts = await loadGenerationFacts(scope, work.wanted, asked(scope, work.options));
    const plans = decideGeneration(facts, work.wanted);
    plans.forEach((plan, at) => {
      note(work.results[at]!, plan);
    });
    if (await savePlans(scope, work, plans)) return;
  }
  throw conflict('scheduling.too_many_changes', 'Too many others are changing this timetable. Try again.');
}

/** Writes what is planned; false when somebody was faster with some of it, and it has to be decided again. */
async function savePlans(
  scope: Scope,
  { schedules, results }: Work,
  plans: GenerationPlan[],
): Promise<boolean> {
  const planned = plans.flatMap((plan, at) =>
    plan.sessions.map((one) => ({ at, row: newSession(schedules[at]!, one) })),
  );
  if (planned.length === 0) return true;
  const bySchedule = new Map(schedules.map((row) => [row.id, row]));
  try {
    const inserted = await attempt(scope.tx, async () => {
      const ids = await insertSessions(
        scope,
        planned
          .map((one) => one.row)
          .sort((a, b) => a.scheduled_datetime.getTime() - b.scheduled_datetime.getTime()),
      );
      const courts = planned.flatMap(({ row }) =>
        row.court_id !== null && ids.has(row.id) ? [courtOf(row, row.court_id, bySchedule)] : [],
      );
      await reserveForSessions(scope, courts);
      return ids;
    });
    for (const { at, row } of planned) if (inserted.has(row.id)) results[at]!.sessions.push(generatedOf(row));
    return inserted.size === planned.length;
  } catch (error) {
    if (courtWasTaken(error) || coachIsTaken(error)) return false;
    throw error;
  }
}

const courtWasTaken = (error: unknown): boolean =>
  (error instanceof Problem && error.code === 'courts.court_busy') ||
  violates(error, 'reservations_court_once');

const courtOf = (row: NewSession, court_id: string, schedules: ReadonlyMap<string, ScheduleRow>) => ({
  class_session_id: row.id,
  court_id,
  starts_at: row.scheduled_datetime,
  ends_at: row.ends_at,
  title: schedules.get(row.schedule_id)?.name ?? '',
});

const newSession = (schedule: ScheduleRow, at: GenerationPlan['sessions'][number]): NewSession => ({
  id: newId(),
  schedule_id: schedule.id,
  club_id: schedule.club_id,
  occurrence_date: at.local_date,
  occurrence_time: at.local_time,
  local_date: at.local_date,
  local_time: at.local_time,
  scheduled_datetime: at.starts_at,
  ends_at: at.ends_at,
  duration_minutes: schedule.duration_minutes,
  instructor_id: schedule.instructor_id,
  assistant_instructor_ids: schedule.assistant_instructor_ids,
  substitute_instructor_id: null,
  court_id: at.without_court ? null : schedule.court_id,
  min_participants: schedule.min_participants,
  max_participants: schedule.max_participants,
  price: schedule.price,
  member_price: schedule.member_price,
  currency: schedule.currency,
});

const generatedOf = (row: NewSession): GenerationResult['sessions'][number] => ({
  session_id: row.id,
  local_date: row.local_date,
  local_time: row.local_time,
  starts_at: row.scheduled_datetime,
  ends_at: row.ends_at,
});

/** Takes over what a plan found; conflicts of an earlier round stay unless they are said anew. */
function note(result: GenerationResult, plan: GenerationPlan): void {
  result.skips = plan.skips;
  result.until = plan.until;
  if (result.sessions.length === 0) result.existing_count = plan.existing_count;
  const key = (one: Conflict) => `${one.date} ${one.code} ${one.params.name ?? ''}`;
  const said = new Map([...result.conflicts, ...plan.conflicts].map((one) => [key(one), one]));
  result.conflicts = [...said.values()].sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
}

async function tell(scope: Scope, results: readonly GenerationResult[]): Promise<void> {
  const made = results.filter((one) => one.sessions.length > 0);
  if (made.length === 0) return;
  const facts: SchedulingFact[] = made.map((one) => ({
    type: 'scheduling.sessions_generated',
    payload: {
      schedule_id: one.schedule_id as string,
      session_ids: one.sessions.map((session) => session.session_id as string),
    },
  }));
  await append(scope, facts);
  announce(
    scope.tx,
    'schedules',
    made.map((one) => one.schedule_id as string),
  );
}

const asked = ({ now }: Scope, options: GenerateOptions & { except_schedule_id?: string | undefined }) => ({
  after: options.include_past ? null : now,
  strict: options.strict ?? false,
  except_schedule_id: options.except_schedule_id,
});

type Source = Parameters<typeof recurrenceOf>[0] & Omit<Wanted, 'from' | 'until' | 'recurrence'>;

/** The dates of a schedule for which sessions are wanted: from today to the club's horizon. */
export async function wantedOf(scope: Scope, row: Source, options: GenerateOptions): Promise<Wanted> {
  const today = localDateOf(scope.now, row.timezone);
  const horizon = async () =>
    addDays(today, (await settingsOf(scope.tx, settings, { club_id: row.club_id })).session_generation_days);
  return {
    ...recurrenceOf(row),
    id: row.id,
    name: row.name,
    club_id: row.club_id,
    instructor_id: row.instructor_id,
    assistant_instructor_ids: row.assistant_instructor_ids,
    court_id: row.court_id,
    from: options.include_past ? row.start_date : laterDate(today, row.start_date),
    until: options.until_date ?? (await horizon()),
  };
}

const emptyResult = (wanted: Wanted): GenerationResult => ({
  schedule_id: wanted.id,
  timezone: wanted.timezone,
  from: wanted.from,
  until: wanted.until,
  sessions: [],
  existing_count: 0,
  skips: [],
  conflicts: [],
});
