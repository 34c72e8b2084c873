import { type RawBuilder, sql } from 'kysely';
import { recordAudit } from '../kernel/audit.ts';
import { found } from '../kernel/problem.ts';
import type { Scope } from '../kernel/scope.ts';
import { getOrganization } from '../organizations/public.ts';
import { mayTakeData } from './access.ts';
import type { PersonData } from './schemas.ts';
import { loadProfile } from './store.ts';

/** Rows of one section; a person with more has them cut, and the file says so. */
const mostRows = 20_000;

interface Whose {
  /** Their profile, and those that became it. */
  ids: RawBuilder<unknown>;
  /** Their own account, where they have one here. */
  user: RawBuilder<unknown>;
  /** Every row about them, in whichever table. */
  rows: RawBuilder<unknown>;
  /** The account that asks. */
  asker: RawBuilder<unknown>;
}

type Section = Exclude<keyof PersonData, 'format' | 'organization' | 'made_at' | 'cut'>;

/** What somebody hears as a coach or at the desk is about others, and names them: it is not theirs to take. */
const asStudent = sql`(n.client_id is not null or n.kind = 'new_sessions')`;

/**
 * What is written of a person: their own, named column by column, so that no secret and nobody else is in it. What coaches and
 * the desk noted of them is theirs to read (GDPR, 15).
 */
const sections: Readonly<Record<Section, (of: Whose) => RawBuilder<unknown>>> = {
  profile: ({ ids }) => sql`
    select id, display_name, email, phone, birth_date, level, is_club_member, certificate_until, home_club_id, locale, desk_notes,
           blocked_at, blocked_reason, is_active, merged_into, created_at, updated_at
      from client_profiles where id = any(${ids}) order by created_at, id`,
  care: ({ ids }) => sql`
    select medical_notes, emergency_name, emergency_phone, photo_consent, photo_consent_at, updated_at
      from client_care where client_id = any(${ids}) order by id`,
  guardians: ({ ids }) => sql`
    select c.display_name as guardian_name, g.relationship, g.created_at
      from guardians g join client_profiles c on c.id = g.guardian_id where g.dependant_id = any(${ids}) order by g.id`,
  dependants: ({ ids }) => sql`
    select c.display_name as dependant_name, g.relationship, g.created_at
      from guardians g join client_profiles c on c.id = g.dependant_id where g.guardian_id = any(${ids}) order by g.id`,
  consents: ({ ids }) => sql`
    select t.version, t.text, p.on_paper, p.created_at as given_at
      from privacy_consents p join privacy_texts t on t.id = p.text_id where p.client_id = any(${ids}) order by p.created_at, p.id`,
  waivers: ({ ids }) => sql`
    select w.version, w.title_es, w.title_en, w.text_es, w.text_en, s.typed_name, s.on_paper, s.created_at as signed_at
      from waiver_signatures s join waivers w on w.id = s.waiver_id where s.client_id = any(${ids}) order by s.created_at, s.id`,
  bookings: ({ ids }) => sql`
    select e.id, g.name as class_name, k.name as club_name, s.local_date, s.local_time, e.status, e.source, e.price, e.currency, e.paid,
           e.payment_method, e.payment_reference, e.checked_in, e.check_in_time, e.enrolled_at, e.promoted_at, e.cancelled_at,
           e.cancel_reason, e.moved_reason, e.payment_undone_reason, e.is_late_cancellation, e.created_at
      from class_enrollments e join class_sessions s on s.id = e.session_id
      join class_schedules g on g.id = s.schedule_id join clubs k on k.id = s.club_id
     where e.student_id = any(${ids}) order by e.session_starts_at, e.id`,
  attendance: ({ ids }) => sql`
    select a.enrollment_id as booking_id, a.present, a.arrival_time, a.departure_time, a.instructor_notes, a.performance_rating,
           a.student_rating, a.student_feedback, a.marked_at
      from class_attendance a where a.student_id = any(${ids}) order by a.marked_at, a.id`,
  fixed_places: ({ ids }) => sql`
    select f.id, g.name as group_name, f.starts_on, f.ends_on, f.status, f.end_reason, f.notice_given_at, f.renewal, f.renewal_answered_at,
           f.created_at
      from schedule_enrollments f join class_schedules g on g.id = f.schedule_id where f.student_id = any(${ids}) order by f.starts_on, f.id`,
  pauses: ({ ids }) => sql`
    select p.schedule_enrollment_id as fixed_place_id, p.starts_on, p.ends_on, p.reason, p.created_at
      from schedule_enrollment_pauses p join schedule_enrollments f on f.id = p.schedule_enrollment_id
     where f.student_id = any(${ids}) order by p.starts_on, p.id`,
  place_requests: ({ ids }) => sql`
    select g.name as group_name, q.wants_from, q.status, q.offered_from, q.offered_until, q.moved_reason, q.created_at
      from place_requests q join class_schedules g on g.id = q.schedule_id where q.student_id = any(${ids}) order by q.created_at, q.id`,
  wishes: ({ ids }) => sql`
    select m.name as term_name, w.status, w.source, w.level, w.wants_test, w.classes_a_week, w.note, w.created_at, w.updated_at,
           (select coalesce(jsonb_agg(jsonb_build_object('weekday', t.weekday, 'starts_at', t.starts_at, 'ends_at', t.ends_at, 'loved', t.loved)
                                      order by t.weekday, t.starts_at), '[]') from wish_times t where t.wish_id = w.id) as times,
           (select coalesce(jsonb_agg(jsonb_build_object('kind', p.kind, 'name', p.name) order by p.kind, p.name), '[]')
              from wish_people p where p.wish_id = w.id) as people,
           (select coalesce(jsonb_agg(coalesce(i.display_name, k.name) order by f.id), '[]')
              from wish_preferences f left join instructors i on i.id = f.instructor_id left join clubs k on k.id = f.club_id
             where f.wish_id = w.id) as preferences
      from wishes w join wish_windows v on v.id = w.window_id join terms m on m.id = v.term_id
     where w.student_id = any(${ids}) order by m.starts_on, w.id`,
  foresight: ({ ids }) => sql`
    select f.kind, f.chance::float8 as chance, f.reasons, k.name as club_name, s.local_date, g.name as class_name, f.made_at
      from foresight_chances f join clubs k on k.id = f.club_id
      left join class_enrollments e on e.id = f.enrollment_id
      left join class_sessions s on s.id = e.session_id left join class_schedules g on g.id = s.schedule_id
     where f.student_id = any(${ids}) order by f.made_at, f.id`,
  make_ups: ({ ids }) => sql`
    select m.id, m.cause, m.lost_on, n.number, n.kind, n.expires_on, n.reason, n.created_at
      from make_ups m join make_up_entries n on n.make_up_id = m.id where m.student_id = any(${ids}) order by m.created_at, m.id, n.number`,
  levels: ({ ids }) => sql`
    select number, kind, level, before, reason, created_at from level_entries where student_id = any(${ids}) order by created_at, number`,
  skills: ({ ids }) => sql`
    select k.name_es, k.name_en, t.mastered_on, t.created_at
      from student_skills t join skills k on k.id = t.skill_id where t.student_id = any(${ids}) order by t.mastered_on, t.id`,
  // One without a name is told to its author alone, as long as anything knows who that is.
  evaluations: ({ ids, asker }) => sql`
    select i.display_name as instructor_name, x.overall_rating, x.teaching_quality, x.punctuality, x.communication, x.comments,
           x.would_recommend, x.is_anonymous, x.reply, x.replied_at
      from (select v.* from instructor_evaluations v where v.student_id = any(${ids})
            union
            select v.* from evaluation_authors w join instructor_evaluations v on v.id = w.evaluation_id
             where w.student_id = any(${ids}) and w.written_by = ${asker} and v.is_anonymous) x
      join instructors i on i.id = x.instructor_id order by x.id`,
  packages: ({ ids }) => sql`
    select id, name, num_classes, validity_days, price, currency, status, purchased_at, expires_on, payment_amount, payment_method,
           payment_reference, gift_reason, refunded_amount, created_at
      from student_packages where student_id = any(${ids}) order by created_at, id`,
  package_entries: ({ ids }) => sql`
    select n.student_package_id as package_id, n.number, n.kind, n.delta, n.balance, n.reason, n.created_at
      from student_packages s join package_entries n on n.student_package_id = s.id where s.student_id = any(${ids}) order by s.id, n.number`,
  charges: ({ ids }) => sql`
    select h.id, g.name as group_name, h.period_start, h.period_end, h.amount, h.currency, h.due_on, h.status, h.paid_at, h.cancelled_at,
           h.cancel_reason, h.created_at,
           (select coalesce(jsonb_agg(jsonb_build_object('kind', l.kind, 'amount', l.amount, 'reason', l.reason) order by l.number), '[]')
              from charge_lines l where l.charge_id = h.id) as lines
      from charges h join schedule_enrollments f on f.id = h.place_id join class_schedules g on g.id = f.schedule_id
     where h.student_id = any(${ids}) order by h.period_start, h.id`,
  payments: ({ ids }) => sql`
    select id, method, status, amount, credit_amount, refunded_amount, currency, reference, captured_at, created_at
      from payments where payer_id = any(${ids}) order by created_at, id`,
  payment_lines: ({ ids }) => sql`
    select l.payment_id, l.amount, l.discount, l.discount_reason, l.refunded_amount
      from payments p join payment_lines l on l.payment_id = p.id where p.payer_id = any(${ids}) order by p.created_at, l.id`,
  refunds: ({ ids }) => sql`
    select r.payment_id, r.kind, r.method, r.amount, r.reason, r.created_at
      from payments p join refunds r on r.payment_id = p.id where p.payer_id = any(${ids}) order by r.created_at, r.id`,
  account: ({ ids }) => sql`
    select currency, number, kind, delta, balance, method, reason, created_at
      from account_entries where client_id = any(${ids}) order by currency, number`,
  receipts: ({ ids }) => sql`
    select r.name, r.kind, r.total, r.vat, r.currency, r.content::jsonb -> 'customer' as customer, r.content::jsonb -> 'lines' as lines, r.created_at
      from payments p join receipts r on r.payment_id = p.id where p.payer_id = any(${ids}) order by r.created_at, r.id`,
  mandates: ({ ids }) => sql`
    select reference, iban_end, holder, signed_on, ended_at, end_reason, created_at
      from debit_mandates where client_id = any(${ids}) order by created_at, id`,
  cards: ({ ids }) => sql`
    select brand, last_four, exp_month, exp_year, removed_at, created_at from saved_cards where client_id = any(${ids}) order by created_at, id`,
  notifications: ({ ids, user }) => sql`
    select x.kind, x.subject, x.body, x.created_at, x.read_at from (
      select n.* from notifications n where n.client_id = any(${ids}) and (n.user_id is null or n.user_id = ${user})
      union select n.* from notifications n where n.user_id = ${user} and ${asStudent}) x order by x.created_at, x.id`,
  notification_choices: ({ user }) => sql`
    select kind, email, push from notification_preferences where user_id = ${user} order by kind`,
  devices: ({ user }) => sql`
    select user_agent as browser, created_at, last_message_at from user_devices where user_id = ${user} order by created_at, id`,
  saved_searches: ({ user }) => sql`
    select name, filters, notify_new_sessions, created_at from saved_searches where user_id = ${user} order by number`,
  calendars: ({ user }) => sql`
    select kind, created_at, last_read_on from calendar_feeds where user_id = ${user} order by kind`,
  invitations: ({ ids }) => sql`
    select email, role, created_at, expires_at, accepted_at, revoked_at from invitations where client_id = any(${ids}) order by created_at, id`,
  roles: ({ user }) => sql`
    select role, club_id, created_at from memberships
     where organization_id = app.current_organization_id() and user_id = ${user} order by role`,
  mails: ({ ids, user }) => sql`
    select m.to_email, m.subject, m.status, m.created_at, m.sent_at
      from mails m where m.dedupe_key = any(array(
        select 'notification:' || n.dedupe_key from notifications n where n.client_id = any(${ids}) and (n.user_id is null or n.user_id = ${user})
        union select 'notification:' || n.dedupe_key from notifications n where n.user_id = ${user} and ${asStudent}))
     order by m.created_at, m.id`,
  changes: ({ ids }) => sql`
    select h.kind, h.created_at, h.undone_at, p.is_told, p.called_at, p.about
      from change_people p join changes h on h.id = p.change_id where p.student_id = any(${ids}) order by h.created_at, p.id`,
  imports: ({ rows }) => sql`
    select f.file_name, f.created_at, r.entity, r.was, r.became, r.undone_at
      from import_rows r join imports f on f.id = r.import_id where r.subject = any(${rows}) order by f.created_at, r.id`,
  online_payments: ({ ids }) => sql`
    select o.payment_id, o.page, o.expires_at, o.closed_at, o.problem, o.refunded_there, o.created_at
      from payments p join online_payments o on o.payment_id = p.id where p.payer_id = any(${ids}) order by o.created_at, o.id`,
  online_refunds: ({ ids }) => sql`
    select o.payment_id, o.amount, o.state, o.error, o.created_at
      from payments p join online_refunds o on o.payment_id = p.id where p.payer_id = any(${ids}) order by o.created_at, o.id`,
  // What somebody does as who works here is theirs alone to take: the desk of another club may not read it.
  tokens: ({ user, asker }) => sql`
    select name, scopes, read_only, created_at, expires_at, revoked_at, last_used_on from api_tokens
     where organization_id = app.current_organization_id() and made_by = ${user} and made_by = ${asker} order by created_at, id`,
  coach: ({ user, asker }) => sql`
    select id, display_name, bio, certifications, years_experience, rating, total_ratings, accepts_substitutions, max_weekly_hours,
           is_public, on_club_page, is_active, created_at, updated_at
      from instructors where organization_id = app.current_organization_id() and user_id = ${user} and user_id = ${asker} order by id`,
  coach_hours: ({ user, asker }) => sql`
    select w.weekday, w.starts_at, w.ends_at, w.club_id
      from instructors i join instructor_windows w on w.instructor_id = i.id where i.user_id = ${user} and i.user_id = ${asker} order by w.weekday, w.starts_at, w.id`,
  coach_exceptions: ({ user, asker }) => sql`
    select x.kind, x.starts_at, x.ends_at, x.reason, x.created_at
      from instructors i join instructor_exceptions x on x.instructor_id = i.id where i.user_id = ${user} and i.user_id = ${asker} order by x.starts_at, x.id`,
  erasures: ({ ids }) => sql`
    select status, asked_at, due_at, withdrawn_at from erasures where client_id = any(${ids}) order by asked_at, id`,
  audit: ({ rows, user }) => sql`
    select t.at, t.action, t.entity, array(select jsonb_object_keys(t.changes)) as changed,
           case when t.user_id = ${user} then 'person' when t.user_id is null then 'installation' else 'club' end as by
      from audit_log t where t.organization_id = app.current_organization_id() and t.entity_id = any(${rows})
       -- Who wrote without a name stays unknown.
       and t.entity not in ('instructor_evaluations', 'evaluation_authors') order by t.id`,
};

/** All that the organization keeps of a person. Throws 404. */
export async function exportPerson(scope: Scope, clientId: string): Promise<PersonData> {
  const { tx, actor, now } = scope;
  const profile = found(
    mayTakeData(actor, clientId) ? await loadProfile(scope, clientId, false) : undefined,
    'client',
  );
  const { id, name } = await getOrganization(scope);
  const of = await whoseRows(scope, clientId, profile.user_id);
  const cut: string[] = [];
  const read: Record<string, Record<string, unknown>[]> = {};
  for (const [section, select] of Object.entries(sections)) {
    const { rows } = await sql<Record<string, unknown>>`
      select * from (${select(of)}) x limit ${mostRows + 1}`.execute(tx);
    if (rows.length > mostRows) cut.push(section);
    read[section] = rows.slice(0, mostRows);
  }
  await recordAudit(tx, {
    ...{ action: 'export', entity: 'client_profiles', entity_id: clientId },
    changes: { rows: Object.values(read).reduce((sum, rows) => sum + rows.length, 0) },
  });
  return {
    ...{ format: 'bandeja.person.1', organization: { id, name }, made_at: now.toISOString() },
    ...(read as Record<Section, Record<string, unknown>[]>),
    cut,
  };
}

async function whoseRows({ tx, actor }: Scope, clientId: string, userId: string | null): Promise<Whose> {
  const { rows } = await sql<{ people: string[]; owned: string[] }>`
    with people as (
      select array_agg(id) as ids from client_profiles where id = ${clientId}::uuid or merged_into = ${clientId}::uuid)
    select ids as people, app.rows_of_people(ids) as owned from people`.execute(tx);
  const { people, owned } = rows[0]!;
  return {
    ids: sql`${people}::uuid[]`,
    user: sql`${userId}::uuid`,
    rows: sql`${owned}::uuid[]`,
    asker: sql`${actor.user_id}::uuid`,
  };
}
