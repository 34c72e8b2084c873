import { newId } from '../src/kernel/ids.ts';
import { buildClub, giveRole, type Place, type person, type RoleName } from './builders.ts';
import type { TestServer } from './server.ts';

export type Person = Awaited<ReturnType<typeof person>>;
export interface Timetable {
  place: Place;
  admin: Person;
  coach: Person;
  colleague: Person;
  student: Person;
  class_type_id: string;
  court_id: string;
  other_court_id: string;
  /** A schedule's body: Tuesdays at 19:00 for 90 minutes from 3 March 2026, with the coach on the first court. */
  body(changes?: object): Record<string, unknown>;
  /** Adds a schedule as the admin and publishes it. */
  published(changes?: object): Promise<{ id: string; generation: { sessions: { session_id: string }[] } }>;
  sessionsOf(schedule_id: string, query?: string): Promise<ApiSession[]>;
}

// biome-ignore lint/suspicious/noExplicitAny: what a test receives is what the test is about
export type ApiSession = any;

/** A club with two courts, two coaches, a class type, an admin and a student. */
export async function buildTimetable(
  server: TestServer,
  options: { timezone?: string } = {},
): Promise<Timetable> {
  const place = await buildClub(server.db, options);
  const { organization_id, club_id } = place;
  const [admin, coach, colleague, student] = (await Promise.all(
    (['club_admin', 'instructor', 'instructor', 'student'] as const).map((role, at) =>
      cast(server, place, role, at),
    ),
  )) as [Person, Person, Person, Person];
  const [class_type_id, court_id, other_court_id] = [newId(), newId(), newId()];
  await server.db.tenant(place.scope, async (tx) => {
    const type = { type: 'group', currency: 'EUR', base_price: 1500 };
    await tx
      .insertInto('class_types')
      .values({ ...type, organization_id, id: class_type_id, name: 'Grupo' })
      .execute();
    for (const [id, name] of [
      [court_id, 'Pista 1'],
      [other_court_id, 'Pista 2'],
    ] as const)
      await tx.insertInto('courts').values({ organization_id, id, club_id, name }).execute();
  });
  const body = (changes: object = {}) => ({
    club_id,
    name: 'Martes tarde',
    class_type_id,
    instructor_id: coach.profile_id,
    court_id,
    start_date: '2026-03-03',
    start_time: '19:00',
    duration_minutes: 90,
    recurrence: 'weekly',
    recurrence_days: [1],
    ...changes,
  });
  return {
    ...{ place, admin, coach, colleague, student, class_type_id, court_id, other_court_id, body },
    published: async (changes) => {
      const made = await admin.post('/api/classes/schedules/', body(changes));
      if (made.status !== 201) throw new Error(JSON.stringify(made.body));
      const reply = await admin.post(`/api/classes/schedules/${made.body.id}/publish/`);
      if (reply.status !== 200) throw new Error(JSON.stringify(reply.body));
      return { id: made.body.id, generation: reply.body.generation };
    },
    sessionsOf: async (schedule_id, query = '') => {
      const reply = await admin.get(`/api/classes/sessions/?limit=200&schedule_id=${schedule_id}${query}`);
      if (reply.status !== 200) throw new Error(JSON.stringify(reply.body));
      return reply.body.results;
    },
  };
}

const players = new WeakMap<TestServer, Promise<Awaited<ReturnType<TestServer['signUp']>>>[]>();

/** The same few people play in every place of a test server: signing up is limited per minute. */
async function cast(server: TestServer, place: Place, role: RoleName, at: number): Promise<Person> {
  const known = players.get(server) ?? [];
  players.set(server, known);
  known[at] ??= server.signUp();
  const user = await known[at];
  const { profile_id } = await giveRole(server.db, place, user.user_id, role, `${role} ${user.email}`);
  const headers = { authorization: `Bearer ${user.token}`, 'bandeja-organization': place.organization_slug };
  return { ...server.as(headers), ...user, profile_id, headers };
}
