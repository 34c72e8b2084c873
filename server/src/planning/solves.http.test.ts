import { beforeEach, describe, expect, test } from 'vitest';
import { atOnce } from '../../test/at-once.ts';
import { asSystem, buildSecondClub, person } from '../../test/builders.ts';
import { planSchool, until } from '../../test/plan-school.ts';
import { useServer } from '../../test/server.ts';
import { visitor } from '../kernel/actor.ts';
import type { Scope } from '../kernel/scope.ts';
import { startPlanning } from './jobs.ts';
import { factsOf } from './queries/plan-facts.ts';
import { askSolve, claimSolve, leaseSeconds, noteSolve } from './store/plan-solves.ts';
import { termsOf } from './store/plans.ts';

/* docs/domain/plans.md: who solves it, one at a time, and what is left when it is stopped or dies. */
const start = '2026-03-02T09:00:00Z';
const server = useServer({ now: start });
let school: Awaited<ReturnType<typeof planSchool>>;
beforeEach(async () => {
  server.clock.set(start);
  school = await planSchool(server);
  await school.court('Pista 1');
  await school.coach('Carlos', []);
  for (const name of ['Ana', 'Ben', 'Cris'])
    await school.wish(name, [{ weekday: 0, starts_at: '18:00', ends_at: '20:00' }]);
});

const scoped = <T>(run: (scope: Scope) => Promise<T>): Promise<T> =>
  asSystem(server.db, school.place, server.clock.now(), run);
const at = (id: string, what = '') => `/api/classes/plans/${id}/${what}`;
const solve = (id: string) => school.owner.post(at(id, 'solve/'), {});
const code = ({ status, body }: { status: number; body: { code?: string } }) =>
  `${status} ${body.code ?? ''}`.trim();

/** Dozens who can at all hours: nothing is proven of it within seconds. */
async function hard(): Promise<string> {
  for (const name of ['Pista 2', 'Pista 3', 'Pista 4']) await school.court(name);
  for (const name of ['Nora', 'Pep', 'Rosa', 'Teo']) await school.coach(name, []);
  const hour = (weekday: number, from: number, loved = false) => ({
    ...{ weekday, starts_at: `${from}:00`, ends_at: `${from + 1}:30`, loved },
  });
  for (let n = 0; n < 48; n++)
    await school.wish(
      `Cliente ${n}`,
      [hour(n % 5, 16 + (n % 4), true), hour((n + 1) % 5, 17 + (n % 3)), hour((n + 3) % 5, 18 + (n % 2))],
      { classes_a_week: 2 },
      1 + (n % 7) / 2,
    );
  return school.plan({ seconds: 120, grid_minutes: 30 });
}

describe('one plan of an organization is solved at a time', () => {
  const both = async () => {
    const ids = [await school.plan(), await school.plan()];
    const ask = (scope: Scope, id: string) =>
      askSolve(scope, {
        ...{ plan_id: id, task: 'plan' as const, before: null, limits: { seconds: 1, gap: 0, seed: 1 } },
        puzzle: {
          starts: [],
          courts: [],
          coaches: [],
          kinds: [],
          people: [],
          groups: [],
          locks: [],
          weights: {} as never,
          travel: 0,
        },
      });
    const { first, second, waited } = await atOnce({
      owner: server.owner,
      open: (run: (scope: Scope) => Promise<boolean>) => scoped(run),
      first: (scope) => ask(scope, ids[0]!),
      second: () => scoped((scope) => ask(scope, ids[1]!)),
    });
    return { waited, asked: await Promise.all([first, second]) };
  };
  test('of two who ask at once one is refused', async () => {
    expect(await both()).toEqual({ waited: true, asked: [true, false] });
  });
  test('control: without the key both would be', async () => {
    const ids = [await school.plan(), await school.plan()];
    await server.owner.query('begin');
    await server.owner.query("select set_config('app.organization_id', $1, true)", [
      school.place.organization_id,
    ]);
    await server.owner.query('alter table plan_solves drop constraint plan_solves_once');
    for (const id of ids)
      await server.owner.query(
        `insert into plan_solves (organization_id, id, plan_id, task, puzzle, limits, asked_at)
         select organization_id, gen_random_uuid(), id, 'plan', '{}', '{}', now() from plans where id = $1`,
        [id],
      );
    const { rows } = await server.owner.query(
      'select count(*)::int as n from plan_solves where plan_id = any($1)',
      [ids],
    );
    await server.owner.query('rollback');
    expect(rows[0].n).toBe(2);
  });
  test('and says so; it is not changed meanwhile, and is solved afterwards', async () => {
    const [one, other] = [await school.plan(), await school.plan()];
    expect((await solve(one)).body.solving).toMatchObject({
      task: 'plan',
      state: 'waiting',
      of_seconds: 20,
      value: null,
    });
    expect(code(await solve(other))).toBe('409 planning.solving_already');
    expect(code(await solve(one))).toBe('409 planning.solving_already');
    expect(code(await school.owner.patch(at(one), { name: 'x' }))).toBe('409 planning.being_solved');
    expect(code(await school.owner.post(at(other, 'stop/')))).toBe('409 planning.not_solving');
    expect(code(await school.owner.post(at(other, 'helps/')))).toBe('409 planning.not_solved');
    expect((await school.done(one)).status).toBe('solved');
    expect((await school.solve(other)).status).toBe('solved');
  });
});

test('stopped, it keeps the best so far, and soon', async () => {
  const id = await hard();
  const worker = startPlanning({ db: server.db, clock: server.clock, bus: server.bus }, () => {});
  try {
    await solve(id);
    const going = await until(
      () => school.look(id),
      ({ solving }) => solving?.value > 0,
    );
    expect(going).toMatchObject({
      status: 'solving',
      found: null,
      solving: { state: 'running', task: 'plan' },
    });
    const asked = performance.now();
    expect((await school.owner.post(at(id, 'stop/'))).body.solving.state).toBe('stopping');
    const stopped = await until(
      () => school.look(id),
      ({ solving }) => solving === null,
    );
    expect(performance.now() - asked).toBeLessThan(3_000);
    expect(stopped).toMatchObject({ status: 'solved', found: { status: 'stopped' } });
    expect(stopped.found.value).toBeGreaterThanOrEqual(going.solving.value);
    expect(stopped.found.bound).toBeGreaterThanOrEqual(stopped.found.value);
  } finally {
    await worker.stop();
  }
});

test('discarded, its solving ends and nothing is left of it', async () => {
  const id = await hard();
  const worker = startPlanning({ db: server.db, clock: server.clock, bus: server.bus }, () => {});
  try {
    await solve(id);
    await until(
      () => school.look(id),
      ({ solving }) => solving?.state === 'running',
    );
    expect((await school.owner.delete(at(id))).status).toBe(204);
    const { rows } = await server.owner.query(
      'select count(*)::int as n from plan_solves where plan_id = $1',
      [id],
    );
    expect(rows[0].n).toBe(0);
    // And the next one is solved at once.
    const next = await school.plan({ seconds: 1 });
    expect((await school.solve(next)).status).toBe('solved');
  } finally {
    await worker.stop();
  }
});

describe('a worker that dies', () => {
  const dies = async (told: boolean) => {
    const id = await school.plan();
    await solve(id);
    const [claimed] = await scoped(claimSolve);
    const plan = { groups: [] };
    if (told)
      await scoped((scope) =>
        noteSolve(scope, claimed!, { plan, value: 0, bound: 300, gap: null, seconds: 1 }),
      );
    expect(await scoped(claimSolve)).toEqual([]);
    server.clock.set(new Date(server.clock.now().getTime() + (leaseSeconds + 1) * 1_000).toISOString());
    return { id, claimed: claimed! };
  };
  test('leaves the best that it has told of', async () => {
    const { id, claimed } = await dies(true);
    expect(await school.done(id).catch((error: Error) => error.message)).toMatchObject({
      ...{ status: 'solved', failure: 'interrupted', solving: null },
      found: { status: 'stopped', value: 0, bound: 300, groups: [] },
    });
    // Should it live after all, it has nothing to say any more.
    expect(await scoped((scope) => noteSolve(scope, claimed, undefined))).toBeUndefined();
  });
  test('or nothing, and says so', async () => {
    const { id } = await dies(false);
    expect(await school.done(id)).toMatchObject({
      status: 'failed',
      failure: 'interrupted',
      found: null,
      solving: null,
    });
    expect((await school.solve(id)).status).toBe('solved');
  });
});

test('who runs another club, a coach and a student can do nothing of it', async () => {
  const id = await school.plan();
  const second = await buildSecondClub(server.db, school.place);
  const codes = async (who: Awaited<ReturnType<typeof person>>) => [
    (await who.get(at(id))).status,
    (await who.post(at(id, 'solve/'), {})).status,
    (await who.post(at(id, 'stop/'))).status,
    (await who.post(at(id, 'helps/'))).status,
  ];
  expect(await codes(await person(server, { ...school.place, club_id: second }, 'club_admin'))).toEqual([
    404, 404, 404, 404,
  ]);
  expect(await codes(await person(server, school.place, 'instructor'))).toEqual([403, 403, 403, 403]);
  expect(await codes(await person(server, school.place, 'student'))).toEqual([403, 403, 403, 403]);
  const wrong = await school.owner.post(at(id, 'solve/'), { seconds: 0, gap: 2 });
  expect(wrong.body.errors.map((one: { path: string; code: string }) => `${one.path} ${one.code}`)).toEqual([
    '/seconds minimum',
    '/gap maximum',
  ]);
});

test('an empty term is nothing to solve', async () => {
  const { body } = await school.owner.post('/api/classes/terms/', {
    ...{ club_id: school.place.club_id, name: 'Vacío', starts_on: '2026-09-01', ends_on: '2026-12-20' },
  });
  const { body: plan } = await school.owner.post('/api/classes/plans/', { term_ids: [body.id] });
  expect(code(await solve(plan.id))).toBe('409 planning.nothing_to_plan');
});

test('what it is made from is read in a constant number of statements', async () => {
  const count = () =>
    scoped(async (scope) => {
      let statements = 0;
      const counting = scope.tx.withPlugin({
        transformQuery: ({ node }) => {
          statements++;
          return node;
        },
        transformResult: async ({ result }) => result,
      });
      const own = { ...scope, tx: counting as typeof scope.tx, actor: { ...visitor(null), ...scope.actor } };
      const facts = await factsOf(own, await termsOf(scope, [school.term_id]), null);
      return { statements, wishes: facts.wishes.length };
    });
  const before = await count();
  for (let n = 0; n < 20; n++)
    await school.wish(`Más ${n}`, [{ weekday: 1, starts_at: '18:00', ends_at: '20:00' }]);
  for (const name of ['Nora', 'Pep'])
    await school.coach(name, [{ weekday: 1, starts_at: '18:00', ends_at: '20:00' }]);
  expect(before.wishes).toBe(3);
  expect(await count()).toEqual({ ...before, wishes: 23 });
});
