import { beforeAll, describe, expect, test } from 'vitest';
import { buildClub, buildSecondClub, type Place, person } from '../../test/builders.ts';
import { entriesOf as kinds, packagesIn, packagePath as path } from '../../test/packages.ts';
import { useServer } from '../../test/server.ts';
import { buildClient } from '../../test/sessions.ts';

/* docs/domain/packages.md: what is sold, to whom, and what becomes of it at the desk. */
const server = useServer({ now: '2026-03-02T09:00:00Z' });
type Person = Awaited<ReturnType<typeof person>>;
let place: Place;
let owner: Person;
beforeAll(async () => {
  place = await buildClub(server.db);
  owner = await person(server, place, 'owner');
});
const { add, sell, student, group, mine } = packagesIn(server, () => ({ place, owner }));

describe('a package on sale', () => {
  test('is shown to everybody with its price, and changed by the desk only', async () => {
    const one = await add({ name: 'Diez clases', num_classes: 10, price: 12_000 });
    const ana = await student();
    const { body } = await ana.get('/api/classes/packages/');
    expect(body.results).toContainEqual(
      expect.objectContaining({ id: one.id, price: 12_000, abilities: { change: false, sell: false } }),
    );
    expect((await ana.post('/api/classes/packages/', {})).status).toBe(403);
    expect((await ana.patch(`/api/classes/packages/${one.id}/`, { price: 1 })).status).toBe(403);
  });

  test('is on sale from its first day to its last', async () => {
    const [ana, over] = [await student(), await add({ sold_until: '2026-03-01' })];
    const later = await add({ sold_from: '2026-03-03' });
    const today = await add({ sold_from: '2026-03-02', sold_until: '2026-03-02' });
    const listed = (await ana.get('/api/classes/packages/')).body.results.map((p: { id: string }) => p.id);
    expect(listed).toContain(today.id);
    for (const { id } of [over, later]) {
      expect(listed).not.toContain(id);
      expect(await ana.post(`/api/classes/packages/${id}/purchase/`, {})).toMatchObject({
        status: 409,
        body: { code: 'packages.not_on_sale' },
      });
    }
  });

  test.each([
    [{ sold_from: '2026-03-03', sold_until: '2026-03-02' }, '/sold_until', 'below_field'],
    [{ class_types: ['0198c0de-0000-7000-8000-000000000000'] }, '/class_types/0', 'unknown'],
    [{ name: 'Bono único' }, '/name', 'taken'],
    [{ num_classes: 0 }, '/num_classes', 'minimum'],
  ])('says at the field what is wrong with %j', async (wrong, path, code) => {
    if ('name' in wrong) await add({ name: wrong.name });
    const { status, body } = await owner.post('/api/classes/packages/', {
      ...{ name: `Otro ${path}`, num_classes: 5, validity_days: 60, price: 5000, currency: 'EUR' },
      ...wrong,
    });
    expect([400, 422]).toContain(status);
    expect(body.errors).toMatchObject([{ path, code }]);
  });

  test('of one club is not another desk’s', async () => {
    const second = await buildSecondClub(server.db, place);
    const theirs = await add({ club_id: second });
    const ofAll = await add();
    const desk = await person(server, place, 'club_admin');
    const seen = (await desk.get('/api/classes/packages/?include_inactive=true')).body.results;
    expect(seen.map((p: { id: string }) => p.id)).toContain(ofAll.id);
    expect(seen.map((p: { id: string }) => p.id)).not.toContain(theirs.id);
    expect((await desk.get(`/api/classes/packages/${theirs.id}/`)).status).toBe(404);
    expect((await desk.patch(`/api/classes/packages/${ofAll.id}/`, { price: 1 })).status).toBe(403);
  });
});

describe('somebody buys a package', () => {
  test('at the desk: it can be used until the end of its last day', async () => {
    const ana = await student();
    const one = await sell(ana, { validity_days: 30 });
    expect(one).toMatchObject({
      ...{ state: 'open', classes_remaining: 5, classes_used: 0, expires_on: '2026-04-01' },
      ...{ payment_amount: 5000, payment_method: 'cash' },
    });
    expect(kinds(one)).toEqual([['bought', 5, 5]]);
    expect((await mine(ana))[0].entries[0].by).toBeNull();
  });

  test('in the app: an order, until the desk has the money', async () => {
    const [ana, { id }] = [await student(), await add()];
    const order = await ana.post(`/api/classes/packages/${id}/purchase/`, {});
    expect(order).toMatchObject({
      status: 201,
      body: { state: 'ordered', classes_remaining: 0, entries: [] },
    });
    const path = `/api/classes/student_packages/${order.body.id}`;
    expect((await ana.post(`${path}/record_payment/`, { payment_method: 'cash' })).status).toBe(403);
    const pay = () =>
      owner.post(`${path}/record_payment/`, { payment_method: 'transfer', payment_reference: 'R1' });
    expect(await pay()).toMatchObject({ status: 200, body: { state: 'open', classes_remaining: 5 } });
    expect((await pay()).status).toBe(403);
  });

  test('and gives the order up', async () => {
    const [ana, { id }] = [await student(), await add({ once_per_person: true })];
    const buy = () => ana.post(`/api/classes/packages/${id}/purchase/`, {});
    const order = await buy();
    expect((await buy()).body.code).toBe('packages.once_per_person');
    const gone = await ana.post(`/api/classes/student_packages/${order.body.id}/cancel/`);
    expect(gone).toMatchObject({ status: 200, body: { state: 'cancelled' } });
    expect((await ana.post(`/api/classes/student_packages/${order.body.id}/cancel/`)).status).toBe(403);
    expect((await buy()).status).toBe(201);
  });

  test('as a present, which only the desk gives', async () => {
    const [ana, { id }] = [await student(), await add()];
    const gift = { gift_reason: 'Torneo' };
    expect((await ana.post(`/api/classes/packages/${id}/purchase/`, gift)).status).toBe(403);
    const given = await owner.post(`/api/classes/packages/${id}/purchase/`, {
      student_id: ana.profile_id,
      ...gift,
    });
    expect(given).toMatchObject({
      status: 201,
      body: { state: 'open', payment_amount: null, gift_reason: 'Torneo' },
    });
  });

  test('for nobody whom they do not act for', async () => {
    const [ana, bea, { id }] = [await student(), await student(), await add()];
    const path = `/api/classes/packages/${id}/purchase/`;
    expect((await ana.post(path, { student_id: bea.profile_id })).status).toBe(404);
    const { body } = await bea.post(path, {});
    for (const action of ['cancel', 'record_payment'])
      expect((await ana.post(`/api/classes/student_packages/${body.id}/${action}/`, {})).status).not.toBe(
        200,
      );
    expect((await ana.get(`/api/classes/student_packages/${body.id}/`)).status).toBe(404);
    expect((await ana.get(`/api/classes/my_packages/?student_id=${bea.profile_id}`)).status).toBe(404);
  });

  test('once, when two desks sell it at the same moment', async () => {
    const [ana, { id }] = [await student(), await add({ once_per_person: true })];
    const sold = await Promise.all(
      Array.from({ length: 8 }, (_, i) =>
        owner.post(`/api/classes/packages/${id}/purchase/`, {
          student_id: ana.profile_id,
          payment: { payment_method: 'cash', payment_reference: `${i}` },
        }),
      ),
    );
    expect(sold.map((one) => one.status).sort()).toEqual([201, ...Array(7).fill(409)]);
  });
});

describe('nobody buys', () => {
  const payment = { payment_method: 'cash' };
  const buy = (who: Person, id: string, more: object = {}) =>
    who.post(`/api/classes/packages/${id}/purchase/`, more);

  test('what is not on sale, unless the desk decides against it', async () => {
    const [ana, { id }] = [await student(), await add({ sold_until: '2026-03-01' })];
    const overrides = ['not_on_sale'];
    expect((await buy(ana, id, { overrides })).body.code).toBe('packages.not_on_sale');
    const asked = { student_id: ana.profile_id, payment };
    const refused = await buy(owner, id, asked);
    expect(refused).toMatchObject({ status: 409, body: { code: 'packages.not_on_sale', overrides } });
    const sold = await buy(owner, id, { ...asked, overrides });
    expect(sold).toMatchObject({ status: 201, body: { state: 'open' } });
  });

  test('what only a club that is not active would take', async () => {
    const closed = await buildSecondClub(server.db, place);
    const [ana, { id }] = [await student(), await add({ club_id: closed })];
    await server.owner.query('update clubs set is_active = false where id = $1', [closed]);
    expect((await buy(ana, id)).body.code).toBe('packages.not_on_sale');
  });

  test.each([
    ['blocked', 'blocked_at = now()'],
    ['inactive', 'is_active = false'],
  ])('for who is %s, pays their order or gets classes passed on', async (_, set) => {
    const [ana, bea, { id }] = [await student(), await student(), await add({ transferable: true })];
    const order = await buy(ana, id);
    const one = await sell(bea);
    await server.owner.query(`update client_profiles set ${set} where id = $1`, [ana.profile_id]);
    const codes = [
      await buy(ana, id),
      await buy(owner, id, { student_id: ana.profile_id, payment }),
      await owner.post(path(order.body, 'record_payment'), payment),
      await owner.post(path(one, 'transfer'), { student_id: ana.profile_id }),
    ].map((reply) => reply.body.code);
    expect(codes).toEqual(Array(4).fill('packages.client_blocked'));
    expect((await owner.post(path(order.body, 'cancel'))).status).toBe(200);
  });

  test('only where they run the desk: who takes classes buys at any club', async () => {
    const second = await buildSecondClub(server.db, place);
    const [both, theirs] = [await student(), await add({ club_id: second })];
    await server.owner.query(
      `insert into memberships (organization_id, id, user_id, role, club_id) values ($1, gen_random_uuid(), $2, 'club_admin', $3)`,
      [place.organization_id, both.user_id, place.club_id],
    );
    const ids = async (query: string) =>
      (await both.get(`/api/classes/packages/${query}`)).body.results.map((one: { id: string }) => one.id);
    expect(await ids('')).toContain(theirs.id);
    expect(await ids('?include_inactive=true')).not.toContain(theirs.id);
    expect(await buy(both, theirs.id)).toMatchObject({ status: 201, body: { state: 'ordered' } });
    const other = await student();
    expect((await buy(both, theirs.id, { student_id: other.profile_id, payment })).status).toBe(404);
    expect((await buy(both, theirs.id, { payment })).status).toBe(403);
  });
});

test('a club keeps its currency while packages are sold or ordered in it', async () => {
  const second = await buildSecondClub(server.db, place);
  const [ana, one] = [await student(), await add({ club_id: second })];
  const order = await ana.post(`/api/classes/packages/${one.id}/purchase/`, {});
  const change = () => owner.patch(`/api/clubs/${second}/`, { currency: 'USD' });
  const refused = { status: 409, body: { code: 'packages.currency_in_use', params: { currency: 'EUR' } } };
  expect(await change()).toMatchObject({ ...refused, body: { params: { count: 2 } } });
  await owner.patch(`/api/classes/packages/${one.id}/`, { is_active: false });
  expect(await change()).toMatchObject({ ...refused, body: { params: { count: 1 } } });
  await ana.post(path(order.body, 'cancel'));
  expect((await change()).status).toBe(200);
});

describe('what was sold stays as it was sold', () => {
  test('when the package is changed or goes off sale', async () => {
    const ana = await student();
    const one = await sell(ana);
    await owner.patch(`/api/classes/packages/${one.package_id}/`, {
      ...{ num_classes: 1, price: 1, validity_days: 1, name: 'Otro nombre', is_active: false },
    });
    const [kept] = await mine(ana);
    expect(kept).toMatchObject({
      name: one.name,
      price: 5000,
      classes_remaining: 5,
      expires_on: one.expires_on,
    });
  });
});

describe('the desk', () => {
  test('adds and takes classes, and says why', async () => {
    const one = await sell(await student());
    await owner.post(path(one, 'adjust'), { delta: 2, reason: 'Lluvia' });
    const { body } = await owner.post(path(one, 'adjust'), { delta: -3, reason: 'Error' });
    expect(kinds(body)).toEqual([
      ['bought', 5, 5],
      ['granted', 2, 7],
      ['taken', -3, 4],
    ]);
    const tooMany = await owner.post(path(one, 'adjust'), { delta: -5, reason: 'Error' });
    expect(tooMany).toMatchObject({
      status: 422,
      body: { errors: [{ path: '/delta', params: { max: 4 } }] },
    });
  });

  test('puts the last day later, never earlier', async () => {
    const one = await sell(await student());
    const extend = (expires_on: string) => owner.post(path(one, 'extend'), { expires_on, reason: 'Lesión' });
    expect((await extend(one.expires_on)).status).toBe(422);
    const later = await extend('2026-12-31');
    expect(later).toMatchObject({ status: 200, body: { expires_on: '2026-12-31', classes_remaining: 5 } });
    expect(later.body.entries.at(-1)).toMatchObject({
      kind: 'extended',
      delta: 0,
      balance: 5,
      reason: 'Lesión',
    });
  });

  test('pays back the share of what is left, never more than was paid', async () => {
    const one = await sell(await student(), { num_classes: 3, price: 1000 });
    await owner.post(path(one, 'adjust'), { delta: -1, reason: 'Usada' });
    expect((await owner.post(path(one, 'refund'), { amount: 1001, reason: 'x' })).status).toBe(422);
    const { body } = await owner.post(path(one, 'refund'), { reason: 'Se muda' });
    expect(body).toMatchObject({ state: 'refunded', classes_remaining: 0, refunded_amount: 666 });
    expect(await owner.post(path(one, 'refund'), { reason: 'Otra vez' })).toMatchObject({
      status: 409,
      body: { code: 'packages.nothing_left' },
    });
  });

  test('pays nothing back for classes that it has granted', async () => {
    const one = await sell(await student());
    await owner.post(path(one, 'adjust'), { delta: -5, reason: 'Usadas' });
    const { body } = await owner.post(path(one, 'adjust'), { delta: 3, reason: 'Lluvia' });
    expect(body).toMatchObject({ classes_remaining: 3, refundable_amount: 0 });
    const back = await owner.post(path(one, 'refund'), { reason: 'Se muda' });
    expect(back.body).toMatchObject({ classes_remaining: 0, refunded_amount: 0 });
  });

  test('passes classes on to somebody else, with their last day', async () => {
    const [ana, bea] = [await student(), await student()];
    const one = await sell(ana);
    const moved = await owner.post(path(one, 'transfer'), { student_id: bea.profile_id, classes: 2 });
    expect(moved).toMatchObject({ status: 200, body: { classes_remaining: 3 } });
    expect((await mine(bea))[0]).toMatchObject({
      ...{ state: 'open', classes_remaining: 2, expires_on: one.expires_on, payment_amount: null },
    });
    const self = await owner.post(path(one, 'transfer'), { student_id: ana.profile_id });
    expect(self.status).toBe(422);
    expect((await ana.post(path(one, 'transfer'), { student_id: bea.profile_id })).status).toBe(404);
  });

  test('of another club sees and does nothing', async () => {
    const second = await buildSecondClub(server.db, place);
    const ana = await student();
    const one = await sell(ana, { club_id: second });
    const desk = await person(server, place, 'club_admin');
    expect((await desk.get(`/api/classes/student_packages/${one.id}/`)).status).toBe(404);
    expect((await desk.post(path(one, 'adjust'), { delta: 1, reason: 'x' })).status).toBe(404);
    const { body } = await desk.get(`/api/classes/my_packages/?student_id=${ana.profile_id}`);
    expect(body.results).toEqual([]);
  });

  test('of another club stands on no page: the first is full of one’s own', async () => {
    const second = await buildSecondClub(server.db, place);
    const ana = await student();
    const own = await sell(ana);
    await sell(ana, { club_id: second });
    const desk = await person(server, place, 'club_admin');
    const { body } = await desk.get(`/api/classes/my_packages/?student_id=${ana.profile_id}&limit=1`);
    expect(body).toMatchObject({ results: [{ id: own.id }], next_cursor: null });
  });
});

describe('before booking with a package', () => {
  const terms = async (who: Person, session_id: string) =>
    (await who.get(`/api/classes/sessions/${session_id}/can_enroll/`)).body;

  test('its student is told what it costs at the desk instead, where that is possible', async () => {
    const ana = await student();
    const [usual, only] = [await group(), await group({ requires_package: true })];
    expect(await terms(ana, usual.session_id)).toMatchObject({
      price: 1500,
      package: null,
      desk_price: null,
    });
    await sell(ana);
    expect(await terms(ana, usual.session_id)).toMatchObject({
      ...{ price: 0, package: { classes_remaining: 5 }, desk_price: 1500 },
    });
    expect(await terms(ana, only.session_id)).toMatchObject({ can_enroll: true, desk_price: null });
  });

  test('and which of several could, in the order in which they would', async () => {
    const [ana, usual, free] = [await student(), await group(), await group({ price: 0 })];
    const late = await sell(ana, { name: 'El largo', validity_days: 90 });
    const soon = await sell(ana, { validity_days: 20 });
    await sell(ana, { validity_days: 7 });
    await sell(ana, { club_id: await buildSecondClub(server.db, place) });
    const { package: pays, packages } = await terms(ana, usual.session_id);
    expect(pays.id).toBe(soon.id);
    expect(packages.map(({ id }: { id: string }) => id)).toEqual([soon.id, late.id]);
    expect(packages[1]).toEqual({
      ...{ id: late.id, name: 'El largo', expires_on: late.expires_on, classes_remaining: 5 },
    });
    expect(await terms(ana, free.session_id)).toMatchObject({ package: null, packages: [] });
  });

  test('and whether a late cancellation gives the class back', async () => {
    const [ana, one] = [await student(), await group()];
    expect(await terms(ana, one.session_id)).toMatchObject({ late_returns: false });
    await owner.patch('/api/settings/', { values: { package_late_cancel: 'returned' } });
    expect(await terms(ana, one.session_id)).toMatchObject({ late_returns: true });
    await owner.patch('/api/settings/', { values: { package_late_cancel: null } });
  });

  test('passes on what it has sold, and of its own people’s nothing to strangers', async () => {
    const second = await buildSecondClub(server.db, place);
    const [both, stranger] = [await student(), await student()];
    await server.owner.query(
      `insert into memberships (organization_id, id, user_id, role, club_id) values ($1, gen_random_uuid(), $2, 'club_admin', $3)`,
      [place.organization_id, both.user_id, second],
    );
    const one = await sell(both, { club_id: place.club_id, transferable: true });
    const moved = await both.post(path(one, 'transfer'), { student_id: stranger.profile_id });
    expect(moved.status).toBe(404);
    expect((await mine(both))[0].classes_remaining).toBe(5);
  });

  test('gives nothing to a profile that has become another one', async () => {
    const [kept, ana, gone] = [await student(), await student(), await buildClient(server.db, place)];
    const merged = await owner.post(`/api/clients/${kept.profile_id}/merge/`, { other_id: gone });
    expect(merged.status).toBe(200);
    const one = await sell(ana);
    const sold = await owner.post(`/api/classes/packages/${one.package_id}/purchase/`, {
      ...{ student_id: gone, payment: { payment_method: 'cash' } },
    });
    const moved = await owner.post(path(one, 'transfer'), { student_id: gone });
    expect([sold.body.code, moved.body.code]).toEqual(['clients.merged', 'clients.merged']);
  });

  test('puts no last day beyond the calendar', async () => {
    const one = await sell(await student());
    const extend = (expires_on: string) => owner.post(path(one, 'extend'), { expires_on, reason: 'x' });
    expect((await extend('9999-12-31')).status).toBe(400);
  });
});
