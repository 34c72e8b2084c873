import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { buildClub, type Place, person } from '../../test/builders.ts';
import { useServer } from '../../test/server.ts';
import { buildSession, type SessionOptions } from '../../test/sessions.ts';

/* What the source's CLASSES_CONFIG changes of a booking, as who books meets it. */
const server = useServer({ now: '2026-03-02T09:00:00Z' });
type Person = Awaited<ReturnType<typeof person>>;
let place: Place;
let admin: Person;
beforeAll(async () => {
  place = await buildClub(server.db);
  admin = await person(server, place, 'club_admin');
});
beforeEach(async () => {
  await set({
    ...{ enable_waitlist: null, max_waitlist_size: null },
    ...{ allow_last_minute_booking: null, minimum_booking_hours: null },
  });
});

const set = async (values: object) => {
  const { status, body } = await admin.patch('/api/settings/', { club_id: place.club_id, values });
  expect(status, JSON.stringify(body)).toBe(200);
};
const classOf = async (options: SessionOptions) => (await buildSession(server.db, place, options)).session_id;
const student = () => person(server, place, 'student');
const enroll = async (id: string, who?: Person) =>
  (who ?? (await student())).post(`/api/classes/sessions/${id}/enroll/`, {});
const why = async (id: string) =>
  (await (await student()).get(`/api/classes/sessions/${id}/can_enroll/`)).body;
const statusesOf = async (id: string) => {
  const { body } = await admin.get(`/api/classes/sessions/${id}/enrollments/`);
  return body.results.map((row: { status: string }) => row.status).sort();
};

describe('enable_waitlist', () => {
  test('off, a full class refuses who would have waited, and who waits already keeps their turn', async () => {
    const id = await classOf({ max_participants: 1 });
    const first = await student();
    expect((await enroll(id, first)).body).toMatchObject({ status: 'enrolled' });
    expect((await enroll(id)).body).toMatchObject({ status: 'waitlisted', waitlist_position: 1 });
    await set({ enable_waitlist: false });
    expect(await enroll(id)).toMatchObject({ status: 409, body: { code: 'enrollment.session_full' } });
    expect(await why(id)).toMatchObject({ can_enroll: false });
    expect(await statusesOf(id)).toEqual(['enrolled', 'waitlisted']);
    await first.post(`/api/classes/sessions/${id}/cancel_enrollment/`, {});
    expect(await statusesOf(id)).toEqual(['enrolled']);
  });
});

describe('max_waitlist_size', () => {
  test('ten unless told otherwise; two when the club says two, and a longer list keeps its people', async () => {
    const id = await classOf({ max_participants: 1 });
    await enroll(id);
    for (let waiting = 0; waiting < 10; waiting++)
      expect((await enroll(id)).body).toMatchObject({ waitlist_position: waiting + 1 });
    const full = { status: 409, body: { code: 'enrollment.waitlist_full' } };
    expect(await enroll(id)).toMatchObject(full);
    await set({ max_waitlist_size: 11 });
    expect((await enroll(id)).body).toMatchObject({ waitlist_position: 11 });
    await set({ max_waitlist_size: 2 });
    expect(await enroll(id)).toMatchObject(full);
    expect(await statusesOf(id)).toHaveLength(12);
    const short = await classOf({ max_participants: 1, starts_at: '2026-03-11T18:00:00Z' });
    await enroll(short);
    const answers = [await enroll(short), await enroll(short), await enroll(short)];
    expect(answers.map((one) => one.status)).toEqual([201, 201, 409]);
    expect(answers[2]?.body.code).toBe('enrollment.waitlist_full');
  });
});

describe('allow_last_minute_booking', () => {
  test('off, booking ends minimum_booking_hours before a class, however late its group closes', async () => {
    // In 90 minutes, of a group that takes people until it begins.
    const soon = { starts_at: '2026-03-02T10:30:00Z', enrollment_closes_hours: 0 };
    const [open, closed] = [
      await classOf(soon),
      await classOf({ ...soon, starts_at: '2026-03-02T10:31:00Z' }),
    ];
    expect((await enroll(open)).status).toBe(201);
    await set({ allow_last_minute_booking: false });
    expect(await enroll(closed)).toMatchObject({ status: 409, body: { code: 'enrollment.closed' } });
    const { body } = await (await student()).get(`/api/classes/sessions/${closed}/`);
    expect(body.closes_at).toBe('2026-03-02T09:31:00+01:00');
    await set({ minimum_booking_hours: 1 });
    expect((await enroll(closed)).status).toBe(201);
    await set({ minimum_booking_hours: 24 });
    const tomorrow = await classOf({ starts_at: '2026-03-03T08:59:00Z', enrollment_closes_hours: 0 });
    expect((await enroll(tomorrow)).body.code).toBe('enrollment.closed');
    await set({ allow_last_minute_booking: null });
    expect((await enroll(tomorrow)).status).toBe(201);
  });
});
