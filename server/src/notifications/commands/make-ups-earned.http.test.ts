import { beforeAll, describe, expect, test } from 'vitest';
import { buildClub, type Place, person } from '../../../test/builders.ts';
import { makeUpsIn } from '../../../test/make-ups.ts';
import { useServer } from '../../../test/server.ts';
import { work } from '../../../test/worker.ts';
import { enrollmentReactions } from '../../enrollments/reactions.ts';
import { notificationReactions } from '../reactions.ts';

/* docs/domain/make-ups.md: what a loss gives is said with it. */
const server = useServer({ now: '2026-03-02T09:00:00Z' });
type Person = Awaited<ReturnType<typeof person>>;
let place: Place;
let owner: Person;
beforeAll(async () => {
  place = await buildClub(server.db);
  owner = await person(server, place, 'owner');
});
const { set, group, release, callOff } = makeUpsIn(server, () => ({ place, owner }));

async function holding() {
  const [one, holder] = [await group(), await person(server, place, 'student')];
  return hold(one, holder);
}
async function hold(one: Awaited<ReturnType<typeof group>>, holder: Person) {
  const given = { student_id: holder.profile_id };
  expect((await owner.post(`/api/classes/schedules/${one.schedule_id}/places/`, given)).status).toBe(201);
  return { ...one, holder };
}

/** What somebody has been told, once the worker has done what there was, and what came of that. */
async function told({ user_id }: Person) {
  const both = [...enrollmentReactions, ...notificationReactions];
  for (const reactions of [both, both, both]) await work(server, reactions, server.clock.now());
  const { rows } = await server.owner.query(
    'select kind, body from notifications where user_id = $1 order by created_at, id',
    [user_id],
  );
  return rows as { kind: string; body: string }[];
}

describe('a make-up is told', () => {
  test('with the loss, once for all classes of one cause', async () => {
    const { holder, schedule_id } = await holding();
    await hold(await group(), holder);
    expect(schedule_id).toBeDefined();
    const stopped = await owner.post(`/api/clubs/${place.club_id}/stoppages/`, {
      ...{ local_date: '2026-03-10', from: '00:00', until: '23:59', reason: 'Lluvia', cause: 'rain' },
      otherwise: 'cancel',
    });
    expect(stopped.status).toBe(201);
    const [one, ...more] = await told(holder);
    expect(more).toEqual([]);
    expect(one).toMatchObject({ kind: 'session_cancelled' });
    expect(one?.body).toContain('2 recuperaciones; la primera vale hasta el 9 de mayo de 2026.');
  });

  test('not at all where the loss gives none', async () => {
    await set({ make_up_club: 'nothing' });
    const { holder, ids } = await holding();
    await callOff(ids[0]);
    const [one, ...more] = await told(holder);
    expect(more).toEqual([]);
    expect(one?.body).not.toContain('recuperaci');
    await set({ make_up_club: null });
  });

  test('alone to who has given the date back, once', async () => {
    await set({ make_up_released: 'make_up' });
    const { holder, ids } = await holding();
    await release(holder, ids[0]);
    expect(await told(holder)).toMatchObject([
      { kind: 'make_up_earned', body: expect.stringContaining('hasta el 9 de mayo de 2026') },
    ]);
    expect(await told(holder)).toHaveLength(1);
    await set({ make_up_released: null });
  });

  test('alone where the club tells nobody of cancelled classes', async () => {
    await set({ cancellation_notification: false });
    const { holder, ids } = await holding();
    await callOff(ids[0]);
    expect((await told(holder)).map((one) => one.kind)).toEqual(['make_up_earned']);
    await set({ cancellation_notification: null });
  });
});
