import { beforeEach, describe, expect, test } from 'vitest';
import { atOnce } from '../../test/at-once.ts';
import { asSystem, type Place, person } from '../../test/builders.ts';
import { openSeason, type SeasonClub } from '../../test/season.ts';
import { useServer } from '../../test/server.ts';
import { work } from '../../test/worker.ts';
import type { Scope } from '../kernel/scope.ts';
import { notificationReactions } from '../notifications/reactions.ts';
import { continueSeason } from './commands/season.ts';
import { servePlaceQueues } from './jobs.ts';

/* docs/domain/seasons.md: a season goes on with those who hold places in it, is told once and taken back while it can be. */
const server = useServer({ now: '2026-03-02T09:00:00Z' });
type Person = Awaited<ReturnType<typeof person>>;
let club: SeasonClub;
let place: Place;
let owner: Person;
beforeEach(async () => {
  club = await openSeason(server);
  ({ place, owner } = club);
});

const at = '/api/classes/schedules/';
let hours = 8;
async function add(name: string, more: object = {}): Promise<string> {
  const id = await club.add({
    name,
    start_time: `${String(8 + (hours++ % 12)).padStart(2, '0')}:00`,
    ...more,
  });
  expect((await owner.post(`${at}${id}/publish/`, {})).status).toBe(200);
  return id;
}
const student = () => person(server, place, 'student');
type Held = Pick<Person, 'profile_id'>;
/** Somebody whom only the desk knows. */
const client = async (): Promise<Held> => {
  const { status, body } = await owner.post('/api/clients/', { display_name: `Cliente ${hours++}` });
  expect(status).toBe(201);
  return { profile_id: body.id };
};
const give = async (schedule_id: string, who: Held): Promise<string> => {
  const { status, body } = await owner.post(`${at}${schedule_id}/places/`, { student_id: who.profile_id });
  expect(status).toBe(201);
  return body.place.id;
};
const look = async () => (await owner.post('/api/classes/places/season/preview/', club.asked())).body.holders;
const goOn = (schedule_ids: string[], more: object = {}) =>
  owner.post('/api/classes/places/season/', {
    ...{ ...club.asked(), schedule_ids, publish: true, with_holders: true, ...more },
  });
const whys = (holders: { student: { id: string }; why: string | null }[]) =>
  Object.fromEntries(holders.map((one) => [one.student.id, one.why]));
const settled = () => work(server, notificationReactions, server.clock.now());
const news = async (who: Person) =>
  ((await who.get('/api/notifications/')).body.results as { subject: string; body: string }[]).filter((one) =>
    /season|temporada/.test(one.subject),
  );
const heldBy = async (who: Person, schedule_id: string): Promise<number> =>
  (
    await server.owner.query(
      `select count(*)::int as n from class_enrollments e join class_sessions s on s.id = e.session_id
        where s.schedule_id = $1 and e.student_id = $2 and e.status = 'enrolled'`,
      [schedule_id, who.profile_id],
    )
  ).rows[0].n;
const tables = [
  ...['class_schedules', 'class_sessions', 'class_enrollments', 'schedule_enrollments', 'settings'],
  'schedule_enrollment_pauses',
];
async function rowsOf(): Promise<number[]> {
  const counts: number[] = [];
  for (const table of tables) {
    const sql = `select count(*)::int as n from ${table} where organization_id = $1`;
    counts.push((await server.owner.query(sql, [place.organization_id])).rows[0].n);
  }
  return counts;
}

describe('a season that goes on', () => {
  test('says before who keeps their place and who not, and why', async () => {
    const kids = await add('Niños', { max_age: 10 });
    const open = await add('Sin fin', { end_date: null });
    const leaves = await student();
    const [stays, grown, unknown, blocked, ends, endless] = (await Promise.all(
      Array.from({ length: 6 }, client),
    )) as [Held, Held, Held, Held, Held, Held];
    const born = (who: Held, date: string | null) =>
      server.owner.query('update client_profiles set birth_date = $2 where id = $1', [who.profile_id, date]);
    for (const who of [stays, leaves, blocked, ends]) await born(who, '2018-05-01');
    await born(grown, '2015-04-01');
    await born(unknown, '2018-05-01');
    await owner.patch(`${at}${kids}/`, { max_participants: 8 });
    for (const who of [stays, unknown, blocked]) await give(kids, who);
    const [left, ended] = [await give(kids, leaves), await give(kids, ends)];
    await give(kids, grown);
    await give(open, endless);
    await born(unknown, null);
    const levels = (await owner.get('/api/classes/levels/')).body.results as {
      id: string;
      rating_max: number;
    }[];
    const lowest = levels.toSorted((a, b) => a.rating_max - b.rating_max)[0]!;
    expect((await owner.patch(`${at}${kids}/`, { level_id: lowest.id })).status).toBe(200);
    await server.owner.query('update client_profiles set level = 6 where id = $1', [stays.profile_id]);
    const term = { schedule_id: kids, values: { notice_to_leave: 'term' } };
    expect((await owner.patch('/api/settings/', term)).status).toBe(200);
    expect(
      (await leaves.post(`/api/classes/places/${left}/give_notice/`, { ends_on: '2026-03-29' })).status,
    ).toBe(200);
    expect((await owner.post(`/api/classes/places/${ended}/leave/`, { ends_on: '2026-03-15' })).status).toBe(
      200,
    );
    await server.owner.query('update client_profiles set blocked_at = now() where id = $1', [
      blocked.profile_id,
    ]);

    const before = await rowsOf();
    const seen = await look();
    expect(whys(seen)).toEqual({
      [stays.profile_id]: null,
      [grown.profile_id]: 'age_not_suitable',
      [unknown.profile_id]: 'birth_date_needed',
      [leaves.profile_id]: 'gave_notice',
      [ends.profile_id]: 'ends_before',
      [blocked.profile_id]: 'client_blocked',
      [endless.profile_id]: 'group_goes_on',
    });
    expect(await rowsOf()).toEqual(before);
    // Who has outgrown the group is pointed out, and goes on unless the desk leaves them out.
    const outgrown = seen.filter((one: { other_level: object | null }) => one.other_level !== null);
    expect(outgrown).toMatchObject([
      { student: { id: stays.profile_id }, why: null, other_level: { level: 6, to: lowest.rating_max } },
    ]);

    const overlook = seen.filter((one: { can_overlook: boolean }) => one.can_overlook);
    const { status, body } = await goOn([kids], { overlook: [overlook[0].place_id] });
    expect([status, body.places]).toEqual([201, 2]);
    expect(Object.values(whys(body.stayed)).sort()).toEqual(
      ['client_blocked', 'ends_before', 'gave_notice', overlook[1].why].sort(),
    );
  });

  test('keeps holders in groups of their own, with what is left of pauses, and tells each once', async () => {
    const [monday, tuesday] = [await add('Lunes'), await add('Martes', { recurrence_days: [1] })];
    const [both, one] = [await student(), await student()];
    const held = await give(monday, both);
    await give(tuesday, both);
    await give(tuesday, one);
    const pause = { starts_on: '2026-03-23', ends_on: '2026-04-12' };
    expect((await owner.post(`/api/classes/places/${held}/pause/`, pause)).status).toBe(200);
    await owner.patch('/api/settings/', { schedule_id: monday, values: { pauses_per_year: 1 } });
    await settled();

    const { status, body } = await goOn([monday, tuesday]);
    expect([status, body.places, body.stayed]).toEqual([201, 3, []]);
    const [first, second] = body.schedule_ids as [string, string];
    expect((await owner.get(`${at}${first}/`)).body).toMatchObject({
      status: 'published',
      start_date: '2026-04-06',
    });
    // Of those that there are by now, eight of each, one is in the pause.
    expect([await heldBy(both, first), await heldBy(both, second), await heldBy(one, second)]).toEqual([
      7, 8, 8,
    ]);
    const { results } = (await both.get('/api/classes/places/')).body;
    const next = results.find((it: { schedule_id: string }) => it.schedule_id === first);
    expect(next.pauses).toMatchObject([{ starts_on: '2026-04-06', ends_on: '2026-04-12' }]);
    // It is the rest of the pause that they have had.
    expect((await both.get(`/api/classes/places/${next.id}/choices/`)).body.pause.left).toBe(0);
    await settled();
    const told = await news(both);
    expect(told).toHaveLength(1);
    expect(told[0]?.body).toMatch(/Lunes[\s\S]*Martes/);
    expect(await news(one)).toHaveLength(1);
    expect((await goOn([monday])).status).toBe(422);
  });

  test('comes as drafts, whose holders hear when they are published, or without anybody', async () => {
    const [monday, tuesday] = [await add('Lunes'), await add('Martes', { recurrence_days: [1] })];
    const who = await student();
    await give(monday, who);
    await give(tuesday, who);
    await settled();
    const drafts = (await goOn([monday], { publish: false })).body;
    expect(drafts.places).toBe(1);
    const alone = (await goOn([tuesday], { with_holders: false })).body;
    expect([alone.places, await heldBy(who, alone.schedule_ids[0])]).toEqual([0, 0]);
    await settled();
    expect(await news(who)).toEqual([]);
    await owner.post(`${at}${drafts.schedule_ids[0]}/publish/`, {});
    expect(await heldBy(who, drafts.schedule_ids[0])).toBe(8);
    await settled();
    const { results } = (await who.get('/api/notifications/')).body;
    expect(results[0]).toMatchObject({ kind: 'enrollment_confirmed' });
  });

  test('is taken back whole, and told once; but for a group on which something depends by then', async () => {
    const [monday, tuesday] = [await add('Lunes'), await add('Martes', { recurrence_days: [1] })];
    const who = await student();
    const held = await give(monday, who);
    await give(tuesday, who);
    await owner.post(`/api/classes/places/${held}/pause/`, {
      starts_on: '2026-03-23',
      ends_on: '2026-04-12',
    });
    await owner.patch('/api/settings/', { schedule_id: monday, values: { pauses_per_year: 1 } });
    const before = await rowsOf();
    const undo = (id: string) => owner.post(`/api/imports/${id}/undo/`, {});
    const { import_id } = (await goOn([monday, tuesday])).body;
    await settled();
    const taken = await undo(import_id);
    expect([taken.status, taken.body.stay_count]).toEqual([200, 0]);
    expect(await rowsOf()).toEqual(before);
    await settled();
    expect((await news(who)).map((one) => one.body)).toEqual([
      expect.stringMatching(/Lunes[\s\S]*Martes/),
      expect.stringMatching(/Lunes[\s\S]*Martes/),
    ]);

    const again = (await goOn([monday, tuesday])).body;
    const { rows } = await server.owner.query(
      'select id from class_sessions where schedule_id = $1 limit 1',
      [again.schedule_ids[0]],
    );
    const other = await student();
    const booked = await owner.post(`/api/classes/sessions/${rows[0].id}/enroll/`, {
      student_id: other.profile_id,
    });
    expect(booked.status).toBe(201);
    const partly = await undo(again.import_id);
    expect(partly.status).toBe(200);
    expect((await owner.get(`${at}${again.schedule_ids[0]}/`)).status).toBe(200);
    expect((await owner.get(`${at}${again.schedule_ids[1]}/`)).status).toBe(404);
    expect(await heldBy(who, again.schedule_ids[0])).toBe(7);
  });

  test('takes along who waits, in their order and without an offer; taken back they wait as before', async () => {
    await owner.patch('/api/settings/', { values: { place_offer_ahead_days: 60 } });
    const small = { max_participants: 1 };
    const [monday, friday] = [
      await add('Lunes', small),
      await add('Viernes', { ...small, recurrence_days: [4] }),
    ];
    const open = await add('Sin fin', { ...small, recurrence_days: [2], end_date: null });
    for (const group of [monday, friday, open]) await give(group, await student());
    const waits = async (who: Person, schedule_id: string) =>
      expect((await who.post(`${at}${schedule_id}/place_requests/`, {})).status).toBe(201);
    const [first, second] = [await student(), await student()];
    for (const group of [monday, open]) for (const who of [first, second]) await waits(who, group);
    await waits(second, friday);
    const { results } = (await second.get('/api/classes/place_requests/')).body;
    const [of] = results.filter((one: { schedule_id: string }) => one.schedule_id === monday);
    const moved = { position: 1, reason: 'Lo acordamos' };
    expect((await owner.post(`/api/classes/place_requests/${of.id}/reorder/`, moved)).status).toBe(200);
    const queue = async (schedule_id: string) =>
      (await owner.get(`/api/classes/place_requests/?schedule_id=${schedule_id}`)).body.results
        .sort((a: { position: number }, b: { position: number }) => a.position - b.position)
        .map((one: { student_id: string; status: string }) => [one.student_id, one.status]);
    const both = [
      [second.profile_id, 'waiting'],
      [first.profile_id, 'waiting'],
    ];
    const asBefore = await queue(open);

    const { body } = await goOn([monday, open]);
    const [next, other] = body.schedule_ids as [string, string];
    expect(await queue(next)).toEqual(both);
    // The group without an end goes on itself.
    expect([await queue(other), await queue(open)]).toEqual([[], asBefore]);
    expect((await owner.post(`/api/imports/${body.import_id}/undo/`, {})).body.stay_count).toBe(0);
    expect([await queue(next), await queue(monday)]).toEqual([[], both]);
    const none = (await goOn([monday], { with_holders: false })).body.schedule_ids[0];
    expect(await queue(none)).toEqual([]);

    // What a holder leaves is whoever waits', who hears of it; the group stays for them.
    const [held] = (await look()).filter((one: { schedule_id: string }) => one.schedule_id === friday);
    const freed = (await goOn([friday], { without: [held.place_id] })).body;
    expect(await queue(freed.schedule_ids[0])).toEqual([[second.profile_id, 'offered']]);
    const kept = await owner.post(`/api/imports/${freed.import_id}/undo/`, {});
    expect([kept.status, kept.body.code]).toEqual([409, 'imports.nothing_to_undo']);

    // A group that has ended is waited for no more: told once, but where they wait in its next season.
    const later = new Date('2026-03-31T09:00:00Z');
    for (let times = 0; times < 2; times++)
      await asSystem(server.db, place, later, (scope) => servePlaceQueues(scope));
    expect([await queue(monday), await queue(friday), await queue(open)]).toEqual([[], [], asBefore]);
    await settled();
    const over = async (who: Person) =>
      ((await who.get('/api/notifications/')).body.results as { subject: string }[])
        .map((one) => one.subject)
        .filter((subject) => /is over: |ha terminado: /.test(subject));
    expect((await over(second)).map((subject) => subject.split(': ')[1])).toEqual(['Lunes']);
    expect(await over(first)).toHaveLength(1);
  });

  test('is for who runs the club', async () => {
    const monday = await add('Lunes');
    const coach = await person(server, place, 'instructor');
    expect((await coach.post('/api/classes/places/season/preview/', club.asked())).status).toBe(403);
    const wish = { ...club.asked(), schedule_ids: [monday], publish: true, with_holders: true };
    expect((await coach.post('/api/classes/places/season/', wish)).status).toBe(403);
  });
});

describe('two who continue a season at once', () => {
  const system = <R>(run: (scope: Scope) => Promise<R>) =>
    asSystem(server.db, place, server.clock.now(), run);
  async function both(options?: { lock: boolean }) {
    const monday = await add('Lunes');
    await give(monday, await student());
    const wish = { ...club.asked(), schedule_ids: [monday], publish: true, with_holders: true };
    const run = (scope: Scope) => continueSeason(scope, wish, options);
    const done = await atOnce({ owner: server.owner, open: system, first: run, second: () => system(run) });
    const ends = await Promise.allSettled([done.first, done.second]);
    return ends.map((one) => one.status);
  }

  test('make one group each, once', async () => {
    expect(await both()).toEqual(['fulfilled', 'rejected']);
  });
  test('control: without the lock of the groups they are there twice', async () => {
    expect(await both({ lock: false })).toEqual(['fulfilled', 'fulfilled']);
  });
});
