import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { atOnce } from '../../test/at-once.ts';
import { asSystem, buildClub, type Place } from '../../test/builders.ts';
import { useDatabase } from '../../test/database.ts';
import { buildClient } from '../../test/sessions.ts';
import { newId } from '../kernel/ids.ts';
import type { Scope } from '../kernel/scope.ts';
import { tickSkill } from './commands/ticks.ts';

/* Two coaches tick the same skill of one student at the same time. */
const database = useDatabase();
let place: Place;
beforeAll(async () => {
  place = await buildClub(database.db);
});

const now = new Date('2026-03-02T09:00:00Z');
const inTransaction = <T>(work: (scope: Scope) => Promise<T>) => asSystem(database.db, place, now, work);

/** @returns how many rows say that the student masters it then */
async function bothTick(): Promise<number> {
  const student_id = await buildClient(database.db, place);
  const skill_id = newId();
  await inTransaction(({ tx }) =>
    sql`insert into skills (organization_id, id, level_id, name_es, name_en)
        select organization_id, ${skill_id}::uuid, id, 'Bandeja', 'Bandeja' from class_levels limit 1`.execute(
      tx,
    ),
  );
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

test('it is mastered once', async () => {
  expect(await bothTick()).toBe(1);
});

test('and would be twice without the key', async () => {
  await database.owner.query(`
    alter table student_skills drop constraint student_skills_once;
    alter table student_skills add constraint student_skills_once unique (id)`);
  expect(await bothTick()).toBe(2);
});
