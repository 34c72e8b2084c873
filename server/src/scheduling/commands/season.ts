import { authorize } from '../../kernel/actor.ts';
import { copyRulesOfGroups } from '../../kernel/change-settings.ts';
import { type InputError, invalid } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import { addDays, earlierDate, type LocalDate } from '../../kernel/time/index.ts';
import { administers, clubOf } from '../../organizations/public.ts';
import {
  assistantsInUse,
  checkPeople,
  checkSchedule,
  completeSchedule,
  type Known,
  valuesOf,
} from '../rules/schedule-input.ts';
import { datesInSeason, type Season } from '../rules/season.ts';
import type { CopySeason, SeasonAsked, SeasonPreview } from '../schemas/season.ts';
import { loadReferences } from '../store/references.ts';
import { lockSchedules, type ScheduleRow } from '../store/schedules.ts';
import { termsOf } from '../store/school-terms.ts';
import { rulesSetAt, schedulesOfSeason } from '../store/season.ts';
import { createSchedules, type NewSchedule } from './create.ts';
import { type GenerationResult, previewAll, wantedOf } from './generate.ts';
import { knownOf } from './known.ts';
import { removeSchedule } from './schedules.ts';

/** As screens have it, but for the instants of what stands in the way. */
type Copy = Omit<SeasonPreview['schedules'][number], 'conflicts'> &
  Pick<GenerationResult, 'conflicts' | 'timezone'>;
interface Planned {
  row: ScheduleRow;
  left_out: Copy['left_out'];
  /** Null when it is left out. */
  wish: NewSchedule | null;
  without: Copy['without'];
}

/** What a season would be, duplicated: each group with its classes, and what stands in their way. Writes nothing. */
export async function previewSeason(scope: Scope, asked: SeasonAsked): Promise<Copy[]> {
  const planned = await planSeason(scope, asked);
  const copied = planned.filter(({ wish }) => wish !== null);
  const wanted = await Promise.all(
    copied.map(({ wish, row }) => wantedOfCopy(scope, wish as NewSchedule, row)),
  );
  const results = await previewAll(scope, wanted, {});
  const made = new Map(copied.map(({ row }, at) => [row.id, results[at] as GenerationResult]));
  const rules = await rulesSetAt(
    scope.tx,
    copied.map(({ row }) => row.id),
  );
  return planned.map((one) =>
    copyOf(one, { made: made.get(one.row.id), rules: rules.get(one.row.id) ?? [] }),
  );
}

/** A group of a season, and when its copy begins. */
export interface InSeason {
  row: ScheduleRow;
  starts_on: LocalDate;
}

/**
 * Drafts of the groups that are named, all or none, in their order, each with the group that it was made of; published
 * they are one by one, until when they can be removed. Throws 403, 404; 422 for one that the preview leaves out.
 * (`lock: false`: what a test shows to go wrong then.)
 */
export async function copySeason(
  scope: Scope,
  { schedule_ids, ...asked }: CopySeason,
  { lock } = { lock: true },
): Promise<(InSeason & { copy_id: string })[]> {
  // Whoever copies a group sees the copy that somebody else has just made of it.
  if (lock) await lockSchedules(scope, schedule_ids);
  const planned = await planSeason(scope, asked);
  const byId = new Map(planned.map((one) => [one.row.id, one]));
  const chosen = schedule_ids.flatMap((id) => copied(byId.get(id)));
  if (chosen.length < schedule_ids.length) throw invalid(notInSeason(schedule_ids, byId));
  const made = await createSchedules(
    scope,
    chosen.map(({ wish }) => wish),
  );
  await copyRulesOfGroups(
    scope.tx,
    schedule_ids.map((from, at) => ({ from, to: made[at] as string })),
  );
  return chosen.map(({ row, wish }, at) => ({
    ...{ row, starts_on: wish.start_date, copy_id: made[at] as string },
  }));
}

const copied = (one: Planned | undefined) => (one?.wish ? [{ row: one.row, wish: one.wish }] : []);

const notInSeason = (ids: readonly string[], planned: ReadonlyMap<string, Planned>): InputError[] =>
  ids.flatMap((id, at) =>
    planned.get(id)?.wish
      ? []
      : [{ path: `/schedule_ids/${at}`, code: 'unknown', message: 'is not a group of the season' }],
  );

/** The groups that can be copied, by name, without a look at what stands in the way of their dates. Throws as the preview. */
export async function groupsToCopy(scope: Scope, asked: SeasonAsked): Promise<InSeason[]> {
  const planned = await planSeason(scope, asked);
  return planned.flatMap(copied).map(({ row, wish }) => ({ row, starts_on: wish.start_date }));
}

/** Takes drafts away, all or none. Throws 409 `scheduling.was_published` for one that was published. */
export async function removeDrafts(scope: Scope, ids: readonly string[]): Promise<void> {
  for (const id of ids.toSorted()) await removeSchedule(scope, id);
}

async function planSeason(scope: Scope, asked: SeasonAsked): Promise<Planned[]> {
  await clubOf(scope, asked.club_id);
  authorize(administers(scope.actor, asked.club_id), 'You do not run this club.');
  const term_id = asked.term_id ?? null;
  const end_date = asked.end_date ?? (asked.end_date === null ? null : await endOfTerm(scope, asked));
  const season: Season = { ...asked, end_date };
  if (asked.until < asked.from) throw invalid([late('until', 'from')]);
  if (season.end_date !== null && season.end_date < season.start_date)
    throw invalid([late('end_date', 'start_date')]);
  const rows = await schedulesOfSeason(scope, asked);
  if (rows.length === 0) return [];
  const references = await loadReferences(
    scope,
    rows.map((row) => ({ ...row, term_id })),
  );
  const there = await schedulesOfSeason(scope, {
    ...{ club_id: asked.club_id, from: season.start_date, until: lastOf(season.start_date, season.end_date) },
  });
  const taken = new Set(there.map(signOf));
  return rows.map((row) =>
    planOne(row, { season, known: knownOf(references, { ...row, term_id }), taken, term_id }),
  );
}

/** Throws 422 for a term of another club, or none. */
async function endOfTerm({ tx }: Scope, { term_id, club_id }: SeasonAsked): Promise<LocalDate | null> {
  if (term_id === undefined) return null;
  const [term] = (await termsOf(tx, [club_id])).filter(({ id }) => id === term_id);
  if (term) return term.ends_on;
  throw invalid([{ path: '/term_id', code: 'unknown', message: 'The club has no such term' }]);
}

const late = (path: string, field: string): InputError => ({
  ...{ path: `/${path}`, code: 'before_field', params: { field } },
  message: `must not be before ${field}`,
});

const year = 365;
const lastOf = (start: LocalDate, end: LocalDate | null): LocalDate =>
  earlierDate(end ?? addDays(start, year), addDays(start, year));

interface Around {
  season: Season;
  known: Known;
  /** What is there already at the new dates. */
  taken: ReadonlySet<string>;
  /** What the copies belong to. */
  term_id: string | null;
}

function planOne(row: ScheduleRow, { season, known, taken, term_id }: Around): Planned {
  const dates = datesInSeason(row, season);
  const out = (left_out: Planned['left_out']): Planned => ({ row, left_out, wish: null, without: [] });
  if (!dates) return out(row.recurrence === 'custom' ? 'custom_rule' : 'no_dates');
  const gone = goneOf(row, known);
  const helping = assistantsInUse(row, known);
  const { currency: _, ...values } = valuesOf(row as never);
  const wish = {
    ...values,
    ...dates,
    term_id,
    exdates: [],
    ...(gone.instructor && { instructor_id: null }),
    ...(gone.court && { court_id: null }),
    assistant_instructor_ids: helping,
  } as NewSchedule;
  const court_id = gone.court ? null : row.court_id;
  if (taken.has(signOf({ ...row, ...dates, court_id }))) return out('there_already');
  // What it had may be out of use by now, as for every schedule that is changed.
  if (checkSchedule(completeSchedule(wish, known), known, row as never).length > 0)
    return out('not_possible');
  const without = parts.filter((what) => gone[what]);
  return { row, left_out: null, wish, without };
}

const parts = ['instructor', 'court', 'assistants'] as const;

/** What of it is out of use, or not of the club any more: its copy comes without. */
function goneOf(row: ScheduleRow, known: Known): Record<(typeof parts)[number], boolean> {
  const wrong = new Set(checkPeople(row, known).map(({ path }) => path));
  return {
    instructor: wrong.has('/instructor_id'),
    court: wrong.has('/court_id'),
    assistants: assistantsInUse(row, known).length < row.assistant_instructor_ids.length,
  };
}

/** The same class on the same court at the same time from the same day on: lanes side by side may share a name. */
const signOf = (
  row: Pick<
    ScheduleRow,
    'name' | 'class_type_id' | 'court_id' | 'start_time' | 'start_date' | 'recurrence_days'
  >,
) =>
  JSON.stringify([
    row.name,
    row.class_type_id,
    row.court_id,
    row.start_time.slice(0, 5),
    row.start_date,
    row.recurrence_days,
  ]);

async function wantedOfCopy(scope: Scope, wish: NewSchedule, row: ScheduleRow) {
  const source = { ...row, ...wish, id: null } as Parameters<typeof wantedOf>[1];
  return wantedOf(scope, source, { until_date: lastOf(wish.start_date, wish.end_date ?? null) });
}

const shown = 20;

interface Looked {
  made: GenerationResult | undefined;
  /** Those that it has of its own. */
  rules: string[];
}

const copyOf = ({ row, wish, left_out, without }: Planned, { made, rules }: Looked): Copy => ({
  ...{
    schedule_id: row.id,
    name: row.name,
    recurrence: row.recurrence,
    recurrence_days: row.recurrence_days,
  },
  start_time: row.start_time.slice(0, 5),
  ...{ left_out, without, start_date: wish?.start_date ?? null, end_date: wish?.end_date ?? null },
  rules,
  class_count: made?.sessions.length ?? 0,
  skip_count: made?.skips.length ?? 0,
  conflict_count: new Set(made?.conflicts.filter(({ blocking }) => blocking).map(({ date }) => date)).size,
  conflicts: (made?.conflicts ?? []).slice(0, shown),
  timezone: row.timezone,
});
