import { type Place, person } from './builders.ts';
import type { TestServer } from './server.ts';
import { buildSession, type SessionOptions } from './sessions.ts';

type Person = Awaited<ReturnType<typeof person>>;

/** A club with people for every role of a class. */
export interface Cast {
  place: Place;
  admin: Person;
  coach: Person;
  otherCoach: Person;
  ana: Person;
  ben: Person;
}

export async function castFor(server: TestServer, place: Place): Promise<Cast> {
  const as = (role: 'club_admin' | 'instructor' | 'student') => person(server, place, role);
  return {
    place,
    admin: await as('club_admin'),
    coach: await as('instructor'),
    otherCoach: await as('instructor'),
    ana: await as('student'),
    ben: await as('student'),
  };
}

/**
 * How many days a server's classes take so far. Not counted for the process: files share one, and after many of them a
 * class would stand behind the dates that a test names.
 */
const days = new WeakMap<TestServer, number>();

/** A class of the cast's coach on a day of its own, with these students in it; the clock is back before it. */
export async function classWith(
  server: TestServer,
  { place, admin, coach }: Cast,
  students: string[],
  options: SessionOptions = {},
) {
  const day = (days.get(server) ?? 0) + 1;
  days.set(server, day);
  server.clock.set('2026-03-02T09:00:00Z');
  const starts = Date.parse('2026-03-10T18:00:00Z') + day * 86_400_000;
  const { session_id } = await buildSession(server.db, place, {
    starts_at: new Date(starts).toISOString(),
    instructor_id: coach.profile_id,
    max_participants: 10,
    ...options,
  });
  const url = `/api/classes/sessions/${session_id}`;
  const enrolled = new Map<string, string>();
  for (const student_id of students) {
    const { body } = await admin.post(`${url}/enroll/`, { student_id });
    enrolled.set(student_id, body.id);
  }
  /** Moves the clock to so many minutes after the start. */
  const moment = (minutes: number) => server.clock.set(new Date(starts + minutes * 60_000).toISOString());
  return { id: session_id, url, enrolled, moment };
}

/** What the tables say of a class and of an enrolment. */
export async function sessionRow(server: TestServer, id: string) {
  const text = 'select enrolled_count, attended_count, status from class_sessions where id = $1';
  return (await server.owner.query(text, [id])).rows[0];
}
export async function enrollmentRow(server: TestServer, id: string | undefined) {
  const text = 'select status, checked_in, check_in_method from class_enrollments where id = $1';
  return (await server.owner.query(text, [id])).rows[0];
}
