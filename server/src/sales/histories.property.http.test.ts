import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { throughPooler } from '../../test/database.ts';
import { acts } from '../../test/histories/money-acts.ts';
import {
  beginMoney,
  bookingsOf,
  classesLeft,
  type Dice,
  familyOf,
  type MoneyWorld,
  openOf,
} from '../../test/histories/money-world.ts';
import { useServer } from '../../test/server.ts';
import { checks } from '../doctor/checks.ts';
import { examine } from '../doctor/examine.ts';
import { type Database, openDatabase } from '../kernel/db/database.ts';
import { localDateOf } from '../kernel/time/index.ts';

/*
 * Random histories of money against a model of docs/domain/money.md that is written here anew
 * (server/test/histories/money.ts): after every step each account has exactly the entries, each payment the lines and
 * each booking the payment that the page says; what is to be paid, the till and the receipts add up to the cent, and the
 * doctor finds nothing. A failure names its seed and its steps. MONEY_RUNS and MONEY_SEED try others.
 */
const server = useServer({ now: '2026-03-02T09:00:00Z' });
const numRuns = Number(process.env.MONEY_RUNS ?? 5);
const seed = Number(process.env.MONEY_SEED ?? 20_260_302);
const length = Number(process.env.MONEY_STEPS ?? 50);

/** The doctor's way in: what it asks is not planned like requests. */
let looking: Database;
beforeAll(() => {
  looking = openDatabase(throughPooler(new URL(server.appUrl)));
});
afterAll(() => looking.close());

const rowsOf = async (query: string, world: MoneyWorld) =>
  (await server.owner.query(query, [world.place.organization_id])).rows;

async function judge(world: MoneyWorld, what: string): Promise<void> {
  const bookings = await bookingsOf(world);
  expect(world.money.follow(world.before, bookings, world.lateReturns), what).toEqual([]);
  if (world.joins) world.money.merge(world.joins.kept, world.joins.other);
  await judgeAccounts(world, what);
  world.joins = undefined;
  await judgePayments(world, what);
  const paid = bookings.map(({ id, payment_id }) => [id, payment_id]);
  expect(paid, what).toEqual(bookings.map(({ id }) => [id, world.money.paidBy.get(id) ?? null]));
  for (const one of bookings) {
    const price =
      one.by_make_up || one.package_id ? 0 : world.sessions.find(({ id }) => id === one.session_id)?.price;
    if (one.status !== 'cancelled') expect(one.price, what).toBe(price);
  }
  world.before = bookings;
  await judgePackages(world, what);
}

/** Every entry, in the order of the steps: within one, in any. */
async function judgeAccounts(world: MoneyWorld, what: string): Promise<void> {
  const { rows } = await server.owner.query(
    `select client_id, array_agg(kind || ' ' || delta order by number) as moves, sum(delta)::int as balance
       from account_entries where organization_id = $1 group by 1`,
    [world.place.organization_id],
  );
  const balances = new Map(rows.map((row) => [row.client_id, row.balance]));
  for (const [client, moves] of world.money.accounts) {
    expect(balances.get(client), what).toBe(world.money.balanceOf(client));
    const written = rows.find((row) => row.client_id === client)?.moves;
    // What a merge ends, and what it moves, may come in either order.
    if (!world.merged)
      expect(written.toSorted(), what).toEqual(moves.map((it) => `${it.kind} ${it.delta}`).toSorted());
  }
  expect(rows.length, what).toBe(world.money.accounts.size);
}

async function judgePayments(world: MoneyWorld, what: string): Promise<void> {
  const rows = await rowsOf(
    `select p.id, p.payer_id as payer, p.method, p.credit_amount as credit, p.refunded_money as money_back,
            coalesce((select sum(r.total)::int from receipts r where r.payment_id = p.id and r.kind <> 'invoice'), 0) as receipted,
            (select array_agg(coalesce(l.enrollment_id, l.student_package_id)::text || ' ' || l.amount || ' ' || l.refunded_amount order by 1)
               from payment_lines l where l.payment_id = p.id) as lines
       from payments p where p.organization_id = $1 order by p.id`,
    world,
  );
  const shown = rows.map(({ lines, ...row }) => ({ ...row, lines: lines?.filter(Boolean).toSorted() ?? [] }));
  const due = [...world.money.payments].map(([id, one]) => ({
    ...{ id, payer: one.payer, method: one.method, credit: one.credit, money_back: one.moneyBack },
    receipted: world.money.moneyLeft(one),
    lines: one.lines.flatMap((it) => (it.of ? [`${it.of} ${it.amount} ${it.back}`] : [])).toSorted(),
  }));
  expect(shown, what).toEqual(due.toSorted((a, b) => (a.id < b.id ? -1 : 1)));
}

async function judgePackages(world: MoneyWorld, what: string): Promise<void> {
  const rows = await rowsOf(
    `select p.id, p.student_id, p.refunded_amount, coalesce((
              select l.balance from package_entries l where l.student_package_id = p.id order by l.number desc limit 1), 0) as left
       from student_packages p where p.organization_id = $1 and p.status <> 'cancelled' order by p.id`,
    world,
  );
  const due = world.owned.map((one) => ({
    ...{ id: one.id, student_id: one.student_id, refunded_amount: one.refunded },
    left: classesLeft(one, world.before),
  }));
  expect(rows, what).toEqual(due.toSorted((a, b) => (a.id < b.id ? -1 : 1)));
}

/** What the screens say: what somebody has to pay, and what is in the till. */
async function judgeScreens(world: MoneyWorld, what: string, n: number): Promise<void> {
  const id = world.students[n % world.students.length] as string;
  const { credit, open } = (await world.owner.get(`/api/classes/accounts/${id}/`)).body;
  expect(credit[0]?.balance ?? 0, what).toBe(world.money.balanceOf(id));
  const shown = open.map(
    (it: Record<string, string>) => `${it.enrollment_id ?? it.student_package_id} ${it.amount}`,
  );
  const due = openOf(world, familyOf(world, id)).filter(({ price }) => price > 0);
  expect(shown.toSorted(), what).toEqual(due.map((it) => `${it.id} ${it.price}`).toSorted());
  const { standing } = (await world.owner.get(`/api/classes/till/?club_id=${world.place.club_id}`)).body;
  const zone = 'Europe/Madrid';
  const since = (at: Date) =>
    world.closed ? at >= world.closed.at : localDateOf(at, zone) === localDateOf(server.clock.now(), zone);
  const cash = world.money.cash.filter(({ at }) => since(at)).reduce((sum, { amount }) => sum + amount, 0);
  expect(standing.expected_cash, what).toBe((world.closed?.left ?? 0) + cash);
}

const watched = checks.filter(({ name }) => /^G(1|3|5|6|17|18) /.test(name));
async function judgeByDoctor(world: MoneyWorld, what: string): Promise<void> {
  await looking.read(world.place.scope, async (tx) => {
    for (const { name, sql: find } of watched)
      expect((await sql`${find(server.clock.now())}`.execute(tx)).rows, `${what}: ${name}`).toEqual([]);
  });
}

interface Step {
  name: string;
  dice: Dice;
}
async function play(world: MoneyWorld, history: readonly Step[]): Promise<void> {
  for (const [at, { name, dice }] of history.entries()) {
    const what = `${at} ${name}(${dice})`;
    server.clock.advance(60_000);
    await acts[name]!(world, dice).catch((error) => {
      throw new Error(`${what}: ${error.message}`);
    });
    await judge(world, what);
    server.clock.advance(1_000);
    await judgeScreens(world, what, at);
    if (at % 5 === 4) await judgeByDoctor(world, what);
  }
}

const often = [
  'book',
  'book',
  'book',
  'book',
  'pay',
  'pay',
  'pay_several',
  'pay_several',
  'cancel',
  'cancel',
];
const names = [
  ...Object.keys(acts),
  ...often,
  'use_credit',
  'adjust',
  'adjust',
  'book_by_credit',
  'book_by_credit',
  'call_off',
  'reinstate',
  'reinstate',
];
const die = fc.nat(9_999);
const steps = fc.array(fc.record({ name: fc.constantFrom(...names), dice: fc.tuple(die, die, die) }), {
  ...{ minLength: length, maxLength: length },
});

test('a random history of money keeps every cent', { timeout: 60_000 + numRuns * 20_000 }, async () => {
  const kept = fc.asyncProperty(steps, async (history) => {
    await play(await beginMoney(server), history);
    const found = await examine({
      db: looking,
      owner: server.owner,
      embedded: false,
      now: server.clock.now(),
    });
    expect(found).toEqual([]);
  });
  await fc.assert(kept, { numRuns, seed, endOnFailure: true });
});

test('control: a cent that goes behind everybody’s back is found', async () => {
  const world = await beginMoney(server);
  await play(world, [{ name: 'adjust', dice: [0, 1, 0] }]);
  await server.owner.query(
    `insert into account_entries (organization_id, id, client_id, currency, number, kind, delta, balance, club_id, reason)
     select organization_id, gen_random_uuid(), client_id, currency, 2, 'taken', -1, balance - 1, club_id, 'x'
       from account_entries where client_id = $1`,
    [world.students[0]],
  );
  await expect(judge(world, 'lost')).rejects.toThrow('lost');
});
