import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { atOnce } from '../../test/at-once.ts';
import { asSystem, buildClub, type Place } from '../../test/builders.ts';
import { useDatabase } from '../../test/database.ts';
import { buildClient } from '../../test/sessions.ts';
import { newId } from '../kernel/ids.ts';
import type { Scope } from '../kernel/scope.ts';
import { tickSkill } from './commands/ticks.ts';
import { insertTick } from './store.ts';

/* Two coaches tick the same skill of one student at the same time, or one while the profile becomes another one. */
const database = useDatabase();
let place: Place;
beforeAll(async () => {
  place = await buildClub(database.db);
});

const now = new Date('2026-03-02T09:00:00Z');
const inTransaction = <T>(work: (scope: Scope) => Promise<T>) => asSystem(database.db, place, now, work);

async function buildSkill(): Promise<string> {
  const skill_id = newId();
  await inTransaction(({ tx }) =>
    sql`insert into skills (organization_id, id, level_id, name_es, name_en)
        select organization_id, ${skill_id}::uuid, id, 'Bandeja', 'Bandeja' from class_levels limit 1`.execute(
      tx,
    ),
  );
  return skill_id;
}

/** @returns how many rows say that the student masters it then */
async function bothTick(): Promise<number> {
  const student_id = await buildClient(database.db, place);
  const skill_id = await buildSkill();
  const tick = (scope: Scope) => tickSkill(scope, { student_id, skill_id }, {});
  const both = await atOnce({
    owner: database.owner,
    open: (work: (scope: Scope) => Promise<unknown>) => inTransaction(work),
    first: tick,
    second: () => inTransaction(tick),
  });
  await Promise.all([both.first, both.second]);
  const { rows } = await database.owner.query('select from student_skills where skill_id = $1', [skill_id]);
  return rows.length;
}

/** A profile becomes another one, as a merge has it, while somebody ticks a skill of it. @returns how many rows it has */
async function tickWhileMerged(
  ticks: (scope: Scope, of: { student_id: string; skill_id: string }) => Promise<unknown>,
) {
  const [kept, student_id] = [await buildClient(database.db, place), await buildClient(database.db, place)];
  const of = { student_id, skill_id: await buildSkill() };
  const both = await atOnce({
    owner: database.owner,
    open: (work: (scope: Scope) => Promise<unknown>) => inTransaction(work),
    first: async ({ tx }: Scope) => {
      await sql`select from client_profiles where id = ${student_id}::uuid for update`.execute(tx);
      await sql`update client_profiles set merged_into = ${kept}::uuid, is_active = false where id = ${student_id}::uuid`.execute(
        tx,
      );
    },
    second: () => inTransaction((scope) => ticks(scope, of)),
  });
  const [, second] = await Promise.allSettled([both.first, both.second]);
  const { rows } = await database.owner.query('select from student_skills where student_id = $1', [
    student_id,
  ]);
  return { waited: both.waited, second, rows: rows.length };
}

test('nobody ticks what is just becoming another profile', async () => {
  const { waited, second, rows } = await tickWhileMerged((scope, of) => tickSkill(scope, of, {}));
  expect([waited, rows]).toEqual([true, 0]);
  expect(second).toMatchObject({ status: 'rejected', reason: { code: 'clients.merged' } });
});

test('and would, were the profile not held', async () => {
  const { rows } = await tickWhileMerged((scope, of) =>
    insertTick(scope, { ...of, mastered_on: '2026-03-02', session_id: null, instructor_id: null }),
  );
  expect(rows).toBe(1);
});

test('it is mastered once', async () => {
  expect(await bothTick()).toBe(1);
});

test('and would be twice without the key', async () => {
  await database.owner.query(`
    alter table student_skills drop constraint student_skills_once;
    alter table student_skills add constraint student_skills_once unique (id)`);
  expect(await bothTick()).toBe(2);
});
