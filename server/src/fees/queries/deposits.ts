import { sql } from 'kysely';
import type { Scope } from '../../kernel/scope.ts';
import { addDays, type LocalDate, localDateOf } from '../../kernel/time/index.ts';
import { closuresOf } from '../../organizations/public.ts';
import { agreedPrices } from '../rules/agreed.ts';
import { calendarOf, datesOf } from '../rules/dates.ts';
import { agreedUntil, becomes, type Deposit, depositOf, type Lasting } from '../rules/deposits.ts';
import { isWhole, periodsIn } from '../rules/periods.ts';
import { priceFor, sharedBy } from '../rules/pricing.ts';
import { countOf } from '../rules/shares.ts';
import { timesAWeek } from '../rules/stretches.ts';
import type { FeeEffect } from '../schemas.ts';
import { depositsOf, type NewDeposit } from '../store/deposits.ts';
import { type AnyGroup, groupsById } from '../store/facts.ts';
import { holdersOn } from '../store/following.ts';

interface Given {
  id: string;
  student_id: string;
  schedule_id: string;
  starts_on: LocalDate;
  ends_on: LocalDate | null;
  is_club_member: boolean;
  agreed_at: number;
}

/** What is asked for in advance of a place that was just given; undefined where the plan of its group wants nothing. */
export async function depositFor(scope: Scope, place_id: string): Promise<NewDeposit | undefined> {
  const { rows } = await sql<Given>`
    select f.id, f.student_id, f.schedule_id, f.starts_on, f.ends_on, c.is_club_member, extract(epoch from f.created_at)::float8 * 1000 as agreed_at
      from schedule_enrollments f join client_profiles c on c.id = f.student_id
     where f.id = ${place_id}::uuid and f.status = 'active'`.execute(scope.tx);
  const [place] = rows;
  const [group] = place ? await groupsById(scope, [place.schedule_id]) : [];
  if (!place || !group?.plan) return undefined;
  const { plan, club_id } = group;
  const { deposit = 0, deposit_percent = 0, deposit_counts, deposit_leaving, ends_on } = plan;
  if (deposit + deposit_percent === 0 || (ends_on !== null && ends_on < place.starts_on)) return undefined;
  const price = deposit > 0 ? 0 : await priceOf(scope, place, group);
  const amount = depositOf({ deposit, deposit_percent }, { price, currency: plan.currency });
  if (amount === 0) return undefined;
  return {
    ...{ club_id, plan_id: plan.id, place_id, student_id: place.student_id, currency: plan.currency, amount },
    ...{ starts_on: place.starts_on, due_on: localDateOf(scope.now, group.recurrence.timezone) },
    terms: { counts: deposit_counts ?? 'last_period', leaving: deposit_leaving ?? 'kept' },
  };
}

/** What the first period of the place costs, whole; 0 where there is none, or no price fits. */
async function priceOf(scope: Scope, place: Given, { plan, ...group }: AnyGroup): Promise<number> {
  const { recurrence, course, club_id, id } = group;
  if (!plan) return 0;
  const soon = { starts_on: place.starts_on, ends_on: place.ends_on ?? addDays(place.starts_on, 366) };
  const [period] = periodsIn(plan, course, soon);
  if (!period) return 0;
  const closures = await closuresOf(scope, club_id, period.starts_on, period.ends_on);
  const calendar = calendarOf({ recurrence, closures, period, whole: isWhole(plan) });
  const dates = datesOf({ ...place, pauses: [] }, calendar, period);
  const classes_a_week = timesAWeek(recurrence, period, countOf(dates));
  const holdersOf = await holdersOn(scope, [{ schedule_id: id, day: place.starts_on }]);
  const holders = holdersOf(id, place.starts_on);
  const group_size = holders.length;
  const prices = agreedPrices(plan, { agreed_at: place.agreed_at, starts_on: period.starts_on });
  const at = holders.indexOf(place.id);
  const price = sharedBy(plan, priceFor(prices, { classes_a_week, group_size }), { group_size, at });
  return (place.is_club_member ? (price?.member_amount ?? price?.amount) : price?.amount) ?? 0;
}

type Shown = NonNullable<FeeEffect['deposit']>;

/** What becomes of what was paid in advance where the last of its places ends so; null where nothing was. */
export async function depositAfter(
  scope: Scope,
  roots: readonly string[],
  { schedule_id, ...last }: Omit<Lasting, 'agreed_until'> & { schedule_id: string },
): Promise<Shown | null> {
  const [deposit] = [...(await depositsOf(scope, roots)).values()];
  if (!deposit || deposit.held === 0 || last.ends_on === null) return null;
  const [group] = await groupsById(scope, [schedule_id]);
  if (!group?.plan) return null;
  const agreed_until = agreedUntil(group);
  return {
    amount: deposit.held,
    currency: group.plan.currency,
    becomes: afterwards(deposit, { ...last, agreed_until }),
  };
}

/** Whoever keeps to what was agreed has it taken off their last fee, if that is not charged already. */
function afterwards(deposit: Deposit, lasting: Lasting): Shown['becomes'] {
  const what = becomes(deposit, { ...lasting, by_club: false });
  return what === 'returned' && deposit.counts === 'last_period' ? 'counts' : what;
}
