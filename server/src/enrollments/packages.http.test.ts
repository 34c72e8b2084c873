import { beforeAll, describe, expect, test } from 'vitest';
import { buildClub, buildSecondClub, type Place, person } from '../../test/builders.ts';
import { packagesIn } from '../../test/packages.ts';
import { useServer } from '../../test/server.ts';
import { work } from '../../test/worker.ts';
import { enrollmentReactions } from './reactions.ts';

/* docs/domain/packages.md: which package pays for a class, and what gives the class back. */
const server = useServer({ now: '2026-03-02T09:00:00Z' });
let place: Place;
let owner: Awaited<ReturnType<typeof person>>;
beforeAll(async () => {
  place = await buildClub(server.db);
  owner = await person(server, place, 'owner');
});
const { add, sell, student, group, enroll, cancel, mine, left } = packagesIn(server, () => ({
  place,
  owner,
}));
const settle = () => work(server, enrollmentReactions, server.clock.now());
const typeOf = async (schedule_id: string) =>
  (await server.owner.query('select class_type_id from class_schedules where id = $1', [schedule_id])).rows[0]
    .class_type_id as string;

describe('a class is paid by a package', () => {
  test('that fits, without being asked: nothing more is owed', async () => {
    const [ana, { session_id }] = [await student(), await group()];
    const { id } = await sell(ana);
    const can = await ana.get(`/api/classes/sessions/${session_id}/can_enroll/`);
    expect(can.body).toMatchObject({ can_enroll: true, price: 0, package: { id, classes_remaining: 5 } });
    const listed = (await ana.get('/api/classes/sessions/available/?limit=200')).body.results;
    expect(listed.find((one: { id: string }) => one.id === session_id)).toMatchObject({
      ...{ price: 0, paid_by: 'package' },
    });
    const booked = await enroll(ana, session_id);
    expect(booked).toMatchObject({ status: 201, body: { price: 0, student_package_id: id } });
    const [one] = await mine(ana);
    expect(one).toMatchObject({ classes_remaining: 4, classes_used: 1 });
    expect(one.entries.at(-1)).toMatchObject({ kind: 'used', class: { session_id } });
    const [own] = (await ana.get('/api/classes/my_classes/')).body.results;
    expect(own).toMatchObject({ by_package: true, price: 0 });
    const at = `/api/classes/enrollments/${booked.body.id}/`;
    expect((await owner.get(at)).body.abilities).toMatchObject({ record_payment: false });
    const taken = await owner.post(`${at}record_payment/`, { payment_method: 'cash' });
    expect(taken).toMatchObject({ status: 409, body: { code: 'enrollment.already_paid' } });
  });

  test('by the one that expires first, another one when it is chosen, or none', async () => {
    const [ana, a, b, c] = [await student(), await group(), await group(), await group()];
    const late = await sell(ana, { validity_days: 90 });
    const soon = await sell(ana, { validity_days: 20 });
    expect((await enroll(ana, a.session_id)).body.student_package_id).toBe(soon.id);
    expect((await enroll(ana, b.session_id, { student_package_id: late.id })).body.student_package_id).toBe(
      late.id,
    );
    const atDesk = await enroll(ana, c.session_id, { pay_with: 'desk' });
    expect(atDesk.body).toMatchObject({ student_package_id: null, price: 1500 });
    expect(await left(ana)).toEqual([4, 4]);
  });

  test.each([
    ['of another club', async () => ({ club_id: await buildSecondClub(server.db, place) })],
    ['for other class types', async () => ({ class_types: [await typeOf((await group()).schedule_id)] })],
    ['that is over by then', async () => ({ validity_days: 7 })],
  ])('never by one %s', async (_, more) => {
    const [ana, { session_id }] = [await student(), await group()];
    await sell(ana, await more());
    expect(await enroll(ana, session_id, { pay_with: 'package' })).toMatchObject({
      ...{ status: 409, body: { code: 'enrollment.no_credit' } },
    });
    expect((await enroll(ana, session_id)).body).toMatchObject({ price: 1500, student_package_id: null });
  });

  test('on its last day, not on the day after', async () => {
    const ana = await student();
    await sell(ana, { validity_days: 8 });
    const after = await group({ starts_at: '2026-03-10T23:30:00Z' });
    const last = await group({ starts_at: '2026-03-10T22:30:00Z' });
    expect((await enroll(ana, after.session_id)).body.student_package_id).toBeNull();
    expect((await enroll(ana, last.session_id)).body.student_package_id).not.toBeNull();
  });

  test('never by somebody else’s, nor by an order that is not paid', async () => {
    const [ana, bea, { session_id }] = [await student(), await student(), await group()];
    const theirs = await sell(bea);
    const { id } = await add();
    const order = await ana.post(`/api/classes/packages/${id}/purchase/`, {});
    for (const student_package_id of [theirs.id, order.body.id])
      expect((await enroll(ana, session_id, { student_package_id })).body.code).toBe('enrollment.no_credit');
  });

  test('until its last class: of two booked at once the second costs its price', async () => {
    const [ana, a, b] = [await student(), await group(), await group()];
    await sell(ana, { num_classes: 1 });
    const { body } = await ana.post('/api/classes/enroll/', { session_ids: [a.session_id, b.session_id] });
    expect(body.results.map((one: { price: number }) => one.price)).toEqual([0, 1500]);
    expect(await left(ana)).toEqual([0]);
  });

  test('the last class of it once, however many ask at the same moment', async () => {
    const ana = await student();
    await sell(ana, { num_classes: 1 });
    const groups = await Promise.all(Array.from({ length: 8 }, () => group({ requires_package: true })));
    const answers = await Promise.all(groups.map(({ session_id }) => enroll(ana, session_id)));
    expect(answers.map((one) => one.status).sort()).toEqual([201, ...Array(7).fill(409)]);
    expect(await left(ana)).toEqual([0]);
  });

  test('never a class that costs its student nothing', async () => {
    const [ana, { session_id }] = [await student(), await group({ member_price: 0 })];
    await server.owner.query('update client_profiles set is_club_member = true where id = $1', [
      ana.profile_id,
    ]);
    await sell(ana);
    expect((await enroll(ana, session_id)).body).toMatchObject({ price: 0, student_package_id: null });
    expect(await left(ana)).toEqual([5]);
  });

  test('where the club has packages switched on', async () => {
    const set = (enable_packages: boolean | null) =>
      owner.patch('/api/settings/', { values: { enable_packages } });
    const [ana, { session_id }] = [await student(), await group({ requires_package: true })];
    await sell(ana);
    await set(false);
    expect((await enroll(ana, session_id)).body).toMatchObject({ price: 1500, student_package_id: null });
    expect((await ana.get('/api/classes/packages/')).body.results).toEqual([]);
    await set(null);
    expect((await ana.get('/api/classes/packages/')).body.results).not.toEqual([]);
  });
});

describe('a class that needs a package', () => {
  test('is not for those without one, unless the desk overlooks it', async () => {
    const [ana, { session_id }] = [await student(), await group({ requires_package: true })];
    expect((await enroll(ana, session_id)).body.code).toBe('enrollment.package_required');
    expect((await enroll(ana, session_id, { pay_with: 'desk' })).body.code).toBe(
      'enrollment.package_required',
    );
    const desk = await enroll(owner, session_id, { student_id: ana.profile_id, overrides: ['package'] });
    expect(desk).toMatchObject({ status: 201, body: { student_package_id: null } });
  });

  test('is not waited for without one', async () => {
    const [ana, bea] = [await student(), await student()];
    const { session_id } = await group({ requires_package: true, max_participants: 1 });
    await sell(bea);
    await enroll(bea, session_id);
    expect((await enroll(ana, session_id)).body.code).toBe('enrollment.package_required');
  });
});

describe('who waits', () => {
  test('pays when they move up', async () => {
    const [ana, bea] = [await student(), await student()];
    const { session_id } = await group({ max_participants: 1 });
    await sell(bea);
    await enroll(ana, session_id);
    expect((await enroll(bea, session_id)).body).toMatchObject({
      status: 'waitlisted',
      student_package_id: null,
    });
    expect(await left(bea)).toEqual([5]);
    await cancel(ana, session_id);
    const [own] = (await bea.get('/api/classes/my_classes/')).body.results;
    expect(own).toMatchObject({ status: 'enrolled', by_package: true, price: 0 });
    expect(await left(bea)).toEqual([4]);
  });

  test('is passed over while no class of their package is left', async () => {
    const [ana, bea, cai] = [await student(), await student(), await student()];
    const { session_id } = await group({ requires_package: true, max_participants: 1 });
    const other = await group();
    await sell(ana);
    await sell(bea, { num_classes: 1 });
    await sell(cai);
    for (const who of [ana, bea, cai]) await enroll(who, session_id);
    await enroll(bea, other.session_id);
    const { body } = await owner.get(`/api/classes/sessions/${session_id}/enrollments/`);
    const waiting = body.results.filter((one: { status: string }) => one.status === 'waitlisted');
    expect(waiting.map((one: { passed_over: string | null }) => one.passed_over)).toEqual([
      'enrollment.package_required',
      null,
    ]);
    await cancel(ana, session_id);
    expect((await cai.get('/api/classes/my_classes/')).body.results[0].status).toBe('enrolled');
    expect(await left(cai)).toEqual([4]);
    expect((await enroll(bea, session_id)).body.code).toBe('enrollment.already_waitlisted');
  });
});

describe('the class comes back', () => {
  const late = { starts_at: '2026-03-02T12:00:00Z', enrollment_closes_hours: 0 };

  test('when it is cancelled in time, to the package that it came from', async () => {
    const [ana, { session_id }] = [await student(), await group()];
    await sell(ana, { validity_days: 90 });
    const soon = await sell(ana, { validity_days: 20 });
    await enroll(ana, session_id);
    await cancel(ana, session_id);
    expect(await left(ana)).toEqual([5, 5]);
    const { body } = await ana.get(`/api/classes/student_packages/${soon.id}/`);
    expect(body.entries.map((one: { kind: string }) => one.kind)).toEqual(['bought', 'used', 'given_back']);
  });

  test('and is used again by whoever books in the same moment', async () => {
    const [ana, a, b] = [await student(), await group(), await group({ requires_package: true })];
    await sell(ana, { num_classes: 1 });
    for (let i = 0; i < 5; i++) {
      await enroll(ana, a.session_id);
      const answers = await Promise.all([cancel(ana, a.session_id), enroll(ana, b.session_id)]);
      const gotIt = answers[1]?.status === 201;
      expect(await left(ana)).toEqual([gotIt ? 0 : 1]);
      if (gotIt) await cancel(ana, b.session_id);
    }
  });

  test('not when it is cancelled late, unless the club says so', async () => {
    const set = (package_late_cancel: string | null) =>
      owner.patch('/api/settings/', { values: { package_late_cancel } });
    const [ana, a, b] = [
      await student(),
      await group(late),
      await group({ ...late, starts_at: '2026-03-02T13:00:00Z' }),
    ];
    await sell(ana);
    await enroll(ana, a.session_id);
    expect((await cancel(ana, a.session_id)).body.is_late_cancellation).toBe(true);
    expect(await left(ana)).toEqual([4]);
    await set('returned');
    await enroll(ana, b.session_id);
    await cancel(ana, b.session_id);
    expect(await left(ana)).toEqual([4]);
    await set(null);
  });

  test('when the club calls it off, with two weeks to use it', async () => {
    const [ana, { session_id }] = [await student(), await group()];
    await sell(ana, { validity_days: 8 });
    await enroll(ana, session_id);
    await owner.post(`/api/classes/sessions/${session_id}/cancel/`, { reason: 'Lluvia' });
    await settle();
    expect(await left(ana)).toEqual([5]);
    expect((await mine(ana))[0].expires_on).toBe('2026-03-24');
  });

  test('and pays for it again when that class takes place after all', async () => {
    const [ana, bea, one, other] = [await student(), await student(), await group(), await group()];
    await sell(ana, { num_classes: 1 });
    await sell(bea, { num_classes: 1 });
    for (const who of [ana, bea]) await enroll(who, one.session_id);
    await owner.post(`/api/classes/sessions/${one.session_id}/cancel/`, { reason: 'Lluvia' });
    await settle();
    await enroll(bea, other.session_id);
    expect((await owner.post(`/api/classes/sessions/${one.session_id}/reinstate/`, {})).status).toBe(200);
    await settle();
    expect([await left(ana), await left(bea)]).toEqual([[0], [0]]);
    const { body } = await owner.get(`/api/classes/sessions/${one.session_id}/enrollments/`);
    expect(body.results.map((row: { student_id: string }) => row.student_id)).toEqual([ana.profile_id]);
  });

  test('and pays for it again also where the club has given packages up by now', async () => {
    const [ana, { session_id }] = [await student(), await group()];
    await sell(ana);
    await enroll(ana, session_id);
    await owner.post(`/api/classes/sessions/${session_id}/cancel/`, { reason: 'Lluvia' });
    await settle();
    const switched = (enable_packages: boolean | null) =>
      owner.patch('/api/settings/', { values: { enable_packages } });
    expect((await switched(false)).status).toBe(200);
    const { body } = await owner.post(`/api/classes/sessions/${session_id}/reinstate/`, {});
    expect(body.effect).toMatchObject({ reinstated: 1, not_back: [] });
    await settle();
    await switched(null);
    expect(await left(ana)).toEqual([4]);
    expect((await ana.get('/api/classes/my_classes/')).body.results[0]).toMatchObject({ by_package: true });
  });

  test('when the booking becomes a date of a fixed place, which makes up for it alone', async () => {
    const [ana, { session_id, schedule_id }] = [await student(), await group()];
    await sell(ana);
    await enroll(ana, session_id);
    const given = await owner.post(`/api/classes/schedules/${schedule_id}/places/`, {
      ...{ student_id: ana.profile_id, starts_on: '2026-03-02' },
    });
    expect(given.status).toBe(201);
    const own = (await ana.get('/api/classes/my_classes/')).body.results[0];
    expect(own).toMatchObject({ status: 'enrolled', by_package: false, price: 1500 });
    expect(await left(ana)).toEqual([5]);
    await owner.post(`/api/classes/sessions/${session_id}/cancel/`, { reason: 'Lluvia', cause: 'rain' });
    await settle();
    const { body } = await ana.get('/api/classes/make_ups/');
    expect([await left(ana), body.results.length]).toEqual([[5], 1]);
  });

  test('when there are fewer places, and pays again for whoever moves up', async () => {
    const [ana, bea, { session_id }] = [
      await student(),
      await student(),
      await group({ max_participants: 2 }),
    ];
    await sell(bea, { num_classes: 1 });
    await enroll(ana, session_id);
    await enroll(bea, session_id);
    const fewer = { max_participants: 1, otherwise: 'queue_last' };
    expect((await owner.post(`/api/classes/sessions/${session_id}/capacity/`, fewer)).status).toBe(200);
    const own = async () => (await bea.get('/api/classes/my_classes/')).body.results[0];
    expect(await own()).toMatchObject({ status: 'waitlisted', by_package: false, price: 1500 });
    expect(await left(bea)).toEqual([1]);
    await cancel(ana, session_id);
    expect(await own()).toMatchObject({ status: 'enrolled', by_package: true, price: 0 });
    expect(await left(bea)).toEqual([0]);
  });
});
