import type { Scope } from '../../kernel/scope.ts';
import { addDays, earlierDate, type LocalDate, laterDate, localDateOf } from '../../kernel/time/index.ts';
import { closuresOf } from '../../organizations/public.ts';
import { calendarOf, datesOf } from '../rules/dates.ts';
import { follow, type Steps, type Way } from '../rules/following.ts';
import type { Line } from '../rules/lines.ts';
import { shares, spanWords } from '../rules/periods.ts';
import { linesOfStretches, type Stretch, type Terms } from '../rules/reckoning.ts';
import { totalOf } from '../rules/shares.ts';
import { furtherStretches } from '../rules/stretches.ts';
import { type AnyGroup, groupsById } from '../store/facts.ts';
import { type ChargedPeriod, chargedPeriods, holdersOn, type StayRow, staysOf } from '../store/following.ts';

/** What is charged for a place and a period, and what has to be done so that it is what it should be by now. */
export interface Followed {
  charged: ChargedPeriod;
  steps: Steps;
}

/** Days before that are over: nothing changes what was charged for them. */
export const sinceWhen = ({ now }: Scope): LocalDate => addDays(localDateOf(now, 'UTC'), -1);

/** Of the lines of places that begin with these, as they are, or as they would be after a change. */
export async function followed(
  scope: Scope,
  roots: readonly string[],
  changed: (stays: StayRow[]) => StayRow[] = (stays) => stays,
): Promise<Followed[]> {
  const periods = await chargedPeriods(scope, roots, sinceWhen(scope));
  if (periods.length === 0) return [];
  const stays = changed(await staysOf(scope, roots));
  const ids = [...stays, ...periods].map((one) => one.schedule_id);
  const groups = new Map((await groupsById(scope, [...new Set(ids)])).map((one) => [one.id, one]));
  const holdersOf = await holdersOn(
    scope,
    stays.map(({ schedule_id, starts_on: day }) => ({ schedule_id, day })),
  );
  const closures = await closedDays(scope, periods);
  return periods.map((charged) =>
    reckoned(scope, { charged, stays, groups, closures: closures.get(charged.club_id)!, holdersOf }),
  );
}

/** On which days each club is closed in all of these periods; a group may go on by another one than is charged. */
async function closedDays(
  scope: Scope,
  periods: readonly ChargedPeriod[],
): Promise<Map<string, Around['closures']>> {
  const closed = new Map<string, Around['closures']>();
  for (const [club_id, its] of Map.groupBy(periods, (one) => one.club_id)) {
    const spans = its.map(({ terms, period }) => terms.of ?? period);
    const from = spans.map((one) => one.starts_on).reduce(earlierDate);
    const until = spans.map((one) => one.ends_on).reduce(laterDate);
    closed.set(club_id, await closuresOf(scope, club_id, addDays(from, -366), addDays(until, 366)));
  }
  return closed;
}

interface Around {
  charged: ChargedPeriod;
  stays: readonly StayRow[];
  groups: ReadonlyMap<string, AnyGroup>;
  closures: Parameters<typeof calendarOf>[0]['closures'];
  holdersOf: (schedule_id: string, day: LocalDate) => readonly string[];
}

function reckoned(scope: Scope, around: Around): Followed {
  const { charged, stays, groups } = around;
  const own = stays.filter((one) => one.root_id === charged.root_id && shares(one, charged.period));
  const group = groups.get(charged.schedule_id)!;
  const [first] = own;
  if (first === undefined) {
    const way = wayOf(scope, { charged, group, left: !charged.by_club });
    return { charged, steps: follow({ charges: charged.charges, target: null, way }) };
  }
  const terms = termsOf(charged, group);
  const stretches = stretchesOf(own, around);
  const { currency } = charged;
  const target = linesOfStretches(stretches, { ...terms, currency });
  const last = own.at(-1)!;
  const left = !last.by_club && isLess(charged, target) && last.ends_on !== null && !endsWith(groups, last);
  const steps = follow({ charges: charged.charges, target, way: wayOf(scope, { charged, group, left }) });
  return { charged, steps };
}

/** The place lasts as long as its group: nobody leaves. */
const endsWith = (groups: Around['groups'], { schedule_id, ends_on }: StayRow): boolean => {
  const end = groups.get(schedule_id)?.recurrence.end_date ?? null;
  return end !== null && ends_on !== null && ends_on >= end;
};

const isLess = ({ charges }: ChargedPeriod, target: readonly Line[]): boolean => {
  const sum = charges.reduce((total, { lines }) => total + (lines.get('leaving') ?? 0), 0);
  return totalOf(target.filter(({ kind }) => kind === 'leaving')) < sum;
};

/** As it was when it was raised; of what was raised before that was kept, as it is now. */
function termsOf({ terms, rates }: ChargedPeriod, group: AnyGroup): Omit<Terms, 'early'> {
  return { rules: group.rules, ...rates, stacking: group.discounts.stacking, ...terms };
}

function stretchesOf(own: readonly StayRow[], { charged, groups, closures, holdersOf }: Around): Stretch[] {
  const first = own[0]!;
  // Who has gone on before they began in the first group never had a day there.
  const started = own.some(({ id }) => id === charged.place_id) || first.schedule_id === charged.schedule_id;
  const stay = started ? first : neverHad(charged, first);
  const recurrence = started
    ? groups.get(stay.schedule_id)!.recurrence
    : goingOn(groups.get(stay.schedule_id)!, groups.get(first.schedule_id)!);
  const { base, period, currency, by_term: whole, plan_starts_on } = charged;
  const of = charged.terms.of ?? period;
  const from = laterDate(stay.starts_on, plan_starts_on);
  const calendar = calendarOf({ recurrence, closures, period: of, whole });
  const dates = datesOf({ ...stay, starts_on: from }, calendar, period);
  const pieces = [{ base, dates, of: spanWords(of) }];
  const further = furtherStretches(started ? own.slice(1) : own, {
    ...{
      groups: [...groups.values()],
      closures,
      charged: period,
      currency,
      holdersOf,
      base,
      of: spanWords(of),
    },
  });
  return [{ pieces, starts_on: from, ends_on: stay.ends_on, group: '' }, ...further];
}

/** A group that was split before they began goes on in the other one: its dates are theirs, or before them, as before. */
const goingOn = ({ recurrence }: AnyGroup, next: AnyGroup): AnyGroup['recurrence'] => {
  const [end, further] = [recurrence.end_date, next.recurrence.end_date];
  return { ...recurrence, end_date: end && further && laterDate(end, further) };
};

const neverHad = (charged: ChargedPeriod, next: StayRow): StayRow => ({
  ...next,
  schedule_id: charged.schedule_id,
  starts_on: earlierDate(charged.place_starts_on, next.starts_on),
  ...{ ends_on: addDays(next.starts_on, -1), pauses: [] },
});

/** What the club says of who leaves; where nobody does, what was paid too much goes back. */
function wayOf(
  { now }: Scope,
  { charged, group, left }: { charged: ChargedPeriod; group: AnyGroup; left: boolean },
): Way {
  const { leaving_refund, leaving_refund_days, leaving_refund_after } = group.leaving;
  if (!left) return leaving_refund === 'money' ? 'money' : 'credit';
  const until = addDays(charged.period.starts_on, leaving_refund_days);
  return localDateOf(now, group.recurrence.timezone) <= until ? leaving_refund : leaving_refund_after;
}
