import { money, proportion } from '../../kernel/money.ts';
import { addDays, addMonths, earlierDate, type LocalDate, laterDate } from '../../kernel/time/index.ts';
import type { Recurrence } from '../../scheduling/rules/recurrence.ts';
import { agreedPrices, type Version } from './agreed.ts';
import { type Calendar, calendarOf, datesOf, hasClass } from './dates.ts';
import {
  agreedUntil,
  countedOff,
  countsIn,
  type Deposit,
  type DepositRule,
  type DepositTerms,
} from './deposits.ts';
import { type DiscountRules, entitledBy, ratesFor } from './discounts.ts';
import { familyBefore, type Held as HeldBy, heldOf } from './held.ts';
import { type Instalment, inParts } from './instalments.ts';
import type { LateTerms } from './late.ts';
import type { Line } from './lines.ts';
import { type Counting, dueIn, isWhole, periodsIn, type Span, shares, spanWords } from './periods.ts';
import { linesFor, type Price, priceFor, sharedBy, termsOf } from './pricing.ts';
import type { Terms } from './reckoning.ts';
import { countOf, type Rules, totalOf } from './shares.ts';
import { furtherStretches, timesAWeek } from './stretches.ts';

/** A plan, as charges are reckoned by it. */
export interface Plan extends Counting, Partial<DepositRule> {
  id: string;
  name: string;
  club_id: string | null;
  currency: string;
  due_day: number;
  prices: readonly Price[];
  /** The same, as they were and are: a place has those of when it was given. */
  versions?: readonly Version[];
  enrolment_fee: number;
  enrolment_fee_each: 'once' | 'year' | 'term' | 'return';
  /** Whether a price is of each place, or of the group and shared by its holders. */
  per?: 'person' | 'group';
  instalments: readonly Instalment[];
  deposit_counts?: DepositTerms['counts'];
  deposit_leaving?: DepositTerms['leaving'];
}

/** A group with the plan that is in force for it, and what else its rules say. */
export interface Group {
  id: string;
  name: string;
  recurrence: Recurrence;
  /** Its term, or its own dates; null where it has no end. */
  course: Span | null;
  plan: Plan;
  rules: Rules;
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
  /** Deactivated, or may not book. */
  is_blocked?: boolean;
  /** Who looks after the student. */
  guardians: readonly string[];
  /** When the first of its line was given; milliseconds. */
  agreed_at?: number;
  /** Somebody had another place until that line began. */
  was_there?: boolean;
  /** Its holder has said that they stay in another term. */
  renewed?: boolean;
  /** It ends by the notice that the club asks for. */
  gave_notice?: boolean;
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
  /** What was paid in advance, or is to be, by the first place of a line. */
  deposits?: ReadonlyMap<string, Deposit>;
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
  terms: KeptTerms;
  /** Which deposit counts in it, and how much of that. */
  deposit?: { id: string; amount: number };
}

/** What a charge is reckoned anew by, and the period that its price is for. */
export type KeptTerms = Terms & { of: Span; together?: readonly number[] };

/** A place that no price fits, whose group has no end although its fee is for a term, or whose holder may not come. */
export interface Unpriced {
  group: Group;
  place: Place;
  reason: 'no_price' | 'no_term' | 'client_blocked';
}

export interface Decision {
  charges: NewCharge[];
  unpriced: Unpriced[];
}

/** What is to be charged for these days and has not been, in the order of groups and of who came first. */
export function decideCharges(facts: Facts, within: Span): Decision {
  const decision: Decision = { charges: [], unpriced: [] };
  const enrolled = new Map(facts.enrolled);
  const deposits = new Map(facts.deposits);
  const done = Map.groupBy(facts.charged, ({ root_id }) => root_id);
  for (const asked of candidates(facts, done, within)) {
    const { group, place, period, calendar } = asked;
    const charged = notCharged(done, place, inForce(period, group.plan));
    // A month off costs nothing.
    if (charged === undefined || !shares(place, charged) || !hasClass(calendar, charged)) continue;
    // Nobody pays for classes that they cannot have; the desk decides what becomes of the place.
    if (place.is_blocked) {
      decision.unpriced.push({ group, place, reason: 'client_blocked' });
      continue;
    }
    const priced = pricedAs({ ...asked, charged }, enrolled);
    if (priced === undefined) {
      decision.unpriced.push({ group, place, reason: 'no_price' });
      continue;
    }
    decision.charges.push(...lessDeposit({ ...asked, charged, ...priced }, deposits));
    const { root_id } = place;
    const now = { root_id, period_start: charged.starts_on, period_end: charged.ends_on };
    done.set(root_id, [...(done.get(root_id) ?? []), now]);
  }
  decision.unpriced.push(...withoutTerm(facts, within));
  return decision;
}

/** Who goes on from one group to another comes first where they were first: what is after that is part of it. */
function candidates(facts: Facts, done: Done, within: Span): Asked[] {
  const held = heldOf(facts.places);
  const { closures } = facts;
  const all = facts.groups.flatMap((group) =>
    periodsIn(group.plan, group.course, within).flatMap((period) => {
      const { recurrence, plan } = group;
      const places = (held.byGroup.get(group.id) ?? []).filter(
        (one) => shares(one, period) && notCharged(done, one, inForce(period, plan)) !== undefined,
      );
      // Most of the time everybody has been charged, and nothing has to be reckoned.
      if (places.length === 0) return [];
      const calendar = calendarOf({ recurrence, closures, period, whole: isWhole(plan) });
      return places.map((place) => ({ facts, held, group, place, period, calendar }));
    }),
  );
  const earlier = new Map(all.map(({ place }) => [place, earlierOf(held, place).length]));
  return all.toSorted((a, b) => earlier.get(a.place)! - earlier.get(b.place)!);
}

const earlierOf = ({ byRoot }: Held, { root_id, starts_on }: Place): Place[] =>
  (byRoot.get(root_id) ?? []).filter((one) => one.starts_on < starts_on);

/** What of a period a plan is there for: before its first day and after its last one it charges nothing. */
const inForce = (period: Span, { starts_on, ends_on }: Plan): Span => ({
  starts_on: laterDate(period.starts_on, starts_on),
  ends_on: ends_on === null ? period.ends_on : earlierDate(period.ends_on, ends_on),
});

type Held = HeldBy<Place>;

/** What was charged already, or is now, by the first place of each line. */
type Done = ReadonlyMap<string, readonly Charged[]>;

/** What of a period no charge is for yet: all of it, or what is after the last one. */
function notCharged(done: Done, { root_id }: Place, period: Span): Span | undefined {
  const until = (done.get(root_id) ?? [])
    .filter((one) => one.period_start <= period.ends_on)
    .map((one) => one.period_end)
    .filter((end) => end >= period.starts_on)
    .toSorted()
    .at(-1);
  if (until === undefined) return period;
  return until < period.ends_on ? { starts_on: addDays(until, 1), ends_on: period.ends_on } : undefined;
}

const withoutTerm = ({ groups, places }: Facts, within: Span): Unpriced[] =>
  groups
    .filter(({ plan, course }) => isWhole(plan) && course === null)
    .flatMap((group) =>
      places
        .filter((one) => one.schedule_id === group.id && shares(one, within))
        .map((place) => ({ group, place, reason: 'no_term' as const })),
    );

interface Asked {
  facts: Facts;
  held: Held;
  group: Group;
  place: Place;
  period: Span;
  /** Of the group in the period. */
  calendar: Calendar;
}

/** Its lines, and what it is reckoned anew by when its place changes; undefined where no price fits. */
function pricedAs(
  asked: Asked & { charged: Span },
  enrolled: Map<string, LocalDate>,
): { lines: Line[]; terms: KeptTerms } | undefined {
  const { facts, held, group, place, period, charged, calendar } = asked;
  const { plan, rules } = group;
  const { closures } = facts;
  const from = laterDate(place.starts_on, plan.starts_on);
  const dates = datesOf({ ...place, starts_on: from }, calendar, charged);
  const classes_a_week = timesAWeek(group.recurrence, period, countOf(dates));
  const holders = holdersOn(held, group.id, laterDate(place.starts_on, period.starts_on));
  const group_size = holders.length;
  const prices = agreedPrices(plan, { agreed_at: place.agreed_at ?? 0, starts_on: period.starts_on });
  const at = holders.indexOf(place);
  const price = sharedBy(plan, priceFor(prices, { classes_a_week, group_size }), { group_size, at });
  if (price === undefined) return undefined;
  const owes = owesEnrolment(enrolled.get(place.student_id), asked);
  const family = before(asked);
  const discounts = ratesFor(group.discounts, place, family);
  const entitled = { ...entitledBy(place, family), renewal: isRenewed(place, charged) };
  const base = place.is_club_member ? (price.member_amount ?? price.amount) : price.amount;
  const lines = linesFor({
    ...{ price, classes_a_week, group_size, is_member: place.is_club_member, rules, discounts, entitled },
    ...{ dates, from, until: place.ends_on, currency: plan.currency, period },
    further: furtherStretches(goingOn(asked), {
      ...{ groups: facts.groups, closures, charged, currency: plan.currency, base, of: spanWords(period) },
      holdersOf: (schedule_id, day) => holdersOn(held, schedule_id, day).map(({ id }) => id),
    }),
    enrolment_fee: owes ? plan.enrolment_fee : 0,
  });
  if (owes && plan.enrolment_fee > 0) enrolled.set(place.student_id, period.starts_on);
  const { early, together = [] } = discounts;
  const terms = { ...termsOf({ rules, discounts, entitled }), early, of: period };
  return { lines, terms: together.length > 0 ? { ...terms, together } : terms };
}

/** The first part is less by what was paid in advance, where this is the period for that. */
function lessDeposit(asked: Priced, deposits: Map<string, Deposit>): NewCharge[] {
  const parts = partsOf(asked);
  const { root_id } = asked.place;
  const deposit = deposits.get(root_id);
  if (!deposit) return parts;
  const { ends_on, gave_notice = false, schedule_id } = goingOn(asked).at(-1) ?? asked.place;
  const group = asked.facts.groups.find(({ id }) => id === schedule_id) ?? asked.group;
  const agreed_until = agreedUntil(group);
  if (!countsIn(deposit, asked.charged, { ends_on, agreed_until, gave_notice })) return parts;
  deposits.delete(root_id);
  return parts.map((one) => (one.part === 1 ? { ...one, ...countedOff(one.lines, deposit) } : one));
}

/** One charge, or one for each part; whoever comes after it was due has it due on their first day. */
function partsOf({ group, place, period, charged, lines: whole, terms }: Priced): NewCharge[] {
  const { plan } = group;
  const days = plan.instalments.length > 0 ? plan.instalments.map((one) => one.due_day) : [plan.due_day];
  const first = laterDate(place.starts_on, charged.starts_on);
  return inParts(whole, plan.instalments).map((lines, at) => {
    const due_on = laterDate(dueIn(period, days[at] ?? 1), first);
    const early = earlyOf(group, lines, due_on);
    return { plan, group, place, period: charged, part: at + 1, due_on, lines, early, terms };
  });
}

interface Priced extends Asked {
  charged: Span;
  lines: Line[];
  terms: KeptTerms;
}

/** In the first period of a place that goes on in another term. */
const isRenewed = ({ renewed, starts_on }: Place, charged: Span): boolean =>
  renewed === true && charged.starts_on <= starts_on && starts_on <= charged.ends_on;

/** Who holds a place in a group on a day, in the order in which they came. */
const holdersOn = ({ byGroup }: Held, schedule_id: string, day: LocalDate): Place[] =>
  (byGroup.get(schedule_id) ?? []).filter((one) => shares(one, { starts_on: day, ends_on: day }));

/** The places in other groups in which this one goes on within what is charged. */
const goingOn = ({ held: { byRoot }, place, charged }: Asked & { charged: Span }): Place[] =>
  (byRoot.get(place.root_id) ?? [])
    .filter((one) => one.starts_on > place.starts_on && shares(one, charged))
    .toSorted((a, b) => (a.starts_on < b.starts_on ? -1 : 1));

/** Of whoever pays some days before it is due: of the fee, not of the enrolment fee. */
function earlyOf({ discounts, plan }: Group, lines: readonly Line[], due_on: LocalDate): NewCharge['early'] {
  const fee = totalOf(lines.filter(({ kind }) => kind !== 'enrolment_fee' && kind !== 'enrolment_off'));
  const amount = proportion(money(fee, plan.currency), discounts.early, 10_000).amount;
  return amount > 0 ? { amount, until: addDays(due_on, -discounts.early_days) } : null;
}

/** The places of the family, of the same days, that were there before this one. */
const before = ({ held, place, period }: Asked): Place[] =>
  familyBefore(held, place).filter((one) => shares(one, period));

/** Once, again when a year has gone by since, for each term, or of who comes back after a time without a place. */
function owesEnrolment(last: LocalDate | undefined, { group, place, period }: Asked): boolean {
  if (last === undefined) return true;
  const each = group.plan.enrolment_fee_each;
  if (each === 'year') return addMonths(last, 12) <= period.starts_on;
  if (each === 'term') return group.course !== null && last < chargedFrom(group, group.course.starts_on);
  const comesBack = !place.was_there && place.root_id === place.id;
  return each === 'return' && comesBack && last < chargedFrom(group, place.starts_on);
}

/** The first day of the period in which a day is: what was asked for in that period was not asked for before it. */
const chargedFrom = ({ plan, course }: Group, day: LocalDate): LocalDate =>
  periodsIn(plan, course, { starts_on: day, ends_on: day })[0]?.starts_on ?? day;
