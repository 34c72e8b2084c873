import { money, proportion } from '../../kernel/money.ts';
import { addDays, addMonths, dayNumber, type LocalDate, laterDate } from '../../kernel/time/index.ts';
import { occurrences, type Recurrence } from '../../scheduling/rules/recurrence.ts';
import { type DiscountRules, entitledBy } from './discounts.ts';
import { type Instalment, inParts } from './instalments.ts';
import type { LateTerms } from './late.ts';
import type { Line } from './lines.ts';
import { type Counting, dueIn, periodsIn, type Span } from './periods.ts';
import { type Dates, linesFor, type Price, priceFor, totalOf } from './pricing.ts';

/** A plan, as charges are reckoned by it. */
export interface Plan extends Counting {
  id: string;
  name: string;
  club_id: string | null;
  currency: string;
  due_day: number;
  prices: readonly Price[];
  enrolment_fee: number;
  enrolment_fee_each: 'once' | 'year';
  instalments: readonly Instalment[];
}

/** A group with the plan that is in force for it, and what else its rules say. */
export interface Group {
  id: string;
  name: string;
  recurrence: Recurrence;
  /** Its term, or its own dates; null where it has no end. */
  course: Span | null;
  plan: Plan;
  rules: { joining: boolean; leaving: boolean; pauses: boolean };
  discounts: DiscountRules & { early: number; early_days: number };
  /** What is added where a charge is not paid in time. */
  late: LateTerms | null;
}

/** A fixed place. */
export interface Place {
  id: string;
  /** The first of those that it goes on from. */
  root_id: string;
  schedule_id: string;
  student_id: string;
  student_name: string;
  is_club_member: boolean;
  /** Who looks after the student. */
  guardians: readonly string[];
  starts_on: LocalDate;
  ends_on: LocalDate | null;
  pauses: readonly Span[];
}

/** What was charged for a place already, cancelled or not. */
export interface Charged {
  root_id: string;
  period_start: LocalDate;
  period_end: LocalDate;
}

export interface Facts {
  groups: readonly Group[];
  places: readonly Place[];
  charged: readonly Charged[];
  closures: readonly (Span & { name: string })[];
  /** When each student was asked for an enrolment fee, the last time. */
  enrolled: ReadonlyMap<string, LocalDate>;
}

export interface NewCharge {
  plan: Plan;
  group: Group;
  place: Place;
  period: Span;
  /** Of a fee that is paid in parts, which one. */
  part: number;
  due_on: LocalDate;
  lines: Line[];
  /** What is let off of whoever pays until that day. */
  early: { amount: number; until: LocalDate } | null;
}

/** A place that no price fits, or whose group has no end although its fee is for a term. */
export interface Unpriced {
  group: Group;
  place: Place;
  reason: 'no_price' | 'no_term';
}

export interface Decision {
  charges: NewCharge[];
  unpriced: Unpriced[];
}

/** What is to be charged for these days and has not been, in the order of groups and of who came first. */
export function decideCharges(facts: Facts, within: Span): Decision {
  const decision: Decision = { charges: [], unpriced: [] };
  const enrolled = new Map(facts.enrolled);
  const done: Charged[] = [...facts.charged];
  for (const group of facts.groups)
    for (const period of periodsOf(group, within))
      for (const place of holdersIn(facts, group, period)) {
        if (isCharged(done, place, period)) continue;
        const lines = linesOf({ facts, group, place, period }, enrolled);
        if (lines === undefined) {
          decision.unpriced.push({ group, place, reason: 'no_price' });
          continue;
        }
        decision.charges.push(...partsOf({ facts, group, place, period }, lines));
        done.push({ root_id: place.root_id, period_start: period.starts_on, period_end: period.ends_on });
      }
  decision.unpriced.push(...withoutTerm(facts, within));
  return decision;
}

const periodsOf = ({ plan, course }: Group, within: Span): Span[] => periodsIn(plan, course, within);

const isCharged = (done: readonly Charged[], { root_id }: Place, { starts_on, ends_on }: Span): boolean =>
  done.some((one) => one.root_id === root_id && one.period_start <= ends_on && starts_on <= one.period_end);

const shares = (place: Place, { starts_on, ends_on }: Span): boolean =>
  place.starts_on <= ends_on && (place.ends_on === null || place.ends_on >= starts_on);

const holdersIn = ({ places }: Facts, { id, plan }: Group, period: Span): Place[] =>
  places.filter(
    (one) =>
      one.schedule_id === id && shares(one, { starts_on: later(period, plan), ends_on: period.ends_on }),
  );

/** A plan charges nothing of what was before it. */
const later = (period: Span, plan: Plan): LocalDate => laterDate(period.starts_on, plan.starts_on);

const withoutTerm = ({ groups, places }: Facts, within: Span): Unpriced[] =>
  groups
    .filter(({ plan, course }) => plan.period === 'term' && course === null)
    .flatMap((group) =>
      places
        .filter((one) => one.schedule_id === group.id && shares(one, within))
        .map((place) => ({ group, place, reason: 'no_term' as const })),
    );

interface Asked {
  facts: Facts;
  group: Group;
  place: Place;
  period: Span;
}

function linesOf(asked: Asked, enrolled: Map<string, LocalDate>): Line[] | undefined {
  const { facts, group, place, period } = asked;
  const { plan, rules } = group;
  const planned = datesOf(asked);
  const first = laterDate(place.starts_on, period.starts_on);
  const group_size = facts.places.filter(
    (one) => one.schedule_id === group.id && shares(one, { starts_on: first, ends_on: first }),
  ).length;
  const classes_a_week = timesAWeek(group, period, planned.length);
  const price = priceFor(plan.prices, { classes_a_week, group_size });
  if (price === undefined) return undefined;
  const owes = owesEnrolment(enrolled.get(place.student_id), plan, period);
  const lines = linesFor({
    ...{ price, classes_a_week, group_size, is_member: place.is_club_member, rules },
    ...{ dates: sorted(planned, asked), from: fromOf(place, plan), until: place.ends_on },
    ...{ enrolment_fee: owes ? plan.enrolment_fee : 0, currency: plan.currency },
    ...{ discounts: group.discounts, entitled: entitledBy(place, before(asked)) },
  });
  if (owes && plan.enrolment_fee > 0) enrolled.set(place.student_id, period.starts_on);
  return lines;
}

/** One charge, or one for each part; whoever comes after it was due has it due on their first day. */
function partsOf({ group, place, period }: Asked, whole: readonly Line[]): NewCharge[] {
  const { plan } = group;
  const days = plan.instalments.length > 0 ? plan.instalments.map((one) => one.due_day) : [plan.due_day];
  return inParts(whole, plan.instalments).map((lines, at) => {
    const due_on = laterDate(dueIn(period, days[at] ?? 1), fromOf(place, plan));
    return { plan, group, place, period, part: at + 1, due_on, lines, early: earlyOf(group, lines, due_on) };
  });
}

/** Of whoever pays some days before it is due: of the fee, not of the enrolment fee. */
function earlyOf({ discounts, plan }: Group, lines: readonly Line[], due_on: LocalDate): NewCharge['early'] {
  const fee = totalOf(lines.filter(({ kind }) => kind !== 'enrolment_fee'));
  const amount = proportion(money(fee, plan.currency), discounts.early, 10_000).amount;
  return amount > 0 ? { amount, until: addDays(due_on, -discounts.early_days) } : null;
}

/** The places of the same days that were there before this one. */
const before = ({ facts: { places }, place, period }: Asked): Place[] =>
  places.slice(0, places.indexOf(place)).filter((one) => shares(one, period));

const datesOf = ({ facts: { closures }, group, place, period }: Asked): LocalDate[] => {
  const { starts_on: from, ends_on: until } = period;
  const isNew = place.root_id === place.id && group.plan.period !== 'term';
  const recurrence = isNew ? fromBefore(group.recurrence, from) : group.recurrence;
  return occurrences(recurrence, { from, until, closures }).kept.map(({ local_date }) => local_date);
};

/** By weeks and days, as if it had been there from that day on: who begins with a group pays for what is left, too. */
function fromBefore(recurrence: Recurrence, from: LocalDate): Recurrence {
  const days = dayNumber(recurrence.start_date) - dayNumber(from);
  if (days <= 0 || !['daily', 'weekly', 'biweekly'].includes(recurrence.recurrence)) return recurrence;
  return { ...recurrence, start_date: addDays(recurrence.start_date, -14 * Math.ceil(days / 14)) };
}

/** The days on which it takes place in a week; of other patterns, what comes to a week in the period. */
function timesAWeek({ recurrence }: Group, { starts_on, ends_on }: Span, dates: number): number {
  if (recurrence.recurrence === 'weekly') return Math.max(1, recurrence.recurrence_days.length);
  const weeks = (dayNumber(ends_on) - dayNumber(starts_on) + 1) / 7;
  return Math.max(1, Math.round(dates / weeks));
}

const fromOf = (place: Place, plan: Plan): LocalDate => laterDate(place.starts_on, plan.starts_on);

/** Whose each date is. */
function sorted(planned: readonly LocalDate[], { group: { plan }, place }: Asked): Dates {
  const dates: Dates = { had: 0, before: 0, after: 0, paused: 0 };
  const from = fromOf(place, plan);
  for (const date of planned) {
    if (date < from) dates.before++;
    else if (place.ends_on !== null && date > place.ends_on) dates.after++;
    else if (place.pauses.some((one) => one.starts_on <= date && date <= one.ends_on)) dates.paused++;
    else dates.had++;
  }
  return dates;
}

/** Once, or again when a year has gone by since. */
function owesEnrolment(last: LocalDate | undefined, { enrolment_fee_each }: Plan, period: Span): boolean {
  if (last === undefined) return true;
  return enrolment_fee_each === 'year' && addMonths(last, 12) <= period.starts_on;
}
