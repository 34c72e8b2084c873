import { afterEach, beforeEach, expect, test } from 'vitest';
import { asSystem, lookAfter, type Place, person } from '../../test/builders.ts';
import { openSeason, type SeasonClub } from '../../test/season.ts';
import { useServer } from '../../test/server.ts';
import { work } from '../../test/worker.ts';
import type { Scope } from '../kernel/scope.ts';
import { notificationReactions } from '../notifications/reactions.ts';
import { type StandingWish, wishesOf } from './public.ts';

/* docs/domain/wishes.md: what clients want of a term. */
const start = '2026-03-02T09:00:00Z';
const server = useServer({ now: start });
type Person = Awaited<ReturnType<typeof person>>;
let club: SeasonClub;
let place: Place;
let owner: Person;
let term: string;
let ana: Person;
beforeEach(async () => {
  club = await openSeason(server);
  ({ place, owner } = club);
  const { body } = await owner.post('/api/classes/terms/', {
    ...{ club_id: place.club_id, name: 'Verano', starts_on: '2026-04-06', ends_on: '2026-06-21' },
  });
  term = body.id;
  ana = await person(server, place, 'student');
});
afterEach(() => server.clock.set(start));

const at = (id = term) => `/api/classes/terms/${id}/wishes/`;
const windowAt = (id = term) => `/api/classes/terms/${id}/wish_window/`;
const open = (more: object = {}) =>
  owner.put(windowAt(), { opens_on: '2026-03-01', closes_on: '2026-03-15', ...more });
const monday = { weekday: 0, starts_at: '18:00', ends_at: '21:00' };
const wanted = (more: object = {}) => ({ classes_a_week: 1, times: [monday], ...more });
const put = async (who: Person, student_id: string | null, more: object = {}) => {
  const { status, body } = await who.put(`${at()}${student_id}/`, wanted(more));
  return status === 200
    ? 'saved'
    : `${status} ${body.code} ${(body.errors ?? []).map((e: { path: string; code: string }) => `${e.path} ${e.code}`).join()}`.trim();
};
const scoped = <T>(run: (scope: Scope) => Promise<T>): Promise<T> =>
  asSystem(server.db, place, server.clock.now(), run);

test('the desk opens a window and sees who has answered; the student says it, changes it, and withdraws', async () => {
  expect((await owner.get(windowAt().replace('wish_window/', 'wishes/'))).status).toBe(404);
  const wrong = await open({ closes_on: '2026-02-28' });
  expect(wrong.body.errors).toMatchObject([{ path: '/closes_on', code: 'before_field' }]);
  expect((await open()).body).toMatchObject({
    ...{ state: 'open', people: 1, standing: 0, reminded_at: null },
    abilities: { change: true, close: true, remind: true },
  });
  expect((await owner.get(`/api/classes/wish_windows/?club_id=${place.club_id}`)).body.results).toMatchObject(
    [{ term: { id: term, name: 'Verano' }, state: 'open', people: 1 }],
  );
  expect((await ana.get('/api/classes/wishes/mine/')).body.results).toMatchObject([
    { term: { id: term, name: 'Verano' }, student: { id: ana.profile_id }, status: null },
  ]);
  const saved = await ana.put(
    `${at()}${ana.profile_id}/`,
    wanted({
      wants_test: true,
      times: [monday, { weekday: 2, starts_at: '19:00', ends_at: '20:30', loved: true }],
      people: [
        { kind: 'with', name: 'Pepa' },
        { kind: 'not_with', name: 'Don Gruñón' },
      ],
      note: ' Mejor sin sol ',
    }),
  );
  expect(saved.body).toMatchObject({
    ...{ status: 'standing', source: 'student', wants_test: true, level: null, note: 'Mejor sin sol' },
    times: [
      { ...monday, loved: false },
      { weekday: 2, starts_at: '19:00', ends_at: '20:30', loved: true },
    ],
    abilities: { change: true, withdraw: true, link: false },
  });
  expect((await owner.get(`${at()}?state=standing`)).body.results).toMatchObject([
    { student: { id: ana.profile_id }, wish: { people: [{ name: 'Don Gruñón' }, { name: 'Pepa' }] } },
  ]);
  expect(await put(ana, ana.profile_id, { level: 3.5, classes_a_week: 2 })).toBe('saved');
  const changed = (await ana.get(`${at()}${ana.profile_id}/`)).body;
  expect(changed.wish).toMatchObject({ level: 3.5, classes_a_week: 2, people: [], note: '' });
  expect(changed.wish.times).toHaveLength(1);
  const withdrawn = await ana.post(`${at()}${ana.profile_id}/withdraw/`, {});
  expect(withdrawn.body).toMatchObject({ status: 'withdrawn', abilities: { withdraw: false } });
  expect((await owner.get(`${at()}?state=withdrawn`)).body.results).toHaveLength(1);
  expect(await scoped((scope) => wishesOf(scope, term))).toEqual([]);
  expect(await put(ana, ana.profile_id)).toBe('saved');
  expect(await scoped((scope) => wishesOf(scope, term))).toMatchObject([{ student_id: ana.profile_id }]);
});

test('what is wrong is said where it stands', async () => {
  await open();
  const overlapping = [monday, { weekday: 0, starts_at: '20:00', ends_at: '22:00' }];
  expect(await put(ana, ana.profile_id, { times: overlapping })).toBe(
    '422 request.invalid /times/1 overlaps',
  );
  expect(await put(ana, ana.profile_id, { times: [] })).toContain('/times too_few');
  const many = Array.from({ length: 41 }, (_, i) => ({
    ...{ weekday: i % 7, starts_at: `${String(8 + Math.floor(i / 7)).padStart(2, '0')}:00` },
    ends_at: `${String(8 + Math.floor(i / 7)).padStart(2, '0')}:30`,
  }));
  expect(await put(ana, ana.profile_id, { times: many })).toContain('/times too_many');
  expect(await put(ana, ana.profile_id, { times: many.slice(0, 40) })).toBe('saved');
  expect(await put(ana, ana.profile_id, { level: 3, wants_test: true })).toContain('/level not_together');
  const friends = Array.from({ length: 11 }, (_, i) => ({ kind: 'with', name: `Amiga ${i}` }));
  expect(await put(ana, ana.profile_id, { people: friends })).toBe('422 request.invalid /people/10 too_many');
  expect(await put(ana, ana.profile_id, { people: [{ kind: 'with' }] })).toContain('/people/0/name required');
  const none = '00000000-0000-4000-8000-000000000000';
  expect(await put(ana, ana.profile_id, { instructor_ids: [none], club_ids: [none] })).toBe(
    '422 request.invalid /instructor_ids/0 unknown,/club_ids/0 unknown',
  );
});

test('nobody learns from a wish who is a client: another one cannot be named by id, a linked name looks as before', async () => {
  await open();
  const bea = await person(server, place, 'student');
  const stranger = '00000000-0000-4000-8000-000000000000';
  const told = [];
  for (const client_id of [bea.profile_id, stranger])
    told.push(await put(ana, ana.profile_id, { people: [{ kind: 'with', client_id }] }));
  expect(new Set(told)).toEqual(new Set(['422 request.invalid /people/0/client_id unknown']));
  const people = [
    { kind: 'with', name: 'Bea' },
    { kind: 'not_with', name: 'Bea B.' },
  ];
  expect(await put(ana, ana.profile_id, { people })).toBe('saved');
  const before = (await ana.get(`${at()}${ana.profile_id}/`)).body.wish.people;
  const row = (await owner.get(at())).body.results.find(
    (one: { wish: object | null }) => one.wish !== null,
  ).wish;
  for (const { id } of row.people) {
    const linked = await owner.post(`/api/classes/wish_people/${id}/link/`, { client_id: bea.profile_id });
    expect(linked.status).toBe(200);
  }
  expect((await ana.get(`${at()}${ana.profile_id}/`)).body.wish.people).toEqual(before);
  const atDesk = (await owner.get(`${at()}${ana.profile_id}/`)).body.wish.people;
  expect(atDesk.every((one: { client_id: string }) => one.client_id === bea.profile_id)).toBe(true);
  // Said again in the same words, the desk's link stays.
  expect(await put(ana, ana.profile_id, { people, note: 'otra' })).toBe('saved');
  expect(await scoped((scope) => wishesOf(scope, term))).toMatchObject([
    { with: [bea.profile_id], not_with: [bea.profile_id], unlinked: 0 },
  ]);
  // Who is named sees nothing of it, by no way.
  const seen = [
    await bea.get(`${at()}${ana.profile_id}/`),
    await bea.get(at()),
    await bea.get(`/api/clients/${bea.profile_id}/data/`),
    await bea.get('/api/classes/wishes/mine/'),
    await bea.get('/api/notifications/'),
  ];
  expect(seen.slice(0, 2).map(({ status }) => status)).toEqual([404, 403]);
  for (const { body } of seen) {
    expect(JSON.stringify(body)).not.toContain('Bea B.');
    expect(JSON.stringify(body)).not.toContain('wish_people');
  }
  expect(JSON.stringify((await ana.get(`/api/clients/${ana.profile_id}/data/`)).body.wishes)).toContain(
    'Bea B.',
  );
  const coach = await person(server, place, 'instructor');
  expect((await coach.get(`${at()}${ana.profile_id}/`)).status).toBe(404);
  expect((await coach.get(at())).status).toBe(403);
});

test('a guardian wishes for each child, who may be named; another guardian is not told who that is', async () => {
  await open();
  const child = async (name: string) =>
    (
      await ana.post(`/api/clients/${ana.profile_id}/dependants/`, {
        ...{ display_name: name, birth_date: '2016-01-01' },
      })
    ).body.client.id as string;
  const [leo, mia] = [await child('Leo'), await child('Mía')];
  const mine = (await ana.get('/api/classes/wishes/mine/')).body.results;
  expect(mine.map((one: { student: { id: string } }) => one.student.id).sort()).toEqual(
    [ana.profile_id, leo, mia].sort(),
  );
  expect((await ana.get(`${at()}${leo}/`)).body.family.map((one: { id: string }) => one.id).sort()).toEqual(
    [ana.profile_id, mia].sort(),
  );
  const people = [{ kind: 'back_to_back', client_id: mia }];
  expect(await put(ana, leo, { people })).toBe('saved');
  expect((await ana.get(`${at()}${leo}/`)).body.wish).toMatchObject({
    ...{ source: 'guardian', people: [{ name: 'Mía', client_id: mia, client_name: null }] },
  });
  const father = await person(server, place, 'student');
  await lookAfter(server.db, place, father.profile_id as string, leo);
  const seen = (await father.get(`${at()}${leo}/`)).body;
  expect(seen.wish.people).toMatchObject([{ name: 'Mía', client_id: null }]);
  expect(seen.family.map((one: { id: string }) => one.id)).toEqual([father.profile_id]);
  expect(await put(father, leo, { people: [{ kind: 'back_to_back', name: 'Mía' }] })).toBe('saved');
  expect(await scoped((scope) => wishesOf(scope, term))).toMatchObject([{ back_to_back: [mia] }]);
  expect((await father.get(`${at()}${mia}/`)).status).toBe(404);
});

test('as last term: the hours and the coach of the groups in which they hold a place', async () => {
  await open();
  const coach = await person(server, place, 'instructor');
  const group = await club.add({ name: 'Lunes tarde', instructor_id: coach.profile_id });
  await owner.post(`/api/classes/schedules/${group}/publish/`, {});
  const bea = await person(server, place, 'student');
  await owner.post(`/api/classes/schedules/${group}/places/`, { student_id: bea.profile_id });
  expect((await bea.get(`${at()}${bea.profile_id}/`)).body.before).toEqual({
    ...{ groups: ['Lunes tarde'], classes_a_week: 1, instructor_ids: [coach.profile_id], club_ids: [] },
    times: [{ weekday: 0, starts_at: '19:00', ends_at: '20:00', loved: true }],
  });
  expect((await ana.get(`${at()}${ana.profile_id}/`)).body.before).toBe(null);
  const rows = (await owner.get(`${at()}?state=none`)).body.results;
  expect(rows.map((one: { held_place: boolean }) => one.held_place)).toEqual([true, false]);
  const first = (await owner.get(`${at()}?limit=1`)).body;
  const second = (await owner.get(`${at()}?limit=1&cursor=${first.next_cursor}`)).body;
  expect([...first.results, ...second.results].map((one) => one.student.id)).toEqual([
    bea.profile_id,
    ana.profile_id,
  ]);
});

test('a window has its days: before and after nobody but the desk; closed and opened again; blocked and gone', async () => {
  await open({ opens_on: '2026-03-03' });
  expect((await ana.get('/api/classes/wishes/mine/')).body.results).toEqual([]);
  expect(await put(ana, ana.profile_id)).toBe('409 planning.wishes_not_open');
  expect(await put(owner, ana.profile_id)).toBe('saved');
  server.clock.set('2026-03-15T22:59:00Z');
  expect(await put(ana, ana.profile_id)).toBe('saved');
  server.clock.set('2026-03-15T23:00:00Z');
  expect(await put(ana, ana.profile_id)).toBe('409 planning.wishes_closed');
  expect((await ana.post(`${at()}${ana.profile_id}/withdraw/`, {})).body.code).toBe('planning.wishes_closed');
  expect((await ana.get(`${at()}${ana.profile_id}/`)).body).toMatchObject({
    refusal: 'planning.wishes_closed',
    abilities: { save: false, withdraw: false },
  });
  server.clock.set(start);
  await open();
  expect((await owner.post(`${windowAt()}close/`, {})).body).toMatchObject({ state: 'closed' });
  expect(await put(ana, ana.profile_id)).toBe('409 planning.wishes_closed');
  await open();
  await owner.post(`/api/clients/${ana.profile_id}/block/`, { reason: 'Debe' });
  expect(await put(ana, ana.profile_id)).toBe('409 planning.client_blocked');
  expect(await scoped((scope) => wishesOf(scope, term))).toEqual([]);
  await owner.post(`/api/clients/${ana.profile_id}/unblock/`, {});
  expect(await scoped((scope) => wishesOf(scope, term))).toHaveLength(1);
  await owner.patch(`/api/clients/${ana.profile_id}/`, { is_active: false });
  expect(await put(owner, ana.profile_id)).toBe('409 planning.client_inactive');
  expect(await scoped((scope) => wishesOf(scope, term))).toEqual([]);
});

test('a term that somebody wishes of is not removed; its window alone goes with it; other dates hold at once', async () => {
  await open();
  expect(await put(ana, ana.profile_id)).toBe('saved');
  expect((await owner.delete(`/api/classes/terms/${term}/`)).body.code).toBe('scheduling.term_has_wishes');
  const changed = await owner.patch(`/api/classes/terms/${term}/`, {
    ...{ starts_on: '2026-02-01', ends_on: '2026-03-01' },
  });
  expect(changed.status).toBe(200);
  expect(await put(ana, ana.profile_id)).toBe('409 planning.wishes_closed');
  const other = await owner.post('/api/classes/terms/', {
    ...{ club_id: place.club_id, name: 'Otoño', starts_on: '2026-09-07', ends_on: '2026-12-20' },
  });
  await owner.put(windowAt(other.body.id), { opens_on: '2026-03-01', closes_on: '2026-03-15' });
  expect((await owner.delete(`/api/classes/terms/${other.body.id}/`)).status).toBe(204);
});

test('whoever has not answered is reminded, once', async () => {
  await open();
  const bea = await person(server, place, 'student');
  expect(await put(ana, ana.profile_id)).toBe('saved');
  expect((await owner.post(`${windowAt()}remind/`, {})).body).toMatchObject({
    ...{ reminded: 1, window: { abilities: { remind: false } } },
  });
  expect((await owner.post(`${windowAt()}remind/`, {})).body.code).toBe('planning.wishes_reminded');
  await work(server, notificationReactions, server.clock.now());
  const news = async (who: Person) =>
    (await who.get('/api/notifications/')).body.results.filter(
      (one: { kind: string }) => one.kind === 'wish_wanted',
    );
  expect(await news(bea)).toMatchObject([{ link: `/my-classes/wishes/${term}?for=${bea.profile_id}` }]);
  expect(await news(ana)).toEqual([]);
});

test('two profiles that become one: of two wishes of a term the later stands; who named the one names the other', async () => {
  await open();
  const [kept, other] = [await person(server, place, 'student'), null];
  expect(other).toBe(null);
  const second = (await owner.post('/api/clients/', { display_name: 'Ana de papel' })).body.id as string;
  expect(await put(kept, kept.profile_id, { note: 'antes' })).toBe('saved');
  server.clock.set('2026-03-02T10:00:00Z');
  expect(await put(owner, second, { note: 'después', times: [{ ...monday, weekday: 4 }] })).toBe('saved');
  const people = [
    { kind: 'with', client_id: second },
    { kind: 'not_with', name: 'Nadie' },
  ];
  expect(await put(owner, ana.profile_id, { people })).toBe('saved');
  expect(
    await put(owner, kept.profile_id, { note: 'antes', people: [{ kind: 'with', client_id: second }] }),
  ).toBe('saved');
  server.clock.set('2026-03-02T11:00:00Z');
  expect(await put(owner, second, { note: 'después', times: [{ ...monday, weekday: 4 }] })).toBe('saved');
  const merged = await owner.post(`/api/clients/${kept.profile_id}/merge/`, { other_id: second });
  expect([merged.status, merged.body.code]).toEqual([200, undefined]);
  const standing: StandingWish[] = await scoped((scope) => wishesOf(scope, term));
  expect(standing.find((one) => one.student_id === kept.profile_id)).toMatchObject({
    times: [{ weekday: 4 }],
    with: [],
  });
  expect(standing.find((one) => one.student_id === ana.profile_id)).toMatchObject({
    with: [kept.profile_id],
  });
  expect(standing).toHaveLength(2);
});

test('whoever is erased takes their wish along, and their name from what others wished and from its history', async () => {
  await open();
  await owner.patch('/api/settings/', { values: { erasure_wait_days: 0 } });
  const { body } = await owner.post('/api/clients/', { display_name: 'Zxq Borrable' });
  expect(await put(owner, body.id, { note: 'Zxq nota', people: [{ kind: 'with', name: 'Zxq amiga' }] })).toBe(
    'saved',
  );
  const people = [
    { kind: 'with', client_id: body.id },
    { kind: 'not_with', name: 'zxq borrable' },
    { kind: 'with', name: 'Otra' },
  ];
  expect(await put(owner, ana.profile_id, { people: people.slice(1) })).toBe('saved');
  expect(await put(owner, ana.profile_id, { people: people.filter(({ kind }) => kind === 'with') })).toBe(
    'saved',
  );
  expect(await put(owner, ana.profile_id, { people: [people[1], people[2]] })).toBe('saved');
  expect((await owner.post(`/api/clients/${body.id}/erasure/`, {})).body.erasure.status).toBe('done');
  expect((await owner.get(`/api/clients/${body.id}/`)).body.display_name).toBe('Persona borrada');
  expect((await owner.get(`${at()}${ana.profile_id}/`)).body.wish.people).toMatchObject([{ name: 'Otra' }]);
  const { rows } = await server.owner.query(
    `select (select count(*)::int from wishes where student_id = $1) as wishes,
            (select count(*)::int from audit_log where entity like 'wish%' and changes::text ilike '%zxq%') as told`,
    [body.id],
  );
  expect(rows).toEqual([{ wishes: 0, told: 0 }]);
});

test('600 wishes are read in four statements', async () => {
  await open();
  await server.owner.query("select set_config('app.organization_id', $1, false)", [place.organization_id]);
  await server.owner.query(
    `with people as (
       insert into client_profiles (organization_id, id, display_name, level)
       select $1, gen_random_uuid(), 'Cliente ' || n, 3 from generate_series(1, 600) n returning id),
     made as (
       insert into wishes (organization_id, id, window_id, student_id, status, source, classes_a_week, created_at, updated_at)
       select $1, gen_random_uuid(), w.id, p.id, 'standing', 'desk', 1, now(), now() from people p, wish_windows w where w.term_id = $2
       returning id)
     insert into wish_times (organization_id, id, wish_id, weekday, starts_at, ends_at, loved)
     select $1, gen_random_uuid(), m.id, d, '19:00', '21:00', false from made m, generate_series(0, 4) d`,
    [place.organization_id, term],
  );
  const standing = await scoped(async (scope) => {
    let statements = 0;
    const counting = scope.tx.withPlugin({
      transformQuery: ({ node }) => {
        statements++;
        return node;
      },
      transformResult: async ({ result }) => result,
    });
    const found = await wishesOf({ ...scope, tx: counting as typeof scope.tx }, term);
    expect(statements).toBe(4);
    return found;
  });
  expect(standing).toHaveLength(600);
  expect(standing.every(({ times, level }) => times.length === 5 && level === 3)).toBe(true);
});
