import { beforeAll, expect, test } from 'vitest';
import { atOnce } from '../../test/at-once.ts';
import { asSystem, buildClub, type Place } from '../../test/builders.ts';
import { useDatabase } from '../../test/database.ts';
import { mandateRow } from '../../test/debits.ts';
import { chargePlace } from '../../test/fees.ts';
import { buildClient, buildSession } from '../../test/sessions.ts';
import { newId } from '../kernel/ids.ts';
import type { Scope } from '../kernel/scope.ts';
import { pendPayments } from '../payments/public.ts';
import { insertCollection, insertItems } from './store/collections.ts';

/* G21: a charge is collected once at a time. Commands take locks before; here nobody does. */
const database = useDatabase();
const now = new Date('2026-03-02T09:00:00Z');
let place: Place;
beforeAll(async () => {
  place = await buildClub(database.db);
});

const run = <T>(work: (scope: Scope) => Promise<T>): Promise<T> => asSystem(database.db, place, now, work);

/** Two desks collect the same charge, which neither has seen of the other. @returns how many each has taken */
async function collectTwice(): Promise<number[]> {
  const { organization_id, club_id } = place;
  const student_id = await buildClient(database.db, place);
  const { schedule_id } = await buildSession(database.db, place, { starts_at: '2026-03-10T18:00:00Z' });
  const [place_id, plan_id, charge_id, mandate_id] = [newId(), newId(), newId(), newId()];
  await database.db.tenant(place.scope, async (tx) => {
    await tx
      .insertInto('schedule_enrollments')
      .values({ organization_id, id: place_id, schedule_id, student_id, starts_on: '2026-03-01' })
      .execute();
    await chargePlace(tx, { organization_id, club_id, plan_id, id: charge_id, place_id, student_id });
    await tx
      .insertInto('debit_mandates')
      .values({
        ...mandateRow(club_id, student_id),
        organization_id,
        id: mandate_id,
        reference: plan_id.slice(-12),
      })
      .execute();
  });
  const collect = async (scope: Scope): Promise<number> => {
    const creditor = { name: 'Club', id: 'ES26000G12345678', iban: 'ES9121000418450200051332' };
    const id = await insertCollection(scope, { club_id, collect_on: '2026-03-09', creditor });
    const line = { enrollment_id: null, student_package_id: null, charge_id, amount: 6200 };
    const [payment_id] = await pendPayments(scope, [
      {
        ...{ club_id, payer_id: student_id, method: 'direct_debit', currency: 'EUR' },
        lines: [{ ...line, discount: 0, discount_reason: '' }],
      },
    ]);
    const item = { mandate_id, charge_id, payment_id: payment_id!, sequence: 'FRST', amount: 6200 } as const;
    return insertItems(scope, id, [item]);
  };
  const both = await atOnce({
    ...{ owner: database.owner, open: run<number>, first: collect },
    second: () => run(collect),
  });
  return [await both.first, await both.second];
}

test('two desks collect at once: a charge is in one of both', async () => {
  expect(await collectTwice()).toEqual([1, 0]);
});

test('without the index it is in both', async () => {
  await database.owner.query('drop index debit_items_once');
  expect(await collectTwice()).toEqual([1, 1]);
});
