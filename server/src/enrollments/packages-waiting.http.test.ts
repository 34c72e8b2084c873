import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { buildClub, type Place, person } from '../../test/builders.ts';
import { packagesIn } from '../../test/packages.ts';
import { useServer } from '../../test/server.ts';
import { work } from '../../test/worker.ts';
import { enrollmentReactions } from './reactions.ts';

/* docs/domain/packages.md: a class is paid once, and by whoever waited for it as soon as they can. */
const server = useServer({ now: '2026-03-02T09:00:00Z' });
type Person = Awaited<ReturnType<typeof person>>;
let place: Place;
let owner: Person;
beforeAll(async () => {
  place = await buildClub(server.db);
  owner = await person(server, place, 'owner');
});
const { add, sell, student, group, enroll, cancel, left } = packagesIn(server, () => ({ place, owner }));
const settle = () => work(server, enrollmentReactions, server.clock.now());

describe('a class is paid once', () => {
  const note = (id: string) =>
    owner.post(`/api/classes/enrollments/${id}/record_payment/`, { payment_method: 'cash' });

  test('not at the desk when a package pays, whether its student comes or cancels late', async () => {
    const [ana, { session_id }] = [await student(), await group()];
    await sell(ana);
    const { body } = await enroll(ana, session_id);
    expect(await note(body.id)).toMatchObject({ status: 409, body: { code: 'enrollment.already_paid' } });
    const { body: seen } = await owner.get(`/api/classes/enrollments/${body.id}/`);
    expect(seen).toMatchObject({ paid: false, abilities: { record_payment: false } });
  });

  test('not by a package when it was paid at the desk before there were fewer places', async () => {
    const [ana, bea] = [await student(), await student()];
    const { session_id } = await group({ max_participants: 2 });
    await enroll(ana, session_id);
    const { body } = await enroll(bea, session_id, { pay_with: 'desk' });
    expect((await note(body.id)).status).toBe(200);
    await sell(bea);
    const fewer = { max_participants: 1, otherwise: 'queue_last' };
    await owner.post(`/api/classes/sessions/${session_id}/capacity/`, fewer);
    await cancel(ana, session_id);
    const [own] = (await bea.get('/api/classes/my_classes/')).body.results;
    expect(own).toMatchObject({ status: 'enrolled', paid: true, by_package: false });
    expect(await left(bea)).toEqual([5]);
  });

  test('and its answer says by what, of a ticket that becomes a place too', async () => {
    const [ana, bea] = [await student(), await student()];
    const { session_id } = await group({ max_participants: 1 });
    await enroll(ana, session_id);
    await enroll(bea, session_id);
    const { id } = await sell(bea);
    await server.owner.query(`update class_sessions set max_participants = 2 where id = $1`, [session_id]);
    expect(await enroll(bea, session_id)).toMatchObject({
      ...{ status: 201, body: { status: 'enrolled', price: 0, student_package_id: id } },
    });
  });
});

describe('somebody who waited without a class of a package moves up', () => {
  const at = (one: { id: string }, action: string) => `/api/classes/student_packages/${one.id}/${action}/`;
  const set = (enable_packages: boolean | null) =>
    owner.patch('/api/settings/', { values: { enable_packages } });
  type Waiting = { bea: Person; used: { id: string }; elsewhere: string; schedule_id: string };
  const ways: [string, (waiting: Waiting) => Promise<unknown>][] = [
    ['a package is sold to them', ({ bea }) => sell(bea)],
    [
      'an order of theirs is paid',
      async ({ bea }) => {
        const order = await bea.post(`/api/classes/packages/${(await add()).id}/purchase/`, {});
        return owner.post(at(order.body, 'record_payment'), { payment_method: 'cash' });
      },
    ],
    [
      'they are granted a class',
      ({ used }) => owner.post(at(used, 'adjust'), { delta: 1, reason: 'Lluvia' }),
    ],
    [
      'classes are passed on to them',
      async ({ bea }) =>
        owner.post(at(await sell(await student()), 'transfer'), { student_id: bea.profile_id }),
    ],
    ['another booking gives its class back', ({ bea, elsewhere }) => cancel(bea, elsewhere)],
    ['packages are switched off', () => set(false)],
    [
      'the class needs none any more',
      ({ schedule_id }) => owner.patch(`/api/classes/schedules/${schedule_id}/`, { requires_package: false }),
    ],
  ];
  afterEach(() => set(null));

  test.each(ways)('when %s', async (_, comesAbout) => {
    const [ana, bea] = [await student(), await student()];
    const { session_id, schedule_id } = await group({ requires_package: true, max_participants: 1 });
    const elsewhere = (await group()).session_id;
    await sell(ana);
    const used = await sell(bea, { num_classes: 1 });
    for (const who of [ana, bea]) await enroll(who, session_id);
    await enroll(bea, elsewhere);
    await cancel(ana, session_id);
    const status = async () =>
      (await bea.get('/api/classes/my_classes/')).body.results.find(
        (one: { session_id: string }) => one.session_id === session_id,
      ).status;
    expect(await status()).toBe('waitlisted');
    await comesAbout({ bea, used, elsewhere, schedule_id });
    await settle();
    expect(await status()).toBe('enrolled');
  });

  test('when their package is valid for longer', async () => {
    const [ana, bea] = [await student(), await student()];
    const { session_id } = await group({ requires_package: true, max_participants: 1 });
    await sell(ana);
    const short = await sell(bea, { validity_days: 3 });
    const { id } = await sell(bea, { num_classes: 1 });
    for (const who of [ana, bea]) await enroll(who, session_id);
    await owner.post(at({ id }, 'adjust'), { delta: -1, reason: 'Error' });
    await cancel(ana, session_id);
    await owner.post(at(short, 'extend'), { expires_on: '2026-03-31', reason: 'Lesión' });
    await settle();
    expect((await bea.get('/api/classes/my_classes/')).body.results[0].status).toBe('enrolled');
    expect(await left(bea)).toEqual([4, 0]);
  });
});
