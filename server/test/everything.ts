import { sql } from 'kysely';
import type { Database, TenantTx } from '../src/kernel/db/database.ts';
import { newId } from '../src/kernel/ids.ts';
import type { Place } from './builders.ts';
import { chargePlace } from './fees.ts';
import { orderPackage } from './packages.ts';
import { attended } from './twin/attended.ts';
import { writeOnline } from './twin/online.ts';
import { writeReceipt } from './twin/receipt.ts';
import { wished } from './twin/wish.ts';

interface Of {
  student_id: string;
  user_id: string;
  instructor_id: string;
  session_id: string;
  schedule_id: string;
}

/**
 * A row about one person in every table that is about people, all of it settled: nothing is owed, on its way or to come.
 * Straight into the tables. A test says which table is missing here.
 */
export async function everythingOf(db: Database, place: Place, of: Of): Promise<void> {
  await db.tenant(place.scope, async (tx) => {
    await coming(tx, place, of);
    const payment = await paid(tx, place, of);
    await classesOf(tx, place, { ...of, payment });
    await ofFixedPlace(tx, place, { ...of, payment });
    await ofAccount(tx, place, of);
    await ofTerm(tx, place, of);
    await expected(tx, place, of);
  });
}

/** What the club expects of them. */
async function expected(
  tx: TenantTx,
  { organization_id, club_id }: Place,
  { student_id }: Of,
): Promise<void> {
  await sql`
    insert into foresight_chances (organization_id, club_id, kind, student_id, chance, reasons, made_at)
    values (${organization_id}, ${club_id}, 'leaving', ${student_id}, 0.4, '[]', '2026-03-01')`.execute(tx);
}

/** What they want of a term. */
async function ofTerm(tx: TenantTx, { organization_id, club_id }: Place, of: Of): Promise<void> {
  const term = newId();
  await tx
    .insertInto('terms')
    .values({ organization_id, id: term, club_id, name: 'x', starts_on: '2026-04-01', ends_on: '2026-06-30' })
    .execute();
  await wished(tx, { term, person: newId(), student_id: of.student_id });
  // And somebody else wants to be with them.
  await sql`
    insert into wishes (organization_id, id, window_id, student_id, status, source, classes_a_week, created_at, updated_at)
    select w.organization_id, gen_random_uuid(), w.id, c.id, 'standing', 'desk', 1, '2026-03-01', '2026-03-01'
      from wish_windows w, (select id from client_profiles where id <> ${of.student_id}::uuid order by id limit 1) c
     where w.term_id = ${term}::uuid`.execute(tx);
  await sql`
    insert into wish_people (organization_id, id, wish_id, kind, name, client_id)
    select organization_id, gen_random_uuid(), id, 'with', 'Y', ${of.student_id}::uuid from wishes
     where window_id = (select id from wish_windows where term_id = ${term}::uuid) and student_id <> ${of.student_id}::uuid`.execute(
    tx,
  );
  await sql`
    insert into wish_times (organization_id, id, wish_id, weekday, starts_at, ends_at, loved)
    select organization_id, gen_random_uuid(), id, 0, '18:00', '21:00', false from wishes where student_id = ${of.student_id}::uuid`.execute(
    tx,
  );
  await sql`
    insert into wish_preferences (organization_id, id, wish_id, instructor_id)
    select organization_id, gen_random_uuid(), id, ${of.instructor_id}::uuid from wishes where student_id = ${of.student_id}::uuid`.execute(
    tx,
  );
}

async function coming(tx: TenantTx, { organization_id, club_id }: Place, of: Of): Promise<void> {
  const row = { organization_id, id: newId() };
  await tx
    .insertInto('client_care')
    .values({
      ...row,
      client_id: of.student_id,
      medical_notes: 'x',
      emergency_name: 'x',
      emergency_phone: 'x',
    })
    .execute();
  const text = newId();
  await tx
    .insertInto('privacy_texts')
    .values({ ...row, id: text, version: 1, text: 'x' })
    .execute();
  await tx
    .insertInto('privacy_consents')
    .values({ ...row, client_id: of.student_id, text_id: text, given_by: of.user_id })
    .execute();
  const waiver = { title_es: 'x', title_en: 'x', text_es: 'x', text_en: 'x', version: 1 };
  const waiver_id = newId();
  await tx
    .insertInto('waivers')
    .values({ ...row, id: waiver_id, ...waiver })
    .execute();
  await tx
    .insertInto('waiver_signatures')
    .values({ ...row, client_id: of.student_id, waiver_id, typed_name: 'x', signed_by: of.user_id })
    .execute();
  const [other, child] = [newId(), newId()];
  for (const id of [other, child])
    await tx.insertInto('client_profiles').values({ organization_id, id, display_name: 'Otra' }).execute();
  for (const guardian_id of [of.student_id, other])
    await tx
      .insertInto('guardians')
      .values({ organization_id, id: newId(), guardian_id, dependant_id: child })
      .execute();
  await sql`
    insert into invitations (organization_id, id, email, role, client_id, token_hash, invited_by, expires_at)
    values (${organization_id}::uuid, ${newId()}::uuid, 'x@example.test', 'student', ${of.student_id}::uuid, ${newId()}, ${of.user_id}::uuid, now())`.execute(
    tx,
  );
  const change = newId();
  await sql`insert into changes (organization_id, id, kind, cause, club_id) values (${organization_id}::uuid, ${change}::uuid,
    'client_inactive', ${of.student_id}::uuid, ${club_id}::uuid)`.execute(tx);
  await sql`insert into change_people (organization_id, id, change_id, student_id, is_told) values (${organization_id}::uuid,
    ${newId()}::uuid, ${change}::uuid, ${of.student_id}::uuid, true)`.execute(tx);
  await sql`
    insert into notifications (organization_id, id, dedupe_key, client_id, user_id, kind, params, locale, subject, body)
    values (${organization_id}::uuid, ${newId()}::uuid, 'to them', ${of.student_id}::uuid, ${of.user_id}::uuid, 'class_reminder', '{}', 'es', 'x', 'x')`.execute(
    tx,
  );
  const imported = newId();
  await tx
    .insertInto('imports')
    .values({ ...row, id: imported, kind: 'clients', row_count: 1 })
    .execute();
  const became = { was: '{"phone": "x"}', became: '{"phone": "y"}' };
  await tx
    .insertInto('import_rows')
    .values({ ...row, import_id: imported, entity: 'client_profiles', subject: of.student_id, ...became })
    .execute();
}

async function paid(tx: TenantTx, { organization_id, club_id }: Place, of: Of): Promise<string> {
  const [payment, refund, line] = [newId(), newId(), newId()];
  const row = { organization_id };
  await tx
    .insertInto('payments')
    .values({
      ...{ ...row, id: payment, club_id, payer_id: of.student_id },
      ...{ method: 'online', amount: 200, currency: 'EUR', captured_at: new Date(0) },
    })
    .execute();
  await tx
    .insertInto('payment_lines')
    .values({ ...row, id: line, payment_id: payment, amount: 200 })
    .execute();
  await sql`
    insert into online_payments (organization_id, id, payment_id, request_key, page, expires_at, closed_at)
    values (${organization_id}::uuid, ${newId()}::uuid, ${payment}::uuid, 'k', '{"x": "x"}', now(), now())`.execute(
    tx,
  );
  await sql`
    insert into online_events (organization_id, id, event_id, type, payment_id)
    values (${organization_id}::uuid, ${newId()}::uuid, 'evt_x', 'x', ${payment}::uuid)`.execute(tx);
  const back = { ...row, payment_id: payment };
  await tx
    .insertInto('refunds')
    .values({ ...back, id: refund, line_id: line, club_id, kind: 'refund', method: 'online', amount: 100 })
    .execute();
  await writeOnline(tx, { ...row, payment, refund, there: newId(), card: newId(), client: of.student_id });
  await sql`update online_refunds set state = 'succeeded' where payment_id = ${payment}::uuid`.execute(tx);
  const [receipt, record] = [newId(), newId()];
  await writeReceipt(tx, { ...row, club_id, payment, receipt, record });
  await sql`
    insert into verifactu_sendings (organization_id, id, club_id, record_id, position, status, answered_at)
    values (${organization_id}::uuid, ${newId()}::uuid, ${club_id}::uuid, ${record}::uuid, 1, 'accepted', now())`.execute(
    tx,
  );
  return payment;
}

type WithPayment = Of & { payment: string };

/** A class that was, and a package. */
async function classesOf(
  tx: TenantTx,
  { organization_id, club_id }: Place,
  { payment, ...of }: WithPayment,
): Promise<void> {
  const enrollment = newId();
  await sql`
    insert into class_enrollments (organization_id, id, session_id, student_id, status, currency, enrolled_at, paid, paid_at, payment_method, payment_id)
    values (${organization_id}::uuid, ${enrollment}::uuid, ${of.session_id}::uuid, ${of.student_id}::uuid, 'enrolled', 'EUR', now(), true, now(), 'online', ${payment}::uuid)`.execute(
    tx,
  );
  await sql`update class_sessions set enrolled_count = 1, attended_count = 1 where id = ${of.session_id}::uuid`.execute(
    tx,
  );
  await attended(tx, { ...of, attendance: newId(), evaluation: newId(), skill: newId(), enrollment });
  await sql`
    insert into evaluation_authors (organization_id, id, evaluation_id, student_id, session_id, written_by)
    select organization_id, ${newId()}::uuid, id, student_id, session_id, ${of.user_id}::uuid
      from instructor_evaluations where student_id = ${of.student_id}::uuid`.execute(tx);
  const bought = newId();
  const shared = { organization_id, club_id, student_id: of.student_id };
  await orderPackage(tx, { ...shared, sold: newId(), bought, round: newId() });
  await sql`update student_packages set status = 'active', purchased_at = now(), expires_on = '2026-12-31' where id = ${bought}::uuid`.execute(
    tx,
  );
  await sql`
    insert into package_entries (organization_id, id, student_package_id, number, kind, delta, balance)
    values (${organization_id}::uuid, ${newId()}::uuid, ${bought}::uuid, 1, 'bought', 5, 5)`.execute(tx);
}

/** A fixed place that ended, with what was charged and collected for it. */
async function ofFixedPlace(
  tx: TenantTx,
  { organization_id, club_id }: Place,
  { payment, ...of }: WithPayment,
): Promise<void> {
  const [place_id, charge, mandate, collection, makeUp] = [newId(), newId(), newId(), newId(), newId()];
  await sql`
    insert into schedule_enrollments (organization_id, id, schedule_id, student_id, starts_on, ends_on, status, end_reason)
    values (${organization_id}::uuid, ${place_id}::uuid, ${of.schedule_id}::uuid, ${of.student_id}::uuid, '2026-01-01', '2026-01-31', 'ended', 'x')`.execute(
    tx,
  );
  await sql`
    insert into schedule_enrollment_pauses (organization_id, id, schedule_enrollment_id, starts_on, ends_on, reason)
    values (${organization_id}::uuid, ${newId()}::uuid, ${place_id}::uuid, '2026-01-10', '2026-01-12', 'x')`.execute(
    tx,
  );
  await sql`
    insert into kept_students (organization_id, student_id, club_id, is_whole, booked, came)
    values (${organization_id}::uuid, ${of.student_id}::uuid, ${club_id}::uuid, true, '{}', '{}')`.execute(
    tx,
  );
  await sql`
    insert into place_requests (organization_id, id, schedule_id, student_id, wants_from, status)
    values (${organization_id}::uuid, ${newId()}::uuid, ${of.schedule_id}::uuid, ${of.student_id}::uuid, '2026-01-01', 'gone')`.execute(
    tx,
  );
  await chargePlace(tx, {
    ...{ organization_id, club_id, plan_id: newId(), id: charge, place_id, student_id: of.student_id },
  });
  await sql`update charges set status = 'paid', paid_at = now(), payment_id = ${payment}::uuid where id = ${charge}::uuid`.execute(
    tx,
  );
  await sql`
    insert into debit_mandates (organization_id, id, club_id, client_id, reference, iban, iban_end, holder, signed_on)
    values (${organization_id}::uuid, ${mandate}::uuid, ${club_id}::uuid, ${of.student_id}::uuid, 'M-1', 'ES9121000418450200051332', '1332', 'x', '2026-01-01')`.execute(
    tx,
  );
  await sql`
    insert into debit_collections (organization_id, id, club_id, collect_on, message_id, creditor_name, creditor_id, creditor_iban)
    values (${organization_id}::uuid, ${collection}::uuid, ${club_id}::uuid, '2026-01-09', 'M1', 'Club', 'ES26000G12345678', 'ES9121000418450200051332')`.execute(
    tx,
  );
  await sql`
    insert into debit_items (organization_id, id, collection_id, mandate_id, charge_id, payment_id, sequence, end_to_end, amount, status)
    values (${organization_id}::uuid, ${newId()}::uuid, ${collection}::uuid, ${mandate}::uuid, ${charge}::uuid, ${payment}::uuid, 'FRST', 'E1', 100, 'taken_out')`.execute(
    tx,
  );
  await tx
    .insertInto('make_ups')
    .values({
      organization_id,
      id: makeUp,
      student_id: of.student_id,
      club_id,
      cause: 'granted',
      lost_on: '2026-01-02',
    })
    .execute();
  const entry = { number: 1, kind: 'earned', expires_on: '2026-01-31', reason: 'x' };
  await tx
    .insertInto('make_up_entries')
    .values({ organization_id, id: newId(), make_up_id: makeUp, ...entry })
    .execute();
}

/** An account of which nothing is left, and what they chose as who signs in. */
async function ofAccount(tx: TenantTx, { organization_id, club_id }: Place, of: Of): Promise<void> {
  for (const [number, kind, delta, balance] of [
    [1, 'granted', 100, 100],
    [2, 'taken', -100, 0],
  ])
    await sql`
      insert into account_entries (organization_id, id, client_id, currency, number, kind, delta, balance, club_id, reason)
      values (${organization_id}::uuid, ${newId()}::uuid, ${of.student_id}::uuid, 'EUR', ${number}, ${kind}, ${delta}, ${balance}, ${club_id}::uuid, 'x')`.execute(
      tx,
    );
  const row = { organization_id, user_id: of.user_id };
  await tx
    .insertInto('calendar_feeds')
    .values({ ...row, id: newId(), kind: 'student', token_hash: newId() })
    .execute();
  await tx
    .insertInto('saved_searches')
    .values({ ...row, id: newId(), number: 1, name: 'x', filters: '{"q": "x"}' })
    .execute();
  await tx
    .insertInto('notification_preferences')
    .values({ ...row, id: newId(), kind: 'class_reminder', email: true })
    .execute();
}
