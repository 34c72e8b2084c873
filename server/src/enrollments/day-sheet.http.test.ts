import { beforeAll, expect, test } from 'vitest';
import { buildClub, type Place, person } from '../../test/builders.ts';
import { useServer } from '../../test/server.ts';

const server = useServer({ now: '2026-03-02T09:00:00Z' });
let place: Place;
type Person = Awaited<ReturnType<typeof person>>;
let owner: Person;
let coach: Person;
let coachId: string;
let type: string;
beforeAll(async () => {
  place = await buildClub(server.db);
  owner = await person(server, place, 'owner');
  coach = await person(server, place, 'instructor');
  ({
    body: { id: coachId },
  } = await owner.post('/api/classes/instructors/', {
    ...{ display_name: 'Marta Gil', user_id: coach.user_id, club_ids: [place.club_id] },
  }));
  ({
    body: { id: type },
  } = await owner.post('/api/classes/types/', {
    ...{ name: 'Grupo', type: 'group', currency: 'EUR', base_price: 0 },
  }));
});

async function give(name: string, date: string, time: string, more: object = {}): Promise<string> {
  const { body } = await owner.post('/api/classes/schedules/', {
    ...{ name, club_id: place.club_id, class_type_id: type, recurrence: 'once', allow_drop_in: true },
    ...{ start_date: date, start_time: time, duration_minutes: 60, min_participants: 1, max_participants: 2 },
    ...more,
  });
  await owner.post(`/api/classes/schedules/${body.id}/publish/`);
  const { body: made } = await owner.get(`/api/classes/sessions/?schedule_id=${body.id}`);
  return made.results[0].id;
}
const client = async (display_name: string, phone: string): Promise<string> =>
  (await owner.post('/api/clients/', { display_name, phone })).body.id;
const put = (session: string, student_id: string) =>
  owner.post(`/api/classes/sessions/${session}/enroll/`, { student_id, waitlist: true });
const sheet = (who: Person, date: string) =>
  who.get(`/api/classes/day_sheet/?club_id=${place.club_id}&date=${date}`);

test('a day on paper: its classes by hour and court, who is in them by name, who waits in order, whom to call', async () => {
  const { body: courts } = await owner.post('/api/courts/several/', {
    club_id: place.club_id,
    names: ['Pista 10', 'Pista 2'],
  });
  const [ten, two] = courts.results.map(({ id }: { id: string }) => id);
  const late = await give('Tarde', '2026-03-10', '19:00', { court_id: ten, instructor_id: coachId });
  await give('Al lado', '2026-03-10', '19:00', { court_id: two });
  // From the last minute of the day into the next one; the day before and the day after are no part of it.
  await give('Medianoche', '2026-03-10', '23:59');
  await give('Antes', '2026-03-09', '23:30');
  await give('Después', '2026-03-11', '00:00');
  const child = await client('Zoe Niña', '');
  const mother = await client('Berta Madre', '600 222 333');
  await owner.post(`/api/clients/${mother}/dependants/`, { client_id: child });
  for (const one of [child, await client('Álex Pérez', '600 111 222')]) await put(late, one);
  for (const name of ['Vera', 'Ada']) await put(late, await client(name, ''));
  await owner.patch(`/api/classes/sessions/${late}/`, { notes: 'Traed pala' });
  const { status, body } = await sheet(owner, '2026-03-10');
  expect(status).toBe(200);
  const shown = body.classes.map((one: { starts: string; ends: string; name: string }) =>
    [one.starts, one.ends, one.name].join(' '),
  );
  expect(shown).toEqual(['19:00 20:00 Al lado', '19:00 20:00 Tarde', '23:59 00:59 Medianoche']);
  const tarde = body.classes[1];
  expect(tarde).toMatchObject({ court_name: 'Pista 10', instructor_name: 'Marta Gil', notes: 'Traed pala' });
  expect(tarde.people).toMatchObject([
    { name: 'Álex Pérez', phone: '600 111 222', guardians: [], paid: false, is_fixed: false },
    { name: 'Zoe Niña', phone: '', guardians: [{ name: 'Berta Madre', phone: '600 222 333' }] },
  ]);
  expect(tarde).toMatchObject({ takes_arrivals: false, people: [{ owes: 0, currency: 'EUR' }, {}] });
  server.clock.set('2026-03-10T17:45:00Z');
  const offered = async () => {
    const { body: roster } = await owner.get(`/api/classes/sessions/${late}/enrollments/`);
    return roster.results.map((one: { abilities: { check_in: boolean } }) => one.abilities.check_in);
  };
  expect((await sheet(owner, '2026-03-10')).body.classes[1].takes_arrivals).toBe(true);
  expect(await offered()).toEqual([true, true, false, false]);
  server.clock.set('2026-03-18T18:00:00Z');
  expect((await sheet(owner, '2026-03-10')).body.classes[1].takes_arrivals).toBe(false);
  expect(await offered()).toEqual([false, false, false, false]);
  server.clock.set('2026-03-02T09:00:00Z');
  expect(tarde.waiting.map(({ name }: { name: string }) => name)).toEqual(['Vera', 'Ada']);
});

test('a coach has the classes that they give, a student none, a stranger no club', async () => {
  const { body } = await sheet(coach, '2026-03-10');
  expect(body.classes.map(({ name }: { name: string }) => name)).toEqual(['Tarde']);
  expect((await sheet(await person(server, place, 'student'), '2026-03-10')).status).toBe(403);
  const stranger = await person(server, await buildClub(server.db), 'owner');
  expect((await sheet(stranger, '2026-03-10')).status).toBe(404);
});

test('the day is the club’s, also when its clocks change', async () => {
  await give('De noche', '2026-03-29', '00:30');
  await give('Último', '2026-03-29', '23:30');
  const { body } = await sheet(owner, '2026-03-29');
  expect(body.classes.map(({ name }: { name: string }) => name)).toEqual(['De noche', 'Último']);
});
