import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { buildClub, type Place } from '../../test/builders.ts';
import { useDatabase } from '../../test/database.ts';
import type { TenantTx } from '../kernel/db/database.ts';
import { nextNumber } from './store/write.ts';

/* Two who write a receipt at a time: each has a number of its own, and one that fails leaves no gap. */
const database = useDatabase();
let place: Place;
beforeAll(async () => {
  place = await buildClub(database.db);
});

/** Ten at once, of which every third fails after it had its number. @returns the numbers of the others */
async function tenAtOnce(take: (tx: TenantTx) => Promise<number>): Promise<number[]> {
  const one = (i: number) =>
    database.db.tenant(place.scope, async (tx) => {
      const number = await take(tx);
      await sql`select pg_sleep(0.05)`.execute(tx);
      if (i % 3 === 0) throw new Error('fails');
      return number;
    });
  const results = await Promise.allSettled(Array.from({ length: 10 }, (_, i) => one(i)));
  return results.flatMap((it) => (it.status === 'fulfilled' ? [it.value] : [])).toSorted((a, b) => a - b);
}

test('numbers have neither gap nor double', async () => {
  const of = { club_id: place.club_id, series: 'S', year: 2026 };
  await database.db.tenant(place.scope, (tx) => nextNumber(tx, of));
  expect(await tenAtOnce((tx) => nextNumber(tx, of))).toEqual([2, 3, 4, 5, 6, 7]);
});

test('control: a number that is read and not locked is given to several', async () => {
  const of = { club_id: place.club_id, series: 'X', year: 2026 };
  await database.db.tenant(place.scope, (tx) => nextNumber(tx, of));
  const unlocked = async (tx: TenantTx) => {
    const { rows } = await sql<{ last_number: number }>`
      select last_number from receipt_series where club_id = ${of.club_id}::uuid and code = 'X'`.execute(tx);
    return rows[0]!.last_number + 1;
  };
  expect(new Set(await tenAtOnce(unlocked)).size).toBeLessThan(6);
});
