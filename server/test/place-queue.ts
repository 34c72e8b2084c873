import { expect } from 'vitest';
import { servePlaceQueues } from '../src/enrollments/jobs.ts';
import { asSystem, type Place, person } from './builders.ts';
import type { TestServer } from './server.ts';
import { buildSession, type SessionOptions } from './sessions.ts';

type Person = Awaited<ReturnType<typeof person>>;

/** What tests of the queue for a fixed place do, in a club of theirs. */
export function placeQueueIn(server: TestServer, club: () => { place: Place; owner: Person }) {
  let [groups, wishes] = [0, 0];
  /** A group of one place on the Mondays 9, 16 and 23 March, held by somebody. */
  async function full(options: SessionOptions = {}) {
    const { place, owner } = club();
    const hour = String(7 + (groups++ % 14)).padStart(2, '0');
    const at = (date: string) => ({ max_participants: 1, ...options, starts_at: `${date}T${hour}:00:00Z` });
    const { schedule_id, session_id } = await buildSession(server.db, place, at('2026-03-09'));
    const ids = [session_id];
    for (const date of ['2026-03-16', '2026-03-23'])
      ids.push((await buildSession(server.db, place, { ...at(date), schedule_id })).session_id);
    const holder = await person(server, place, 'student');
    const given = await owner.post(`/api/classes/schedules/${schedule_id}/places/`, {
      student_id: holder.profile_id,
    });
    expect(given.status).toBe(201);
    return { schedule_id, ids, holder, held: given.body.place.id as string };
  }
  const student = () => person(server, club().place, 'student');
  /** A wish of its own: the same one sent twice at once is one. */
  const wish = () => ({ 'idempotency-key': `wish ${wishes++}` });
  const asks = (who: Person, schedule_id: string, more: object = {}) =>
    who.post(`/api/classes/schedules/${schedule_id}/place_requests/`, more, wish());
  const waits = async (schedule_id: string) => {
    const who = await student();
    const { status, body } = await asks(who, schedule_id);
    expect(status).toBe(201);
    return { who, id: body.id as string };
  };
  const look = async (who: Person, id: string) => (await who.get(`/api/classes/place_requests/${id}/`)).body;
  const leaves = (held: string, ends_on: string) =>
    club().owner.post(`/api/classes/places/${held}/leave/`, { ends_on });
  const heldIn = async (ids: readonly string[], student_id: string) => {
    const { rows } = await server.owner.query(
      `select session_id, status from class_enrollments where session_id = any($1) and student_id = $2 and status <> 'cancelled'`,
      [ids, student_id],
    );
    return ids.map((id) => rows.find((row) => row.session_id === id)?.status ?? '-');
  };
  const duty = (now: string) =>
    asSystem(server.db, club().place, new Date(now), (scope) => servePlaceQueues(scope));
  return { full, student, wish, asks, waits, look, leaves, heldIn, duty };
}
