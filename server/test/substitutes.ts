import { notificationReactions } from '../src/notifications/reactions.ts';
import type { person } from './builders.ts';
import type { TestServer } from './server.ts';
import type { ApiSession, Timetable } from './timetable.ts';
import { work } from './worker.ts';

type Person = Awaited<ReturnType<typeof person>>;

/** What tests of substitutes who are asked do, in a timetable of theirs. */
export function substitutesIn(server: TestServer, club: () => Timetable) {
  const path = '/api/classes/substitute_requests/';
  let day = 0;
  /** A class of the coach on a day of its own, three at most in the course of it. */
  async function once(more: object = {}): Promise<ApiSession> {
    day += 1;
    const start_date = `2026-04-${String(day).padStart(2, '0')}`;
    const what = { start_date, start_time: '17:00', recurrence: 'once', recurrence_days: [] };
    const { id } = await club().published({ ...what, name: `Clase ${day}`, ...more });
    return (await club().sessionsOf(id))[0];
  }
  const ask = (sessions: ApiSession[], coaches: { profile_id: string | null }[], more: object = {}) =>
    club().admin.post(path, {
      session_ids: sessions.map(({ id }) => id),
      instructor_ids: coaches.map(({ profile_id }) => profile_id),
      ...more,
    });
  const offers = async (who: Pick<Person, 'get'>, session: ApiSession): Promise<ApiSession[]> =>
    (await who.get(`${path}mine/`)).body.results.filter(
      (one: ApiSession) => one.class.session_id === session.id,
    );
  const stateOf = async (session: ApiSession) =>
    (await club().admin.get(`${path}?session_id=${session.id}`)).body.results.map(
      (one: { state: string }) => one.state,
    );
  const accept = (who: Person, id: string, words?: string) =>
    who.post(`${path}${id}/accept/`, words === undefined ? {} : { words });
  const decline = (who: Person, id: string, words?: string) =>
    who.post(`${path}${id}/decline/`, words === undefined ? {} : { words });
  const inbox = async (who: Pick<Person, 'get'>) => {
    await work(server, notificationReactions, server.clock.now());
    return (await who.get('/api/notifications/')).body.results as {
      kind: string;
      subject: string;
      body: string;
      session_ids: string[];
    }[];
  };
  return { path, once, ask, offers, stateOf, accept, decline, inbox };
}
