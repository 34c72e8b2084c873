import { beforeEach, expect, test } from 'vitest';
import { buildClub, buildSecondClub, giveRole, type Place, person } from '../../test/builders.ts';
import { useServer } from '../../test/server.ts';
import { buildClient, buildSession } from '../../test/sessions.ts';
import { work } from '../../test/worker.ts';
import { duties } from '../cron.ts';
import { checks } from '../doctor/checks.ts';
import { usualRetention } from '../kernel/retention.ts';
import { fixedClock } from '../kernel/time/index.ts';
import { reactions } from '../reactions.ts';

const server = useServer({ now: '2026-03-02T09:00:00Z', sendsMail: true });
type Person = Awaited<ReturnType<typeof person>>;
let place: Place;
let owner: Person;
let student: Person & { profile_id: string };
beforeEach(async () => {
  place = await buildClub(server.db);
  owner = await person(server, place, 'owner');
  student = (await person(server, place, 'student')) as typeof student;
});

const path = (id: string) => `/api/clients/${id}/erasure/`;
const see = async (who: Person, id = student.profile_id) => (await who.get(path(id))).body;
const wait = (days: number) => owner.patch('/api/settings/', { values: { erasure_wait_days: days } });
const run = (name: string, now: string) =>
  duties
    .find((one) => one.name === name)!
    .run({
      ...{ db: server.db, clock: fixedClock(now), retention: usualRetention },
    });
const codes = ({ in_the_way }: { in_the_way: { code: string }[] }) => in_the_way.map(({ code }) => code);

async function findings(): Promise<string[]> {
  return server.db.tenant(place.scope, async (tx) => {
    const found: string[] = [];
    for (const { name, sql } of checks) {
      const { sql: text, parameters } = sql(server.clock.now()).compile(tx);
      const { rows } = await server.owner.query(text, [...parameters]);
      found.push(...rows.map(({ object }) => `${name}: ${object}`));
    }
    return found;
  });
}

test('a person asks, the club decides, it waits and is done; until then both can withdraw it', async () => {
  const asked = await student.post(path(student.profile_id), {});
  expect(asked.body.erasure).toMatchObject({ status: 'asked', due_at: null, by_person: true });
  expect((await student.post(path(student.profile_id), {})).body.erasure.id).toBe(asked.body.erasure.id);
  expect((await owner.get('/api/erasures/')).body.results).toMatchObject([{ client_id: student.profile_id }]);
  expect((await student.get('/api/erasures/')).status).toBe(403);
  expect((await student.delete(path(student.profile_id))).body.erasure).toBeNull();

  await student.post(path(student.profile_id), {});
  const planned = await owner.post(path(student.profile_id), {});
  expect(planned.body.erasure).toMatchObject({ status: 'planned', due_at: '2026-03-16T09:00:00.000Z' });
  await run('erase_people', '2026-03-16T08:00:00Z');
  expect(await see(owner)).toMatchObject({ erasure: { status: 'planned' }, abilities: { withdraw: true } });
  expect((await student.delete(path(student.profile_id))).body.erasure).toBeNull();
  const again = await owner.post(path(student.profile_id), {});
  await run('erase_people', '2026-03-16T09:30:00Z');
  expect(await see(owner)).toMatchObject({
    erasure: { status: 'done' },
    abilities: { plan: false, withdraw: false },
  });
  expect((await owner.get(`/api/clients/${student.profile_id}/`)).body).toMatchObject({
    ...{ display_name: 'Persona borrada', email: null, phone: '', is_active: false, user_id: null },
  });
  expect((await owner.get('/api/erasures/')).body.results).toEqual([]);
  const { rows } = await server.owner.query(
    `select action, changes from audit_log where entity_id = $1 and action = 'erase'`,
    [student.profile_id],
  );
  expect(rows).toEqual([{ action: 'erase', changes: { erasure_id: again.body.erasure.id } }]);
});

test('what they have before them goes to who waits; they are told once, and nobody is told of cancellations', async () => {
  await wait(0);
  const full = await buildSession(server.db, place, { max_participants: 1 });
  const waiter = (await person(server, place, 'student')) as typeof student;
  await student.post(`/api/classes/sessions/${full.session_id}/enroll/`, {});
  await waiter.post(`/api/classes/sessions/${full.session_id}/enroll/`, {});
  const group = await buildSession(server.db, place, { starts_at: '2026-03-12T18:00:00Z' });
  await owner.post(`/api/classes/schedules/${group.schedule_id}/places/`, { student_id: student.profile_id });
  await work(server, reactions, server.clock.now());
  const mailed = async () =>
    (await server.owner.query(`select subject, to_email from mails where to_email = $1`, [student.email]))
      .rows;
  const preview = await see(owner);
  expect(preview).toMatchObject({ in_the_way: [], wait_days: 0, ends: { fixed_places: 1, account: true } });
  expect(preview.ends.bookings).toBeGreaterThan(1);
  expect((await owner.post(path(student.profile_id), {})).body.erasure.status).toBe('done');
  await work(server, reactions, server.clock.now());
  expect(await mailed()).toMatchObject([{ subject: `${place.organization_slug} ha borrado tus datos` }]);
  await server.owner.query(`update mails set status = 'sent' where to_email = $1`, [student.email]);
  await run('erase_people', '2026-03-02T10:00:00Z');
  expect(await mailed()).toEqual([]);

  const { rows } = await server.owner.query(
    `select student_id, status from class_enrollments where session_id = $1 and status = 'enrolled'`,
    [full.session_id],
  );
  expect(rows).toEqual([{ student_id: waiter.profile_id, status: 'enrolled' }]);
  const { body } = await owner.get(`/api/classes/places/?student_id=${student.profile_id}`);
  expect(body.results).toEqual([]);
  // They belong here no more; with the same address they begin anew.
  expect((await student.get('/api/classes/sessions/')).status).toBe(404);
  expect((await student.post(`/api/public/${place.organization_slug}/join/`, {})).status).toBeLessThan(300);
  const { client } = (await student.get('/api/me/')).body;
  expect(client.id).not.toBe(student.profile_id);
  expect((await student.get(`/api/clients/${client.id}/`)).body).toMatchObject({
    erased_at: null,
    is_active: true,
  });
  expect((await student.get(`/api/clients/${student.profile_id}/`)).status).toBe(404);
});

test('what has to be settled is in the way, for the desk and for the duty', async () => {
  await server.owner.query(
    `insert into account_entries (organization_id, id, client_id, currency, number, kind, delta, balance, club_id)
     values ($1, gen_random_uuid(), $2, 'EUR', 1, 'granted', 500, 500, $3)`,
    [place.organization_id, student.profile_id, place.club_id],
  );
  await server.owner.query(
    `insert into payments (organization_id, id, club_id, payer_id, method, status, amount, currency)
     values ($1, gen_random_uuid(), $3, $2, 'online', 'pending', 100, 'EUR')`,
    [place.organization_id, student.profile_id, place.club_id],
  );
  await student.post(`/api/clients/${student.profile_id}/dependants/`, { display_name: 'Leo' });
  await giveRole(server.db, place, student.user_id, 'instructor');
  expect(codes(await see(owner))).toEqual(['credit', 'on_its_way', 'works_here', 'cares_for']);
  const refused = await owner.post(path(student.profile_id), {});
  expect([refused.status, refused.body.code]).toEqual([409, 'privacy.in_the_way']);
  expect((await student.post(path(student.profile_id), {})).status).toBe(200);
  await server.owner.query(`delete from payments where status = 'pending'`);
});

test('what has come in the way since keeps the duty from it; it is said, and can be withdrawn still', async () => {
  await owner.post(path(student.profile_id), {});
  await student.post(`/api/clients/${student.profile_id}/dependants/`, { display_name: 'Leo' });
  await run('erase_people', '2026-03-20T09:30:00Z');
  expect(await see(owner)).toMatchObject({
    erasure: { status: 'planned', is_late: false },
    in_the_way: [{ names: ['Leo'] }],
  });
  server.clock.set('2026-03-20T10:00:00Z');
  expect(await see(owner)).toMatchObject({ erasure: { is_late: true }, abilities: { withdraw: true } });
  expect((await student.delete(path(student.profile_id))).body.erasure).toBeNull();
  server.clock.set('2026-03-02T09:00:00Z');
});

test('what is paid of classes to come is in the way: given back it would be credit of nobody', async () => {
  const { session_id } = await buildSession(server.db, place, { starts_at: '2026-03-25T18:00:00Z' });
  const { body } = await student.post(`/api/classes/sessions/${session_id}/enroll/`, {});
  const paid = await owner.post('/api/classes/payments/', {
    ...{ club_id: place.club_id, payer_id: student.profile_id, payment_method: 'cash' },
    ...{ items: [{ enrollment_id: body.enrollment?.id ?? body.id }] },
  });
  expect(paid.status, JSON.stringify(paid.body)).toBe(201);
  const preview = await see(owner);
  expect(preview.in_the_way).toMatchObject([
    { code: 'paid_ahead', amounts: [{ currency: 'EUR', amount: 1500 }] },
  ]);
  expect((await owner.post(path(student.profile_id), {})).body.code).toBe('privacy.in_the_way');
});

test('an address that is somebody else’s, too: what was told of the one goes, what was told of the other stays', async () => {
  const child = await buildClient(server.db, place, { name: 'Hija Única' });
  await server.owner.query('update client_profiles set email = $1 where id = $2', [student.email, child]);
  const { session_id } = await buildSession(server.db, place, { starts_at: '2026-03-12T18:00:00Z' });
  for (const id of [child, student.profile_id])
    await owner.post(`/api/classes/sessions/${session_id}/enroll/`, { student_id: id });
  await work(server, reactions, server.clock.now());
  const mails = async () => {
    const { rows } = await server.owner.query(`select body from mails where to_email = $1`, [student.email]);
    return rows.map(({ body }) => body.includes('Hija Única')).sort();
  };
  expect(await mails()).toEqual([false, true]);
  await wait(0);
  expect((await owner.post(path(child), {})).body.erasure.status).toBe('done');
  const left = await server.owner.query(
    `select dedupe_key like 'erasure:%' as is_last, body like '%Hija Única%' as names from mails where to_email = $1 order by 1`,
    [student.email],
  );
  expect(left.rows).toEqual([
    { is_last: false, names: false },
    { is_last: true, names: true },
  ]);
});

test('a club that decides late leaves a day to withdraw it, and says so beforehand', async () => {
  await student.post(path(student.profile_id), {});
  server.clock.set('2026-03-28T09:00:00Z');
  expect(await see(owner)).toMatchObject({
    erasure: { is_late: true },
    would_be_at: '2026-03-29T09:00:00.000Z',
  });
  const planned = await owner.post(path(student.profile_id), {});
  expect(planned.body.erasure).toMatchObject({ status: 'planned', due_at: '2026-03-29T09:00:00.000Z' });
  await student.delete(path(student.profile_id));
  server.clock.set('2026-03-02T09:00:00Z');
});

test('one that fails leaves the others alone, and is told of', async () => {
  const other = await buildClient(server.db, place);
  for (const id of [student.profile_id, other]) await owner.post(path(id), {});
  const { rows } = await server.owner.query(
    `select client_id from erasures where organization_id = $1 order by id limit 1`,
    [place.organization_id],
  );
  const first = rows[0].client_id;
  await server.owner.query(`
    create function pg_temp.fails() returns trigger language plpgsql as $$ begin raise exception 'this one fails'; end $$;
    create trigger fails before update on client_profiles for each row when (old.id = '${first}' and new.erased_at is not null)
      execute function pg_temp.fails()`);
  await expect(run('erase_people', '2026-03-20T09:30:00Z')).rejects.toThrow('this one fails');
  await server.owner.query('drop trigger fails on client_profiles');
  const status = async (id: string) => (await see(owner, id)).erasure.status;
  const second = first === other ? student.profile_id : other;
  expect([await status(first), await status(second)]).toEqual(['planned', 'done']);
});

test('what is owed at another club is in the way, and who runs one club alone does not decide', async () => {
  const second = await buildSecondClub(server.db, place);
  await owner.patch(`/api/clients/${student.profile_id}/`, { home_club_id: place.club_id });
  const admin = await person(server, place, 'club_admin');
  expect((await see(admin)).abilities).toMatchObject({ plan: true });
  const there = { ...place, club_id: second };
  const { session_id } = await buildSession(server.db, there, { starts_at: '2026-03-03T18:00:00Z' });
  await owner.post(`/api/classes/sessions/${session_id}/enroll/`, { student_id: student.profile_id });
  server.clock.set('2026-03-04T09:00:00Z');
  const seen = await see(admin);
  expect(codes(seen)).toEqual(['owes']);
  expect(seen.abilities.plan).toBe(false);
  expect((await admin.post(path(student.profile_id), {})).status).toBe(403);
  expect((await owner.post(path(student.profile_id), {})).body.code).toBe('privacy.in_the_way');
  server.clock.set('2026-03-02T09:00:00Z');
});

test('guardians ask for children; nobody asks for others; coaches neither see nor take anything', async () => {
  const { body } = await student.post(`/api/clients/${student.profile_id}/dependants/`, {
    display_name: 'Leo',
  });
  const child = body.client.id;
  expect((await student.post(path(child), {})).body.erasure.status).toBe('asked');
  const other = await person(server, place, 'student');
  const coach = await person(server, place, 'instructor');
  for (const who of [other, coach]) {
    expect((await who.get(path(child))).status).toBe(404);
    expect((await who.post(path(child), {})).status).toBe(404);
    expect((await who.delete(path(child))).status).toBe(404);
    expect((await who.get(`/api/clients/${child}/data/`)).status).toBe(404);
  }
  await wait(0);
  // Asked for two weeks ago, or no wait at all: done at once.
  expect((await owner.post(path(child), {})).body.erasure.status).toBe('done');
  expect((await student.get(path(child))).status).toBe(404);
});

test('a merged profile is erased with the one that it became, and an erased one neither changes nor merges', async () => {
  await wait(0);
  const third = await buildClient(server.db, place, { name: 'Nombre Irrepetible' });
  expect((await owner.post(`/api/clients/${student.profile_id}/merge/`, { other_id: third })).status).toBe(
    200,
  );
  expect((await owner.post(path(third), {})).body.code).toBe('clients.merged');
  expect((await owner.post(path(student.profile_id), {})).body.erasure.status).toBe('done');
  const { rows } = await server.owner.query(
    `select display_name, erased_at is not null as erased from client_profiles where id = any($1)`,
    [[student.profile_id, third]],
  );
  expect(rows).toEqual([1, 2].map(() => ({ display_name: 'Persona borrada', erased: true })));
  const changed = await owner.patch(`/api/clients/${student.profile_id}/`, { display_name: 'X' });
  expect([changed.status, changed.body.code]).toEqual([409, 'clients.erased']);
  const fourth = await buildClient(server.db, place);
  const merged = await owner.post(`/api/clients/${fourth}/merge/`, { other_id: student.profile_id });
  expect([merged.status, merged.body.code]).toEqual([409, 'clients.erased']);
  expect((await owner.post(path(student.profile_id), {})).body.code).toBe('clients.erased');
});

test('who is to be erased does not become another, nor another them, until it is withdrawn', async () => {
  const other = await buildClient(server.db, place);
  await student.post(path(student.profile_id), {});
  for (const [kept, other_id] of [
    [student.profile_id, other],
    [other, student.profile_id],
  ]) {
    const refused = await owner.post(`/api/clients/${kept}/merge/`, { other_id });
    expect([refused.status, refused.body.code]).toEqual([409, 'clients.being_erased']);
  }
  await student.delete(path(student.profile_id));
  const merged = await owner.post(`/api/clients/${student.profile_id}/merge/`, { other_id: other });
  expect(merged.status).toBe(200);
});

test('each organization erases its own; the account is erased by the person, and its address is free', async () => {
  const elsewhere = await buildClub(server.db);
  const there = await giveRole(server.db, elsewhere, student.user_id, 'student', 'Ana Allí');
  const asMember = server.as({ ...student.headers, 'bandeja-organization': elsewhere.organization_slug });
  await wait(0);
  expect((await owner.post(path(student.profile_id), {})).body.erasure.status).toBe('done');
  expect((await asMember.get(`/api/clients/${there.profile_id}/`)).body.display_name).toBe('Ana Allí');
  const early = await asMember.post('/api/me/erase/', { email: student.email });
  expect([early.status, early.body.code]).toEqual([409, 'account.belongs']);
  await server.owner.query('delete from memberships where user_id = $1', [student.user_id]);
  const alone = server.as({ authorization: `Bearer ${student.token}` });
  // A link of theirs, and one of an address that ends in theirs.
  for (const email of [student.email, `x${student.email}`])
    await server.owner.query(
      `insert into user_verifications (id, identifier, value, expires_at) values (gen_random_uuid(), $1, $2, '2027-01-01')`,
      [`magic-link:${email.length}`, JSON.stringify({ email })],
    );
  expect((await alone.post('/api/me/erase/', { email: 'somebody@example.test' })).status).toBe(422);
  expect((await alone.post('/api/me/erase/', { email: student.email.toUpperCase() })).status).toBe(204);
  expect((await alone.get('/api/me/')).body.user).toBeNull();
  const { rows } = await server.owner.query('select name, email from users where id = $1', [student.user_id]);
  expect(rows).toEqual([{ name: 'Persona borrada', email: `${student.user_id}@erased.invalid` }]);
  const links = await server.owner.query(
    `select value from user_verifications where value like '%@example.test%'`,
  );
  expect(links.rows).toEqual([{ value: JSON.stringify({ email: `x${student.email}` }) }]);
  const { user_id } = await server.signUp('Ana', student.email);
  expect(user_id).not.toBe(student.user_id);
});

test('afterwards lists, rosters, figures and the doctor still work', async () => {
  await wait(0);
  const past = await buildSession(server.db, place, { starts_at: '2026-03-02T07:00:00Z' });
  await server.owner.query(
    `insert into class_enrollments (organization_id, id, session_id, student_id, status, currency, enrolled_at)
     values ($1, gen_random_uuid(), $2, $3, 'enrolled', 'EUR', now())`,
    [place.organization_id, past.session_id, student.profile_id],
  );
  await server.owner.query('update class_sessions set enrolled_count = 1 where id = $1', [past.session_id]);
  await owner.post(path(student.profile_id), {});
  const roster = await owner.get(`/api/classes/sessions/${past.session_id}/enrollments/`);
  expect(JSON.stringify(roster.body)).toContain('Persona borrada');
  for (const one of [
    '/api/clients/?include_inactive=true',
    '/api/clients/export_file/?include_inactive=true',
    '/api/classes/analytics/?from=2026-03-01&until=2026-03-31',
    `/api/clients/${student.profile_id}/data/`,
  ])
    expect([one, (await owner.get(one)).status]).toEqual([one, 200]);
  expect(await findings()).toEqual([]);
});

test('what they signed for a child says no more who they were, nor does its history', async () => {
  await wait(0);
  const words = { title_es: 'Alta', title_en: 'Waiver', text_es: 'Uno', text_en: 'One' };
  await owner.post('/api/waivers/texts/', words);
  const born = await student.post(`/api/clients/${student.profile_id}/dependants/`, { display_name: 'Leo' });
  const child = born.body.client.id as string;
  const signed = { version: 1, typed_name: 'Ana la Firmante', client_ids: [child] };
  expect((await student.post('/api/waivers/signatures/', signed)).status).toBe(200);
  // Somebody else looks after the child by now.
  await server.owner.query('delete from guardians where dependant_id = $1', [child]);
  await student.post(path(student.profile_id), {});
  const done = await owner.post(path(student.profile_id), {});
  expect(done.body.erasure, JSON.stringify(done.body)).toMatchObject({ status: 'done' });
  const { rows } = await server.owner.query(
    `select (select jsonb_agg(to_jsonb(s)) from waiver_signatures s)::text
         || (select jsonb_agg(to_jsonb(a)) from audit_log a)::text as all`,
  );
  expect(rows[0].all).not.toContain('Firmante');
  const { body } = await owner.get(`/api/clients/${child}/waivers/`);
  expect(body.results).toMatchObject([{ version: 1, typed_name: 'Persona borrada', signed_by: null }]);
});

test('whoever is offered a fixed place is erased, and the place is free for who waits', async () => {
  await wait(0);
  const { schedule_id } = await buildSession(server.db, place);
  await server.owner.query(
    `insert into place_requests (organization_id, id, schedule_id, student_id, wants_from, status, offered_from, offered_until)
     values ($1, gen_random_uuid(), $2, $3, '2026-03-02', 'offered', '2026-03-03', '2026-03-05T09:00:00Z')`,
    [place.organization_id, schedule_id, student.profile_id],
  );
  await student.post(path(student.profile_id), {});
  expect((await owner.post(path(student.profile_id), {})).body.erasure).toMatchObject({ status: 'done' });
  const { rows } = await server.owner.query(
    'select status, offered_until from place_requests where student_id = $1',
    [student.profile_id],
  );
  expect(rows).toEqual([{ status: 'withdrawn', offered_until: null }]);
});
