import { beforeAll, describe, expect, test } from 'vitest';
import { buildClub, type Place, person } from '../../test/builders.ts';
import { makeUpsIn } from '../../test/make-ups.ts';
import { useServer } from '../../test/server.ts';
import { buildClient } from '../../test/sessions.ts';

/* docs/domain/make-ups.md: what earns a make-up, where it is used, and what gives it back. */
const server = useServer({ now: '2026-03-02T09:00:00Z' });
type Person = Awaited<ReturnType<typeof person>>;
let place: Place;
let owner: Person;
beforeAll(async () => {
  place = await buildClub(server.db);
  owner = await person(server, place, 'owner');
  await set({ make_up_released: 'make_up' });
});

const { set, group, sibling, settled, mine, states, enroll, release, absent, callOff } = makeUpsIn(
  server,
  () => ({ place, owner }),
);
const kinds = (one: { entries: { kind: string }[] }) => one.entries.map((entry) => entry.kind);
const grant = (who: Person, more: object = {}) =>
  owner.post('/api/classes/make_ups/', {
    student_id: who.profile_id,
    ...{ club_id: place.club_id, expires_on: '2026-06-01', reason: 'illness', ...more },
  });

describe('a make-up is earned', () => {
  test('by a date released in time, once, and the student and the desk see from which class and till when', async () => {
    const { holder } = await absent();
    await settled();
    const [one, ...more] = await mine(holder);
    expect(more).toEqual([]);
    expect(one).toMatchObject({
      state: 'open',
      cause: 'released',
      lost_on: '2026-03-10',
      expires_on: '2026-05-09',
    });
    expect(one.lost_class).toMatch(/^Group /);
    const { body } = await owner.get(`/api/classes/make_ups/?student_id=${holder.profile_id}`);
    expect(body.results).toMatchObject([{ id: one.id, can_take: true }]);
    expect((await owner.get('/api/classes/make_ups/')).body.results).toEqual([]);
  });

  test('by a class that the club calls off, by those who hold a place there and nobody else', async () => {
    const [one, holder, single] = [
      await group(),
      await person(server, place, 'student'),
      await person(server, place, 'student'),
    ];
    await owner.post(`/api/classes/schedules/${one.schedule_id}/places/`, { student_id: holder.profile_id });
    await enroll(single, one.ids[0]);
    await callOff(one.ids[0]);
    await settled();
    expect(await mine(holder)).toMatchObject([{ cause: 'club', state: 'open' }]);
    expect(await mine(single)).toEqual([]);
  });

  test('not by a single booking that is cancelled, nor by a pause', async () => {
    const [one, other] = [await group(), await person(server, place, 'student')];
    await enroll(other, one.ids[0]);
    await release(other, one.ids[0]);
    const { body } = await owner.post(`/api/classes/schedules/${one.schedule_id}/places/`, {
      student_id: other.profile_id,
    });
    await owner.post(`/api/classes/places/${body.place.id}/pause/`, {
      ...{ starts_on: '2026-03-16', ends_on: '2026-03-22' },
    });
    await settled();
    expect(await mine(other)).toEqual([]);
  });

  test('a changed table does not touch those already earned', async () => {
    const { holder } = await absent();
    await set({ make_up_released: 'nothing', make_up_valid_days: 1 });
    expect(await mine(holder)).toMatchObject([{ state: 'open', expires_on: '2026-05-09' }]);
    await set({ make_up_released: 'make_up', make_up_valid_days: null });
  });

  test('no more often than the quota says', async () => {
    const { holder } = await absent();
    await set({ make_up_quota_month: 1 });
    const other = await group();
    await owner.post(`/api/classes/schedules/${other.schedule_id}/places/`, {
      student_id: holder.profile_id,
    });
    await release(holder, other.ids[0]);
    await settled();
    await set({ make_up_quota_month: null });
    expect(await states(holder)).toEqual(['open']);
  });
});

describe('a loss that is none any more', () => {
  test('a date taken back takes its make-up back; released again it gives one again', async () => {
    const { holder, ids } = await absent();
    expect((await enroll(holder, ids[0])).body.source).toBe('fixed');
    expect(await states(holder)).toEqual(['withdrawn']);
    await release(holder, ids[0]);
    await settled();
    expect((await states(holder)).sort()).toEqual(['open', 'withdrawn']);
  });

  test('a date whose make-up is used is not taken back before the class booked with it is cancelled', async () => {
    const { holder, ids, schedule_id } = await absent();
    const other = await sibling(schedule_id);
    expect((await enroll(holder, other.ids[0], { make_up: true })).status).toBe(201);
    expect((await enroll(holder, ids[0])).body.code).toBe('enrollment.make_up_used');
    await release(holder, other.ids[0]);
    expect((await enroll(holder, ids[0])).status).toBe(201);
    expect(await states(holder)).toEqual(['withdrawn']);
  });

  test('a class that takes place after all takes its make-ups back; called off again it gives them again', async () => {
    const [one, holder] = [await group(), await person(server, place, 'student')];
    await owner.post(`/api/classes/schedules/${one.schedule_id}/places/`, { student_id: holder.profile_id });
    await callOff(one.ids[0]);
    await settled();
    expect((await owner.post(`/api/classes/sessions/${one.ids[0]}/reinstate/`, {})).status).toBe(200);
    await settled();
    expect(await states(holder)).toEqual(['withdrawn']);
    await callOff(one.ids[0]);
    await settled();
    const [again, ...more] = await mine(holder);
    expect(more).toEqual([]);
    expect(kinds(again)).toEqual(['earned', 'withdrawn', 'earned']);
  });
});

describe('a make-up is used', () => {
  test('in a group that takes no single bookings and asks for a package, free of charge', async () => {
    const { holder, schedule_id } = await absent();
    const other = await sibling(schedule_id, { allow_drop_in: false, requires_package: true });
    expect((await enroll(holder, other.ids[0])).body.code).toBe('enrollment.package_required');
    const verdict = (await holder.get(`/api/classes/sessions/${other.ids[0]}/can_enroll/`)).body;
    expect(verdict).toMatchObject({ can_enroll: false, make_up: { expires_on: '2026-05-09' } });
    const booked = await enroll(holder, other.ids[0], { make_up: true });
    expect(booked).toMatchObject({ status: 201, body: { status: 'enrolled', price: 0, source: 'self' } });
    const [one] = await mine(holder);
    expect(one).toMatchObject({ state: 'used', used_for: { session_id: other.ids[0] } });
    expect((await enroll(holder, other.ids[1], { make_up: true })).body.code).toBe('enrollment.no_make_up');
  });

  test('never for another level, a full class, another type, or a day after its last one', async () => {
    const holder = await person(server, place, 'student');
    await server.owner.query('update client_profiles set level = 1 where id = $1', [holder.profile_id]);
    const [hard, full, later] = [
      await group({ level: 'advanced' }),
      await group({ max_participants: 1 }),
      await group(),
    ];
    await grant(holder, { expires_on: '2026-03-12' });
    await owner.post(`/api/classes/sessions/${full.ids[0]}/enroll/`, {
      student_id: (await person(server, place, 'student')).profile_id,
    });
    const code = async (id: string) => (await enroll(holder, id, { make_up: true })).body.code;
    expect(await code(hard.ids[0])).toBe('enrollment.level_not_suitable');
    expect(await code(full.ids[0])).toBe('enrollment.session_full');
    expect(await code(later.ids[1])).toBe('enrollment.no_make_up');
    const { holder: typed } = await absent();
    expect((await enroll(typed, later.ids[0], { make_up: true })).body.code).toBe('enrollment.no_make_up');
    await set({ make_up_same_type: false });
    expect((await enroll(typed, later.ids[0], { make_up: true })).status).toBe(201);
    await set({ make_up_same_type: null });
  });

  test('not in groups without single bookings where the club does not want it', async () => {
    const holder = await person(server, place, 'student');
    await grant(holder);
    const other = await group({ allow_drop_in: false });
    await set({ make_up_any_group: false });
    const refused = await enroll(holder, other.ids[0], { make_up: true });
    await set({ make_up_any_group: null });
    expect(refused.body.code).toBe('enrollment.drop_in_not_allowed');
  });

  test('by somebody who waits, when a place is free for them; the one that expires first goes first', async () => {
    const holder = await person(server, place, 'student');
    const blocker = await person(server, place, 'student');
    await grant(holder, { reason: 'later' });
    await grant(holder, { reason: 'first', expires_on: '2026-04-01' });
    const one = await group({ max_participants: 1, enrollment_closes_hours: 0 });
    await enroll(blocker, one.ids[0]);
    expect((await enroll(holder, one.ids[0])).body.status).toBe('waitlisted');
    expect((await enroll(holder, one.ids[0], { make_up: true })).body.code).toBe(
      'enrollment.already_waitlisted',
    );
    await server.owner.query('update class_sessions set max_participants = 2 where id = $1', [one.ids[0]]);
    const booked = await enroll(holder, one.ids[0], { make_up: true });
    expect(booked).toMatchObject({ status: 201, body: { status: 'enrolled' } });
    const { rows } = await server.owner.query(
      `select l.reason, e.price, e.by_make_up from make_up_entries u join make_up_entries l on l.make_up_id = u.make_up_id and l.number = 1
         join class_enrollments e on e.id = u.enrollment_id where u.kind = 'used' and e.id = $1`,
      [booked.body.id],
    );
    // A promotion that came first would have used none.
    expect([rows, await states(holder)]).toEqual([
      [{ reason: 'first', price: 0, by_make_up: true }],
      ['used', 'open'],
    ]);
  });

  test('for one class at a time', async () => {
    const holder = await person(server, place, 'student');
    await grant(holder);
    const one = await group();
    const several = await holder.post('/api/classes/enroll/', { session_ids: one.ids, make_up: true });
    expect(several).toMatchObject({
      status: 422,
      body: { errors: [{ path: '/make_up', code: 'one_class' }] },
    });
  });

  test('the last one once, by whoever of many asks', async () => {
    const holder = await person(server, place, 'student');
    await grant(holder);
    const classes = await Promise.all([group(), group(), group(), group(), group()]);
    const replies = await Promise.all(classes.map(({ ids }) => enroll(holder, ids[0], { make_up: true })));
    expect(replies.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409, 409]);
    expect(await states(holder)).toEqual(['used']);
  });
});

describe('a make-up comes back', () => {
  test('when the class is cancelled in time, and not when late, by the club’s setting', async () => {
    const holder = await person(server, place, 'student');
    await grant(holder);
    const one = await group();
    await enroll(holder, one.ids[0], { make_up: true });
    await release(holder, one.ids[0]);
    expect(await states(holder)).toEqual(['open']);
    await enroll(holder, one.ids[0], { make_up: true });
    server.clock.set('2026-03-10T05:30:00Z');
    expect((await release(holder, one.ids[0])).body.is_late_cancellation).toBe(true);
    expect(await states(holder)).toEqual(['used']);
    server.clock.set('2026-03-02T09:00:00Z');
  });

  test('late too, where the club says so', async () => {
    const holder = await person(server, place, 'student');
    await grant(holder);
    await set({ make_up_late_cancel: 'returned' });
    const one = await group();
    await enroll(holder, one.ids[0], { make_up: true });
    server.clock.set('2026-03-10T05:30:00Z');
    await release(holder, one.ids[0]);
    server.clock.set('2026-03-02T09:00:00Z');
    await set({ make_up_late_cancel: null });
    expect(await states(holder)).toEqual(['open']);
  });

  test('when the club calls the class off, with time to find another; with the class it is used again', async () => {
    const holder = await person(server, place, 'student');
    await grant(holder, { expires_on: '2026-03-11' });
    const one = await group();
    await enroll(holder, one.ids[0], { make_up: true });
    await callOff(one.ids[0]);
    expect(await mine(holder)).toMatchObject([{ state: 'open', expires_on: '2026-03-24' }]);
    await owner.post(`/api/classes/sessions/${one.ids[0]}/reinstate/`, {});
    expect(await mine(holder)).toMatchObject([{ state: 'used', used_for: { session_id: one.ids[0] } }]);
  });

  test('who has used it elsewhere meanwhile does not come back with the class', async () => {
    const holder = await person(server, place, 'student');
    await grant(holder);
    const [one, other] = [await group(), await group()];
    await enroll(holder, one.ids[0], { make_up: true });
    await callOff(one.ids[0]);
    await enroll(holder, other.ids[0], { make_up: true });
    await owner.post(`/api/classes/sessions/${one.ids[0]}/reinstate/`, {});
    const { rows } = await server.owner.query(
      'select status from class_enrollments where session_id = $1 and student_id = $2',
      [one.ids[0], holder.profile_id],
    );
    expect([rows, await states(holder)]).toEqual([[{ status: 'cancelled' }], ['used']]);
  });
});

describe('the desk', () => {
  test('gives and takes with a reason; a student sees both, and not who did it', async () => {
    const holder = await person(server, place, 'student');
    const granted = await grant(holder, { reason: 'Esguince' });
    expect(granted).toMatchObject({ status: 201, body: { state: 'open', cause: 'granted' } });
    const url = `/api/classes/make_ups/${granted.body.id}/take/`;
    expect((await holder.post(url, { reason: 'x' })).status).toBe(403);
    const taken = await owner.post(url, { reason: 'Por error' });
    expect(taken.body.entries).toMatchObject([
      { kind: 'earned', reason: 'Esguince' },
      { kind: 'taken', reason: 'Por error' },
    ]);
    expect(taken.body.entries[1].by).toBeTruthy();
    expect((await owner.post(url, { reason: 'x' })).body.code).toBe('make_ups.not_open');
    const [seen] = await mine(holder);
    expect([seen.state, seen.entries[1].reason, seen.entries[1].by]).toEqual(['taken', 'Por error', null]);
  });

  test('none that is over, of nobody, or of another club', async () => {
    const holder = await person(server, place, 'student');
    expect((await grant(holder, { expires_on: '2026-03-01' })).body.errors).toMatchObject([
      { code: 'in_past' },
    ]);
    expect((await grant(holder, { student_id: owner.user_id })).status).toBe(422);
    const student = await holder.post('/api/classes/make_ups/', {
      ...{ student_id: holder.profile_id, club_id: place.club_id, expires_on: '2026-06-01', reason: 'x' },
    });
    expect(student.status).toBe(403);
    const [stranger, elsewhere] = [await buildClub(server.db), holder.profile_id];
    const other = await person(server, stranger, 'owner');
    expect((await other.get(`/api/classes/make_ups/?student_id=${elsewhere}`)).body.results).toEqual([]);
  });
});

test('a make-up goes along when two profiles become one', async () => {
  const { holder, schedule_id } = await absent();
  const double = await buildClient(server.db, place);
  const given = await owner.post('/api/classes/make_ups/', {
    ...{ student_id: double, club_id: place.club_id, expires_on: '2026-06-01', reason: 'x' },
  });
  const merged = await owner.post(`/api/clients/${holder.profile_id}/merge/`, { other_id: double });
  expect(merged.status).toBe(200);
  expect(await states(holder)).toEqual(['open', 'open']);
  const other = await sibling(schedule_id);
  await enroll(holder, other.ids[0], { make_up: true });
  expect((await mine(holder)).find((one: { id: string }) => one.id === given.body.id).state).toBe('open');
});

test('the list of classes shows where a make-up can be used', async () => {
  const { holder, schedule_id } = await absent();
  const priced = { price: 1500, member_price: 1200 };
  const [fits, not] = [await sibling(schedule_id, { allow_drop_in: false, ...priced }), await group(priced)];
  const { body } = await holder.get(
    `/api/classes/sessions/available/?make_up=true&from=2026-03-10&until=2026-03-10&club_id=${place.club_id}&include_closed=true&include_full=true&limit=200`,
  );
  const of = (id: string) => body.results.find((row: { id: string }) => row.id === id);
  expect(of(fits.ids[0])).toMatchObject({ price: 0, booking: { can_enroll: true, outcome: 'enrolled' } });
  expect(of(not.ids[0])).toMatchObject({
    ...{ price: 1500, booking: { can_enroll: false, code: 'enrollment.no_make_up' } },
  });
});

describe('no ledger grows for ever', () => {
  test('a client has a hundred open ones at most, however they come', async () => {
    const { holder, ids, place_id } = await absent();
    await server.owner.query(
      `with made as (
         insert into make_ups (organization_id, id, student_id, club_id, cause, lost_on)
         select $1, gen_random_uuid(), $2, $3, 'granted', '2026-03-01' from generate_series(1, 98) returning id)
       insert into make_up_entries (organization_id, id, make_up_id, number, kind, expires_on)
       select $1, gen_random_uuid(), id, 1, 'earned', '2026-12-31' from made`,
      [place.organization_id, holder.profile_id, place.club_id],
    );
    expect(place_id).toBeDefined();
    expect((await grant(holder)).status).toBe(201);
    const refused = await grant(holder);
    expect(refused).toMatchObject({
      status: 409,
      body: { code: 'make_ups.too_many', params: { most: 100 } },
    });
    await release(holder, ids[1]);
    await settled();
    const { rows } = await server.owner.query(
      'select count(*)::int as n from make_ups where student_id = $1',
      [holder.profile_id],
    );
    expect(rows).toEqual([{ n: 100 }]);
  });

  test('one that has come back a hundred times is used up', async () => {
    const { holder, schedule_id } = await absent();
    const other = await sibling(schedule_id);
    const book = () => enroll(holder, other.ids[0], { make_up: true });
    expect((await book()).status).toBe(201);
    await server.owner.query(
      `insert into make_up_entries (organization_id, id, make_up_id, number, kind, enrollment_id, expires_on)
       select l.organization_id, gen_random_uuid(), l.make_up_id, n, case when n % 2 = 0 then 'used' else 'given_back' end, l.enrollment_id, l.expires_on
         from make_up_entries l join make_ups m on m.id = l.make_up_id cross join generate_series(3, 200) n
        where m.student_id = $1 and l.kind = 'used'`,
      [holder.profile_id],
    );
    await release(holder, other.ids[0]);
    expect(await states(holder)).toEqual(['used']);
    expect((await book()).body.code).toBe('enrollment.no_make_up');
  });
});
