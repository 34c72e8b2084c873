import { chargeCorruptions } from './charge-corruptions.ts';
import { receiptCorruptions } from './receipt-corruptions.ts';
import { wishCorruptions } from './wish-corruptions.ts';

/** A small installation in which nothing is wrong, and what doctor has to find when somebody corrupts it. */
const org = '00000000-0000-7000-8000-000000000001';
const stranger = '00000000-0000-7000-8000-000000000002';
const id = (n: number) => `00000000-0000-7000-8000-0000000001${String(n).padStart(2, '0')}`;
const [club, court, coach, type, level, schedule] = [id(1), id(2), id(3), id(4), id(5), id(6)];
export const [full, open, ana, ben, cai, user] = [id(7), id(8), id(9), id(10), id(11), id(12)];

/** One class with one place, taken, and two who wait; one with places left; both far ahead, 19:00 in Madrid. */
export const fixture = `
  insert into organizations (id, slug, name) values ('${org}', 'ours', 'Ours'), ('${stranger}', 'theirs', 'Theirs');
  insert into users (id, name, email) values ('${user}', 'Ana', 'ana@example.test');
  select set_config('app.organization_id', '${org}', false);
  insert into clubs (organization_id, id, slug, name, timezone, currency) values ('${org}', '${club}', 'club', 'Club', 'Europe/Madrid', 'EUR');
  insert into courts (organization_id, id, club_id, name) values ('${org}', '${court}', '${club}', 'Pista 1'), ('${org}', '${id(20)}', '${club}', 'Pista 2');
  insert into instructors (organization_id, id, display_name) values ('${org}', '${coach}', 'Coach');
  insert into class_levels (organization_id, id, name, display_name) values ('${org}', '${level}', 'all_levels', 'All');
  insert into class_types (organization_id, id, name, type, currency) values ('${org}', '${type}', 'Group', 'group', 'EUR');
  insert into client_profiles (organization_id, id, display_name) values ('${org}', '${ana}', 'Ana'), ('${org}', '${ben}', 'Ben'), ('${org}', '${cai}', 'Cai');
  insert into class_schedules (organization_id, id, club_id, name, class_type_id, level_id, start_date, start_time, duration_minutes, recurrence,
      min_participants, max_participants, price, currency, allow_waitlist, allow_drop_in, requires_package, status, published_at)
    values ('${org}', '${schedule}', '${club}', 'Tuesdays', '${type}', '${level}', '2040-03-06', '19:00', 60, 'weekly', 1, 1, 0, 'EUR', true, true, false, 'published', now());
  insert into class_sessions (organization_id, id, schedule_id, club_id, occurrence_date, occurrence_time, local_date, local_time, scheduled_datetime, ends_at,
      duration_minutes, instructor_id, court_id, min_participants, max_participants, price, currency, enrolled_count, waitlisted_count, attended_count)
    values ('${org}', '${full}', '${schedule}', '${club}', '2040-03-06', '19:00', '2040-03-06', '19:00', '2040-03-06T18:00Z', '2040-03-06T19:00Z', 60, '${coach}', '${court}', 1, 1, 0, 'EUR', 1, 2, 1),
           ('${org}', '${open}', '${schedule}', '${club}', '2040-04-03', '19:00', '2040-04-03', '19:00', '2040-04-03T17:00Z', '2040-04-03T18:00Z', 60, '${coach}', '${court}', 1, 4, 0, 'EUR', 0, 0, 0);
  insert into reservations (organization_id, id, court_id, starts_at, ends_at, booking_type, class_session_id)
    select organization_id, gen_random_uuid(), court_id, scheduled_datetime, ends_at, 'class', id from class_sessions;
  insert into class_enrollments (organization_id, id, session_id, student_id, status, currency, enrolled_at, checked_in, check_in_time, waitlist_sequence)
    values ('${org}', '${id(30)}', '${full}', '${ana}', 'enrolled', 'EUR', now(), true, now(), null),
           ('${org}', '${id(31)}', '${full}', '${ben}', 'waitlisted', 'EUR', null, false, null, 1),
           ('${org}', '${id(32)}', '${full}', '${cai}', 'waitlisted', 'EUR', null, false, null, 2);
  insert into class_attendance (organization_id, id, session_id, enrollment_id, student_id, present)
    values ('${org}', gen_random_uuid(), '${full}', '${id(30)}', '${ana}', true);
  insert into notifications (organization_id, id, dedupe_key, user_id, kind, params, locale, subject, body)
    values ('${org}', gen_random_uuid(), 'once', '${user}', 'enrolled', '{}', 'es', 's', 'b');
  insert into mails (organization_id, id, dedupe_key, to_email, subject, body, status) values ('${org}', gen_random_uuid(), 'once', 'a@example.test', 's', 'b', 'sent');
  insert into idempotency_keys (organization_id, user_id, key, request_hash, status) values ('${org}', '${user}', 'key', 'hash', 200);
  select set_config('app.organization_id', '${stranger}', false);
  insert into client_profiles (organization_id, id, display_name) values ('${stranger}', '${id(40)}', 'Stranger');
`;

const copyOf = (table: string, changes: Record<string, string>) =>
  `insert into ${table} select (jsonb_populate_record(null::${table}, to_jsonb(t) || jsonb_build_object(
     ${Object.entries({ id: 'gen_random_uuid()', ...changes }).map(([name, value]) => `'${name}', ${value}`)}))).* from ${table} t`;

/** Five classes for Ana, all of them left. */
const bought = `
  insert into class_packages (organization_id, id, name, num_classes, validity_days, price, currency) values ('${org}', '${id(54)}', 'Five', 5, 3650, 5000, 'EUR');
  insert into student_packages (organization_id, id, student_id, package_id, name, class_type_ids, num_classes, validity_days, price, currency, transferable, status, purchased_at, expires_on)
    values ('${org}', '${id(55)}', '${ana}', '${id(54)}', 'Five', '{}', 5, 9999, 5000, 'EUR', false, 'active', now(), '2050-01-01');
  insert into package_entries (organization_id, id, student_package_id, number, kind, delta, balance) values ('${org}', '${id(56)}', '${id(55)}', 1, 'bought', 5, 5)`;
/** Ana has paid for her class at the desk. */
const paid = `
  insert into payments (organization_id, id, club_id, payer_id, method, amount, currency, captured_at) values ('${org}', '${id(57)}', '${club}', '${ana}', 'cash', 1500, 'EUR', now());
  insert into payment_lines (organization_id, id, payment_id, enrollment_id, amount) values ('${org}', '${id(58)}', '${id(57)}', '${id(30)}', 1500);
  update class_enrollments set paid = true, payment_id = '${id(57)}', paid_at = now(), payment_method = 'cash', payment_amount = 1500 where id = '${id(30)}'`;
/** Ana has a receipt of it, and the chain of the club is at that. */
const receipted = `${paid};
  insert into receipt_series (organization_id, id, club_id, code, year, last_number) values ('${org}', gen_random_uuid(), '${club}', '', 0, 1), ('${org}', gen_random_uuid(), '${club}', 'S', 2040, 1);
  insert into receipts (organization_id, id, club_id, payment_id, kind, series, year, number, name, position, total, vat, vat_rate, currency, content, previous_hash, hash)
    select '${org}', '${id(59)}', '${club}', '${id(57)}', 'simplified', 'S', 2040, 1, 'S-2040-000001', 1, 1500, 260, 2100, 'EUR', said, '', encode(sha256(convert_to(said, 'UTF8')), 'hex')
      from (values ('{"name": "S-2040-000001", "total": 1500, "vat": 260}')) as v(said)`;
/** A make-up for a booking of Ben's, by its numbers. */
const earned = (n: number, lost: number) => `
  insert into make_ups (organization_id, id, student_id, club_id, cause, lost_on, lost_enrollment_id)
    values ('${org}', '${id(n)}', '${ben}', '${club}', 'released', '2040-03-06', '${id(lost)}');
  insert into make_up_entries (organization_id, id, make_up_id, number, kind, expires_on) values ('${org}', gen_random_uuid(), '${id(n)}', 1, 'earned', '2040-12-01')`;

/** By hand, as the superuser: guards that stand in the way are taken away first. */
export const corruptions: [name: string, what: string, sql: string][] = [
  ['G1 places', 'a count is wrong', `update class_sessions set enrolled_count = 2 where id = '${open}'`],
  [
    'G1 places',
    'a class has more people than places',
    `alter table class_sessions drop constraint class_sessions_capacity;
     update class_enrollments set status = 'enrolled', enrolled_at = now() where id = '${id(31)}';
     update class_sessions set enrolled_count = 2, waitlisted_count = 1 where id = '${full}'`,
  ],
  [
    'G1 places',
    'people are above the places who were never kept there',
    `update class_sessions set over_capacity = 1 where id = '${full}'`,
  ],
  [
    'G2 waitlist order',
    'two hold the same ticket',
    `update class_enrollments set waitlist_sequence = 1 where id = '${id(32)}'`,
  ],
  [
    'G3 promotion',
    'a place was freed and nobody moved up',
    `update class_enrollments set status = 'cancelled', cancelled_at = now(), checked_in = false, check_in_time = null where id = '${id(30)}';
     update class_sessions set enrolled_count = 0, attended_count = 0 where id = '${full}'`,
  ],
  [
    'G4 one enrollment',
    'a student is enrolled twice',
    `drop index class_enrollments_active; ${copyOf('class_enrollments', {})} where t.id = '${id(31)}'`,
  ],
  ['levels', 'a level has no history', `update client_profiles set level = 3 where id = '${ana}'`],
  ['G13 ratings', 'a rating is of nothing', `update instructors set rating = 4.5, total_ratings = 2`],
  [
    'G7 overlaps',
    'a court is reserved twice',
    `alter table reservations drop constraint reservations_court_once;
     ${copyOf('reservations', { class_session_id: 'null', booking_type: `'match'`, starts_at: `t.starts_at + interval '30 minutes'`, ends_at: `t.ends_at + interval '30 minutes'` })} limit 1`,
  ],
  [
    'G7 overlaps',
    'a substitute is in two places',
    `alter table class_sessions drop constraint class_sessions_instructor_once, alter column is_over drop expression;
     ${copyOf('class_sessions', { occurrence_date: `'2040-03-07'::date`, court_id: 'null', instructor_id: 'null', substitute_instructor_id: `'${coach}'`, enrolled_count: '0', waitlisted_count: '0', attended_count: '0' })} where t.id = '${full}'`,
  ],
  [
    'G7 overlaps',
    'somebody helps in one class while giving another',
    `alter table class_sessions alter column is_over drop expression;
     ${copyOf('class_sessions', { occurrence_date: `'2040-03-07'::date`, court_id: 'null', instructor_id: 'null', assistant_instructor_ids: `'${`["${coach}"]`}'::jsonb`, enrolled_count: '0', waitlisted_count: '0', attended_count: '0' })} where t.id = '${full}'`,
  ],
  [
    'G7 who is where',
    'a coach is free during a class of theirs',
    `delete from session_instructors where session_id = '${full}'`,
  ],
  [
    'G7 who is where',
    'a group is helped by nobody of this organization',
    `update class_schedules set assistant_instructor_ids = '{${id(40)}}'`,
  ],
  [
    'G8 isolation',
    'a student of another organization is enrolled',
    `update class_enrollments set student_id = '${id(40)}' where id = '${id(31)}'`,
  ],
  ['G8 isolation', 'a table is open to its owner', 'alter table courts no force row level security'],
  [
    'G9 one notification',
    'a notification was written twice',
    `alter table notifications drop constraint notifications_once; ${copyOf('notifications', {})}`,
  ],
  [
    'G9 one notification',
    'a mail was queued twice',
    `alter table mails drop constraint mails_once; ${copyOf('mails', {})}`,
  ],
  [
    'G10 idempotency',
    'a key has two answers',
    `alter table idempotency_keys drop constraint idempotency_keys_pkey;
     insert into idempotency_keys select * from idempotency_keys`,
  ],
  [
    'G12 states',
    'an enrolment was never enrolled',
    `alter table class_enrollments drop constraint class_enrollments_state; update class_enrollments set enrolled_at = null where id = '${id(30)}'`,
  ],
  [
    'G12 states',
    'a cancelled class keeps its people',
    `update class_sessions set status = 'cancelled', cancelled_at = now() where id = '${full}'`,
  ],
  [
    'G12 states',
    'a published schedule has no date of publication',
    `alter table class_schedules drop constraint class_schedules_state; update class_schedules set published_at = null`,
  ],
  [
    'G14 generation',
    'a class was generated twice',
    `alter table class_sessions drop constraint class_sessions_occurrence, alter column is_over drop expression;
     ${copyOf('class_sessions', { court_id: 'null', instructor_id: 'null' })} where t.id = '${open}'`,
  ],
  [
    'merged profiles',
    'who waits has become somebody else',
    `update client_profiles set is_active = false, merged_into = '${ana}' where id = '${ben}'`,
  ],
  ['G15 audit log', 'the application may rewrite it', 'grant update on audit_log to bandeja_app'],
  [
    'G16 fixed places',
    'a holder has nothing on a date of theirs',
    `insert into schedule_enrollments (organization_id, id, schedule_id, student_id, starts_on) values ('${org}', '${id(50)}', '${schedule}', '${cai}', '2040-04-01')`,
  ],
  [
    'G16 fixed places',
    'a holder is in a class on a date that is not theirs',
    `insert into schedule_enrollments (organization_id, id, schedule_id, student_id, starts_on, ends_on) values ('${org}', '${id(50)}', '${schedule}', '${ben}', '2039-01-01', '2039-02-01');
     update class_enrollments set schedule_enrollment_id = '${id(50)}' where id = '${id(31)}'`,
  ],
  [
    'G16 fixed places',
    'one place was given twice',
    `alter table schedule_enrollments drop constraint schedule_enrollments_once;
     insert into schedule_enrollments (organization_id, id, schedule_id, student_id, starts_on, ends_on)
       select '${org}', n::uuid, '${schedule}', '${ben}', '2039-01-01', '2039-02-01' from unnest(array['${id(50)}', '${id(51)}']) n`,
  ],
  [
    'G16 fixed places',
    'a pause was added twice',
    `alter table schedule_enrollment_pauses drop constraint schedule_enrollment_pauses_once;
     insert into schedule_enrollments (organization_id, id, schedule_id, student_id, starts_on, ends_on) values ('${org}', '${id(50)}', '${schedule}', '${ben}', '2039-01-01', '2039-02-01');
     insert into schedule_enrollment_pauses (organization_id, id, schedule_enrollment_id, starts_on, ends_on)
       select '${org}', n::uuid, '${id(50)}', '2039-01-05', '2039-01-09' from unnest(array['${id(51)}', '${id(52)}']) n`,
  ],
  [
    'G17 make-ups',
    'a class was had without one',
    `update class_enrollments set by_make_up = true where id = '${id(30)}'`,
  ],
  [
    'G17 make-ups',
    'one was used for somebody else’s class',
    `insert into make_ups (organization_id, id, student_id, club_id, cause, lost_on) values ('${org}', '${id(53)}', '${ben}', '${club}', 'granted', '2040-01-01');
     insert into make_up_entries (organization_id, id, make_up_id, number, kind, expires_on, enrollment_id)
       values ('${org}', gen_random_uuid(), '${id(53)}', 1, 'earned', '2040-12-01', null), ('${org}', gen_random_uuid(), '${id(53)}', 2, 'used', '2040-12-01', '${id(30)}')`,
  ],
  [
    'G17 make-ups',
    'somebody has the class that they got one for',
    `${earned(53, 30)};
     update class_enrollments set updated_at = now() - interval '2 hours' where id = '${id(30)}'`,
  ],
  [
    'G17 make-ups',
    'one absence gave two',
    `update class_enrollments set status = 'cancelled', cancelled_at = now(), waitlist_sequence = null where id in ('${id(31)}', '${id(32)}');
     update class_enrollments set released_from = '${id(31)}' where id = '${id(32)}';
     ${earned(53, 31)}; ${earned(57, 32)}`,
  ],
  [
    'G5 packages',
    'a ledger does not add up',
    `${bought};
     insert into package_entries (organization_id, id, student_package_id, number, kind, delta, balance) values ('${org}', gen_random_uuid(), '${id(55)}', 2, 'granted', 1, 7)`,
  ],
  [
    'G5 packages',
    'an order has classes',
    `${bought}; update student_packages set status = 'ordered', purchased_at = null, expires_on = null`,
  ],
  [
    'G5 packages',
    'a booking names a package that it was not paid by',
    `${bought}; update class_enrollments set student_package_id = '${id(55)}' where id = '${id(30)}'`,
  ],
  [
    'G5 packages',
    'one class was paid twice',
    `${bought}; update class_enrollments set student_package_id = '${id(55)}' where id = '${id(30)}';
     insert into package_entries (organization_id, id, student_package_id, number, kind, delta, balance, enrollment_id)
       select '${org}', gen_random_uuid(), '${id(55)}', n, 'used', -1, 6 - n, '${id(30)}' from unnest(array[2, 3]) n`,
  ],
  [
    'G5 packages',
    'a class is used for somebody else’s booking',
    `${bought}; update class_enrollments set student_package_id = '${id(55)}', status = 'enrolled', enrolled_at = now() where id = '${id(31)}';
     insert into package_entries (organization_id, id, student_package_id, number, kind, delta, balance, enrollment_id)
       values ('${org}', gen_random_uuid(), '${id(55)}', 2, 'used', -1, 4, '${id(31)}')`,
  ],
  [
    'place queues',
    'somebody waits for a place that they have',
    `insert into schedule_enrollments (organization_id, id, schedule_id, student_id, starts_on) values ('${org}', '${id(50)}', '${schedule}', '${cai}', '2050-04-01');
     insert into place_requests (organization_id, id, schedule_id, student_id, wants_from) values ('${org}', '${id(51)}', '${schedule}', '${cai}', '2039-01-01')`,
  ],
  [
    'place queues',
    'somebody waits who has become somebody else',
    `insert into place_requests (organization_id, id, schedule_id, student_id, wants_from) values ('${org}', '${id(51)}', '${schedule}', '${cai}', '2039-01-01');
     update client_profiles set is_active = false, merged_into = '${ana}' where id = '${cai}'`,
  ],
  [
    'place queues',
    'an offer is over and nobody has ended it',
    `insert into place_requests (organization_id, id, schedule_id, student_id, wants_from, status, offered_from, offered_until)
       values ('${org}', '${id(51)}', '${schedule}', '${cai}', '2025-01-01', 'offered', '2025-01-01', '2025-01-03')`,
  ],
  [
    'place queues',
    'somebody waits for a place in a group that has ended',
    `update class_schedules set start_date = '2020-01-01', end_date = '2020-01-31' where id = '${schedule}';
     insert into place_requests (organization_id, id, schedule_id, student_id, wants_from) values ('${org}', '${id(51)}', '${schedule}', '${cai}', '2020-01-01')`,
  ],
  [
    'place queues',
    'who comes back stands behind somebody',
    `insert into place_requests (organization_id, id, schedule_id, student_id, wants_from, returns, ticket)
       values ('${org}', '${id(51)}', '${schedule}', '${ben}', '2039-01-01', false, 1), ('${org}', '${id(52)}', '${schedule}', '${cai}', '2039-01-01', true, 2)`,
  ],
  [
    'place queues',
    'more places are on offer than there are',
    `update class_schedules set min_participants = 1, max_participants = 1 where id = '${schedule}';
     insert into place_requests (organization_id, id, schedule_id, student_id, wants_from, status, offered_from, offered_until)
       select '${org}', n::uuid, '${schedule}', s::uuid, '2050-01-01', 'offered', '2050-01-01', '2060-01-01'
         from unnest(array['${id(51)}', '${id(52)}'], array['${ben}', '${cai}']) as t(n, s)`,
  ],
  [
    'renewals',
    'who has not answered in time keeps the place',
    `insert into terms (organization_id, id, club_id, name, starts_on, ends_on, renewal_needs, renewal_from, renewal_until)
       select '${org}', '${id(58)}', club_id, 'Curso', '2050-01-01', '2050-06-30', 'answer', '2020-01-01', '2020-01-31'
         from class_schedules where id = '${schedule}';
     update class_schedules set term_id = '${id(58)}' where id = '${schedule}';
     insert into schedule_enrollments (organization_id, id, schedule_id, student_id, starts_on, renewal, renewal_asked_at)
       values ('${org}', '${id(50)}', '${schedule}', '${cai}', '2050-04-01', 'asked', '2020-01-01')`,
  ],
  [
    'rules',
    'one is set for a group that only a club has',
    `insert into settings (organization_id, id, schedule_id, key, value) values ('${org}', '${id(50)}', '${schedule}', 'reminder_hours', '[1]')`,
  ],
  [
    'attendance',
    'it was taken of somebody who waits',
    `${copyOf('class_attendance', { enrollment_id: `'${id(31)}'`, student_id: `'${ben}'` })}`,
  ],
  ['attendance', 'its count is wrong', `update class_sessions set attended_count = 4 where id = '${full}'`],
  [
    'courts',
    'a class lost its court',
    `update reservations set status = 'cancelled' where class_session_id = '${open}'`,
  ],
  [
    'courts',
    'a class was moved without its court',
    `update class_sessions set court_id = '${id(20)}' where id = '${open}'`,
  ],
  [
    'G6 money',
    'an account has more than was put into it',
    `insert into account_entries (organization_id, id, client_id, currency, number, kind, delta, balance, club_id)
       values ('${org}', gen_random_uuid(), '${ana}', 'EUR', 1, 'granted', 500, 500, '${club}'), ('${org}', gen_random_uuid(), '${ana}', 'EUR', 2, 'granted', 500, 1500, '${club}')`,
  ],
  [
    'G6 money',
    'a payment was a mistake and still pays',
    `${paid}; insert into refunds (organization_id, id, payment_id, line_id, club_id, kind, method, amount) values ('${org}', gen_random_uuid(), '${id(57)}', '${id(58)}', '${club}', 'mistake', 'cash', 1500)`,
  ],
  [
    'G6 money',
    'more is paid back than its refunds say',
    `${paid}; update payments set refunded_amount = 500, refunded_money = 500, status = 'partially_refunded'; update payment_lines set refunded_amount = 500`,
  ],
  ['online payments', 'money came online from nowhere', `${paid}; update payments set method = 'online'`],
  [
    'online payments',
    'what went back at Stripe is not booked',
    `${paid}; insert into online_refunds_there (organization_id, id, payment_id, reference, amount, state) values ('${org}', gen_random_uuid(), '${id(57)}', 're_1', 500, 'succeeded')`,
  ],
  ...wishCorruptions({ org, club, ana, ben, id }),
  ...chargeCorruptions({ org, club, schedule, ana, paid, id, copyOf }),
  ...receiptCorruptions({ org, club, receipt: id(59), receipted }),
  [
    'G6 money',
    'what is paid is not marked as paid',
    `${paid}; update class_enrollments set paid = false, payment_id = null, paid_at = null, payment_method = '' where id = '${id(30)}'`,
  ],
  [
    'changes',
    'a class that came back is still called off',
    `insert into changes (organization_id, id, kind, cause, club_id, created_at) values ('${org}', '${id(50)}', 'closure', gen_random_uuid(), '${club}', '2040-01-01T00:00Z');
     insert into change_classes (organization_id, id, change_id, session_id, action, undone_at) values ('${org}', gen_random_uuid(), '${id(50)}', '${open}', 'cancel', '2040-01-02T00:00Z');
     update class_sessions set status = 'cancelled', cancelled_at = '2040-01-01T00:00Z' where id = '${open}'`,
  ],
  [
    'local times',
    'a class moved with the clocks',
    `update class_sessions set scheduled_datetime = scheduled_datetime + interval '1 hour', ends_at = ends_at + interval '1 hour' where id = '${open}'`,
  ],
  [
    'backup',
    'the last backup failed',
    `insert into backups (scheduled_since, tried_at, error) values (now(), now(), 'no space left on device')`,
  ],
  [
    'outbox',
    'nobody relays',
    `insert into outbox (organization_id, cause_id, facts, fact_count, created_at) values ('${org}', gen_random_uuid(), '[{"type": "a.fact"}]', 1, now() - interval '11 minutes')`,
  ],
  [
    'waiting jobs',
    'nobody does what is due',
    `select graphile_worker.add_job('reaction', run_at => now() - interval '11 minutes')`,
  ],
  [
    'waiting jobs',
    'a worker that is gone holds a job',
    `select graphile_worker.add_job('reaction'); update graphile_worker._private_jobs set locked_at = now() - interval '11 minutes', locked_by = 'pool-gone'`,
  ],
  [
    'dead jobs',
    'a job was given up',
    `select graphile_worker.add_job('reaction', max_attempts => 1); update graphile_worker._private_jobs set attempts = 1`,
  ],
];
