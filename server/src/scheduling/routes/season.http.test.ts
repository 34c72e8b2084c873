import { beforeAll, expect, test } from 'vitest';
import { type Place, person } from '../../../test/builders.ts';
import { openSeason, type SeasonClub } from '../../../test/season.ts';
import { useServer } from '../../../test/server.ts';

const server = useServer({ now: '2026-03-02T09:00:00Z' });
let club: SeasonClub;
let place: Place;
let owner: SeasonClub['owner'];
let court_id: string;
beforeAll(async () => {
  club = await openSeason(server);
  ({ place, owner } = club);
  court_id = (await owner.post('/api/courts/', { name: 'Pista 1', club_id: place.club_id })).body.id;
});

const at = '/api/classes/schedules/';
const add = (more: object) => club.add({ court_id, ...more });
const season = (more: object = {}) => club.asked(more);
const preview = async (more: object = {}) =>
  (await owner.post(`${at}season/preview/`, season(more))).body.schedules as Record<string, unknown>[];
const copy = (schedule_ids: string[], more: object = {}) =>
  owner.post(`${at}season/`, { ...season(more), schedule_ids });

test('a season is duplicated as drafts, with what stands in the way said before, and can be taken back', async () => {
  const monday = await add({ name: 'A lunes', recurrence_days: [0], exdates: ['2026-02-02'] });
  const tuesday = await add({ name: 'B martes', recurrence_days: [1] });
  const rule = await add({
    name: 'C regla',
    recurrence: 'custom',
    start_time: '21:00',
    rrule: 'FREQ=WEEKLY;BYDAY=WE',
  });
  await add({
    name: 'D otra temporada',
    recurrence_days: [3],
    start_date: '2025-09-01',
    end_date: '2025-12-20',
  });
  const inTheWay = await add({
    name: 'Z',
    recurrence_days: [0],
    start_date: '2026-04-13',
    end_date: '2026-04-20',
  });
  await owner.post(`${at}${inTheWay}/publish/`, {});
  await owner.post(`/api/clubs/${place.club_id}/closures/`, {
    ...{ name: 'Feria', starts_on: '2026-04-21', ends_on: '2026-04-21' },
  });

  const seen = await preview();
  expect(seen.map(({ schedule_id, left_out }) => [schedule_id, left_out])).toEqual([
    [monday, null],
    [tuesday, null],
    [rule, 'custom_rule'],
  ]);
  expect(seen[0]).toMatchObject({ start_date: '2026-04-06', end_date: '2026-06-21', conflict_count: 2 });
  expect(seen[0]).toMatchObject({ class_count: 9, skip_count: 0, conflicts: [{ code: 'court_busy' }, {}] });
  expect(seen[1]).toMatchObject({ class_count: 10, skip_count: 1, conflict_count: 0 });

  const made = await copy([monday, tuesday]);
  expect(made.status).toBe(201);
  const [first, second] = made.body.schedule_ids as string[];
  const draft = (await owner.get(`${at}${first}/`)).body;
  expect(draft).toMatchObject({ name: 'A lunes', status: 'draft', start_date: '2026-04-06', exdates: [] });
  expect(draft).toMatchObject({ price: 1200, court: { id: court_id }, recurrence_days: [0] });
  // Twice changes nothing.
  expect((await preview()).slice(0, 2).map(({ left_out }) => left_out)).toEqual([
    'there_already',
    'there_already',
  ]);
  expect((await copy([monday])).status).toBe(422);

  expect((await owner.post(`${at}season/undo/`, { schedule_ids: [first, second] })).status).toBe(204);
  expect((await owner.get(`${at}${first}/`)).status).toBe(404);
  const again = (await copy([monday, tuesday])).body.schedule_ids as string[];
  await owner.post(`${at}${again[0]}/publish/`, {});
  const late = await owner.post(`${at}season/undo/`, { schedule_ids: again });
  expect([late.status, late.body.code]).toEqual([409, 'scheduling.was_published']);
  expect((await owner.get(`${at}${again[1]}/`)).status).toBe(200);
});

test('copies stand in each other’s way as the groups would; what is out of use is left off', async () => {
  await add({ name: 'Y uno', recurrence_days: [4], start_date: '2026-01-12', end_date: '2026-02-01' });
  await add({ name: 'Y dos', recurrence_days: [4], start_date: '2026-02-02' });
  const seen = await preview({
    from: '2026-01-19',
    until: '2026-03-29',
    start_date: '2026-08-31',
    end_date: null,
  });
  const two = seen.filter(({ name }) => String(name).startsWith('Y'));
  expect(two.map(({ conflict_count }) => conflict_count)).toEqual([0, 0]);
  await owner.patch(`/api/courts/${court_id}/`, { is_active: false, otherwise: 'keep' });
  const [without] = (await preview({ start_date: '2026-08-31', end_date: null })).filter(
    ({ name }) => name === 'Y dos',
  );
  expect(without).toMatchObject({ left_out: null, without: ['court'] });
});

test('only who runs the club, dates in order, groups of the season', async () => {
  const coach = await person(server, place, 'instructor');
  expect((await coach.post(`${at}season/preview/`, season())).status).toBe(403);
  expect((await owner.post(`${at}season/preview/`, season({ until: '2026-01-01' }))).status).toBe(422);
  const unknown = await copy(['0198c0de-0000-7000-8000-000000000000']);
  expect(unknown.body.errors).toMatchObject([{ path: '/schedule_ids/0', code: 'unknown' }]);
});

test('lanes side by side with one name are copied one by one', async () => {
  const dates = {
    start_date: '2026-07-06',
    end_date: '2026-07-26',
    start_time: '09:00',
    recurrence_days: [2],
  };
  const court = async (name: string) =>
    (await owner.post('/api/courts/', { name, club_id: place.club_id })).body.id as string;
  const first = await add({ name: 'Escuela', ...dates, court_id: await court('Pista 2') });
  const second = await add({ name: 'Escuela', ...dates, court_id: await court('Pista 3') });
  const summer = {
    ...{ from: '2026-07-06', until: '2026-07-26', start_date: '2026-08-03', end_date: '2026-08-23' },
  };
  await copy([first], summer);
  const seen = (await preview(summer)).filter((one) => [first, second].includes(one.schedule_id as string));
  expect(seen.map(({ schedule_id, left_out }) => [schedule_id, left_out])).toEqual(
    expect.arrayContaining([
      [first, 'there_already'],
      [second, null],
    ]),
  );
});

test('a copy has the rules that its group has of its own, and says so before', async () => {
  const own = { cancellation_deadline_hours: 48, pause_place: 'given_up' };
  const of = async (schedule_id: string) =>
    (await owner.get(`/api/settings/?schedule_id=${schedule_id}`)).body.set_here;
  const days = { start_date: '2027-01-11', end_date: '2027-03-28' };
  const ruled = await add({ name: 'R reglas', recurrence_days: [5], court_id: null, ...days });
  const plain = await add({ name: 'R sin', recurrence_days: [5], court_id: null, ...days });
  expect((await owner.patch('/api/settings/', { schedule_id: ruled, values: own })).status).toBe(200);

  const like = await add({ name: 'R igual', recurrence_days: [6], court_id: null, ...days, like: ruled });
  expect(await of(like)).toEqual(own);
  const coach = await person(server, place, 'instructor');
  const taken = await coach.post(at, { ...club.group, name: 'R ajena', court_id: null, like: ruled });
  expect([taken.status, taken.body.errors?.[0]?.path ?? taken.body.code]).toEqual([422, '/like']);

  const next = {
    ...{ from: '2027-01-11', until: '2027-03-28' },
    start_date: '2027-04-05',
    end_date: '2027-06-20',
  };
  const seen = (await preview(next)).filter((one) => [ruled, plain].includes(one.schedule_id as string));
  expect(seen.map(({ rules }) => rules)).toEqual([Object.keys(own), []]);
  const made = (await copy([ruled, plain], next)).body.schedule_ids as string[];
  expect([await of(made[0]!), await of(made[1]!)]).toEqual([own, {}]);
});

test('a copy is without assistants who are out of use, or not of the club any more, as the preview says', async () => {
  const [stays, away, elsewhere] = [
    await person(server, place, 'instructor'),
    await person(server, place, 'instructor'),
    await person(server, place, 'instructor'),
  ].map((one) => one.profile_id) as [string, string, string];
  const days = { start_date: '2028-01-10', end_date: '2028-03-26', court_id: null };
  const helped = await add({
    name: 'H',
    recurrence_days: [0],
    ...days,
    assistant_instructor_ids: [stays, away],
  });
  const left = await add({ name: 'I', recurrence_days: [1], ...days, assistant_instructor_ids: [elsewhere] });
  await server.owner.query('update instructors set is_active = false where id = $1', [away]);
  await server.owner.query('delete from instructor_clubs where instructor_id = $1', [elsewhere]);
  const next = {
    ...{ from: '2028-01-10', until: '2028-03-26' },
    ...{ start_date: '2028-04-03', end_date: '2028-06-18' },
  };
  const seen = (await preview(next)).filter((one) => [helped, left].includes(one.schedule_id as string));
  expect(seen.map(({ without }) => without)).toEqual([['assistants'], ['assistants']]);
  const { status, body } = await copy([helped, left], next);
  expect([status, body.errors]).toEqual([201, undefined]);
  const helpers = async (id: string) =>
    (await owner.get(`${at}${id}/`)).body.assistant_instructors.map((one: { id: string }) => one.id);
  expect([await helpers(body.schedule_ids[0]), await helpers(body.schedule_ids[1])]).toEqual([[stays], []]);
});
