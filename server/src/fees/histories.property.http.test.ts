import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { asSystem } from '../../test/builders.ts';
import { throughPooler } from '../../test/database.ts';
import { beginFees, type FeesWorld, feesActs, rowsOf, shownActs } from '../../test/histories/fees-world.ts';
import type { Dice } from '../../test/histories/money-world.ts';
import { useServer } from '../../test/server.ts';
import { checks } from '../doctor/checks.ts';
import { type Database, openDatabase } from '../kernel/db/database.ts';
import { chargeLate, settleDeposits, tendArrears } from './jobs.ts';

/*
 * Random histories of fees: places given, charged, paid, left, kept, paused, moved, split, called off, corrected, late and
 * released. After every step each charge is the sum of its lines, what of a payment has gone back and what its charge is
 * are what was paid, and what leaving, staying, pausing and moving wrote is what the dialog had shown; the doctor finds
 * nothing, every tenth step and at the end. A failure names its seed and its steps. FEES_RUNS, FEES_STEPS and FEES_SEED try others.
 */
const server = useServer({ now: '2026-10-26T09:00:00Z' });
const numRuns = Number(process.env.FEES_RUNS ?? 2);
const seed = Number(process.env.FEES_SEED ?? 20_261_127);
const length = Number(process.env.FEES_STEPS ?? 40);

let looking: Database;
beforeAll(() => {
  looking = openDatabase(throughPooler(new URL(server.appUrl)));
});
afterAll(() => looking.close());

interface Change {
  period_start: string;
  less: number;
  more: number;
  credit: number;
  money: number;
  kept: number;
}
const amounts = ({ period_start, less, more, credit, money, kept }: Change) => ({
  ...{ period_start, less, more, credit, money, kept },
});
const byDay = (all: Change[]) =>
  all.map(amounts).toSorted((a, b) => (a.period_start < b.period_start ? -1 : 1));

async function told(world: FeesWorld): Promise<(Change & { at: string })[]> {
  const rows = await rowsOf<{ payload: Change; at: string }>(
    world,
    `select f.value -> 'payload' as payload, o.id || '-' || f.ordinality as at
       from outbox o, jsonb_array_elements(o.facts) with ordinality f
      where o.organization_id = $1 and f.value ->> 'type' = 'fees.charges_followed'`,
  );
  return rows.map(({ payload, at }) => ({ ...payload, at }));
}

/** What is asked before is what is done then. */
async function asShown(world: FeesWorld, name: string, dice: Dice) {
  const one = await shownActs[name]!(world, dice);
  if (!one) return undefined;
  const shown = (await world.owner.post(`/api/classes/places/${one.place_id}/fee_effect/`, one.asked)).body;
  const before = new Set((await told(world)).map(({ at }) => at));
  const reply = await one.act();
  if (reply.status >= 300) return reply;
  const after = (await told(world)).filter(({ at }) => !before.has(at));
  expect(byDay(after), JSON.stringify(one.asked)).toEqual(byDay(shown.periods));
  return reply;
}

/** The sums of each charge, and what became of what was paid for it. */
async function judge(world: FeesWorld, what: string): Promise<void> {
  const wrong = await rowsOf(
    world,
    `select c.id, c.status, c.amount, c.to_return, s.lines, l.amount as paid, b.ended, b.given, b.refunded
       from charges c
       cross join lateral (select sum(amount)::int as lines from charge_lines where charge_id = c.id) s
       left join payment_lines l on l.charge_id = c.id and l.payment_id = c.payment_id
       left join lateral (
         select coalesce(sum(amount) filter (where kind = 'ended'), 0)::int as ended,
                coalesce(sum(amount) filter (where kind = 'refund' and reason = ''), 0)::int as given,
                coalesce(sum(amount) filter (where kind = 'refund' and reason <> ''), 0)::int as refunded
           from refunds r where r.line_id = l.id) b on true
      where c.organization_id = $1 and c.deposit is null and (
        c.amount <> s.lines or c.amount < 0 or (c.status <> 'paid' and c.to_return <> 0)
        or (c.status = 'paid' and b.refunded = 0 and c.amount <> l.amount - b.ended - b.given - c.to_return)
        or (c.status = 'paid' and c.amount > l.amount - b.ended - b.given - c.to_return))`,
  );
  expect(wrong, what).toEqual([]);
  const late = await rowsOf(
    world,
    `select c.id, c.due_on, l.occasion, l.created_at from charges c join charge_lines l on l.charge_id = c.id and l.kind = 'late'
      where c.organization_id = $1 and l.created_at = (select max(created_at) from charge_lines where organization_id = $1)
        and (l.created_at at time zone 'Europe/Madrid')::date < c.due_on + 6 and c.status = 'open'`,
  );
  expect(late, what).toEqual([]);
}

/** All that the doctor looks at in this club: those of other histories are at another time. */
async function judgeByDoctor(world: FeesWorld, what: string): Promise<void> {
  await looking.read(world.place.scope, async (tx) => {
    for (const { name, sql: find } of checks)
      expect((await sql`${find(server.clock.now())}`.execute(tx)).rows, `${what}: ${name}`).toEqual([]);
  });
}

const duties = async ({ place }: FeesWorld) => {
  for (const duty of [settleDeposits, chargeLate, tendArrears])
    await asSystem(server.db, place, server.clock.now(), (scope) => duty(scope, place.club_id));
};

interface Step {
  name: string;
  dice: Dice;
}
async function play(world: FeesWorld, history: readonly Step[]): Promise<void> {
  for (const [at, { name, dice }] of history.entries()) {
    const what = `${at} ${name}(${dice})`;
    server.clock.advance(60_000);
    try {
      const reply =
        name === 'duties'
          ? await duties(world)
          : name in shownActs
            ? await asShown(world, name, dice)
            : await feesActs[name]!(world, dice);
      if (reply) expect(reply.status, JSON.stringify(reply.body)).toBeLessThan(500);
      const how = `${name} ${reply?.status ?? '-'} ${reply?.body?.code ?? ''}`;
      world.done.set(how, (world.done.get(how) ?? 0) + 1);
      await judge(world, what);
      if (at % 10 === 9) await judgeByDoctor(world, what);
    } catch (error) {
      throw new Error(`${what}: ${(error as Error).message}`, { cause: error });
    }
  }
}

const names = [
  ...Object.keys(feesActs),
  ...Object.keys(shownActs),
  ...Object.keys(shownActs),
  ...['give', 'give', 'give', 'raise', 'raise', 'pay', 'pay', 'pay', 'pay', 'duties', 'duties', 'stay'],
];
const die = fc.nat(9_999);
const steps = fc.array(fc.record({ name: fc.constantFrom(...names), dice: fc.tuple(die, die, die) }), {
  ...{ minLength: length, maxLength: length },
});
/** There is something to begin with. */
const first: Step[] = [
  ...[0, 1, 2, 3].map((n) => ({ name: 'give', dice: [n, n, 0] as Dice })),
  { name: 'raise', dice: [1, 0, 0] },
];

test('a random history of fees keeps every cent', {
  timeout: 60_000 + numRuns * length * 1_000,
}, async () => {
  const kept = fc.asyncProperty(steps, async (history) => {
    const world = await beginFees(server);
    await play(world, [...first, ...history]);
    if (process.env.FEES_SHOW)
      console.log(
        [...world.done]
          .toSorted()
          .map((one) => one.join(' '))
          .join('\n'),
      );
    await judgeByDoctor(world, 'at the end');
  });
  await fc.assert(kept, { numRuns, seed, endOnFailure: true });
});
