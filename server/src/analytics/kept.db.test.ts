import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cloneDatabase } from '../../test/database.ts';
import { pastWrites } from '../../test/past-writes.ts';
import { type LoadedDemo, loadDemo } from '../demo/load.ts';
import { createRandom } from '../demo/random.ts';
import { examine } from '../doctor/examine.ts';
import { system } from '../kernel/actor.ts';
import { createAuth } from '../kernel/auth.ts';
import { createMailer } from '../kernel/mail.ts';
import type { Scope } from '../kernel/scope.ts';
import { addDays } from '../kernel/time/index.ts';
import { reactions } from '../reactions.ts';
import { keepFigures } from './jobs.ts';
import { kpisOf } from './queries/analytics.ts';
import { askedOf } from './queries/asked.ts';
import { cohortsOf } from './queries/cohorts.ts';
import { groupsOf } from './queries/figures.ts';
import { keptFor } from './queries/kept.ts';
import type { AnalyticsQuery } from './schemas.ts';

/*
 * What is answered from what is kept is what the rows say, whatever is written to the past (docs/domain/kpis.md). The
 * plain statements, which know nothing of it, are the measure.
 */
const now = new Date('2026-06-14T09:00:00Z');
/** When it is asked, and rounds go on: it moves once. */
let clock = now;
let clone: Awaited<ReturnType<typeof cloneDatabase>>;
let demo: LoadedDemo;
let filters: { instructor_id: string[]; class_type_id: string[]; level_id: string[] };

beforeAll(async () => {
  clone = await cloneDatabase(undefined, { reactions });
  const { db, owner } = clone;
  const auth = createAuth({
    ...{ db, secret: 'x'.repeat(40), publicUrl: 'http://127.0.0.1', log: () => {} },
    mailer: createMailer(undefined, ''),
  });
  demo = await loadDemo({ db, auth, seed: 7, now, via: { user_id: null, via: 'test' } });
  await owner.query('analyze');
  const { rows } = await owner.query(
    `select array(select id from instructors) as instructor_id, array(select id from class_types) as class_type_id, array(select id from class_levels) as level_id`,
  );
  filters = rows[0];
});
afterAll(() => clone.drop());

const inside = <T>(work: (scope: Scope) => Promise<T>): Promise<T> =>
  clone.db.tenant({ organization_id: demo.organization.id, via: { user_id: null, via: 'test' } }, (tx) =>
    work({ tx, actor: system(demo.organization.id), now: clock }),
  );
const write = (statement: string) => inside(({ tx }) => sql.raw(statement).execute(tx));
const round = async () => {
  for (let part = await inside(keepFigures); part.next !== undefined; ) part = await inside(keepFigures);
};
const marks = () =>
  inside(
    async ({ tx }) =>
      (await sql<{ n: number }>`select count(*)::int as n from kept_marks`.execute(tx)).rows[0]?.n,
  );

/** What is kept, and what the rows say. */
async function both(query: AnalyticsQuery) {
  return inside(async (scope) => {
    const asked = await askedOf(scope, query);
    const kept = await keptFor(scope, asked);
    if (!kept) throw new Error('nothing is kept');
    const of = async (which: typeof kept | undefined) => ({
      kpis: await kpisOf(scope, asked, which),
      groups: await groupsOf(scope, asked, which),
      cohorts: await cohortsOf(scope, asked, which),
    });
    return { kept: await of(kept), plain: await of(undefined) };
  });
}
const whole = { from: '2025-11-01', until: '2026-06-14' };
/** Of months that are read as sums: those that are whole, a day less at either end, a day more. */
const byMonths = [
  { from: '2026-02-01', until: '2026-04-30' },
  { from: '2026-02-02', until: '2026-04-29' },
  { from: '2026-01-31', until: '2026-05-01' },
];

const plainRevenue = ({ plain }: Awaited<ReturnType<typeof both>>) =>
  plain.kpis[0].revenue_per_class.numerator;

async function compare(seed: number, times: number): Promise<void> {
  const dice = createRandom(seed, 0);
  const asks = Array.from({ length: times }, () => {
    const from = addDays('2025-11-20', dice.whole(0, 200));
    const until = addDays(from, dice.whole(0, 120));
    const some = (name: keyof typeof filters) => dice.chance(0.3) && { [name]: dice.pick(filters[name]) };
    return { from, until, ...some('instructor_id'), ...some('class_type_id'), ...some('level_id') };
  });
  for (const ask of [whole, ...byMonths, ...asks]) {
    const { kept, plain } = await both(ask);
    expect({ ask, ...kept }).toEqual({ ask, ...plain });
  }
}

describe('what is kept', () => {
  test('is what the rows say, in every period and of every filter', async () => {
    await round();
    expect(await marks()).toBe(0);
    await compare(1, 8);
    const { kept } = await both(whole);
    expect(kept.kpis[0].revenue_per_class.numerator).toBeGreaterThan(0);
  }, 120_000);

  test.each(pastWrites.map((one, n) => [one.what, one, n] as const))('follows: %s', async (_what, one, n) => {
    expect(Number((await write(one.sql(createRandom(n + 10, 0)))).numAffectedRows)).toBeGreaterThan(0);
    await compare(n + 100, 1);
    await round();
    await compare(n + 200, 1);
  });

  test('follows all of it together', async () => {
    const dice = createRandom(99, 0);
    for (let turn = 0; turn < 2; turn++) {
      for (let n = 0; n < 6; n++) await write(dice.pick(pastWrites).sql(dice));
      await compare(turn + 300, 2);
      await round();
      expect(await marks()).toBe(0);
      await compare(turn + 400, 2);
    }
  });

  test('follows the calendar: fees that end, and classes that began since', async () => {
    clock = new Date('2026-07-06T09:00:00Z');
    const since = [
      { from: '2026-06-01', until: '2026-06-30' },
      { from: '2026-05-15', until: '2026-07-05' },
    ];
    const ofFees = async () =>
      (await inside(({ tx }) => tx.selectFrom('kept_until').select('fees_until').executeTakeFirstOrThrow()))
        .fees_until;
    expect(await ofFees()).toBe('2026-06-10');
    await round();
    expect(await ofFees()).toBe('2026-07-02');
    for (const ask of since) {
      const { kept, plain } = await both(ask);
      expect({ ask, ...kept }).toEqual({ ask, ...plain });
    }
    expect(plainRevenue(await both(since[0] as AnalyticsQuery))).toBeGreaterThan(0);
  }, 120_000);

  test('begins anew, and comes to the same', async () => {
    await write('delete from kept_until');
    await round();
    await compare(500, 2);
    const { db, owner } = clone;
    expect(await examine({ db: db.patient(60_000), owner, embedded: false, now, only: 'figures' })).toEqual(
      [],
    );
  }, 120_000);
});

describe('what is written while a round goes on', () => {
  const missed = `update class_enrollments set status = 'no_show', checked_in = false, check_in_time = null
    where id = (select id from class_enrollments where status = 'enrolled' and checked_in and session_starts_at between '2026-05-01' and '2026-05-20' order by id limit 1)`;
  /** Writes, lets a whole round pass before it is committed, and does what is told before the figures are read. */
  async function besideRound(then: () => Promise<unknown> = async () => {}) {
    await inside(async ({ tx }) => {
      await sql.raw(missed).execute(tx);
      // What it was written to is kept anew meanwhile, as it was before.
      await write(
        `insert into kept_marks (organization_id, session_id, everybody) select organization_id, id, true from class_sessions where scheduled_datetime between '2026-05-01' and '2026-05-20'`,
      );
      await round();
    });
    await then();
    return both(whole);
  }

  test('is told by the mark that comes with it', async () => {
    const { kept, plain } = await besideRound();
    expect(kept).toEqual(plain);
    expect(await marks()).toBeGreaterThan(0);
    await round();
    await compare(600, 1);
  }, 120_000);

  test('is lost without one', async () => {
    const { kept, plain } = await besideRound(() => write('delete from kept_marks'));
    expect(kept).not.toEqual(plain);
    await write('delete from kept_until');
    await round();
  }, 120_000);
});
