import { beforeAll, describe, expect, test } from 'vitest';
import { buildClub, type Place } from '../../test/builders.ts';
import { useDatabase } from '../../test/database.ts';
import { buildClient, buildSession } from '../../test/sessions.ts';
import { newId } from '../kernel/ids.ts';

/* G12: whoever writes, only the listed transitions happen. */
const database = useDatabase();
let place: Place;
beforeAll(async () => {
  place = await buildClub(database.db);
});

async function enrollment(): Promise<string> {
  const { session_id } = await buildSession(database.db, place);
  const student_id = await buildClient(database.db, place);
  const id = newId();
  await database.db.tenant(place.scope, (tx) =>
    tx
      .insertInto('class_enrollments')
      .values({
        organization_id: place.organization_id,
        id,
        session_id,
        student_id,
        status: 'enrolled',
        currency: 'EUR',
        enrolled_at: new Date(0),
      })
      .execute(),
  );
  return id;
}
const set = (id: string, change: string) =>
  database.owner.query(`update class_enrollments set ${change} where id = $1`, [id]);
const cancel = "status = 'cancelled', cancelled_at = now()";
const revive = "status = 'enrolled', cancelled_at = null";

describe('an enrolment', () => {
  test('goes the ways that there are', async () => {
    const id = await enrollment();
    await set(id, "status = 'no_show'");
    await set(id, "status = 'enrolled'");
    await set(id, cancel);
  });

  test('does not come back once it is cancelled', async () => {
    const id = await enrollment();
    await set(id, cancel);
    await expect(set(id, revive)).rejects.toThrow(/illegal transition/);
  });

  test('but for one that went with its class, and what it comes back as', async () => {
    const id = await enrollment();
    await set(id, `${cancel}, cancel_reason = 'session_cancelled'`);
    await expect(set(id, "status = 'no_show', cancelled_at = null")).rejects.toThrow(/illegal transition/);
    await expect(set(id, revive)).resolves.toBeDefined();
  });

  test('control: without the trigger it would', async () => {
    const id = await enrollment();
    await set(id, cancel);
    await database.owner.query('alter table class_enrollments disable trigger transition');
    try {
      await expect(set(id, revive)).resolves.toBeDefined();
    } finally {
      await database.owner.query('alter table class_enrollments enable trigger transition');
    }
  });

  test('carries what its state needs', async () => {
    const id = await enrollment();
    await expect(set(id, "status = 'cancelled'")).rejects.toThrow(/class_enrollments_state/);
  });
});
