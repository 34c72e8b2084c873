import { beforeEach, describe, expect, test } from 'vitest';
import { buildSecondClub, type Place, person } from '../../test/builders.ts';
import { openSeason, type SeasonClub } from '../../test/season.ts';
import { useServer } from '../../test/server.ts';

/* docs/domain/plans.md: plans of terms, before they are solved. */
const server = useServer({ now: '2026-03-02T09:00:00Z' });
type Person = Awaited<ReturnType<typeof person>>;
let club: SeasonClub;
let place: Place;
let owner: Person;
let term: string;
beforeEach(async () => {
  club = await openSeason(server);
  ({ place, owner } = club);
  term = await addTerm(place.club_id, 'Verano');
});

const plans = '/api/classes/plans/';
const addTerm = async (club_id: string, name: string, more: object = {}): Promise<string> =>
  (
    await owner.post('/api/classes/terms/', {
      ...{ club_id, name, starts_on: '2026-04-06', ends_on: '2026-06-21', ...more },
    })
  ).body.id;
const add = (more: object = {}) => owner.post(plans, { term_ids: [term], ...more });
const errorsOf = ({ body }: { body: { errors?: { path: string; code: string }[] } }) =>
  (body.errors ?? []).map(({ path, code }) => `${path} ${code}`);

test('a plan begins with the kinds of the groups before, is changed, copied and discarded', async () => {
  const { rows: levels } = await server.owner.query(
    'select id, display_name, rating_min::float, rating_max::float from class_levels where organization_id = $1 order by "order"',
    [place.organization_id],
  );
  for (const [n, price] of [1200, 1500, 1500].entries()) {
    const id = await club.add({ name: `Grupo ${n}`, level_id: levels[1].id, recurrence_days: [n], price });
    await owner.post(`/api/classes/schedules/${id}/publish/`, {});
  }
  const { status, body: plan } = await add();
  expect([status, plan.errors]).toEqual([201, undefined]);
  expect(plan).toMatchObject({
    ...{ name: 'Verano', status: 'draft', instructor_ids: null, solving: null, found: null },
    terms: [{ id: term, name: 'Verano', club: { id: place.club_id } }],
    options: {
      ...{ groups: 'movable', grid_minutes: 30, hours: null, weights: { loved: 6, revenue: 0 } },
      kinds: [
        {
          ...{ id: 'k1', name: `Grupo · ${levels[1].display_name}`, level_id: levels[1].id, price: 1500 },
          ...{ min_level: levels[1].rating_min, max_level: levels[1].rating_max, duration_minutes: 60 },
          ...{ min_participants: 1, max_participants: 4, takes_untested: true },
        },
      ],
    },
    abilities: { change: true, solve: true, stop: false, edit: false, discard: true },
  });
  const kind = { ...plan.options.kinds[0], max_participants: 6 };
  const changed = await owner.patch(`${plans}${plan.id}/`, {
    ...{ name: 'Plan B', options: { kinds: [kind], groups: 'free' } },
  });
  expect(changed.body).toMatchObject({
    ...{ name: 'Plan B', options: { kinds: [{ max_participants: 6 }], groups: 'free', grid_minutes: 30 } },
  });
  const copy = await add({ copy_of: plan.id });
  expect(copy.body).toMatchObject({ name: 'Plan B', options: changed.body.options });
  const listed = await owner.get(`${plans}?term_id=${term}`);
  expect(listed.body.results.map(({ id }: { id: string }) => id).sort()).toEqual(
    [plan.id, copy.body.id].sort(),
  );
  expect((await owner.delete(`${plans}${plan.id}/`)).status).toBe(204);
  expect((await owner.get(`${plans}${plan.id}/`)).status).toBe(404);
  expect((await owner.delete(`/api/classes/terms/${term}/`)).status).toBe(204);
  expect((await owner.get(`${plans}${copy.body.id}/`)).status).toBe(404);
});

test('without groups before, the kinds are those of the catalog: each type at each level', async () => {
  const { body } = await add();
  expect(body.options.kinds).toHaveLength(4);
  expect(body.options.kinds.map((kind: { takes_untested: boolean }) => kind.takes_untested)).toEqual([
    true,
    false,
    false,
    true,
  ]);
});

describe('what is wrong is said of each field', () => {
  test('of a new plan', async () => {
    const other = await addTerm(place.club_id, 'Verano 2');
    const second = await buildSecondClub(server.db, place);
    const later = await addTerm(second, 'Otoño', { starts_on: '2026-09-01', ends_on: '2026-12-20' });
    const nowhere = '00000000-0000-4000-8000-000000000000';
    expect(errorsOf(await add({ term_ids: [] }))).toEqual(['/term_ids too_few']);
    expect(errorsOf(await add({ term_ids: [term, nowhere] }))).toEqual(['/term_ids/1 unknown']);
    expect(errorsOf(await add({ term_ids: [term, other] }))).toEqual(['/term_ids/1 repeated']);
    expect(errorsOf(await add({ term_ids: [term, later] }))).toEqual([
      '/term_ids/0 not_together',
      '/term_ids/1 not_together',
    ]);
    expect(errorsOf(await add({ instructor_ids: [nowhere] }))).toEqual(['/instructor_ids/0 not_at_club']);
    expect(errorsOf(await add({ copy_of: nowhere }))).toEqual(['/copy_of unknown']);
  });
  test('of its options', async () => {
    const { body: plan } = await add();
    const change = async (options: object) => errorsOf(await owner.patch(`${plans}${plan.id}/`, { options }));
    const kind = plan.options.kinds[1];
    const wrong = {
      ...kind,
      min_level: 3,
      max_level: 2,
      min_participants: 5,
      max_participants: 4,
      min_age: 9,
      max_age: 8,
    };
    expect(await change({ kinds: [kind, wrong] })).toEqual([
      '/options/kinds/1/max_level below_field',
      '/options/kinds/1/max_age below_field',
      '/options/kinds/1/max_participants below_field',
      '/options/kinds/1/id repeated',
    ]);
    expect(await change({ kinds: [{ ...kind, level_id: kind.class_type_id }] })).toEqual([
      '/options/kinds/0/level_id unknown',
    ]);
    const hour = { club_id: place.club_id, weekday: 0, starts_at: '21:00', ends_at: '09:00' };
    expect(await change({ hours: [hour] })).toEqual(['/options/hours/0/ends_at not_after_field']);
    expect(await change({ hours: [{ ...hour, ends_at: '22:00', club_id: term }] })).toEqual([
      '/options/hours/0/club_id other_club',
    ]);
    expect(await change({ weights: { ...plan.options.weights, loved: 11 } })).toEqual([
      '/options/weights/loved maximum',
    ]);
    expect(await change({ groups: 'often' })).toEqual(['/options/groups enum']);
  });
});

test('plans are for whoever runs all their clubs', async () => {
  const second = await buildSecondClub(server.db, place);
  const there = await addTerm(second, 'Verano');
  const { body: plan } = await add({ term_ids: [term, there] });
  const { body: own } = await add();
  const answers = async (who: Person) => [
    (await who.get(plans)).status,
    (await who.get(`${plans}${own.id}/`)).status,
    (await who.patch(`${plans}${own.id}/`, { name: 'x' })).status,
    (await who.delete(`${plans}${plan.id}/`)).status,
    (await who.post(plans, { term_ids: [term] })).status,
  ];
  const admin = await person(server, place, 'club_admin');
  expect((await admin.get(plans)).body.results.map(({ id }: { id: string }) => id)).toEqual([own.id]);
  expect((await admin.get(`${plans}${plan.id}/`)).status).toBe(404);
  expect((await admin.get(`${plans}${own.id}/`)).status).toBe(200);
  expect(await answers(await person(server, { ...place, club_id: second }, 'club_admin'))).toEqual([
    200, 404, 404, 404, 422,
  ]);
  expect(await answers(await person(server, place, 'instructor'))).toEqual([403, 403, 403, 403, 403]);
  expect(await answers(await person(server, place, 'student'))).toEqual([403, 403, 403, 403, 403]);
});

test('two who change it do not overwrite each other unseen', async () => {
  const { body: plan } = await add();
  const { headers } = await owner.get(`${plans}${plan.id}/`);
  const tag = { 'if-match': headers.get('etag') as string };
  expect((await owner.patch(`${plans}${plan.id}/`, { name: 'Uno' }, tag)).status).toBe(200);
  const late = await owner.patch(`${plans}${plan.id}/`, { name: 'Dos' }, tag);
  expect([late.status, late.body.code, late.body.current.name]).toEqual([
    412,
    'request.version_changed',
    'Uno',
  ]);
});
