import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { openApiDocument } from '../../src/kernel/http/openapi.ts';
import { newId } from '../../src/kernel/ids.ts';
import { buildClub, type Place, person } from '../builders.ts';
import { collectCharge } from '../debits.ts';
import { chargePlace } from '../fees.ts';
import { orderPackage } from '../packages.ts';
import { useServer } from '../server.ts';
import { buildClient, buildSession } from '../sessions.ts';
import { statementOfAll } from './all-rows.ts';
import { attended } from './attended.ts';
import { writeOnline } from './online.ts';
import { programs } from './programs.ts';
import { writeReceipt } from './receipt.ts';
import { type Operation, operationsOf, requestFor } from './requests.ts';
import { plannedFor, wished } from './wish.ts';

/*
 * G8: two organizations with the same data. The owner of one sends every request that there is with the ids of the
 * other. The answer must be the one that ids of nothing get, name nothing of the other, and change nothing there.
 */
const server = useServer({ now: '2026-03-02T09:00:00Z' });
interface Twin {
  place: Place;
  owner: Awaited<ReturnType<typeof person>>;
  ids: Record<string, string>;
  /** Of their audit log: a number, which is no secret and might stand anywhere. */
  entry: string;
}
let ours: Twin;
let theirs: Twin;
beforeAll(async () => {
  ours = await buildTwin();
  theirs = await buildTwin();
});

/** One row of everything, and the name by which paths and fields ask for it. */
async function buildTwin(): Promise<Twin> {
  const place = await buildClub(server.db);
  const owner = await person(server, place, 'owner');
  const coach = await person(server, place, 'instructor');
  const student = await person(server, place, 'student');
  const { organization_id, club_id } = place;
  const { session_id, schedule_id } = await buildSession(server.db, place, {
    instructor_id: coach.profile_id,
  });
  const dependant = await buildClient(server.db, place);
  const [imported, receipt, record] = [newId(), newId(), newId()];
  const [court, reservation, enrollment, payment] = [newId(), newId(), newId(), newId()];
  const [fixed, pause, exception, closure] = [newId(), newId(), newId(), newId()];
  const [change, invitation, window, attendance, evaluation] = [newId(), newId(), newId(), newId(), newId()];
  const [asked, sold, bought, term, round] = [newId(), newId(), newId(), newId(), newId()];
  const named = newId();
  let planned = '';
  const [notification, makeUp, line, refund, feed] = [newId(), newId(), newId(), newId(), newId()];
  const [there, card, skill] = [newId(), newId(), newId()];
  const [plan, charge, mandate, collection, collected] = [newId(), newId(), newId(), newId(), newId()];
  const row = { organization_id };
  const cash = { method: 'cash', amount: 0, currency: 'EUR', captured_at: new Date(0) };
  const times = { starts_at: '2026-03-11T10:00:00Z', ends_at: '2026-03-11T11:00:00Z' };
  await server.db.tenant(place.scope, async (tx) => {
    await tx
      .insertInto('courts')
      .values({ ...row, id: court, club_id, name: 'Pista 1' })
      .execute();
    await tx
      .insertInto('reservations')
      .values({ ...row, id: reservation, court_id: court, booking_type: 'event', ...times })
      .execute();
    await tx
      .insertInto('schedule_enrollments')
      .values({ ...row, id: fixed, schedule_id, student_id: dependant, starts_on: '2026-03-01' })
      .execute();
    await tx
      .insertInto('place_requests')
      .values({
        ...{ ...row, id: asked, schedule_id, student_id: student.profile_id },
        wants_from: '2026-04-01',
      })
      .execute();
    await tx
      .insertInto('schedule_enrollment_pauses')
      .values({
        ...row,
        id: pause,
        schedule_enrollment_id: fixed,
        starts_on: '2026-04-01',
        ends_on: '2026-04-02',
      })
      .execute();
    await tx
      .insertInto('payments')
      .values({ ...row, id: payment, club_id, payer_id: student.profile_id as string, ...cash })
      .execute();
    await writeReceipt(tx, { ...row, club_id, payment, receipt, record });
    await tx
      .insertInto('class_enrollments')
      .values({
        ...row,
        id: enrollment,
        ...{ paid: true, payment_method: 'cash', payment_id: payment, paid_at: new Date(0) },
        ...{ session_id, student_id: student.profile_id, status: 'enrolled', currency: 'EUR' },
        enrolled_at: new Date(0),
      })
      .execute();
    await tx
      .insertInto('payment_lines')
      .values({ ...row, id: line, payment_id: payment, amount: 0 })
      .execute();
    const back = { ...row, payment_id: payment };
    await tx
      .insertInto('refunds')
      .values({ ...back, id: refund, line_id: line, club_id, kind: 'refund', method: 'cash', amount: 0 })
      .execute();
    await writeOnline(tx, { ...row, payment, refund, there, card, client: student.profile_id as string });
    await tx.updateTable('class_sessions').set({ enrolled_count: 1 }).where('id', '=', session_id).execute();
    await tx
      .insertInto('instructor_exceptions')
      .values({ ...row, id: exception, instructor_id: coach.profile_id, kind: 'extra', ...times })
      .execute();
    await tx
      .insertInto('instructor_windows')
      .values({
        ...row,
        id: window,
        instructor_id: coach.profile_id,
        weekday: 1,
        starts_at: '09:00',
        ends_at: '21:00',
      })
      .execute();
    await tx
      .insertInto('club_closures')
      .values({ ...row, id: closure, club_id, starts_on: '2026-12-25', ends_on: '2026-12-25' })
      .execute();
    await tx
      .insertInto('make_ups')
      .values({
        ...{ ...row, id: makeUp, student_id: student.profile_id, club_id },
        ...{ cause: 'granted', lost_on: '2026-03-02' },
      })
      .execute();
    await tx
      .insertInto('make_up_entries')
      .values({
        ...row,
        id: newId(),
        make_up_id: makeUp,
        number: 1,
        kind: 'earned',
        expires_on: '2026-12-31',
      })
      .execute();
    await tx
      .insertInto('terms')
      .values({ ...row, id: term, club_id, name: 'Curso', starts_on: '2026-03-01', ends_on: '2026-06-30' })
      .execute();
    await wished(tx, { term, person: named, student_id: student.profile_id as string });
    planned = await plannedFor(tx, term);
    await orderPackage(tx, { ...row, club_id, student_id: student.profile_id, sold, bought, round });
    await chargePlace(tx, {
      ...{ ...row, club_id, plan_id: plan, id: charge, place_id: fixed },
      student_id: student.profile_id as string,
    });
    await collectCharge(tx, {
      ...{ ...row, club_id, charge_id: charge, payer_id: student.profile_id as string },
      ...{ mandate, collection, item: collected },
    });
    await tx
      .insertInto('changes')
      .values({ ...row, id: change, kind: 'closure', cause: closure, club_id })
      .execute();
    await tx
      .insertInto('imports')
      .values({ ...row, id: imported, kind: 'clients', row_count: 1 })
      .execute();
    await tx
      .insertInto('invitations')
      .values({
        ...row,
        id: invitation,
        email: 'x@example.test',
        role: 'student',
        token_hash: randomUUID(),
        expires_at: '2026-12-01T00:00:00Z',
      })
      .execute();
    await tx
      .insertInto('calendar_feeds')
      .values({ ...row, id: feed, user_id: owner.user_id, kind: 'coach', token_hash: feed })
      .execute();
    await programs(tx, { ...row, id: feed, made_by: owner.user_id });
    const search = { ...row, id: feed, user_id: owner.user_id, number: 1, name: 'x', filters: '{}' };
    await tx.insertInto('saved_searches').values(search).execute();
    await tx
      .insertInto('guardians')
      .values({ ...row, id: newId(), guardian_id: student.profile_id, dependant_id: dependant })
      .execute();
    const who = { session_id, student_id: student.profile_id, instructor_id: coach.profile_id };
    await attended(tx, { ...who, attendance, evaluation, skill, enrollment });
    await tx
      .insertInto('notifications')
      .values({
        ...row,
        id: notification,
        dedupe_key: 'x',
        user_id: owner.user_id,
        kind: 'class_reminder',
        params: JSON.stringify({ student_name: null, classes: [{ session_id }] }),
        locale: 'es',
        subject: 'x',
        body: 'x',
      })
      .execute();
  });
  const pick = async (table: string) =>
    (
      await server.owner.query(`select id from ${table} where organization_id = $1 order by id limit 1`, [
        organization_id,
      ])
    ).rows[0].id as string;
  const [level, type, membership] = [
    await pick('class_levels'),
    await pick('class_types'),
    await pick('memberships'),
  ];
  const ids: Record<string, string> = {
    clubs: club_id,
    club_id,
    home_club_id: club_id,
    ...{ sessions: session_id, session_id, session_ids: session_id, schedules: schedule_id },
    ...{ schedule_ids: schedule_id, like: schedule_id },
    schedule_id,
    levels: level,
    level_id: level,
    level_ids: level,
    types: type,
    class_type_id: type,
    class_type_ids: type,
    specialties: type,
    instructors: coach.profile_id,
    instructor_id: coach.profile_id,
    instructor_ids: coach.profile_id,
    substitute_instructor_id: coach.profile_id,
    assistant_instructor_ids: coach.profile_id,
    ...{ courts: court, court_id: court, court_ids: court, reservations: reservation },
    clients: student.profile_id,
    client_id: student.profile_id,
    other_id: dependant,
    except_id: student.profile_id,
    student_id: student.profile_id,
    dependant_id: dependant,
    guardian_id: student.profile_id,
    enrollments: enrollment,
    enrollment_id: enrollment,
    ...{ payment_id: payment, payments: payment, payer_id: student.profile_id, line_id: line },
    ...{ package_rounds: round, places: fixed, without: fixed, overlook: fixed },
    ...{ receipts: receipt, records: record, place_requests: asked, refunds: refund, messages: attendance },
    ...{ refunds_there: there, end: line, cards: card, card_id: card },
    ...{ terms: term, term_id: term, term_ids: term, wish_people: named },
    ...{ plans: planned, copy_of: planned, other: planned, people: student.profile_id as string },
    person_id: student.profile_id as string,
    pause_id: pause,
    exception_id: exception,
    closure_id: closure,
    changes: change,
    imports: imported,
    client_ids: student.profile_id as string,
    cause: closure,
    invitations: invitation,
    membership_id: membership,
    user_id: student.user_id,
    club_ids: club_id,
    entity_id: session_id,
    attendance,
    evaluations: evaluation,
    ...{ skills: skill, skill_id: skill, entry_id: skill, students: student.profile_id },
    notifications: notification,
    ...{ feeds: feed, tokens: feed, saved_searches: feed, substitute_requests: attendance },
    ...{ webhooks: feed, delivery_id: feed, devices: feed },
    make_ups: makeUp,
    ...{ fee_plans: plan, charges: charge, charge_id: charge },
    ...{ mandates: mandate, collections: collection, collected },
    packages: sold,
    student_packages: bought,
    ...{ student_package_id: bought, package_id: sold },
    class_types: await pick('class_types'),
  }; // prettier-ignore
  return { place, owner, ids, entry: await pick('audit_log') };
}

/** Without ids of an organization, or about the caller alone. */
const notAboutTenants = [
  /^\/api\/(auth|health|setup|me|organizations|staff)\//,
  /^\/api\/public\//,
  /^\/api\/organization\//,
];

function operations(): Operation[] {
  const document = openApiDocument(server.app as never) as never as Parameters<typeof operationsOf>[0];
  return operationsOf(document).filter(({ path }) => !notAboutTenants.some((pattern) => pattern.test(path)));
}

const unknownNames = new Set<string>();
const theirIds = (name: string): string => {
  if (name === 'entry') return theirs.entry;
  const id = theirs.ids[name];
  if (id === undefined) unknownNames.add(name);
  return id ?? randomUUID();
};

const noIds = (name: string): string => (name === 'entry' ? String(Number.MAX_SAFE_INTEGER) : randomUUID());

async function send(operation: Operation, idFor: (name: string) => string) {
  const { method, path, body } = requestFor(operation, idFor, {});
  const call = { GET: 'get', POST: 'post', PUT: 'put', PATCH: 'patch', DELETE: 'delete' }[method] as 'post';
  const reply =
    method === 'GET' || method === 'DELETE'
      ? await ours.owner[call](path)
      : await ours.owner[call](path, body ?? {});
  return {
    status: reply.status,
    code: reply.body?.code ?? null,
    text: JSON.stringify(reply.body),
    paths: reply.body?.errors?.map((e: { path: string }) => e.path),
  };
}

/** One statement for all tables: it is asked before and after each of some hundred requests, twice. */
let everything: string | undefined;

/** Everything of the other organization, as one text. */
async function theirData(): Promise<string> {
  everything ??= await statementOfAll(server.owner);
  const { rows } = await server.owner.query(everything, [theirs.place.organization_id]);
  return rows.map(({ name, all }) => `${name} ${all}`).join('\n');
}

async function leaks(): Promise<string[]> {
  const found: string[] = [];
  let before = await theirData();
  const secrets = [theirs.place.organization_id, ...Object.values(theirs.ids)];
  for (const operation of operations()) {
    const name = `${operation.method} ${operation.path}`;
    const other = await send(operation, theirIds);
    const sent = JSON.stringify(requestFor(operation, theirIds, {}));
    const nothing = await send(operation, noIds);
    if (other.status >= 500 || nothing.status >= 500)
      found.push(`${name}: ${other.status}/${nothing.status}`);
    const same =
      other.status === nothing.status &&
      other.code === nothing.code &&
      JSON.stringify(other.paths) === JSON.stringify(nothing.paths);
    if (!same)
      found.push(
        `${name}: their id answers ${other.status} ${other.code} ${other.paths}, no id ${nothing.status} ${nothing.code} ${nothing.paths}`,
      );
    for (const secret of secrets)
      if (other.text?.includes(secret) && !sent.includes(secret))
        found.push(`${name}: the answer names ${secret}`);
    const now = await theirData();
    if (now !== before) found.push(`${name}: changed their rows`);
    before = now;
  }
  return found;
}

describe('two organizations with the same data', () => {
  test('no request of one reads, names or changes anything of the other', async () => {
    expect(operations().length).toBeGreaterThan(40);
    expect(await leaks()).toEqual([]);
    expect([...unknownNames], 'name these in buildTwin').toEqual([]);
  }, 240_000);

  test('lists of one organization hold no row of the other', async () => {
    const secrets = Object.values(theirs.ids);
    for (const operation of operations().filter(
      ({ method, path }) => method === 'GET' && !path.includes('{'),
    )) {
      const { path } = requestFor(operation, (name) => ours.ids[name] ?? randomUUID(), {});
      const reply = await ours.owner.get(path);
      expect(reply.status, path).toBeLessThan(500);
      for (const secret of secrets) expect(JSON.stringify(reply.body), path).not.toContain(secret);
    }
  });

  test('control: with row-level security off, the same matrix finds leaks', async () => {
    await server.owner.query(
      'alter table class_types disable row level security; alter table class_levels disable row level security',
    );
    try {
      expect((await leaks()).length).toBeGreaterThan(0);
    } finally {
      await server.owner.query(
        'alter table class_types enable row level security; alter table class_levels enable row level security',
      );
    }
  }, 240_000);
});
