import { type ChargedPlace, decideCharges, type FeeFacts, type FeeGroup } from '../fees/public.ts';
import {
  addDays,
  addMonths,
  dateFromParts,
  dateParts,
  type LocalDate,
  localWeekday,
  startOfLocalDay,
} from '../kernel/time/index.ts';
import type { Club } from './club.ts';
import type { Group } from './groups.ts';
import type { People } from './people.ts';
import type { Place } from './places.ts';
import type { Row, World } from './world.ts';

/** The school of children is paid by the month, since the first day of the last one. */
export const feesSince = ({ today }: World): LocalDate => {
  const { year, month } = dateParts(addMonths(today, -1));
  return dateFromParts(year, month, 1);
};

export const paysFees = ({ kids, only_date }: Group): boolean => kids && only_date === null;

const price = { classes_a_week: null, group_size: null, amount: 4800, member_amount: 4200 };
const siblings = 1000;

/** The plan, what is charged by it for two months, and who has paid: most, but not the child of the guardian who signs in. */
export function buildFees(
  world: World,
  club: Club,
  { places, people }: { places: Place[]; people: People },
): void {
  const plan = addPlan(world, club);
  const held = places.filter(({ group }) => paysFees(group));
  const { charges } = decideCharges(factsOf(world, { held, plan }), monthsOf(world));
  const [child] = people.children;
  for (const { place, period, due_on, lines, terms } of charges) {
    const id = addCharge(world, { club_id: club.id, plan, place, period, due_on, terms });
    for (const [at, line] of lines.entries())
      world.add('charge_lines', { charge_id: id, number: at + 1, ...line });
    if (
      place.student_id === child?.id ||
      !world.random.chance(period.starts_on < monthStart(world) ? 0.96 : 0.75)
    )
      continue;
    const amount = lines.reduce((sum, one) => sum + one.amount, 0);
    pay(world, { id, club_id: club.id, payer_id: payerOf(world, place.student_id), amount, due_on });
  }
}

type Plan = FeeGroup['plan'];
type Charged = ReturnType<typeof decideCharges>['charges'][number];

const monthStart = ({ today }: World): LocalDate => `${today.slice(0, 8)}01`;
const monthsOf = (world: World) => ({
  starts_on: feesSince(world),
  ends_on: addDays(addMonths(monthStart(world), 1), -1),
});

function addPlan(world: World, { id: club_id, types }: Club): Plan {
  const { add, data, timezone } = world;
  const starts_on = feesSince(world);
  const created_at = startOfLocalDay(addDays(starts_on, -20), timezone);
  const plan = {
    ...{
      name: 'Escuela de menores, por meses',
      club_id,
      currency: data.club.currency,
      period: 'month' as const,
    },
    ...{ weeks: null, starts_on, ends_on: null, due_day: 5, prices: [price], enrolment_fee: 0 },
    ...{ enrolment_fee_each: 'once' as const, instalments: [] },
  };
  const id = add('fee_plans', { ...plan, created_at });
  add('fee_plan_versions', { plan_id: id, number: 1, prices: plan.prices, created_at });
  for (const [key, value] of [
    ['fee_plan', id],
    ['sibling_discount', siblings],
  ])
    add('settings', { key, value, class_type_id: types.kids, updated_at: created_at });
  return { ...plan, id };
}

function factsOf(world: World, { held, plan }: { held: readonly Place[]; plan: Plan }): FeeFacts {
  const guardians = world.rows.get('guardians') ?? [];
  const groups = [...new Set(held.map(({ group }) => group))];
  return {
    groups: groups.map((group) => groupOf(world, group, plan)),
    places: held.map(
      ({ id, group, student, starts_on, ends_on }): ChargedPlace => ({
        ...{ id, root_id: id, schedule_id: group.id, student_id: student.id, student_name: student.name },
        ...{ is_club_member: student.is_club_member, starts_on, ends_on, pauses: [] },
        guardians: guardians
          .filter((one) => one.dependant_id === student.id)
          .map((one) => one.guardian_id as string),
      }),
    ),
    charged: [],
    closures: (world.rows.get('club_closures') ?? []) as unknown as FeeFacts['closures'],
    enrolled: new Map(),
  };
}

const groupOf = ({ timezone }: World, group: Group, plan: Plan): FeeGroup => ({
  ...{ id: group.id, name: group.name, course: null, plan, late: null },
  recurrence: {
    ...{
      recurrence: 'weekly',
      recurrence_days: [localWeekday(group.first_date)],
      start_date: group.first_date,
    },
    ...{ end_date: null, start_time: group.time, duration_minutes: group.minutes, timezone },
    ...{ rrule: null, exdates: [] },
  },
  rules: { joining: true, leaving: true, pauses: false },
  discounts: { sibling: siblings, second_class: 0, stacking: 'sum', early: 0, early_days: 0 },
});

function addCharge(
  { add, timezone }: World,
  {
    plan,
    place,
    period,
    ...charge
  }: Pick<Charged, 'place' | 'period' | 'due_on' | 'terms'> & { club_id: string; plan: Plan },
): string {
  const { id: place_id, root_id, student_id } = place;
  return add('charges', {
    ...{ ...charge, plan_id: plan.id, place_id, root_id, student_id, currency: plan.currency, part: 1 },
    ...{
      period_start: period.starts_on,
      period_end: period.ends_on,
      status: 'open',
      payment_id: null,
      paid_at: null,
    },
    ...{ with_place: false, to_return: 0, early_amount: 0 },
    created_at: startOfLocalDay(addDays(period.starts_on, -7), timezone),
  });
}

/** Who looks after a child pays for it. */
const payerOf = ({ rows }: World, student_id: string): string =>
  (rows.get('guardians') ?? []).find((one) => one.dependant_id === student_id)?.guardian_id as string;

interface Paid {
  id: string;
  club_id: string;
  payer_id: string;
  amount: number;
  due_on: LocalDate;
}

function pay(world: World, { id, amount, due_on, ...by }: Paid): void {
  const { random, timezone, today, data } = world;
  const day = addDays(due_on, -random.whole(0, 6));
  const method = random.pick(['transfer', 'transfer', 'card_terminal', 'cash']);
  if (day >= today) return;
  const at = startOfLocalDay(addDays(day, 1), timezone);
  const { currency } = data.club;
  const payment_id = world.add('payments', {
    ...{ ...by, method, amount, currency, captured_at: at, created_at: at, status: 'captured' },
  });
  const none = { enrollment_id: null, student_package_id: null };
  world.add('payment_lines', { payment_id, ...none, charge_id: id, amount, created_at: at });
  const row = (world.rows.get('charges') ?? []).find((one) => one.id === id) as Row;
  Object.assign(row, { status: 'paid', payment_id, paid_at: at });
}
