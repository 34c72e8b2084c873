import { beforeAll, expect, test } from 'vitest';
import { buildClub, type Place, person } from '../../test/builders.ts';
import { useServer } from '../../test/server.ts';
import { buildClient, buildSession } from '../../test/sessions.ts';

/* Two claims on one place, and two pauses of one, at the same moment; then the same crowd without the constraints. */
const server = useServer({ now: '2026-03-02T09:00:00Z' });
let place: Place;
let owner: Awaited<ReturnType<typeof person>>;
beforeAll(async () => {
  place = await buildClub(server.db);
  owner = await person(server, place, 'owner');
});

const crowd = <T>(work: () => Promise<T>) => Promise.all(Array.from({ length: 5 }, work));
const count = (replies: readonly { status: number }[]) =>
  replies.filter((reply) => reply.status < 300).length;

/** Five ask for the same place of the same student, each with days of its own; then five for the same pause. */
async function race(): Promise<{ places: number; pauses: number }> {
  const { schedule_id } = await buildSession(server.db, place, { max_participants: 20 });
  const student_id = await buildClient(server.db, place);
  let day = 10;
  const given = await crowd(() =>
    owner.post(`/api/classes/schedules/${schedule_id}/places/`, {
      student_id,
      starts_on: `2026-03-${day++}`,
    }),
  );
  const id = given.find((reply) => reply.status === 201)?.body.place.id;
  const paused = await crowd(() =>
    owner.post(`/api/classes/places/${id}/pause/`, { starts_on: '2026-04-01', ends_on: `2026-04-${day++}` }),
  );
  return { places: count(given), pauses: count(paused) };
}

test('one place is given once and paused once, however many ask', async () => {
  expect(await race()).toEqual({ places: 1, pauses: 1 });
});

test('control: without the constraints it is given and paused five times', async () => {
  await server.owner.query(`
    alter table schedule_enrollments drop constraint schedule_enrollments_once;
    alter table schedule_enrollment_pauses drop constraint schedule_enrollment_pauses_once`);
  expect(await race()).toEqual({ places: 5, pauses: 5 });
});
