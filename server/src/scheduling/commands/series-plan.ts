import type { Scope } from '../../kernel/scope.ts';
import {
  addDays,
  dateFromParts,
  dateParts,
  earlierDate,
  type LocalDate,
  laterDate,
  localDateOf,
  mondayOf,
} from '../../kernel/time/index.ts';
import { closuresOf } from '../../organizations/public.ts';
import { carriedExdates, exdatesAfter, placedExdate } from '../rules/exdates.ts';
import { fortnightOf, type MatchInput, matchOccurrences } from '../rules/reconcile.ts';
import { MAX_WINDOW_DAYS, type Occurrence, occurrences } from '../rules/recurrence.ts';
import type { Placed } from '../rules/seating.ts';
import type { SessionState } from '../rules/session-state.ts';
import { comingSessions, heldSessions } from '../store/plan.ts';
import { recurrenceOf, type ScheduleRow } from '../store/schedules.ts';
import { wantedOf } from './generate.ts';

export type SeriesChange = { before: ScheduleRow; after: ScheduleRow };

/** What a changed pattern makes of the classes that a schedule has. */
export type SeriesPlan = {
  /** To come: they move, or are orphans. */
  sessions: SessionState[];
  /** Over, or called off: they keep what they are and stand for another date from now on. */
  others: SessionState[];
  /** By session (and `exdate …`): the date of the new pattern that it becomes, or stands for. */
  placeOf: ReadonlyMap<string, Occurrence>;
  orphans: ReadonlySet<string>;
  /** Of `others` and the excluded dates, those for which the new pattern has no date. */
  unplaced: readonly string[];
  /** The schedule's excluded dates, put where its classes are now. */
  exdates: LocalDate[];
};

/**
 * Decides which class becomes which. From the beginning of the present week (fortnight, month) on, because what took
 * place or was called off in it still counts. `lock` holds the classes until the end of the transaction.
 */
export async function planSeries(scope: Scope, change: SeriesChange, lock: boolean): Promise<SeriesPlan> {
  const { before, after } = change;
  const span = spanOf(change);
  const from = span.start(localDateOf(scope.now, after.timezone));
  const asked = { schedule_id: before.id, from, lock };
  const sessions = await comingSessions(scope, asked);
  const held = await heldSessions(scope, asked);
  const ahead = new Set(sessions.map((session) => session.id));
  const others = held.filter((session) => !ahead.has(session.id));
  const known = new Set(held.map((session) => session.occurrence_date));
  const range = { from, until: addDays(from, MAX_WINDOW_DAYS) };
  const carried = carriedExdates(recurrenceOf(before), recurrenceOf(after), range).filter(
    (date) => !known.has(date),
  );
  // What was moved by hand from before that week stands for a date that is over: it stays as it is.
  const placed = [
    ...sessions.filter((session) => session.occurrence_date >= from).map(placedSession),
    ...others.map((session) => ({ ...placedSession(session), standing: standingOf(session) })),
    ...carried.map(placedExdate),
  ];
  const seats = await seatsFor(scope, { after, from, placed, carried });
  const match = matchOccurrences({ sessions: placed, ...seats, ...span });
  const placeOf = new Map(match.pairs.map((pair) => [pair.id, pair.occurrence]));
  const { orphans, unplaced } = match;
  const exdates = exdatesAfter(after.exdates, placeOf);
  return { sessions, others, placeOf, orphans: new Set(orphans), unplaced, exdates };
}

const placedSession = ({ id, occurrence_date, edited_fields }: SessionState): Placed => ({
  id,
  occurrence_date,
  keeps_time: edited_fields.includes('scheduled_datetime'),
});

const standingOf = (session: SessionState): 'over' | 'off' =>
  session.status === 'cancelled' ? 'off' : 'over';

/** The dates of the new pattern in the span of what there is, and as far as classes are made. */
async function seatsFor(
  scope: Scope,
  asked: { after: ScheduleRow; from: LocalDate; placed: readonly Placed[]; carried: readonly LocalDate[] },
): Promise<Pick<MatchInput, 'wanted' | 'closed' | 'past'>> {
  const { after, from, placed, carried } = asked;
  const horizon = (await wantedOf(scope, after, {})).until;
  const until = placed.map((one) => one.occurrence_date).reduce(laterDate, horizon);
  const closures = await closuresOf(scope, after.club_id, from, until);
  const exdates = after.exdates.filter((date) => !carried.includes(date));
  const { kept, skipped } = occurrences({ ...recurrenceOf(after), exdates }, { from, until, closures });
  const closed = skipped.filter((one) => one.reason === 'closure').map((one) => one.occurrence);
  const isPast = ({ starts_at }: Occurrence) => starts_at <= scope.now;
  return {
    wanted: kept.filter((one) => !isPast(one)),
    closed: closed.filter((one) => !isPast(one)),
    past: [...kept, ...closed].filter(isPast),
  };
}

type Span = Pick<MatchInput, 'by_month' | 'fortnight'> & { start: (date: LocalDate) => LocalDate };

/**
 * Within what a class of the old pattern has its counterpart: its week; its fortnight, when both come every second
 * week; its month, when both come by the month. A weekly class that becomes a monthly one is another class.
 */
function spanOf({ before, after }: SeriesChange): Span {
  const both = (kinds: readonly string[]) =>
    kinds.includes(before.recurrence) && kinds.includes(after.recurrence);
  const by_month = both(['monthly', 'custom', 'once']);
  const fortnight = both(['biweekly']) ? mondayOf(before.start_date) : undefined;
  return {
    by_month,
    fortnight,
    start: (date) => {
      if (fortnight !== undefined) return fortnightOf(date, fortnight);
      return by_month ? earlierDate(mondayOf(date), firstOfMonth(date)) : mondayOf(date);
    },
  };
}

const firstOfMonth = (date: LocalDate): LocalDate => {
  const { year, month } = dateParts(date);
  return dateFromParts(year, month, 1);
};
