import { beforeAll, expect, test } from 'vitest';
import { buildClub, type Place, person } from '../../test/builders.ts';
import { useServer } from '../../test/server.ts';

const server = useServer();
let place: Place;
let owner: Awaited<ReturnType<typeof person>>;
beforeAll(async () => {
  place = await buildClub(server.db);
  owner = await person(server, place, 'owner');
});

const newClub = async (name: string): Promise<string> =>
  (await owner.post('/api/clubs/', { name, timezone: 'Europe/Madrid', currency: 'EUR' })).body.id;
const stepsOf = async (club: string) => (await owner.get(`/api/clubs/${club}/first_steps/`)).body;
const doneAt = async (club: string): Promise<string[]> => {
  const { steps } = await stepsOf(club);
  return steps.flatMap(({ step, done }: { step: string; done: boolean }) => (done ? [step] : []));
};

test('the first steps of a club are done by what is made at that club, and leave the list with the last one', async () => {
  const club = await newClub('Norte');
  // Class types and clients are the organization's.
  const others = await doneAt(club);
  expect(others.filter((step) => !['class_types', 'clients'].includes(step))).toEqual([]);
  await owner.post('/api/courts/', { club_id: club, name: 'Pista 1' });
  expect(await doneAt(club)).toContain('courts');
  await owner.put(`/api/clubs/${club}/opening_hours/`, {
    opening_hours: [{ weekday: 0, opens_at: '09:00', closes_at: '22:00' }],
  });
  await owner.post('/api/classes/instructors/', { display_name: 'Marta', club_ids: [club] });
  const { body: type } = await owner.post('/api/classes/types/', {
    ...{ name: 'Grupo', type: 'group', currency: 'EUR', base_price: 0 },
  });
  const { body: schedule } = await owner.post('/api/classes/schedules/', {
    ...{ name: 'Lunes', club_id: club, class_type_id: type.id, recurrence: 'weekly', recurrence_days: [0] },
    ...{ start_date: '2026-03-09', start_time: '19:00', duration_minutes: 60 },
  });
  expect(await doneAt(club)).not.toContain('classes');
  await owner.post(`/api/classes/schedules/${schedule.id}/publish/`);
  await owner.post('/api/clients/', { display_name: 'Ana Ruiz', home_club_id: club });
  expect((await stepsOf(club)).shown).toBe(true);
  await owner.post(`/api/clubs/${club}/closures/`, { starts_on: '2026-12-25', ends_on: '2026-12-25' });
  // Without a mail server the list does not stay for ever.
  expect(await stepsOf(club)).toMatchObject({
    shown: false,
    steps: expect.arrayContaining([{ step: 'mail', done: false }]),
  });
  expect(await doneAt(club)).toHaveLength(7);
});

test('the list can be put away and brought back, by who runs the club', async () => {
  const club = await newClub('Sur');
  const address = `/api/clubs/${club}/first_steps/`;
  expect((await owner.get(address)).body.shown).toBe(true);
  expect((await owner.put(address, { closed: true })).body.shown).toBe(false);
  expect((await owner.get(address)).body.shown).toBe(false);
  expect((await owner.put(address, { closed: false })).body.shown).toBe(true);
  const admin = await person(server, place, 'club_admin');
  const coach = await person(server, place, 'instructor');
  const stranger = await person(server, await buildClub(server.db), 'owner');
  for (const [who, status] of [
    [admin, 403],
    [coach, 403],
    [stranger, 404],
  ] as const) {
    expect((await who.get(address)).status).toBe(status);
    expect((await who.put(address, { closed: true })).status).toBe(status);
  }
  expect((await owner.get(address)).body.shown).toBe(true);
});

test('new rules are told of where a club was there before them, until its desk puts the notice away', async () => {
  const club = await newClub('Oeste');
  expect((await stepsOf(club)).news).toBe(false);
  await server.owner.query('update clubs set has_news = true where id = $1', [club]);
  expect((await stepsOf(club)).news).toBe(true);
  const coach = await person(server, place, 'instructor');
  expect((await coach.put(`/api/clubs/${club}/news/`, { seen: true })).status).toBe(403);
  expect((await owner.put(`/api/clubs/${club}/news/`, { seen: true })).body.news).toBe(false);
  expect((await stepsOf(club)).news).toBe(false);
});
