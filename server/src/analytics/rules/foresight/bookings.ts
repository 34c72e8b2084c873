import { addDays, type LocalDate, localWeekday } from '../../../kernel/time/index.ts';
import { chanceOf, fitLogistic, type Logistic, logit } from './logistic.ts';
import { type ChanceMeasures, measureChances, type Said } from './measures.ts';
import { type Prior, priorOf, shrunk, type Tally } from './shrink.ts';

/** What became of a booking that had a place, of a class that was held; `coming`: nothing yet. */
export type Became = 'came' | 'no_show' | 'late_cancel' | 'cancelled' | 'coming';

export interface Booking {
  id: string;
  student_id: string;
  date: LocalDate;
  /** HH:MM on the club's wall. */
  time: string;
  /** By a fixed place. */
  fixed: boolean;
  /** Whole days between the booking and the class. */
  days_ahead: number;
  became: Became;
}

/** What a chance is of, and among which: what is left out says nothing of it. */
export const chanceKinds = ['no_show', 'late_cancel'] as const;
export type ChanceKind = (typeof chanceKinds)[number];
const among: Record<ChanceKind, readonly Became[]> = {
  no_show: ['came', 'no_show'],
  late_cancel: ['came', 'no_show', 'late_cancel'],
};

/** What a chance is made of, in order; docs/domain/foresight.md says each. */
export const bookingFeatures = [
  'own_share',
  'last_time',
  'newcomer',
  'fixed',
  'days_ahead',
  'early',
  'late',
  'weekend',
] as const;
export type BookingFeature = (typeof bookingFeatures)[number];

/** A booking with what was known of its student when the day of its class began. */
export interface Known {
  booking: Booking;
  before: Tally;
  last_time: boolean;
}

export interface BookingModel {
  prior: Prior;
  logistic: Logistic;
}

/**
 * Each booking with what its student had done until the day before, in the order of time. Bookings of one day do not know of
 * each other.
 */
export function knownOf(bookings: readonly Booking[], kind: ChanceKind): Known[] {
  const sorted = [...bookings].sort((a, b) => (`${a.date} ${a.id}` < `${b.date} ${b.id}` ? -1 : 1));
  const done = new Map<string, { tally: Tally; last: boolean }>();
  const nothing = { tally: { happened: 0, of: 0 }, last: false };
  const known: Known[] = [];
  for (const day of days(sorted)) {
    for (const booking of day) {
      const { tally, last } = done.get(booking.student_id) ?? nothing;
      if (booking.became === 'coming' || counts(kind, booking))
        known.push({ booking, before: tally, last_time: last });
    }
    for (const booking of day.filter((one) => counts(kind, one))) {
      const { tally } = done.get(booking.student_id) ?? nothing;
      const last = booking.became === kind;
      done.set(booking.student_id, {
        tally: { happened: tally.happened + (last ? 1 : 0), of: tally.of + 1 },
        last,
      });
    }
  }
  return known;
}

const counts = (kind: ChanceKind, { became }: Booking): boolean => among[kind].includes(became);

function* days(sorted: readonly Booking[]): Generator<Booking[]> {
  for (let at = 0; at < sorted.length; ) {
    let end = at;
    while (end < sorted.length && sorted[end]!.date === sorted[at]!.date) end++;
    yield sorted.slice(at, end);
    at = end;
  }
}

const newFor = 3;

/** In the order of {@link bookingFeatures}. */
function featuresOf({ booking, before, last_time }: Known, prior: Prior): number[] {
  const { date, time, fixed, days_ahead } = booking;
  return [
    logit(shrunk(before, prior)) - logit(prior.share),
    last_time ? 1 : 0,
    before.of < newFor ? 1 : 0,
    fixed ? 1 : 0,
    fixed ? 0 : Math.log1p(Math.max(0, days_ahead)),
    time < '10:00' ? 1 : 0,
    time >= '20:00' ? 1 : 0,
    localWeekday(date) >= 5 ? 1 : 0,
  ];
}

/** From bookings of which it is known what became of them. */
export function fitBookings(past: readonly Known[], kind: ChanceKind): BookingModel {
  const prior = priorOf([...lastTallies(past, kind).values()]);
  const logistic = fitLogistic(
    past.map((one) => featuresOf(one, prior)),
    past.map(({ booking }) => booking.became === kind),
  );
  return { prior, logistic };
}

/** All that each student did. */
function lastTallies(past: readonly Known[], kind: ChanceKind): Map<string, Tally> {
  const all = new Map<string, Tally>();
  for (const { booking } of past) {
    const { happened, of } = all.get(booking.student_id) ?? { happened: 0, of: 0 };
    all.set(booking.student_id, { happened: happened + (booking.became === kind ? 1 : 0), of: of + 1 });
  }
  return all;
}

export const chanceOfBooking = ({ prior, logistic }: BookingModel, one: Known): number =>
  chanceOf(logistic, featuresOf(one, prior));

/** What moves a chance away from the mean, as log odds, the strongest first: the reasons that are told. */
export function reasonsOf(
  { prior, logistic }: BookingModel,
  one: Known,
): { feature: BookingFeature; odds: number }[] {
  return featuresOf(one, prior)
    .map((x, at) => ({
      feature: bookingFeatures[at]!,
      odds: Math.exp((logistic.weights[at]! * (x - logistic.means[at]!)) / logistic.spreads[at]!),
    }))
    .filter(({ odds }) => Math.abs(Math.log(odds)) >= 0.1)
    .sort((a, b) => Math.abs(Math.log(b.odds)) - Math.abs(Math.log(a.odds)));
}

/** How the odds change with each feature: of yes against no, or by one of its own units. */
export const effectsOf = ({ logistic }: BookingModel): { feature: BookingFeature; odds: number }[] =>
  bookingFeatures.map((feature, at) => ({
    feature,
    odds: Math.exp(logistic.weights[at]! / logistic.spreads[at]!),
  }));

export const blocks = { days: 28, most: 6 } as const;
/** Nothing is fitted to fewer. */
const leastPast = { rows: 300, happened: 20 };

export interface Block {
  from: LocalDate;
  /** Excluded. */
  until: LocalDate;
}

/** The last blocks of four weeks before today, the earliest first. */
export const blocksBefore = (today: LocalDate): Block[] =>
  Array.from({ length: blocks.most }, (_, n) => {
    const from = addDays(today, (n - blocks.most) * blocks.days);
    return { from, until: addDays(from, blocks.days) };
  });

/**
 * What would have been said of a block by what was known the day before it began, and what then was; the baseline is the
 * club's share until then. Nothing where that was too little.
 */
export function foretold(known: readonly Known[], kind: ChanceKind, { from, until }: Block): Said[] {
  const past = known.filter(({ booking }) => booking.became !== 'coming');
  const before = past.filter(({ booking }) => booking.date < from);
  if (!canFit(before, kind)) return [];
  const model = fitBookings(before, kind);
  return past
    .filter(({ booking }) => booking.date >= from && booking.date < until)
    .map((one) => ({
      chance: chanceOfBooking(model, one),
      baseline: model.prior.share,
      happened: one.booking.became === kind,
      of: one.booking.student_id,
    }));
}

export const testBookings = (known: readonly Known[], kind: ChanceKind, today: LocalDate): ChanceMeasures =>
  measureChances(blocksBefore(today).flatMap((block) => foretold(known, kind, block)));

/** Whether there is enough to say anything at all. */
export const canFit = (past: readonly Known[], kind: ChanceKind): boolean =>
  past.length >= leastPast.rows &&
  past.filter(({ booking }) => booking.became === kind).length >= leastPast.happened;
