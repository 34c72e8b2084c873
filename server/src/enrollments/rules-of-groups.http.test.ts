import { beforeAll, describe, expect, test } from 'vitest';
import { asSystem, buildClub, type Place, person } from '../../test/builders.ts';
import { makeUpsIn } from '../../test/make-ups.ts';
import { useServer } from '../../test/server.ts';
import { cancelBelowMinimum } from '../scheduling/commands/due.ts';

/* docs/domain/rules.md: what is set for a type of class or one group comes before what its club has. */
const server = useServer({ now: '2026-03-02T09:00:00Z' });
type Person = Awaited<ReturnType<typeof person>>;
let place: Place;
let owner: Person;
let admin: Person;
beforeAll(async () => {
  place = await buildClub(server.db);
  owner = await person(server, place, 'owner');
  admin = await person(server, place, 'club_admin');
});
const { group, sibling, absent, enroll, mine, states, release, settled } = makeUpsIn(server, () => ({
  place,
  owner,
}));

const set = (who: Person, at: object, values: object) => who.patch('/api/settings/', { ...at, values });
const typeOf = async (schedule_id: string) =>
  (await owner.get(`/api/classes/schedules/${schedule_id}/`)).body.class_type.id as string;

describe('a rule', () => {
  test('of a group comes before its type’s, that before the club’s, that before the organization’s', async () => {
    const [one, two, three] = [await group(), await group(), await group()];
    const class_type_id = await typeOf(one.schedule_id);
    const hours = async (schedule_id: string) => {
      const { body } = await admin.get(`/api/settings/?schedule_id=${schedule_id}`);
      const { value, from } = body.inherited.cancellation_deadline_hours;
      return [body.values.cancellation_deadline_hours, value, from];
    };
    expect(await hours(one.schedule_id)).toEqual([12, 12, 'default']);
    await set(owner, {}, { cancellation_deadline_hours: 10 });
    await set(admin, { club_id: place.club_id }, { cancellation_deadline_hours: 20 });
    await set(owner, { class_type_id }, { cancellation_deadline_hours: 30 });
    const own = await set(admin, { schedule_id: two.schedule_id }, { cancellation_deadline_hours: 40 });
    expect(own.body).toMatchObject({ level: 'schedule', set_here: { cancellation_deadline_hours: 40 } });
    expect(await hours(one.schedule_id)).toEqual([30, 30, 'class_type']);
    expect(await hours(two.schedule_id)).toEqual([40, 20, 'club']);
    expect(await hours(three.schedule_id)).toEqual([20, 20, 'club']);
    const type = (await owner.get(`/api/settings/?class_type_id=${class_type_id}&club_id=${place.club_id}`))
      .body;
    expect(type).toMatchObject({
      level: 'class_type',
      inherited: { cancellation_deadline_hours: { value: 20, from: 'club' } },
    });
    const back = await set(admin, { schedule_id: two.schedule_id }, { cancellation_deadline_hours: null });
    expect(back.body.values.cancellation_deadline_hours).toBe(20);
    await set(owner, {}, { cancellation_deadline_hours: null });
    await set(admin, { club_id: place.club_id }, { cancellation_deadline_hours: null });
  });

  test('of a type is the owner’s, of a group the desk’s of its club, and neither has what is the club’s alone', async () => {
    const { schedule_id } = await group();
    const class_type_id = await typeOf(schedule_id);
    const values = { place_queue: 'off' };
    expect((await set(admin, { class_type_id }, values)).status).toBe(403);
    expect((await set(admin, { schedule_id }, values)).status).toBe(200);
    expect((await set(await person(server, place, 'instructor'), { schedule_id }, values)).status).toBe(403);
    const stranger = await person(server, await buildClub(server.db), 'owner');
    expect((await set(stranger, { schedule_id }, values)).status).toBe(404);
    expect((await set(stranger, { class_type_id }, values)).status).toBe(404);
    const low = await set(admin, { schedule_id }, { session_generation_days: 10, make_up_quota: 1 });
    expect(low.body.errors).toMatchObject([
      { path: '/values/session_generation_days', code: 'not_here' },
      { path: '/values/make_up_quota', code: 'not_here' },
    ]);
    const two = await set(owner, { schedule_id, class_type_id }, values);
    expect(two.body.errors).toMatchObject([{ code: 'not_together' }]);
  });

  test('is that of the group for its bookings, its holders and its queue', async () => {
    const [strict, other] = [await group({ max_participants: 1 }), await group()];
    const { schedule_id } = strict;
    await set(
      admin,
      { schedule_id },
      { cancellation_deadline_hours: 720, holders_may_pause: false, place_queue: 'off' },
    );
    const one = await person(server, place, 'student');
    const late = async (session_id: string) => {
      await enroll(one, session_id);
      return (await release(one, session_id)).body.is_late_cancellation;
    };
    expect([await late(strict.ids[0]), await late(other.ids[0])]).toEqual([true, false]);
    const choices = async (group_id: string) => {
      const holder = await person(server, place, 'student');
      const given = await owner.post(`/api/classes/schedules/${group_id}/places/`, {
        student_id: holder.profile_id,
      });
      return (await holder.get(`/api/classes/places/${given.body.place.id}/choices/`)).body.pause.offered;
    };
    expect([await choices(schedule_id), await choices(other.schedule_id)]).toEqual([false, true]);
    const queue = async (id: string) =>
      (await one.get(`/api/classes/schedules/${id}/place_queue/`)).body.offered;
    expect([await queue(schedule_id), await queue(other.schedule_id)]).toEqual([false, true]);
  });

  test('that lets people move up wakes the lists of its group', async () => {
    const { schedule_id, ids } = await group({ max_participants: 1, enrollment_closes_hours: 720 });
    const [holds, waits] = [await person(server, place, 'student'), await person(server, place, 'student')];
    for (const who of [holds, waits])
      await owner.post(`/api/classes/sessions/${ids[0]}/enroll/`, {
        student_id: who.profile_id,
        waitlist: true,
      });
    await release(holds, ids[0]);
    const status = async () => {
      const { rows } = await server.owner.query(
        'select status from class_enrollments where session_id = $1 and student_id = $2',
        [ids[0], waits.profile_id],
      );
      return rows[0]?.status;
    };
    expect(await status()).toBe('waitlisted');
    await set(admin, { schedule_id }, { promote_after_close: true });
    expect(await status()).toBe('enrolled');
  });

  test('calls off the classes of its group that are below their minimum, and no others', async () => {
    const [strict, other] = [await group({ min_participants: 2 }), await group({ min_participants: 2 })];
    const status = async ({ ids }: { ids: readonly [string, string] }) =>
      (await owner.get(`/api/classes/sessions/${ids[0]}/`)).body.status;
    const { body } = await owner.get(`/api/classes/sessions/${strict.ids[0]}/`);
    const ahead = Date.parse(body.scheduled_datetime) - server.clock.now().getTime();
    const below_minimum_decision_hours = Math.ceil(ahead / 3_600_000);
    await set(
      admin,
      { schedule_id: strict.schedule_id },
      { below_minimum_action: 'cancel', below_minimum_decision_hours },
    );
    await asSystem(server.db, place, server.clock.now(), (scope) => cancelBelowMinimum(scope));
    expect([await status(strict), await status(other)]).toEqual(['cancelled', 'scheduled']);
  });

  test('goes with a group that is split, and with a draft that is deleted', async () => {
    const { schedule_id, ids } = await group();
    await set(admin, { schedule_id }, { pauses_per_year: 7 });
    const split = await owner.patch(`/api/classes/sessions/${ids[1]}/`, {
      scope: 'following',
      max_participants: 3,
    });
    expect(split.status).toBe(200);
    const successor = split.body.schedule_id ?? split.body.session?.schedule_id;
    expect(successor).not.toBe(schedule_id);
    const { body } = await admin.get(`/api/settings/?schedule_id=${successor}`);
    expect(body.set_here).toEqual({ pauses_per_year: 7 });
    const { body: made } = await owner.post('/api/classes/schedules/', {
      ...{
        club_id: place.club_id,
        name: 'Draft',
        class_type_id: await typeOf(schedule_id),
        start_date: '2026-09-01',
      },
      ...{ start_time: '17:00', duration_minutes: 60, recurrence: 'weekly' },
    });
    const draft: string = made.id;
    await set(admin, { schedule_id: draft }, { pauses_per_year: 7 });
    expect((await owner.delete(`/api/classes/schedules/${draft}/`)).status).toBe(204);
  });

  test('says beforehand what it would hold for', async () => {
    const { schedule_id, ids } = await group();
    const class_type_id = await typeOf(schedule_id);
    await sibling(schedule_id);
    const holder = await person(server, place, 'student');
    await owner.post(`/api/classes/schedules/${schedule_id}/places/`, { student_id: holder.profile_id });
    await enroll(await person(server, place, 'student'), ids[0]);
    const reach = async (query: string) =>
      (await admin.get(`/api/classes/rules/reach/?keys=max_waitlist_size&${query}`)).body;
    expect(await reach(`class_type_id=${class_type_id}`)).toEqual({
      groups: 2,
      holders: 1,
      bookings: 3,
      unsigned: 0,
      own: 0,
    });
    await set(admin, { schedule_id }, { max_waitlist_size: 2 });
    expect(await reach(`class_type_id=${class_type_id}`)).toEqual({
      groups: 1,
      holders: 0,
      bookings: 0,
      unsigned: 0,
      own: 1,
    });
    expect(await reach(`schedule_id=${schedule_id}`)).toMatchObject({ groups: 1, holders: 1, bookings: 3 });
  });
});

describe('the make-up table', () => {
  test('of the lost class’s type decides what it gives, and its quota counts classes of the type', async () => {
    const one = await absent();
    expect(await states(one.holder)).toEqual([]);
    const class_type_id = await typeOf(one.schedule_id);
    await set(owner, { class_type_id }, { make_up_released: 'make_up', make_up_quota: 1 });
    expect((await release(one.holder, one.ids[1])).status).toBe(200);
    await settled();
    expect(await states(one.holder)).toEqual(['open']);
    const other = await sibling(one.schedule_id);
    const given = { student_id: one.holder.profile_id, overrides: ['overlap'] };
    await owner.post(`/api/classes/schedules/${other.schedule_id}/places/`, given);
    await release(one.holder, other.ids[0]);
    await settled();
    expect(await states(one.holder)).toEqual(['open']);
    await set(owner, {}, { make_up_released: 'make_up' });
    const elsewhere = await group();
    await owner.post(`/api/classes/schedules/${elsewhere.schedule_id}/places/`, given);
    await release(one.holder, elsewhere.ids[0]);
    await settled();
    expect(await states(one.holder)).toEqual(['open', 'open']);
    await set(owner, {}, { make_up_released: null });
  });

  test('of the class that is booked decides whether a make-up is good there', async () => {
    await set(owner, {}, { make_up_released: 'make_up' });
    const { holder, schedule_id } = await absent();
    const closed = await sibling(schedule_id, { allow_drop_in: false });
    await set(admin, { schedule_id: closed.schedule_id }, { make_up_any_group: false });
    const refused = await enroll(holder, closed.ids[1], { make_up: true });
    expect(refused.body.code).toBe('enrollment.drop_in_not_allowed');
    await set(admin, { schedule_id: closed.schedule_id }, { make_up_any_group: null });
    expect((await enroll(holder, closed.ids[1], { make_up: true })).status).toBe(201);
    await set(owner, {}, { make_up_released: null });
  });

  test('has a line for rain, the coach and a holiday, whatever words people are told', async () => {
    const holding = async () => {
      const [one, holder] = [await group(), await person(server, place, 'student')];
      const given = { student_id: holder.profile_id };
      expect((await owner.post(`/api/classes/schedules/${one.schedule_id}/places/`, given)).status).toBe(201);
      return { ...one, holder, class_type_id: await typeOf(one.schedule_id) };
    };
    const causes = async (who: Person) => {
      await settled();
      return (await mine(who)).map((one: { cause: string }) => one.cause);
    };
    await set(owner, {}, { make_up_club: 'nothing' });
    const [wet, alone] = [await holding(), await holding()];
    const stop = (more: object) =>
      admin.post(`/api/clubs/${place.club_id}/stoppages/`, {
        ...{ local_date: '2026-03-10', from: '06:00', until: '23:00', reason: 'Pista impracticable' },
        ...{ class_type_ids: [wet.class_type_id], otherwise: 'cancel', ...more },
      });
    expect((await stop({ cause: 'rain' })).status).toBe(201);
    expect(await causes(wet.holder)).toEqual(['rain']);
    await stop({ local_date: '2026-03-17' });
    expect(await causes(wet.holder)).toEqual(['rain']);
    const off = { reason: 'Marta tiene fiebre', cause: 'coach' };
    await admin.post(`/api/classes/sessions/${alone.ids[0]}/cancel/`, off);
    expect(await causes(alone.holder)).toEqual(['coach']);

    await set(owner, {}, { make_up_club: null });
    const festive = await holding();
    const closed = {
      starts_on: '2026-03-10',
      ends_on: '2026-03-10',
      name: 'San Macario',
      otherwise: 'cancel',
    };
    expect((await admin.post(`/api/clubs/${place.club_id}/closures/`, closed)).status).toBe(201);
    expect(await causes(festive.holder)).toEqual([]);
  });
});
