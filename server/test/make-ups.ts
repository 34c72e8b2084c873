import { expect } from 'vitest';
import { enrollmentReactions } from '../src/enrollments/reactions.ts';
import { type Place, person } from './builders.ts';
import type { TestServer } from './server.ts';
import { buildSession, type SessionOptions } from './sessions.ts';
import { work } from './worker.ts';

type Person = Awaited<ReturnType<typeof person>>;

/** What tests of make-ups do, in a club of theirs that gives them for released dates. */
export function makeUpsIn(server: TestServer, club: () => { place: Place; owner: Person }) {
  const set = async (values: object) =>
    expect((await club().owner.patch('/api/settings/', { values })).status).toBe(200);
  let hour = 0;
  /** A group with a class on 10 March, and one on the Tuesday after. */
  async function group(options: SessionOptions = {}) {
    const at = (day: number) => ({
      ...{ duration_minutes: 15, ...options },
      starts_at: new Date(Date.UTC(2026, 2, day, 6, 17 * hour)).toISOString(),
    });
    hour++;
    const { schedule_id, session_id } = await buildSession(server.db, club().place, at(10));
    const next = await buildSession(server.db, club().place, { ...at(17), schedule_id });
    return { schedule_id, ids: [session_id, next.session_id] as const };
  }
  /** Another group of the same class type as this one. */
  async function sibling(schedule_id: string, options: SessionOptions = {}) {
    const other = await group(options);
    await server.owner.query(
      `update class_schedules set class_type_id = (select class_type_id from class_schedules where id = $2) where id = $1`,
      [other.schedule_id, schedule_id],
    );
    return other;
  }
  const settled = () => work(server, enrollmentReactions, server.clock.now());
  const mine = async (who: Person) => (await who.get('/api/classes/make_ups/')).body.results;
  const states = async (who: Person) => (await mine(who)).map((one: { state: string }) => one.state);
  const enroll = (who: Person, session_id: string, more: object = {}) =>
    who.post(`/api/classes/sessions/${session_id}/enroll/`, more);
  const release = (who: Person, session_id: string) =>
    who.post(`/api/classes/sessions/${session_id}/cancel_enrollment/`, {});

  /** A holder who has released the first class of their group, and has a make-up for it. */
  async function absent(options: SessionOptions = {}) {
    const [one, holder] = [await group(options), await person(server, club().place, 'student')];
    const given = { student_id: holder.profile_id };
    const taken = await club().owner.post(`/api/classes/schedules/${one.schedule_id}/places/`, given);
    expect(taken.status).toBe(201);
    expect((await release(holder, one.ids[0])).status).toBe(200);
    await settled();
    return { ...one, holder, place_id: taken.body.place.id as string };
  }
  const callOff = (session_id: string, reason = 'Lluvia') =>
    club().owner.post(`/api/classes/sessions/${session_id}/cancel/`, { reason });
  return { set, group, sibling, settled, mine, states, enroll, release, absent, callOff };
}
