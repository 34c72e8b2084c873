import { beforeAll, describe, expect, test } from 'vitest';
import { atOnce } from '../../test/at-once.ts';
import { buildClub, type Place, person } from '../../test/builders.ts';
import { useServer } from '../../test/server.ts';
import { buildClient, buildSession } from '../../test/sessions.ts';
import type { TenantTx } from '../kernel/db/database.ts';
import { lockSchedule } from '../scheduling/store/schedules.ts';
import { lockGroups } from './store/fixed-places.ts';

/*
 * A session is locked after its group, never before it. Whoever writes a session twice (called off, then its places
 * given back) has PostgreSQL look its schedule up again: that must not wait for whoever holds the group.
 */
const server = useServer({ now: '2026-03-02T09:00:00Z' });
let place: Place;
let owner: Awaited<ReturnType<typeof person>>;
beforeAll(async () => {
  place = await buildClub(server.db);
  owner = await person(server, place, 'owner');
});

/** Whether `work` had to wait for what `held` locks. */
async function waits(held: (tx: TenantTx) => Promise<unknown>, work: () => Promise<unknown>) {
  const { first, second, waited } = await atOnce({
    owner: server.owner,
    open: (hold) => server.db.tenant(place.scope, hold),
    first: held,
    second: work,
  });
  await Promise.all([first, second]);
  return waited;
}

async function bookedSession() {
  const session = await buildSession(server.db, place, {});
  const student_id = await buildClient(server.db, place);
  await owner.post(`/api/classes/sessions/${session.session_id}/enroll/`, { student_id });
  return session;
}
const callOff = (id: string) => async () =>
  expect(await owner.post(`/api/classes/sessions/${id}/cancel/`, {})).toMatchObject({ status: 200 });

describe('calling a booked class off does not wait', () => {
  test('for whoever gives fixed places in its group', async () => {
    const { session_id, schedule_id } = await bookedSession();
    expect(await waits((tx) => lockGroups(tx, [schedule_id]), callOff(session_id))).toBe(false);
  });

  test('for whoever edits its series', async () => {
    const { session_id, schedule_id } = await bookedSession();
    const scope = (tx: TenantTx) => ({ tx, actor: null as never, now: server.clock.now() });
    expect(await waits((tx) => lockSchedule(scope(tx), schedule_id), callOff(session_id))).toBe(false);
  });

  test('control: it does for a lock on the whole row', async () => {
    const { session_id, schedule_id } = await bookedSession();
    const whole = (tx: TenantTx) =>
      tx.selectFrom('class_schedules').select('id').where('id', '=', schedule_id).forUpdate().execute();
    expect(await waits(whole, callOff(session_id))).toBe(true);
  });
});
