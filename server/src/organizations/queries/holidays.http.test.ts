import { beforeAll, expect, test } from 'vitest';
import { buildClub, buildSecondClub, type Place, person } from '../../../test/builders.ts';
import { useServer } from '../../../test/server.ts';

const server = useServer({ now: '2027-03-02T09:00:00Z' });
let place: Place;
let owner: Awaited<ReturnType<typeof person>>;
beforeAll(async () => {
  place = await buildClub(server.db);
  owner = await person(server, place, 'owner');
});

const holidays = (query: string, club_id = place.club_id) =>
  owner.get(`/api/clubs/${club_id}/holidays/?language=es${query}`);
const names = (body: { holidays: { name: string }[] }) => body.holidays.map(({ name }) => name);

test('the holidays are those of the country of the club’s time zone, this year, in the language asked for', async () => {
  const { status, body } = await holidays('');
  expect([status, body.country, body.region, body.year]).toEqual([200, 'ES', null, 2027]);
  expect(body.holidays).toContainEqual({
    ...{ starts_on: '2027-12-25', ends_on: '2027-12-25', name: 'Navidad', is_closed: false },
  });
  expect(body.regions).toContainEqual({ code: 'MD', name: 'Comunidad de Madrid' });
  const english = await owner.get(`/api/clubs/${place.club_id}/holidays/?language=en&year=2028`);
  expect(names(english.body)).toContain('Christmas Day');
});

test('a region has days of its own; one that only it has the time zone of is guessed, another country is chosen', async () => {
  const madrid = await holidays('&country=ES&region=MD');
  expect(names(madrid.body)).toContain('Día de la Comunidad de Madrid');
  expect(names((await holidays('&country=ES')).body)).not.toContain('Día de la Comunidad de Madrid');
  const canary = await buildSecondClub(server.db, place, 'Atlantic/Canary');
  expect((await holidays('', canary)).body).toMatchObject({ country: 'ES', region: 'CN' });
  const lisbon = await holidays('&country=PT');
  expect(lisbon.body.holidays).toContainEqual(expect.objectContaining({ starts_on: '2027-06-10' }));
  expect((await holidays('&country=XX')).body).toMatchObject({ country: null, holidays: [] });
  const nowhere = await buildSecondClub(server.db, place, 'UTC');
  expect((await holidays('', nowhere)).body.country).toBeNull();
});

test('a day on which the club is closed already is said to be; days in a row are one', async () => {
  await owner.post(`/api/clubs/${place.club_id}/closures/`, {
    ...{ name: 'Fiestas', starts_on: '2027-12-24', ends_on: '2027-12-31' },
  });
  const { body } = await holidays('');
  const closed = body.holidays.filter((day: { is_closed: boolean }) => day.is_closed);
  expect(closed.map((day: { starts_on: string }) => day.starts_on)).toEqual(['2027-12-25']);
  const turkey = (await holidays('&country=TR')).body.holidays;
  expect(turkey.some((day: { starts_on: string; ends_on: string }) => day.ends_on > day.starts_on)).toBe(
    true,
  );
});

test('only who runs the club asks', async () => {
  const student = await person(server, place, 'student');
  expect((await student.get(`/api/clubs/${place.club_id}/holidays/?language=es`)).status).toBe(403);
  expect((await holidays('&year=99999')).status).toBe(400);
});
