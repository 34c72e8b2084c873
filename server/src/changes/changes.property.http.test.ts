import { expect, test } from 'vitest';
import { firstDay, type RandomClub, randomClub, type State, stateOf } from '../../test/histories/changes.ts';
import { addDays } from '../../test/histories/promises.ts';
import { useServer } from '../../test/server.ts';
import type { ApiSession } from '../../test/timetable.ts';
import { work } from '../../test/worker.ts';
import { examine } from '../doctor/examine.ts';
import { enrollmentReactions } from '../enrollments/reactions.ts';
import { openDatabase } from '../kernel/db/database.ts';
import { notificationReactions } from '../notifications/reactions.ts';

/*
 * Random changes in random clubs, each looked at, decided, made and taken back: a preview writes nothing, what it said is
 * what happened, a refusal leaves nothing behind, everybody is told once at most and nobody who is to be called, and undo
 * gives what was there. A failure names its seed: the same one tells the same history. More by CHANGES_RUNS.
 */
const server = useServer({ now: '2026-03-02T09:00:00Z' });
const seeds = Array.from({ length: Number(process.env.CHANGES_RUNS ?? 3) }, (_, at) => 1_000 + at * 17);
const steps = 7;

interface Asked {
  preview: string;
  apply: [method: 'post' | 'patch' | 'put', path: string];
  body: object;
}
const day = ({ roll }: RandomClub) => addDays(firstDay, roll.next(14));
const sameFor = (preview: string, path: string, body: object): Asked => ({
  ...{ preview, apply: ['post', path], body },
});
const inactive = (path: string): Asked => ({
  ...{ preview: `${path}deactivate/preview/`, apply: ['patch', path], body: { is_active: false } },
});

const kinds: Record<string, (club: RandomClub, state: State) => Asked> = {
  closure: (club) => {
    const path = `/api/clubs/${club.place.club_id}/closures/`;
    const starts_on = day(club);
    return sameFor(`${path}preview/`, path, { starts_on, ends_on: addDays(starts_on, club.roll.next(3)) });
  },
  rain: (club) => {
    const path = `/api/clubs/${club.place.club_id}/stoppages/`;
    const from = club.roll.of(['16:30', '18:30'])!;
    const until = club.roll.of(['18:15', '20:00'])!;
    return sameFor(`${path}preview/`, path, { local_date: day(club), from, until, reason: 'Lluvia' });
  },
  absence: (club) => {
    const path = `/api/classes/instructors/${coachOf(club)}/exceptions/`;
    const from = day(club);
    const [starts_at, ends_at] = [`${from}T00:00:00+01:00`, `${addDays(from, 3)}T00:00:00+01:00`];
    return sameFor(`${path}preview/`, path, { kind: 'unavailable', starts_at, ends_at });
  },
  hours: (club) => {
    const path = `/api/clubs/${club.place.club_id}/opening_hours/`;
    const closes_at = club.roll.of(['18:00', '19:00', '22:00']);
    const week = [0, 1, 2, 3, 4].map((weekday) => ({ weekday, opens_at: '08:00', closes_at }));
    return { preview: `${path}preview/`, apply: ['put', path], body: { opening_hours: week } };
  },
  capacity: (club, { classes }) => {
    const path = `/api/classes/sessions/${club.roll.of(classes)?.id}/capacity/`;
    // With those that follow a group is divided, and stays so.
    const scope = club.roll.of(['this', 'all']);
    return sameFor(`${path}preview/`, path, { max_participants: 1, min_participants: 1, scope });
  },
  court: (club) => inactive(`/api/courts/${club.roll.of([club.court_id, club.other_court_id])}/`),
  court_closed: (club) => {
    const path = `/api/courts/${club.roll.of([club.court_id, club.other_court_id])}/closures/`;
    const starts_on = day(club);
    const ends_on = addDays(starts_on, club.roll.next(5));
    return sameFor(`${path}preview/`, path, { starts_on, ends_on });
  },
  coach: (club) => inactive(`/api/classes/instructors/${coachOf(club)}/`),
  club: (club) => inactive(`/api/clubs/${club.place.club_id}/`),
};
const coachOf = (club: RandomClub) => club.roll.of([club.coach, club.colleague])?.profile_id;

/** What may be said of a class, at random; a move is by a day, where no other group is. */
function chosen({ roll }: RandomClub, hit: ApiSession) {
  const { session_id, version, offers, local_date, substitutes } = hit;
  const able = substitutes.filter((one: ApiSession) => one.possible);
  const action = roll.of((offers as string[]).filter((one) => one !== 'substitute' || able.length > 0));
  return {
    ...{ session_id, version, action },
    ...(action === 'move' && { local_date: addDays(local_date, 1 + 3 * roll.next(2)) }),
    ...(action === 'substitute' && { instructor_id: roll.of(able as ApiSession[]).instructor.id }),
  };
}

async function newsSince({ place }: RandomClub, since: string): Promise<Map<string, number>> {
  await work(server, [...enrollmentReactions, ...notificationReactions], server.clock.now());
  const { rows } = await server.owner.query(
    `select coalesce(client_id, user_id) as who, count(*)::int as n from notifications
      where organization_id = $1 and id > $2 group by 1`,
    [place.organization_id, since],
  );
  return new Map(rows.map((row) => [row.who, row.n]));
}
async function lastMessage({ place }: RandomClub): Promise<string> {
  const { rows } = await server.owner.query(
    `select id from notifications where organization_id = $1 order by id desc limit 1`,
    [place.organization_id],
  );
  return rows[0]?.id ?? '00000000-0000-0000-0000-000000000000';
}

/** Each once at most; nobody who is to be called; and everybody of whom it says that they were told. */
function judgeTold(news: Map<string, number>, effect: ApiSession, club: RandomClub, what: string): void {
  expect(
    [...news].filter(([, n]) => n > 1),
    what,
  ).toEqual([]);
  const toCall = effect.to_call.map((one: ApiSession) => one.student_id);
  expect(
    toCall.filter((id: string) => news.has(id)),
    what,
  ).toEqual([]);
  expect(club.students.filter((id) => news.has(id)).length, what).toBe(effect.told);
}

/** Of each class what was decided, and nothing of any other. */
function judgeApplied(before: State, after: State, decided: ApiSession[], what: string): void {
  const byId = new Map(decided.map((one) => [one.session_id, one]));
  const now = new Map(after.classes.map((one) => [one.id, one]));
  for (const was of before.classes) {
    const is = now.get(was.id);
    const { action, local_date, instructor_id } = byId.get(was.id) ?? { action: 'keep' };
    const places = { max_participants: is.max_participants, enrolled_count: is.enrolled_count };
    if (action === 'cancel') expect(is.status, what).toBe('cancelled');
    else if (action === 'move') expect(is, what).toMatchObject({ local_date, local_time: was.local_time });
    else if (action === 'substitute')
      expect([is.substitute_instructor_id ?? is.instructor_id], what).toEqual([instructor_id]);
    else if (action === 'without_coach')
      expect([is.instructor_id, is.substitute_instructor_id], what).toEqual([null, null]);
    else expect(is, what).toEqual({ ...was, ...places });
  }
  const peopleOf = (state: State, id: string) => state.bookings.filter((one) => one.session_id === id);
  for (const { id } of before.classes) {
    const action = byId.get(id)?.action ?? 'keep';
    if (action === 'cancel') expect(peopleOf(after, id), what).toEqual([]);
    else if (!action.endsWith('_last')) expect(peopleOf(after, id), what).toEqual(peopleOf(before, id));
  }
}

const took = ({ status }: { status: number }) => status < 300;
const id_of = ({ session_id, version }: ApiSession) => ({ session_id, version });

/** @returns whether something was done */
async function step(club: RandomClub, name: string, what: string): Promise<boolean> {
  const before = await stateOf(server, club);
  const { preview, apply, body } = kinds[name]!(club, before);
  const seen = await club.admin.post(
    preview,
    name === 'court' || name === 'coach' || name === 'club' ? undefined : body,
  );
  expect(seen.status, `${what} ${JSON.stringify(seen.body)}`).toBeLessThan(500);
  expect(await stateOf(server, club), what).toEqual(before);
  if (!took(seen)) return false;
  const classes = seen.body.classes.map((hit: ApiSession) => chosen(club, hit));
  const since = await lastMessage(club);
  const [method, path] = apply;
  const reply = await club.admin[method](path, { ...body, classes });
  expect(reply.status, `${what} ${JSON.stringify(reply.body)}`).toBeLessThan(500);
  if (!took(reply)) {
    expect(await stateOf(server, club), what).toEqual(before);
    return false;
  }
  const { effect } = reply.body;
  if (!effect) return false;
  judgeApplied(before, await stateOf(server, club), classes, what);
  judgeTold(await newsSince(club, since), effect, club, what);
  return takenBack(club, { before, id: effect.id, what });
}

async function takenBack(
  club: RandomClub,
  { before, id, what }: { before: State; id: string; what: string },
): Promise<boolean> {
  const since = await lastMessage(club);
  const path = `/api/changes/${id}/undo/`;
  const { body, status } = await club.admin.post(`${path}preview/`);
  expect(status, what).toBe(200);
  expect(
    body.classes.filter((one: ApiSession) => !one.possible || one.not_back.length > 0),
    what,
  ).toEqual([]);
  const undone = await club.admin.post(path, { classes: body.classes.map(id_of) });
  expect(undone.status, `${what} ${JSON.stringify(undone.body)}`).toBe(200);
  judgeTold(await newsSince(club, since), undone.body, club, what);
  expect(await stateOf(server, club), what).toEqual(before);
  return true;
}

test.each(seeds)(
  'a random change does what it said, once for each, and can be taken back (seed %i)',
  { timeout: 120_000 },
  async (seed) => {
    const club = await randomClub(server, seed);
    const values = { make_up_closure: 'make_up', make_up_coach: 'make_up', make_up_club: 'make_up' };
    await club.admin.patch('/api/settings/', { values });
    await newsSince(club, await lastMessage(club));
    let done = 0;
    for (let at = 0; at < steps; at++) {
      const name = club.roll.of(Object.keys(kinds))!;
      if (await step(club, name, `seed ${seed}, step ${at}: ${name}`)) done++;
    }
    expect(done).toBeGreaterThan(0);
    expect(await findings()).toEqual([]);
  },
);

/** On connections of its own: the doctor reads all there is, which no plan of a request may. */
async function findings() {
  const db = openDatabase({ url: server.appUrl });
  const { owner, clock } = server;
  return examine({ db, owner, embedded: false, now: clock.now() }).finally(() => db.close());
}

test('control: what is not as it was is found', async () => {
  const club = await randomClub(server, 1);
  const before = await stateOf(server, club);
  await server.owner.query(
    `update class_enrollments set price = price + 1 where id = (select id from class_enrollments
      where organization_id = $1 and status <> 'cancelled' limit 1)`,
    [club.place.organization_id],
  );
  expect(await stateOf(server, club)).not.toEqual(before);
});
