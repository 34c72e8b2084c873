import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { atOnce } from '../../test/at-once.ts';
import { asSystem, type Place, person } from '../../test/builders.ts';
import { openSeason, type SeasonClub } from '../../test/season.ts';
import { useServer } from '../../test/server.ts';
import { work } from '../../test/worker.ts';
import type { Scope } from '../kernel/scope.ts';
import { notificationReactions } from '../notifications/reactions.ts';
import { answerRenewal } from './commands/renewal.ts';
import { tendRenewals } from './commands/renewals-due.ts';
import { renewPlaces, servePlaceQueues } from './jobs.ts';

/* docs/domain/seasons.md: terms, and holders who say whether they stay in the next one. */
const start = '2026-03-02T09:00:00Z';
const server = useServer({ now: start });
type Person = Awaited<ReturnType<typeof person>>;
let club: SeasonClub;
let place: Place;
let owner: Person;
let coach: Person;
beforeEach(async () => {
  club = await openSeason(server);
  ({ place, owner } = club);
  coach = await person(server, place, 'instructor');
});
afterEach(() => server.clock.set(start));

const at = '/api/classes/schedules/';
const terms = '/api/classes/terms/';
const summer = () => ({
  ...{ club_id: place.club_id, name: 'Verano', starts_on: '2026-04-06', ends_on: '2026-06-21' },
  ...{ renewal_needs: 'answer', renewal_from: '2026-03-09', renewal_until: '2026-03-15' },
  newcomers_from: '2026-03-20',
});
const addTerm = async (more: object = {}) => {
  const { status, body } = await owner.post(terms, { ...summer(), ...more });
  expect([status, body.errors]).toEqual([201, undefined]);
  return body.id as string;
};
const student = () => person(server, place, 'student');
const give = async (schedule_id: string, student_id: string | null): Promise<string> => {
  const { status, body } = await owner.post(`${at}${schedule_id}/places/`, { student_id });
  expect(status).toBe(201);
  return body.place.id;
};
async function held(name: string, students: readonly (string | null)[], more: object = {}): Promise<string> {
  const id = await club.add({ name, instructor_id: coach.profile_id, ...more });
  expect((await owner.post(`${at}${id}/publish/`, {})).status).toBe(200);
  for (const one of students) await give(id, one);
  return id;
}
const goOn = async (schedule_ids: string[], term_id: string) => {
  const wish = { ...club.asked(), schedule_ids, term_id, publish: true, with_holders: true };
  const { status, body } = await owner.post('/api/classes/places/season/', wish);
  expect(status).toBe(201);
  return body as { import_id: string; schedule_ids: string[]; places: number };
};
const on = (day: string) => server.clock.set(`2026-${day}T09:00:00Z`);
const duty = () => asSystem(server.db, place, server.clock.now(), (scope) => renewPlaces(scope));
const settled = () => work(server, notificationReactions, server.clock.now());
const placeOf = async (schedule_id: string, student_id: string | null): Promise<string> => {
  const { rows } = await server.owner.query(
    'select id from schedule_enrollments where schedule_id = $1 and student_id = $2',
    [schedule_id, student_id],
  );
  return rows[0].id;
};
const answer = async (who: Person, id: string, said: 'stays' | 'leaves') => {
  const { status, body } = await who.post(`/api/classes/places/${id}/renew/`, { answer: said });
  return status === 200 ? body.renewal.state : body.code;
};
const heldBy = async (student_id: string | null, schedule_id: string): Promise<number> =>
  (
    await server.owner.query(
      `select count(*)::int as n from class_enrollments e join class_sessions s on s.id = e.session_id
        where s.schedule_id = $1 and e.student_id = $2 and e.status = 'enrolled'`,
      [schedule_id, student_id],
    )
  ).rows[0].n;
async function news(who: Person, words: RegExp): Promise<number> {
  await settled();
  const { results } = (await who.get('/api/notifications/')).body;
  return results.filter((one: { subject: string }) => words.test(one.subject)).length;
}
const asks = /^(¿sigue|Do you stay|Does .* stay)/i;
const reminds = /^(Recordatorio|Reminder)/;
const lost = /not renewed|no se ha renovado/;

test('a club keeps its terms; a group of one ends with it unless told otherwise', async () => {
  const id = await addTerm();
  const wrong = async (more: object) =>
    (await owner.post(terms, { ...summer(), name: 'Otro', ...more })).body.errors.map(
      (one: { path: string; code: string }) => `${one.path} ${one.code}`,
    );
  expect(await wrong({ ends_on: '2026-04-01' })).toEqual(['/ends_on before_field']);
  expect(await wrong({ renewal_from: '2026-03-18' })).toEqual(['/renewal_until before_field']);
  expect(await wrong({ newcomers_from: '2026-03-15' })).toEqual(['/newcomers_from not_after_field']);
  expect(await wrong({ renewal_from: null, renewal_until: null, newcomers_from: null })).toEqual([
    '/renewal_from required',
    '/renewal_until required',
  ]);
  expect(await wrong({ name: 'Verano' })).toEqual(['/name taken']);
  for (const who of [coach, await student()]) {
    expect((await who.post(terms, { ...summer(), name: 'X' })).status).toBe(403);
    expect((await who.get(terms)).status).toBe(403);
  }
  const changed = await owner.patch(`${terms}${id}/`, { newcomers_from: null });
  expect(changed.body).toMatchObject({ newcomers_from: null, opens_on: '2026-03-16', groups: 0 });

  const dates = { start_date: '2026-04-06', end_date: undefined, term_id: id };
  const group = await club.add({ name: 'De verano', ...dates });
  expect((await owner.get(`${at}${group}/`)).body).toMatchObject({ term_id: id, end_date: '2026-06-21' });
  const open = await club.add({ name: 'Sin fin', ...dates, end_date: null });
  expect((await owner.get(`${at}${open}/`)).body.end_date).toBe(null);
  const later = await club.add({ name: 'Luego', start_date: '2026-04-06', end_date: null });
  expect((await owner.patch(`${at}${later}/`, { term_id: id })).body.end_date).toBe('2026-06-21');
  const elsewhere = await openSeason(server);
  const foreign = await elsewhere.owner.post(at, { ...elsewhere.group, name: 'X', term_id: id });
  expect(foreign.body.errors).toMatchObject([{ path: '/term_id', code: 'unknown' }]);
  const used = await owner.delete(`${terms}${id}/`);
  expect([used.status, used.body.code]).toEqual([409, 'scheduling.term_in_use']);
  const unused = await addTerm({ name: 'Otro' });
  expect((await owner.delete(`${terms}${unused}/`)).status).toBe(204);
  expect((await owner.get(`${terms}?club_id=${place.club_id}`)).body.results).toMatchObject([
    { id, groups: 3, abilities: { delete: false } },
  ]);
});

test('holders are asked once, answer and change their mind; who does not loses the place; then others come', async () => {
  const [stays, leaves, silent, parent, waits] = (await Promise.all(Array.from({ length: 5 }, student))) as [
    Person,
    Person,
    Person,
    Person,
    Person,
  ];
  const child = (
    await parent.post(`/api/clients/${parent.profile_id}/dependants/`, {
      ...{ display_name: 'Leo', birth_date: '2016-01-01' },
    })
  ).body.client.id as string;
  const people = [stays.profile_id, leaves.profile_id, silent.profile_id, child];
  const monday = await held('Lunes', people);
  expect((await waits.post(`${at}${monday}/place_requests/`, {})).status).toBe(201);
  const term = await addTerm();
  const { schedule_ids, places } = await goOn([monday], term);
  const next = schedule_ids[0] as string;
  const ids = await Promise.all(people.map((one) => placeOf(next, one)));
  const [own, theirs, unsaid, childs] = ids as [string, string, string, string];
  expect([places, await heldBy(stays.profile_id, next)]).toEqual([4, 8]);

  // Before the window nobody is asked, and only the desk may answer.
  await duty();
  expect([await news(stays, asks), await news(stays, /season|temporada/)]).toEqual([0, 0]);
  expect(await answer(stays, own, 'stays')).toBe('places.renewal_too_early');
  on('03-09');
  await duty();
  await duty();
  for (const who of [stays, leaves, silent, parent]) expect(await news(who, asks)).toBe(1);
  const mine = (await stays.get('/api/classes/places/')).body.results;
  expect(mine.find((one: { id: string }) => one.id === own).renewal).toEqual({
    ...{ state: 'asked', until: '2026-03-15', may_answer: true },
  });

  expect(await answer(stays, own, 'stays')).toBe('stays');
  expect(await answer(leaves, theirs, 'leaves')).toBe('declined');
  expect(await heldBy(leaves.profile_id, next)).toBe(0);
  const declined = async (more = '') =>
    (await leaves.get(`/api/classes/places/?limit=50${more}`)).body.results.some(
      (one: { id: string }) => one.id === theirs,
    );
  expect([await declined(), await declined('&include_declined=true')]).toEqual([false, true]);
  expect(await answer(leaves, theirs, 'stays')).toBe('stays');
  expect(await heldBy(leaves.profile_id, next)).toBe(8);
  expect(await answer(leaves, theirs, 'leaves')).toBe('declined');
  expect((await stays.post(`/api/classes/places/${childs}/renew/`, { answer: 'leaves' })).status).toBe(404);
  expect((await coach.post(`/api/classes/places/${childs}/renew/`, { answer: 'leaves' })).status).toBe(403);
  expect(await answer(parent, childs, 'leaves')).toBe('declined');
  expect(await answer(owner, childs, 'stays')).toBe('stays');
  expect(await answer(owner, monday ? await placeOf(monday, child) : '', 'stays')).toBe('places.no_renewal');

  on('03-13');
  await duty();
  await duty();
  expect([await news(silent, reminds), await news(stays, reminds)]).toEqual([1, 0]);
  on('03-16');
  await duty();
  await duty();
  expect([await news(silent, lost), await news(stays, lost)]).toEqual([1, 0]);
  expect(await heldBy(silent.profile_id, next)).toBe(0);
  expect(await answer(silent, unsaid, 'stays')).toBe('places.renewal_over');
  expect(await answer(owner, theirs, 'stays')).toBe('places.renewal_over');
  const { results } = (await owner.get(`${terms}${term}/renewals/`)).body;
  const states = Object.fromEntries(
    results.map((one: { place_id: string; state: string }) => [one.place_id, one.state]),
  );
  expect(states).toEqual({ [own]: 'stays', [theirs]: 'declined', [unsaid]: 'lapsed', [childs]: 'stays' });

  // Places that are not renewed: nobody's but the desk's to give until newcomers come.
  const queue = async () => {
    await asSystem(server.db, place, server.clock.now(), (scope) => servePlaceQueues(scope));
    return (await waits.get(`/api/classes/place_requests/?schedule_id=${next}`)).body.results[0].status;
  };
  expect(await queue()).toBe('waiting');
  const another = await student();
  const early = await coach.post(`${at}${next}/places/`, { student_id: another.profile_id });
  expect([early.status, early.body]).toMatchObject([
    409,
    { code: 'places.not_open_yet', params: { date: '2026-03-20' } },
  ]);
  await give(next, another.profile_id);
  on('03-20');
  expect(await queue()).toBe('offered');
}, 60_000);

test('a question follows the dates of its term, goes along with a move, and is undone with the season', async () => {
  const [one, two] = [await student(), await student()];
  const monday = await held('Lunes', [one.profile_id, two.profile_id]);
  const tuesday = await held('Martes', [], { recurrence_days: [1] });
  const term = await addTerm();
  on('03-10');
  const made = await goOn([monday, tuesday], term);
  const [next] = made.schedule_ids as [string, string];
  expect([await news(one, asks), await news(two, asks)]).toEqual([1, 1]);
  expect(await answer(two, await placeOf(next, two.profile_id), 'leaves')).toBe('declined');
  const taken = await owner.post(`/api/imports/${made.import_id}/undo/`, {});
  expect([taken.status, taken.body.stay_count]).toEqual([200, 0]);
  // Who had left has nothing that could be off.
  const off = /Your places next season|Tus plazas en la próxima temporada/;
  expect([await news(one, off), await news(two, off)]).toEqual([1, 0]);

  const again = (await goOn([monday, tuesday], term)).schedule_ids as [string, string];
  const from = await placeOf(again[0], one.profile_id);
  const wish = { schedule_id: again[1], starts_on: '2026-04-06' };
  const moved = await owner.post(`/api/classes/places/${from}/move/`, wish);
  expect([moved.status, moved.body.place.renewal]).toMatchObject([201, { state: 'asked' }]);
  // Later dates give more time; nobody asks any more: the places stay.
  await owner.patch(`${terms}${term}/`, { renewal_until: '2026-03-17', newcomers_from: null });
  on('03-17');
  await duty();
  expect((await owner.get(`/api/classes/places/${moved.body.place.id}/`)).body.status).toBe('active');
  await owner.patch(`${terms}${term}/`, { renewal_needs: 'none' });
  on('03-25');
  await duty();
  const kept = (await owner.get(`/api/classes/places/${moved.body.place.id}/`)).body;
  expect([kept.status, kept.renewal]).toEqual(['active', null]);
});

describe('an answer at the moment at which the time is over', () => {
  const system = <R>(day: string, run: (scope: Scope) => Promise<R>) =>
    asSystem(server.db, place, new Date(`2026-${day}Z`), run);
  async function both(options?: { lock: boolean }) {
    const who = await student();
    const monday = await held('Lunes', [who.profile_id]);
    on('03-10');
    const [next] = (await goOn([monday], await addTerm())).schedule_ids as [string];
    const id = await placeOf(next, who.profile_id);
    const done = await atOnce<Scope, unknown, unknown>({
      owner: server.owner,
      open: (run) => system('03-16T00:00:00', run),
      first: (scope) => tendRenewals(scope, [next]),
      second: () =>
        system('03-15T20:00:00', (scope) => answerRenewal(scope, id, { answer: 'stays' }, options)),
    });
    const ends = await Promise.allSettled([done.first, done.second]);
    await settled();
    return [ends[1]?.status, await news(who, lost), (await heldBy(who.profile_id, next)) > 0];
  }

  test('comes too late: the place is gone, and they have been told so', async () => {
    expect(await both()).toEqual(['rejected', 1, false]);
  });
  test('control: without the lock of the group they have what they are told to have lost', async () => {
    expect(await both({ lock: false })).toEqual(['fulfilled', 1, true]);
  });
});
