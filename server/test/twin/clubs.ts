import { randomUUID } from 'node:crypto';
import { newId } from '../../src/kernel/ids.ts';
import { queueMail } from '../../src/kernel/mail.ts';
import { asSystem, type Place, person } from '../builders.ts';
import { collectionRow, mandateRow } from '../debits.ts';
import type { TestServer } from '../server.ts';
import { buildClient, buildSession } from '../sessions.ts';
import { receiptRow } from './receipt.ts';
import { planRow } from './wish.ts';

type Person = Awaited<ReturnType<typeof person>>;
export interface Twin {
  place: Place;
  admin: Person;
  coach: Person;
  /** What paths and fields ask for, by name. */
  ids: Record<string, string>;
}

/** One row of everything that is at a club. */
export async function buildTwin(server: TestServer, place: Place): Promise<Twin> {
  const admin = await person(server, place, 'club_admin');
  const coach = await person(server, place, 'instructor');
  const { organization_id, club_id } = place;
  const { session_id, schedule_id } = await buildSession(server.db, place, {
    instructor_id: coach.profile_id,
  });
  const student = await buildClient(server.db, place);
  const make = (table: string, row: Record<string, unknown>): Promise<string> => {
    const id = newId();
    const all = { organization_id, id, ...row };
    const names = Object.keys(all);
    return server.owner
      .query(
        `insert into ${table} (${names}) values (${names.map((_, i) => `$${i + 1}`)})`,
        Object.values(all),
      )
      .then(() => id);
  };
  const times = { starts_at: '2026-03-11T10:00:00Z', ends_at: '2026-03-11T11:00:00Z' };
  const days = { starts_on: '2026-04-01', ends_on: '2026-04-02' };
  const court = await make('courts', { club_id, name: `Pista ${club_id}` });
  const fixed = await make('schedule_enrollments', {
    schedule_id,
    student_id: student,
    starts_on: '2026-03-01',
  });
  const payment = await make('payments', {
    ...{ club_id, payer_id: student, method: 'cash', amount: 0, currency: 'EUR', captured_at: new Date(0) },
  });
  const enrollment = await make('class_enrollments', {
    ...{ session_id, student_id: student, status: 'enrolled', currency: 'EUR', enrolled_at: new Date(0) },
    ...{ paid: true, payment_method: 'cash', payment_id: payment, paid_at: new Date(0) },
  });
  const line = await make('payment_lines', { payment_id: payment, enrollment_id: enrollment, amount: 0 });
  await server.owner.query('update class_sessions set enrolled_count = 1 where id = $1', [session_id]);
  const closure = await make('club_closures', { club_id, ...days });
  const membership = await make('memberships', { user_id: coach.user_id, role: 'instructor', club_id });
  const change = await make('changes', { kind: 'closure', cause: closure, club_id });
  const term = await make('terms', {
    ...{ club_id, name: 'Curso', starts_on: '2026-03-01', ends_on: '2026-06-30' },
  });
  const stamps = { created_at: new Date(0), updated_at: new Date(0) };
  const window = await make('wish_windows', {
    ...{ term_id: term, opens_on: '2026-03-01', closes_on: '2026-03-31', ...stamps },
  });
  const wish = await make('wishes', {
    ...{ window_id: window, student_id: student, status: 'standing', source: 'desk', classes_a_week: 1 },
    ...stamps,
  });
  const ids: Record<string, string> = {
    ...{ terms: term, term_id: term, term_ids: term, wish, wish_window: window },
    plans: await make('plans', planRow(term)),
    wish_people: await make('wish_people', { wish_id: wish, kind: 'with', name: 'X' }),
    wish_time: await make('wish_times', {
      ...{ wish_id: wish, weekday: 1, starts_at: '09:00', ends_at: '21:00', loved: false },
    }),
    wish_preference: await make('wish_preferences', { wish_id: wish, club_id }),
    ...{ clubs: club_id, club_id, home_club_id: club_id, club_ids: club_id },
    ...{ sessions: session_id, session_id, session_ids: session_id, schedules: schedule_id, schedule_id },
    ...{ instructors: coach.profile_id, instructor_id: coach.profile_id, instructor_ids: coach.profile_id },
    ...{ substitute_instructor_id: coach.profile_id, assistant_instructor_ids: coach.profile_id },
    ...{ courts: court, court_id: court, court_ids: court },
    reservations: await make('reservations', { court_id: court, booking_type: 'event', ...times }),
    ...{ clients: student, client_id: student, client_ids: student, student_id: student, places: fixed },
    ...{
      enrollments: enrollment,
      enrollment_id: enrollment,
      ...{ payment_id: payment, payments: payment, payer_id: student, line_id: line },
      closure_id: closure,
      membership_id: membership,
    },
    place_requests: await make('place_requests', {
      ...{ schedule_id, student_id: student, wants_from: '2026-04-01' },
    }),
    messages: await make('class_messages', {
      ...{ session_id, day: '2026-03-02', number: 1, words: 'x', created_at: new Date(0) },
    }),
    substitute_requests: await make('substitute_requests', { session_id, created_at: new Date(0) }),
    pause_id: await make('schedule_enrollment_pauses', { schedule_enrollment_id: fixed, ...days }),
    exception_id: await make('instructor_exceptions', {
      ...{ instructor_id: coach.profile_id, kind: 'extra', ...times },
    }),
    window: await make('instructor_windows', {
      ...{ instructor_id: coach.profile_id, weekday: 1, starts_at: '09:00', ends_at: '21:00' },
    }),
    invitations: await make('invitations', {
      ...{ email: 'x@example.test', role: 'instructor', club_id, token_hash: randomUUID() },
      expires_at: '2026-12-01T00:00:00Z',
    }),
    package_rounds: await make('package_rounds', {
      ...{ club_id, action: 'leave', reason: '', ended_from: '2026-01-01', ended_until: '2026-01-31' },
    }),
    receipts: await make('receipts', receiptRow(club_id, payment)),
    mandates: await make('debit_mandates', mandateRow(club_id, student)),
    collections: await make('debit_collections', collectionRow(club_id, club_id.replaceAll('-', ''))),
    attendance: await make('class_attendance', {
      ...{ session_id, enrollment_id: enrollment, student_id: student, present: true },
    }),
    changes: change,
    imports: await make('imports', { kind: 'timetable', row_count: 1, created_by: admin.user_id }),
    cause: closure,
    change_person: await make('change_people', { change_id: change, student_id: student, is_told: false }),
    change_class: await make('change_classes', { change_id: change, session_id, action: 'keep' }),
    hours: await make('club_opening_hours', { club_id, weekday: 1, opens_at: '08:00', closes_at: '22:00' }),
    setting: await make('settings', { club_id, key: 'max_waitlist_size', value: '5' }),
    user_id: coach.user_id,
  };
  await asSystem(server.db, place, server.clock.now(), (scope) =>
    queueMail(scope, `notification:${club_id}`, {
      ...{ to_email: `${club_id}@example.test`, subject: 'Plaza confirmada', body: club_id, club_id },
    }),
  );
  return { place, admin, coach, ids };
}
