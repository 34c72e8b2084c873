import { newId } from '../../src/kernel/ids.ts';
import { addDays, type LocalDate, localDateOf } from '../../src/kernel/time/index.ts';
import { ok } from '../answers.ts';
import { buildClub, lookAfter, person } from '../builders.ts';
import type { Reply, TestServer } from '../server.ts';
import { buildClient } from '../sessions.ts';
import type { Dice } from './money-world.ts';

/* A school with its fees, in which random histories happen. */

type Person = Awaited<ReturnType<typeof person>>;
export const zone = 'Europe/Madrid';

const rules = {
  ...{ holders_may_leave: true, notice_to_leave: 'none', minimum_stay_days: 0, fee_pauses: 'free' },
  ...{ late_fee: 'amount', late_fee_amount: 100, late_fee_each: 'daily', late_fee_times: 5 },
  ...{
    late_fee_after_days: 5,
    arrears_consequence: 'release',
    arrears_after_days: 8,
    arrears_release_days: 12,
  },
  ...{ early_payment_discount: 500, early_payment_days: 2, second_class_discount: 1000 },
  ...{ sibling_discount: 1500, leaving_refund_days: 40 },
  ...{
    issue_receipts: true,
    receipt_tax_id: '89890001K',
    receipt_issuer: 'Club',
    receipt_address: 'Calle 1',
  },
};
const price = (amount: number, group_size: number | null = null) => ({
  ...{ classes_a_week: null, group_size, amount, member_amount: null },
});
const inParts = [
  { share: 61, due_day: 5 },
  { share: 39, due_day: 20 },
];
const inAdvance = { deposit: 3003, deposit_counts: 'first_period', deposit_leaving: 'returned' };
const groups = [
  { days: [0], at: '17:00', plan: { prices: [price(6001)] } },
  { days: [0], at: '19:00', plan: { prices: [price(6001)] } },
  { days: [2], at: '17:00', plan: { prices: [price(8003)], due_day: 25, ...inAdvance } },
  { days: [2, 4], at: '19:00', plan: { prices: [price(9999)], instalments: inParts, enrolment_fee: 2500 } },
  { days: [3], at: '17:00', plan: { prices: [price(7000), price(5001, 2), price(4000, 3)] } },
  { days: [4], at: '18:00', plan: { prices: [price(10_000)], per: 'group' } },
];

/** A parent with a child, one whom the desk knows twice, and somebody else; six groups by the month, two of which cost by who is in them. */
export async function beginFees(server: TestServer) {
  server.clock.set('2026-10-26T09:00:00Z');
  const place = await buildClub(server.db);
  const owner = await person(server, place, 'owner');
  const { club_id } = place;
  const type = await ok(
    owner.post('/api/classes/types/', {
      ...{ name: 'Grupo', type: 'group', currency: 'EUR', base_price: 1000 },
      ...{ min_participants: 1, max_participants: 4 },
    }),
    201,
  );
  await ok(owner.patch('/api/settings/', { club_id, values: rules }));
  const schedules: string[] = [];
  for (const one of groups) schedules.push(await add(owner, { club_id, type: type.id, ...one }));
  const [parent, single] = [await person(server, place, 'student'), await person(server, place, 'student')];
  const child = await buildClient(server.db, place, { name: 'Leo' });
  const twin = await buildClient(server.db, place, { name: 'Leo' });
  for (const id of [child, twin]) await lookAfter(server.db, place, parent.profile_id, id);
  return {
    ...{ server, place, owner, schedules, groups: 0, merged: false, price: 1800 },
    students: new Map<string, Person>([
      [parent.profile_id, parent],
      [single.profile_id, single],
      [child, parent],
      [twin, parent],
    ]),
    twin,
    /** What was done, and what of it was not refused. */
    done: new Map<string, number>(),
  };
}
export type FeesWorld = Awaited<ReturnType<typeof beginFees>>;

async function add(
  owner: Person,
  {
    club_id,
    type,
    days,
    at,
    plan,
  }: { club_id: string; type: string; days: number[]; at: string; plan: object },
): Promise<string> {
  const { id: schedule_id } = await ok(
    owner.post('/api/classes/schedules/', {
      ...{ club_id, class_type_id: type, name: newId(), recurrence: 'weekly', recurrence_days: days },
      ...{ start_date: '2026-10-05', start_time: at, duration_minutes: 60, price: 1800 },
    }),
    201,
  );
  await ok(owner.post(`/api/classes/schedules/${schedule_id}/publish/`, {}));
  const { id: fee_plan } = await ok(
    owner.post('/api/classes/fee_plans/', {
      ...{ name: newId(), club_id, currency: 'EUR', period: 'month', starts_on: '2026-10-01', due_day: 5 },
      ...plan,
    }),
    201,
  );
  await ok(owner.patch('/api/settings/', { schedule_id, values: { fee_plan } }));
  return schedule_id;
}

export const todayIn = ({ server }: FeesWorld): LocalDate => localDateOf(server.clock.now(), zone);
const pick = <T>(list: readonly T[], n: number): T | undefined => list[n % Math.max(1, list.length)];

export async function rowsOf<T>({ server, place }: FeesWorld, query: string): Promise<T[]> {
  return (await server.owner.query(query, [place.organization_id])).rows;
}

interface Held {
  id: string;
  student_id: string;
  schedule_id: string;
  ends_on: LocalDate | null;
}
const held = (world: FeesWorld) =>
  rowsOf<Held>(
    world,
    `select id, student_id, schedule_id, ends_on from schedule_enrollments
      where organization_id = $1 and status = 'active' and (ends_on is null or ends_on >= '${todayIn(world)}') order by id`,
  );

interface OneCharge {
  id: string;
  student_id: string;
  status: string;
  amount: number;
  to_return: number;
  payment_id: string | null;
}
const charges = (world: FeesWorld, where: string) =>
  rowsOf<OneCharge>(
    world,
    `select id, student_id, status, amount, to_return, payment_id from charges where organization_id = $1 and ${where} order by id`,
  );

/** @returns undefined where there was nothing to do it with. What is refused is answered with 4xx. */
export type FeesAct = (world: FeesWorld, dice: Dice) => Promise<Reply | undefined>;
/** What is shown before, of a place. */
export type Shown = { place_id: string; asked: object };

const payerOf = (world: FeesWorld, student_id: string, n: number): string =>
  n % 3 === 0 ? world.students.get(student_id)!.profile_id : student_id;
const later = (world: FeesWorld, n: number) => addDays(todayIn(world), n % 45);

/** Those that a dialog shows before: the act, and what is asked for it. */
export const shownActs: Record<
  string,
  (world: FeesWorld, dice: Dice) => Promise<(Shown & { act: () => Promise<Reply> }) | undefined>
> = {
  leave: async (world, [a, b]) => {
    const one = pick(await held(world), a);
    if (!one) return undefined;
    const asked = { ends_on: later(world, b) };
    const path = `/api/classes/places/${one.id}/give_notice/`;
    return { place_id: one.id, asked, act: () => world.students.get(one.student_id)!.post(path, asked) };
  },
  stay: async (world, [a]) => {
    const all = await held(world);
    const one = pick(
      all.filter(({ ends_on }) => ends_on !== null),
      a,
    );
    if (!one) return undefined;
    const path = `/api/classes/places/${one.id}/withdraw_notice/`;
    const act = () => world.students.get(one.student_id)!.post(path, {});
    return { place_id: one.id, asked: { ends_on: null }, act };
  },
  pause: async (world, [a, b, c]) => {
    const one = pick(await held(world), a);
    if (!one) return undefined;
    const starts_on = later(world, b);
    const pause = { starts_on, ends_on: addDays(starts_on, 1 + (c % 40)) };
    const act = () => world.owner.post(`/api/classes/places/${one.id}/pause/`, pause);
    return { place_id: one.id, asked: { pause }, act };
  },
  move: async (world, [a, b, c]) => {
    const one = pick(await held(world), a);
    if (!one) return undefined;
    const move = { schedule_id: pick(world.schedules, b)!, starts_on: later(world, c) };
    if (move.schedule_id === one.schedule_id) return undefined;
    const act = () => world.owner.post(`/api/classes/places/${one.id}/move/`, move);
    return { place_id: one.id, asked: { move }, act };
  },
};

export const feesActs: Record<string, FeesAct> = {
  give: async (world, [a, b, c]) => {
    const student_id = pick([...world.students.keys()], a)!;
    const path = `/api/classes/schedules/${pick(world.schedules, b)}/places/`;
    return world.owner.post(path, { student_id, starts_on: later(world, c) });
  },
  end_pause: async (world, [a]) => {
    const all = await rowsOf<{ id: string; place: string }>(
      world,
      'select id, schedule_enrollment_id as place from schedule_enrollment_pauses where organization_id = $1 order by id',
    );
    const one = pick(all, a);
    return one && world.owner.delete(`/api/classes/places/${one.place}/pauses/${one.id}/`);
  },
  split: async (world, [a, b]) => {
    const schedule_id = pick(world.schedules, a);
    const from = later(world, b);
    const path = `/api/classes/sessions/?club_id=${world.place.club_id}&schedule_id=${schedule_id}&from=${from}`;
    const [one] = (await world.owner.get(path)).body.results ?? [];
    if (!one) return undefined;
    world.price += 1;
    const change = { scope: 'following', price: world.price };
    const reply = await world.owner.patch(`/api/classes/sessions/${one.id}/`, change);
    const [now] = await rowsOf<{ schedule_id: string }>(
      world,
      `select schedule_id from class_sessions where organization_id = $1 and id = '${one.id}'`,
    );
    if (now && !world.schedules.includes(now.schedule_id)) world.schedules.push(now.schedule_id);
    return reply;
  },
  call_off: async (world, [a]) => {
    const schedule_id = pick(world.schedules, a);
    if (world.schedules.length < 4) return undefined;
    world.schedules = world.schedules.filter((one) => one !== schedule_id);
    return world.owner.post(`/api/classes/schedules/${schedule_id}/cancel/`, { reason: 'x' });
  },
  raise: async (world, [a]) => {
    const period = addDays(todayIn(world), 31 * (a % 2)).slice(0, 7);
    return world.owner.post('/api/classes/charges/raise/', { club_id: world.place.club_id, period });
  },
  pay: async (world, [a, b, c]) => {
    const one = pick(await charges(world, "status = 'open' and amount > 0"), a);
    if (!one) return undefined;
    const means = ['cash', 'card_terminal', 'transfer'];
    return world.owner.post('/api/classes/payments/', {
      ...{ payer_id: payerOf(world, one.student_id, b), club_id: world.place.club_id },
      ...{ payment_method: means[c % 3], items: [{ charge_id: one.id }] },
    });
  },
  use_credit: async (world, [a]) => {
    const one = pick(await charges(world, "status = 'open' and amount > 0"), a);
    const { profile_id, ...self } = one ? world.students.get(one.student_id)! : { profile_id: '' };
    if (!one || !('post' in self)) return undefined;
    return self.post(`/api/classes/accounts/${profile_id}/use_credit/`, {
      ...{ club_id: world.place.club_id, items: [{ charge_id: one.id }] },
    });
  },
  undo: async (world, [a]) => {
    const one = pick(await charges(world, "status = 'paid'"), a);
    const body = { payment_id: one?.payment_id, reason: 'x' };
    return one && world.owner.post(`/api/classes/charges/${one.id}/undo_payment/`, body);
  },
  refund: async (world, [a, b, c]) => {
    const one = pick(await charges(world, "status = 'paid' and amount > 0"), a);
    if (!one) return undefined;
    const { lines } = (await world.owner.get(`/api/classes/payments/${one.payment_id}/`)).body;
    const line = lines.find(({ charge_id }: { charge_id: string }) => charge_id === one.id);
    const left = line.amount - line.refunded_amount;
    if (left === 0) return undefined;
    const amount = b % 2 ? left : Math.ceil(left / 3);
    return world.owner.post(`/api/classes/payments/${one.payment_id}/refund/`, {
      ...{ line_id: line.id, amount, to: c % 2 ? 'same' : 'account_credit', reason: 'x' },
      reopen: amount === left && c % 3 > 0,
    });
  },
  give_back: async (world, [a, b]) => {
    const one = pick(await charges(world, 'to_return > 0'), a);
    const to = b % 2 ? 'same' : 'account_credit';
    return one && world.owner.post(`/api/classes/charges/${one.id}/give_back/`, { to });
  },
  correct: async (world, [a, b]) => {
    const one = pick(await charges(world, "status = 'open'"), a);
    const delta = b % 4 === 0 ? -(one?.amount ?? 0) : [-300, 700, 1100][b % 3];
    return one && world.owner.post(`/api/classes/charges/${one.id}/correct/`, { delta, reason: 'x' });
  },
  cancel: async (world, [a]) => {
    const one = pick(await charges(world, "status = 'open'"), a);
    return one && world.owner.post(`/api/classes/charges/${one.id}/cancel/`, { reason: 'x' });
  },
  reopen: async (world, [a]) => {
    const one = pick(await charges(world, "status = 'cancelled' and not with_place"), a);
    return one && world.owner.post(`/api/classes/charges/${one.id}/reopen/`, {});
  },
  take_off_late: async (world, [a]) => {
    const one = pick(
      await charges(
        world,
        "status = 'open' and exists (select from charge_lines l where l.charge_id = charges.id and l.kind = 'late')",
      ),
      a,
    );
    return one && world.owner.post(`/api/classes/charges/${one.id}/take_off_late/`, { reason: 'x' });
  },
  place_back: async (world, [a]) => {
    const released =
      "select id from schedule_enrollments where organization_id = $1 and end_reason = 'arrears' order by id";
    const one = pick(await rowsOf<{ id: string }>(world, released), a);
    return one && world.owner.post(`/api/classes/places/${one.id}/give_back/`, {});
  },
  leaving_rule: async (world, [a]) => {
    const values = { leaving_refund: ['credit', 'money', 'nothing'][a % 3] };
    return world.owner.patch('/api/settings/', { club_id: world.place.club_id, values });
  },
  merge: async (world, [a]) => {
    if (world.merged) return undefined;
    const kept = [...world.students.keys()][1 + (a % 2)];
    const reply = await world.owner.post(`/api/clients/${kept}/merge/`, { other_id: world.twin });
    if (reply.status === 200) {
      world.merged = true;
      world.students.delete(world.twin);
    }
    return reply;
  },
  time_passes: async (world, [a]) => {
    world.server.clock.advance((6 + (a % 100)) * 3_600_000);
    return undefined;
  },
};
