import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { buildClub, type Place } from '../../test/builders.ts';
import { useDatabase } from '../../test/database.ts';
import { numberApart } from '../../test/packages.ts';
import { buildClient } from '../../test/sessions.ts';
import { newId } from '../kernel/ids.ts';
import { insertEntries } from './store/entries.ts';

/* G5: who takes the last class of a package. Bookings take their student's lock before; here nobody does. */
const database = useDatabase();
let place: Place;
beforeAll(async () => {
  place = await buildClub(database.db);
});

/** A package with one class left. */
async function lastClass(): Promise<string> {
  const { organization_id } = place;
  const [student_id, package_id, id] = [await buildClient(database.db, place), newId(), newId()];
  const sold = { num_classes: 1, validity_days: 60, price: 1000, currency: 'EUR', name: id };
  await database.db.tenant(place.scope, async (tx) => {
    await tx
      .insertInto('class_packages')
      .values({ ...sold, organization_id, id: package_id })
      .execute();
    await tx
      .insertInto('student_packages')
      .values({
        ...{ ...sold, organization_id, id, package_id, student_id, class_type_ids: [], transferable: false },
        ...{ status: 'active', purchased_at: new Date(0), expires_on: '2026-12-31' },
      })
      .execute();
    await insertEntries(tx, [movement(id, 'bought', 1)], new Date(0)).execute(tx);
  });
  return id;
}

const movement = (student_package_id: string, kind: string, delta: number) => ({
  ...{ id: newId(), student_package_id, kind, delta },
  ...{ enrollment_id: null, reason: '', created_by: null },
});

/** Two take it in transactions that have both begun before either ends. @returns how many got it */
async function bothTake(id: string): Promise<number> {
  let begun = 0;
  const take = () =>
    database.db.tenant(place.scope, async (tx) => {
      await sql`select 1 from package_entries where student_package_id = ${id}::uuid`.execute(tx);
      begun++;
      await expect.poll(() => begun).toBeGreaterThanOrEqual(2);
      await insertEntries(tx, [movement(id, 'taken', -1)], new Date(0)).execute(tx);
      await sql`select pg_sleep(0.2)`.execute(tx);
    });
  const results = await Promise.allSettled([take(), take()]);
  return results.filter((one) => one.status === 'fulfilled').length;
}

const entriesOf = async (id: string) =>
  (
    await database.owner.query(
      'select number, balance from package_entries where student_package_id = $1 order by number, id',
      [id],
    )
  ).rows;

test('the last class of a package goes to one of two', async () => {
  const id = await lastClass();
  expect(await bothTake(id)).toBe(1);
  expect(await entriesOf(id)).toEqual([
    { number: 1, balance: 1 },
    { number: 2, balance: 0 },
  ]);
});

test('and would go to both without the number that only one can write', async () => {
  const id = await lastClass();
  await numberApart(database.owner);
  expect(await bothTake(id)).toBe(2);
});
