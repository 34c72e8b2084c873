import { beforeAll, describe, expect, test } from 'vitest';
import {
  asSystem,
  buildClub,
  buildSecondClub,
  buildSession,
  type Place,
  person,
} from '../../test/builders.ts';
import { useServer } from '../../test/server.ts';
import { newId } from '../kernel/ids.ts';
import type { Scope } from '../kernel/scope.ts';
import { reactions } from '../reactions.ts';
import { instructorOf, timeOf } from './public.ts';

const told: unknown[] = [];
const listener = {
  name: 'test',
  on: 'instructors.exception_added',
  now: async (_: Scope, facts: unknown[]) => void told.push(...facts),
};
const server = useServer({ reactions: [...reactions, listener] });
const now = new Date('2026-03-02T09:00:00Z');
const path = '/api/classes/instructors/';
type Person = Awaited<ReturnType<typeof person>>;
let place: Place;
let elsewhere: Place;
let owner: Person;
let admin: Person;
let coach: Person;
let other: Person;
let student: Person;
beforeAll(async () => {
  place = await buildClub(server.db);
  elsewhere = await buildClub(server.db);
  owner = await person(server, place, 'owner');
  admin = await person(server, place, 'club_admin');
  coach = await person(server, place, 'instructor');
  other = await person(server, place, 'instructor');
  student = await person(server, place, 'student');
});

async function newInstructor(more: Record<string, unknown> = {}): Promise<string> {
  const { status, body } = await admin.post(path, {
    display_name: `Entrenadora ${newId()}`,
    club_ids: [place.club_id],
    ...more,
  });
  expect(status).toBe(201);
  return body.id;
}
const hours = (weekday: number, starts_at: string, ends_at: string, club_id: string | null = null) => ({
  weekday,
  starts_at,
  ends_at,
  club_id,
});
const ask = (parameters: Record<string, string>) => new URLSearchParams(parameters).toString();
const at = (day: string, time: string) => `2026-03-${day}T${time}:00+01:00`;

describe('the week', () => {
  test('is replaced whole; an empty one means all hours', async () => {
    const mine = `${path}${coach.profile_id}/windows/`;
    const windows = [hours(0, '08:00', '12:00'), hours(0, '12:00', '24:00'), hours(6, '10:00', '13:00')];
    const put = await coach.put(mine, { windows });
    expect(put).toMatchObject({
      status: 200,
      body: { windows, available_days: [0, 6], available_from: '08:00', available_until: '24:00' },
    });
    expect((await admin.put(mine, { windows: [] })).body).toMatchObject({
      windows: [],
      available_from: null,
    });
  });

  test('overlaps, turned windows and strange clubs are refused with their path, and nothing is written', async () => {
    const id = await newInstructor({ windows: [hours(2, '08:00', '09:00')] });
    const put = (windows: unknown[]) => admin.put(`${path}${id}/windows/`, { windows });
    const refused = await put([
      hours(0, '08:00', '12:00'),
      hours(0, '11:00', '13:00', place.club_id),
      hours(1, '12:00', '08:00'),
      hours(3, '08:00', '09:00', elsewhere.club_id),
    ]);
    expect(refused.status).toBe(422);
    expect(refused.body.errors.map((error: { path: string }) => error.path)).toEqual([
      '/windows/1',
      '/windows/2/ends_at',
      '/windows/3/club_id',
    ]);
    const shape = await put([{ weekday: 7, starts_at: '8', ends_at: '25:00' }]);
    expect(shape.status).toBe(400);
    const twice = await admin.patch(`${path}${id}/`, { windows: [], available_days: [1] });
    expect(twice).toMatchObject({ status: 422, body: { errors: [{ path: '/available_days' }] } });
    expect((await admin.get(`${path}${id}/`)).body.windows).toEqual([hours(2, '08:00', '09:00')]);
  });
});

describe('time', () => {
  test('the schedule has the sessions they give, as a substitute too, not those given away', async () => {
    const [a, b] = [await newInstructor(), await newInstructor()];
    const own = await buildSession(server.db, place, {
      starts_at: new Date(at('10', '10:00')),
      instructor_id: a,
    });
    const given = { instructor_id: b, substitute_instructor_id: a };
    const taken = await buildSession(server.db, place, { starts_at: new Date(at('11', '10:00')), ...given });
    const query = ask({ from: at('10', '11:00'), until: at('12', '00:00') });
    const { status, body } = await student.get(`${path}${a}/schedule/?${query}`);
    expect(status).toBe(200);
    expect(body.results).toMatchObject([
      { id: own, scheduled_datetime: at('10', '10:00'), ends_at: at('10', '11:30'), as_substitute: false },
      { id: taken, name: 'Grupo', status: 'scheduled', as_substitute: true, max_participants: 4 },
    ]);
    expect((await student.get(`${path}${b}/schedule/?${query}`)).body.results).toEqual([]);
    const long = ask({ from: at('10', '11:00'), until: '2026-06-12T00:00:00+02:00' });
    expect((await student.get(`${path}${a}/schedule/?${long}`)).status).toBe(422);
  });

  test('availability is the week without classes and leave, with extra hours, within the range', async () => {
    // 10 March 2026 is a Tuesday.
    const id = await newInstructor({ windows: [hours(1, '08:00', '20:00')] });
    await buildSession(server.db, place, { starts_at: new Date(at('10', '10:00')), instructor_id: id });
    const exceptions = `${path}${id}/exceptions/`;
    await admin.post(exceptions, {
      starts_at: at('10', '18:00'),
      ends_at: at('10', '20:00'),
      reason: 'médico',
    });
    await admin.post(exceptions, { starts_at: at('10', '21:00'), ends_at: at('10', '22:00'), kind: 'extra' });
    const free = async (more: Record<string, string> = {}) => {
      const query = ask({ from: at('10', '09:00'), until: at('11', '00:00'), ...more });
      return student.get(`${path}${id}/availability/?${query}`);
    };
    const { status, body } = await free();
    expect(status).toBe(200);
    expect(body.results).toEqual([
      { starts_at: at('10', '09:00'), ends_at: at('10', '10:00') },
      { starts_at: at('10', '11:30'), ends_at: at('10', '18:00') },
      { starts_at: at('10', '21:00'), ends_at: at('10', '22:00') },
    ]);
    expect((await free({ club_id: place.club_id })).body.results).toEqual(body.results);
    const second = await buildSecondClub(server.db, place);
    expect((await free({ club_id: second })).body.results).toEqual([]);
    expect((await free({ club_id: elsewhere.club_id })).status).toBe(404);
  });

  test('windows at a club are in that club’s wall time', async () => {
    const canary = await buildSecondClub(server.db, place, 'Atlantic/Canary');
    const { body } = await owner.post(path, {
      display_name: `Viajera ${newId()}`,
      club_ids: [place.club_id, canary],
      windows: [hours(1, '08:00', '10:00', place.club_id), hours(1, '16:00', '18:00', canary)],
    });
    const query = ask({ from: at('10', '00:00'), until: at('11', '00:00') });
    const free = await student.get(`${path}${body.id}/availability/?${query}`);
    const instants = free.body.results.map((one: { starts_at: string }) =>
      new Date(one.starts_at).toISOString(),
    );
    expect(instants).toEqual(['2026-03-10T07:00:00.000Z', '2026-03-10T16:00:00.000Z']);
  });

  test('leave is added by themselves or the desk, told as a fact, and taken back', async () => {
    const mine = `${path}${coach.profile_id}/exceptions/`;
    const leave = { starts_at: at('20', '00:00'), ends_at: at('22', '00:00'), reason: 'boda' };
    told.length = 0;
    const added = await coach.post(mine, leave);
    const { kind, starts_at, ends_at } = added.body;
    expect(told).toEqual([{ instructor_id: coach.profile_id, kind, starts_at, ends_at }]);
    expect(added).toMatchObject({
      status: 201,
      body: { kind: 'unavailable', reason: 'boda', starts_at: '2026-03-19T23:00:00.000Z' },
    });
    expect((await coach.post(mine, { ...leave, ends_at: at('19', '00:00') })).status).toBe(422);
    const listed = async () => (await admin.get(mine)).body.results;
    expect(await listed()).toEqual([added.body]);
    expect((await coach.delete(`${path}${other.profile_id}/exceptions/${added.body.id}/`)).status).toBe(403);
    expect((await admin.delete(`${path}${other.profile_id}/exceptions/${added.body.id}/`)).status).toBe(404);
    const key = { 'idempotency-key': newId() };
    expect(await coach.delete(`${mine}${added.body.id}/`, key)).toMatchObject({ status: 204, body: '' });
    expect(await coach.delete(`${mine}${added.body.id}/`, key)).toMatchObject({ status: 204, body: '' });
    expect((await coach.delete(`${mine}${added.body.id}/`)).status).toBe(404);
    expect(await listed()).toEqual([]);
  });

  test('other domains get hours in the form of the fit rule, and 404 for strangers', async () => {
    const id = await newInstructor({ windows: [hours(1, '08:00', '24:00')], max_weekly_hours: 20 });
    const [time, foreign] = await Promise.all([
      asSystem(server.db, place, now, (scope) => timeOf(scope, [id, newId()])),
      asSystem(server.db, elsewhere, now, (scope) => timeOf(scope, [id])),
    ]);
    expect([...time.keys()]).toEqual([id]);
    expect(time.get(id)).toMatchObject({
      windows: [{ weekday: 1, starts_time: '08:00', ends_time: '24:00', club_id: null }],
      exceptions: [],
      max_weekly_hours: 20,
      accepts_substitutions: true,
      club_ids: [place.club_id],
    });
    expect(foreign.size).toBe(0);
    const lookup = asSystem(server.db, elsewhere, now, (scope) => instructorOf(scope, id));
    await expect(lookup).rejects.toMatchObject({ status: 404 });
  });
});
