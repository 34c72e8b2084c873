import type { TestServer } from '../server.ts';
import { buildClient } from '../sessions.ts';
import { type ApiSession, buildTimetable, type Timetable } from '../timetable.ts';
import { addDays, dice } from './promises.ts';

/* A random club with people in its classes, and all that a change could touch, written out to be compared. */

/** Of the classes: from this Tuesday for two weeks. No two groups are at the same hour of a day, so that nobody who
 * waits is let in by a class that is off. */
export const firstDay = '2026-03-10';
const hours = ['17:00', '18:00', '19:00'];

export interface RandomClub extends Timetable {
  roll: ReturnType<typeof dice>;
  schedules: string[];
  students: string[];
}

export async function randomClub(server: TestServer, seed: number): Promise<RandomClub> {
  const club = await buildTimetable(server);
  const roll = dice(seed);
  const students = [club.student.profile_id];
  for (let n = 0; n < 5; n++) students.push(await buildClient(server.db, club.place));
  // The last one can only be called.
  await server.owner.query(
    `update client_profiles set email = id || '@example.test' where id = any($1) and user_id is null`,
    [students.slice(0, -1)],
  );
  const schedules: string[] = [];
  for (const start_time of hours) schedules.push(await randomGroup(club, roll, start_time));
  const made = { ...club, roll, schedules, students };
  await sellPackage(made);
  await fill(made);
  return made;
}

async function randomGroup(club: Timetable, roll: RandomClub['roll'], start_time: string): Promise<string> {
  const max_participants = 2 + roll.next(2);
  const { id } = await club.published({
    ...{
      name: `Grupo ${start_time}`,
      start_time,
      duration_minutes: 60,
      max_participants,
      min_participants: 1,
    },
    ...{ start_date: firstDay, end_date: addDays(firstDay, 13), recurrence_days: [1, 3] },
    instructor_id: roll.of([club.coach, club.colleague])!.profile_id,
    court_id: roll.of([club.court_id, club.other_court_id]),
  });
  return id;
}

/** Fixed places, single bookings, tickets. */
async function fill({ roll, schedules, students, admin, sessionsOf }: RandomClub): Promise<void> {
  for (const id of schedules) {
    const holder = roll.of(students);
    await admin.post(`/api/classes/schedules/${id}/places/`, { student_id: holder });
    for (const session of await sessionsOf(id))
      for (const student_id of students.filter(() => roll.next(2) === 0))
        await admin.post(`/api/classes/sessions/${session.id}/enroll/`, { student_id });
  }
}

/** The first of them pays for single classes with a package. */
async function sellPackage({ admin, place, students }: RandomClub): Promise<void> {
  const { body } = await admin.post('/api/classes/packages/', {
    ...{ name: 'Bono', num_classes: 20, validity_days: 60, price: 5000, currency: 'EUR' },
    club_id: place.club_id,
  });
  const payment = { payment_method: 'cash' };
  const sold = await admin.post(`/api/classes/packages/${body.id}/purchase/`, {
    student_id: students[0],
    payment,
  });
  if (sold.status !== 201) throw new Error(JSON.stringify(sold.body));
}

const written = {
  classes: `select s.id, s.status, s.local_date::text, s.local_time::text, s.court_id, s.instructor_id,
       s.substitute_instructor_id, s.max_participants, s.enrolled_count, s.cancel_reason
     from class_sessions s where s.organization_id = $1 order by 1`,
  bookings: `select session_id, student_id, status, price, paid, schedule_enrollment_id, student_package_id, released,
       rank() over (partition by session_id, status = 'waitlisted' order by case when status = 'waitlisted'
         then waitlist_priority end desc, case when status = 'waitlisted' then waitlist_sequence end) as rank
     from class_enrollments where organization_id = $1 and status <> 'cancelled' order by 1, 2`,
  places: `select id, student_id, schedule_id, status, starts_on::text, ends_on::text from schedule_enrollments
     where organization_id = $1 order by 1`,
  courts: `select class_session_id, court_id, starts_at as from from reservations
     where organization_id = $1 and status = 'confirmed' order by 1`,
  make_ups: `select m.student_id, m.lost_enrollment_id from make_ups m where m.organization_id = $1 and
       'withdrawn' <> (select l.kind from make_up_entries l where l.make_up_id = m.id order by l.number desc limit 1)
     order by 1, 2`,
  packages: `select student_package_id, sum(delta)::int as left from package_entries where organization_id = $1
     group by 1 order by 1`,
  places_of_groups: `select id, max_participants from class_schedules where organization_id = $1 order by 1`,
  club: `select c.is_active, c.timezone,
       (select count(*)::int from club_closures x where x.club_id = c.id) as closures,
       (select json_agg(h.weekday || ' ' || h.opens_at || h.closes_at order by h.weekday) from club_opening_hours h
         where h.club_id = c.id) as hours from clubs c where c.organization_id = $1`,
  in_service: `select id, is_active from courts where organization_id = $1 union all
     select id, is_active from instructors where organization_id = $1 union all
     select id, is_active and blocked_at is null from client_profiles where organization_id = $1 order by 1`,
} as const;

/** Everything that a change could touch, as it is. */
export async function stateOf({ owner }: TestServer, { place }: Timetable) {
  const state: Record<string, ApiSession[]> = {};
  for (const [name, query] of Object.entries(written))
    state[name] = (await owner.query(query, [place.organization_id])).rows;
  return state as Record<keyof typeof written, ApiSession[]>;
}
export type State = Awaited<ReturnType<typeof stateOf>>;
