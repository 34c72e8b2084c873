import { found } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import type { LocalDate, LocalTime } from '../../kernel/time/index.ts';
import { runsSchedule } from '../access.ts';
import { exdateOf } from '../rules/exdates.ts';
import { type ScheduleValues, valuesOf } from '../rules/schedule-input.ts';
import type { Standing } from '../rules/seating.ts';
import type { SessionState } from '../rules/session-state.ts';
import type { Clash } from '../store/clashes.ts';
import { loadSchedule, type ScheduleRow } from '../store/schedules.ts';
import { type KeptPrices, pricesKept, type Unsuited, unsuitedBy } from '../store/terms.ts';
import { type SessionChange, studentClashes } from './clashes.ts';
import { patternChanged, sessionsAfter } from './series-next.ts';
import { planSeries, type SeriesPlan } from './series-plan.ts';

/** What becomes of one class, or excluded date, of a series that changes. */
export type SeriesMove = {
  /** Null for an excluded date. */
  session_id: string | null;
  standing: Standing;
  local_date: LocalDate;
  local_time: LocalTime | null;
  /** Where a class to come moves; for others, the date that has no class because of them. Null: the pattern has none. */
  to_date: LocalDate | null;
  to_time: LocalTime | null;
  enrolled_count: number;
  waitlisted_count: number;
};

/** What a changed price leaves as it was booked. */
export type PriceChange = KeptPrices & { from: number; to: number };

export type ChangePreview = {
  moves: SeriesMove[];
  clashes: Clash[];
  unsuited: Unsuited[];
  prices: PriceChange | null;
  /** Dates of the new pattern that have no class, because of what took place or was called off. */
  held: ReadonlySet<LocalDate>;
  exdates: LocalDate[];
};

/** What a change of a published schedule would do to the classes it has; undefined for a draft, which has none. */
export async function previewChange(
  scope: Scope,
  schedule_id: string,
  values: ScheduleValues,
): Promise<ChangePreview | undefined> {
  const before = await loadSchedule(scope, schedule_id);
  if (!runsSchedule(scope.actor, before)) found(undefined, 'schedule');
  if (before.status !== 'published') return undefined;
  const after: ScheduleRow = { ...before, ...valuesOf(values), club_id: before.club_id };
  const plan = await planSeries(scope, { before, after }, false);
  const staying = plan.sessions.filter((session) => !plan.orphans.has(session.id));
  const changes = sessionsAfter({ before, after }, staying, { placeOf: plan.placeOf });
  const moves = patternChanged({ before, after }) ? movesOf(plan, changes) : [];
  return {
    moves: moves.sort((a, b) => (a.local_date < b.local_date ? -1 : a.local_date > b.local_date ? 1 : 0)),
    clashes: await studentClashes(scope, changes),
    ...(await termsChange(scope, { before, after })),
    held: new Set(plan.others.flatMap(({ id }) => plan.placeOf.get(id)?.local_date ?? [])),
    exdates: plan.exdates,
  };
}

/** Whom a new level or new ages would keep out, and which bookings keep the old price. */
async function termsChange(
  scope: Scope,
  { before, after }: { before: ScheduleRow; after: ScheduleRow },
): Promise<Pick<ChangePreview, 'unsuited' | 'prices'>> {
  const differs = (...fields: (keyof ScheduleRow)[]) => fields.some((one) => before[one] !== after[one]);
  const group = { id: before.id, before, after };
  return {
    unsuited: differs('level_id', 'min_age', 'max_age') ? await unsuitedBy(scope, group) : [],
    prices: differs('price', 'member_price')
      ? { from: before.price, to: after.price, ...(await pricesKept(scope, group)) }
      : null,
  };
}

const movesOf = (plan: SeriesPlan, changes: readonly SessionChange[]): SeriesMove[] => [
  ...changes.filter(movesAway).map(({ before, after }) => moveOf(before, 'ahead', after)),
  ...plan.sessions.filter((one) => plan.orphans.has(one.id)).map((one) => moveOf(one, 'ahead', null)),
  ...plan.others.flatMap((one) => standInOf(plan, one)),
  ...exdateMoves(plan),
];

const movesAway = ({ before, after }: SessionChange): boolean =>
  before.scheduled_datetime.getTime() !== after.scheduled_datetime.getTime();

function moveOf(
  session: SessionState,
  standing: Standing,
  to: { local_date: LocalDate; local_time: LocalTime } | null,
): SeriesMove {
  const { id, local_date, local_time, enrolled_count, waitlisted_count } = session;
  return {
    ...{ session_id: id, standing, local_date, local_time, enrolled_count, waitlisted_count },
    to_date: to?.local_date ?? null,
    to_time: to?.local_time ?? null,
  };
}

/** What is over or called off, where another date than before has no class for it, or none stands for it. */
function standInOf(plan: SeriesPlan, session: SessionState): SeriesMove[] {
  const place = plan.placeOf.get(session.id);
  if (place?.local_date === session.occurrence_date) return [];
  return [moveOf(session, session.status === 'cancelled' ? 'off' : 'over', place ?? null)];
}

function exdateMoves(plan: SeriesPlan): SeriesMove[] {
  const none = { session_id: null, standing: 'off' as const, local_time: null, to_time: null };
  const counts = { enrolled_count: 0, waitlisted_count: 0 };
  const moved = [...plan.placeOf].map(([id, place]) => ({ date: exdateOf(id), to_date: place.local_date }));
  const lost = plan.unplaced.map((id) => ({ date: exdateOf(id), to_date: null }));
  return [...moved, ...lost].flatMap(({ date, to_date }) =>
    date === undefined || date === to_date ? [] : [{ ...none, ...counts, local_date: date, to_date }],
  );
}
