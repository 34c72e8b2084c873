import { setTimeout } from 'node:timers/promises';
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { someoneWaits } from '../../test/at-once.ts';
import { buildClub, type Place, person } from '../../test/builders.ts';
import { packagesIn } from '../../test/packages.ts';
import { useServer } from '../../test/server.ts';
import { lockPeople } from '../clients/public.ts';
import type { Transactions } from '../kernel/db/database.ts';
import { fixedClock } from '../kernel/time/index.ts';
import { reactions } from '../reactions.ts';
import { workRounds } from './commands/rounds.ts';
import { longPackageWork } from './reactions.ts';

const now = '2026-03-02T09:00:00Z';
// What was decided is done by the tests, as the worker would.
const server = useServer({ now, reactions: [...reactions, ...longPackageWork(fixedClock(now))] });
type Person = Awaited<ReturnType<typeof person>>;
const made = {} as { place: Place; owner: Person };
const packages = packagesIn(server, () => made);
beforeAll(async () => {
  made.place = await buildClub(server.db);
  made.owner = await person(server, made.place, 'owner');
});

const days = () => ({ ended_from: '2026-03-15', ended_until: '2026-04-15' });
const preview = async (more: object = {}) => {
  const { club_id } = made.place;
  const query = new URLSearchParams({ ...days(), club_id, ...more });
  return (await made.owner.get(`/api/classes/packages/ended/?${query}`)).body;
};
const decide = async (input: object) =>
  made.owner.post('/api/classes/package_rounds/', {
    ...{ ...days(), club_id: made.place.club_id, reason: 'End of the season' },
    ...{ seen: (await preview()).seen, ...input },
  });
const rounds = async () =>
  (await made.owner.get(`/api/classes/package_rounds/?club_id=${made.place.club_id}`)).body.results;
const work = (db: Transactions = server.db) =>
  workRounds({ db, clock: server.clock }, made.place.organization_id);

/** So many who have had a package of ten for 50 €, of which nothing was used, that has ended. */
async function ended(count: number, isGift = false) {
  const { id } = await packages.add({
    club_id: made.place.club_id,
    num_classes: 10,
    price: 5000,
    validity_days: 30,
  });
  const sold = [];
  for (let i = 0; i < count; i++) {
    const who = await packages.student();
    const { status, body } = await made.owner.post(`/api/classes/packages/${id}/purchase/`, {
      ...{ student_id: who.profile_id },
      ...(isGift ? { gift_reason: 'prize' } : { payment: { payment_method: 'cash' } }),
    });
    expect(status, JSON.stringify(body)).toBe(201);
    sold.push({ who, id: body.id as string });
  }
  server.clock.set('2026-05-02T09:00:00Z');
  return sold;
}
const credit = async (who: Person) =>
  (await made.owner.get(`/api/classes/accounts/${who.profile_id}/`)).body.credit;

test('many that have ended become credit: shown before, each once, also when the worker is killed in between', async () => {
  const paid = await ended(5);
  server.clock.set(now);
  const [given] = await ended(1, true);
  expect(await preview()).toMatchObject({
    ...{ count: 6, classes: 60, worthless: 1, worth: [{ currency: 'EUR', amount: 25_000 }] },
  });
  const input = { action: 'account_credit', seen: (await preview()).seen };
  // As many packages, and not as much is left of one.
  const taken = { delta: -1, reason: 'x' };
  await made.owner.post(`/api/classes/student_packages/${given!.id}/adjust/`, taken);
  expect(await decide(input)).toMatchObject({
    ...{ status: 409, body: { code: 'packages.others_now', count: 6 } },
  });
  const coach = await person(server, made.place, 'instructor');
  expect((await coach.post('/api/classes/package_rounds/', input)).status).toBe(403);
  expect((await decide({ action: 'account_credit' })).body).toMatchObject({ waiting: 6, done: 0 });
  expect((await preview()).count).toBe(0);

  let before = 3;
  const killed = {
    ...server.db,
    tenant: (...[scope, todo]: Parameters<Transactions['tenant']>) =>
      server.db.tenant(scope, async (tx) => {
        const result = await todo(tx);
        // What was done in it is lost with it.
        if (before-- === 0) throw Object.assign(new Error('gone'), { code: '57P01' });
        return result;
      }),
  } as unknown as Transactions;
  await expect(work(killed)).rejects.toThrow('gone');
  expect((await rounds())[0]).toMatchObject({ waiting: 3, done: 3 });
  await Promise.all([work(), work()]);
  expect((await rounds())[0]).toMatchObject({
    ...{ waiting: 0, done: 5, skipped: 1, by: expect.any(String) },
    problems: [{ id: given!.id, problem: 'packages.worth_nothing' }],
  });
  for (const { who } of paid) expect(await credit(who)).toEqual([{ currency: 'EUR', balance: 5_000 }]);
  expect((await preview()).count).toBe(1);
});

test('they are put off, left or stopped, and nobody is asked again of what is left', async () => {
  expect((await decide({ action: 'leave' })).status).toBe(201);
  await work();
  expect((await preview()).count).toBe(0);
  server.clock.set(now);
  const [one] = await ended(2);
  const input = { action: 'extend' };
  expect(await decide({ ...input, expires_on: '2026-04-15' })).toMatchObject({
    ...{ status: 422, body: { errors: [{ path: '/expires_on', code: 'not_before' }] } },
  });
  const { body } = await decide({ ...input, expires_on: '2027-01-31' });
  const stop = await made.owner.post(`/api/classes/package_rounds/${body.id}/stop/`);
  expect(stop.body).toMatchObject({ waiting: 0, stopped: 2 });
  expect((await decide({ ...input, expires_on: '2027-01-31' })).status).toBe(201);
  await work();
  expect((await made.owner.get(`/api/classes/student_packages/${one!.id}/`)).body).toMatchObject({
    ...{ state: 'open', expires_on: '2027-01-31' },
    entries: [{ kind: 'bought' }, { kind: 'extended', reason: 'End of the season' }],
  });
});

test('one that was left, and extended since, is asked about when it ends again', async () => {
  const [one] = await endedNow();
  expect((await decide({ action: 'leave' })).status).toBe(201);
  await work();
  expect((await preview()).count).toBe(0);
  server.clock.advance(60_000);
  const path = `/api/classes/student_packages/${one!.id}/extend/`;
  expect((await made.owner.post(path, { expires_on: '2026-05-10', reason: 'x' })).status).toBe(200);
  server.clock.set('2026-05-20T09:00:00Z');
  const { packages: again } = await preview({ ended_until: '2026-05-15' });
  expect(again.map(({ id }: { id: string }) => id)).toEqual([one!.id]);
  server.clock.set(now);
});

test('one that the desk is extending at that moment is not paid back', async () => {
  const [one] = await endedNow();
  expect((await decide({ action: 'account_credit' })).status).toBe(201);
  let working: Promise<void> | undefined;
  await server.db.tenant(made.place.scope, async (tx) => {
    await lockPeople(tx, [one!.who.profile_id]);
    working = work();
    while (!(await someoneWaits(server.owner))) await setTimeout(10);
    await sql`update student_packages set expires_on = '2026-12-31' where id = ${one!.id}::uuid`.execute(tx);
  });
  await working;
  expect((await rounds())[0]).toMatchObject({ problems: [{ id: one!.id, problem: 'packages.not_ended' }] });
  expect(await credit(one!.who)).toEqual([]);
});

/** One, bought and ended. */
async function endedNow() {
  server.clock.set(now);
  return await ended(1);
}
