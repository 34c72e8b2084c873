import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { asSystem, buildClub, person } from '../../test/builders.ts';
import { type Cast, castFor, classWith } from '../../test/classes.ts';
import { hear, type Listening } from '../../test/live.ts';
import { useMailbox } from '../../test/mailbox.ts';
import { startBeside, useServer } from '../../test/server.ts';
import { type Jobs, startJobs } from '../kernel/jobs.ts';
import { createMailer, sendMail } from '../kernel/mail.ts';
import { inviteToEvaluate, tellWeek } from '../notifications/jobs.ts';
import { reactions } from '../reactions.ts';
import { exportOrganization } from '../transfer/export.ts';
import { showEvaluations } from './jobs.ts';

/*
 * G13, where nobody asks: what is pushed to screens, sent by mail, taken along in an export and written to the log tells
 * neither who wrote without a name nor when (docs/domain/evaluations.md).
 */
const mailbox = useMailbox();
const logged: string[] = [];
// Not sent by it: that is the worker's.
const unsent = sendMail(createMailer(undefined, ''));
const server = useServer({
  ...{ now: '2026-03-02T09:00:00Z', publicUrl: 'https://club.example' },
  reactions: [...reactions, unsent],
  log: (line) => logged.push(line),
});
type Caller = Cast['ana'];
let cast: Cast;
let owner: Caller;
let students: Caller[];
let jobs: Jobs;
let session_id: string;
const words = 'Corrige poco y llega justa';
beforeAll(async () => {
  const { ownerUrl, db, bus, clock } = server;
  const mailing = [...reactions, sendMail(mailbox.mailer)];
  jobs = await startJobs({ ownerUrl, db, bus, clock, reactions: mailing, duties: [], log: () => {} });
});
afterAll(() => jobs?.stop());
beforeEach(async () => {
  cast = await castFor(server, await buildClub(server.db));
  const as = (role: 'owner' | 'student') => person(server, cast.place, role);
  owner = await as('owner');
  students = [cast.ana, cast.ben, await as('student'), await as('student')];
  await owner.patch('/api/settings/', { values: { instructor_rating_required: true } });
  const ids = students.map((one) => one.profile_id);
  const { id, url, moment } = await classWith(server, cast, ids);
  session_id = id;
  moment(100);
  await cast.admin.post(`${url}/mark_attendance/`, {
    entries: ids.map((student_id) => ({ student_id, present: true })),
  });
});

const evaluate = async (who: Caller, overall_rating: number) => {
  const { status, body } = await who.post(`/api/classes/instructors/${cast.coach.profile_id}/evaluate/`, {
    ...{ session_id, overall_rating, teaching_quality: 4, punctuality: 4, communication: 4 },
    ...{ is_anonymous: true, comments: words },
  });
  expect(status).toBe(201);
  return body as { id: string };
};
const atNight = () => asSystem(server.db, cast.place, server.clock.now(), showEvaluations);
/** Three write, one of them puts it otherwise, and what they said is shown. */
async function threeWrite(): Promise<string[]> {
  const [ana, ben, eva] = students as [Caller, Caller, Caller];
  const ids = [await evaluate(ana, 1), await evaluate(ben, 2), await evaluate(eva, 3)].map((one) => one.id);
  const changed = await ana.patch(`/api/classes/evaluations/${ids[0]}/`, { overall_rating: 2 });
  await atNight();
  const { body } = await cast.coach.get(`/api/classes/instructors/${cast.coach.profile_id}/evaluations/`);
  expect(body.results).toHaveLength(3);
  return [...ids, changed.body.id];
}
/** What would tell that it was one of them, in that class. */
const traces = () => [
  session_id,
  words,
  ...students.flatMap((one) => [one.profile_id, one.user_id, one.email]),
];

describe('screens', () => {
  test('are told nothing when somebody writes, changes it, or what was written is shown', async () => {
    const watching = [cast.coach, cast.admin, owner, students[3] as Caller];
    const sockets: Listening[] = [];
    for (const who of watching) sockets.push(await hear(server, who, cast.place));
    // Of one who listens and has written.
    const own = await hear(server, students[0] as Caller, cast.place);
    await threeWrite();
    // What is told comes in its order: with the word after it, all that came before would be here.
    const { body } = await owner.post('/api/classes/levels/', {
      ...{ display_name: 'Último', rating_min: 6.5, rating_max: 7 },
    });
    expect(body.id, JSON.stringify(body)).toBeDefined();
    for (const { messages } of [...sockets, own]) {
      await expect.poll(() => messages.length, { timeout: 10_000 }).toBeGreaterThan(0);
      expect(messages).toEqual([{ type: 'catalog', ids: [expect.any(String)] }]);
    }
    for (const one of [...sockets, own]) one.close();
  });
});

describe('mails', () => {
  test('go to nobody because of it, neither of one nor of three, and the owner’s week says nothing of it', async () => {
    const [ana, ben, eva, dan] = students as [Caller, Caller, Caller, Caller];
    const { rows: before } = await server.owner.query('select id from notifications');
    await threeWrite();
    await asSystem(server.db, cast.place, server.clock.now(), (scope) =>
      inviteToEvaluate(scope, cast.place.club_id),
    );
    server.clock.set('2026-03-16T09:00:00Z');
    await atNight();
    await asSystem(server.db, cast.place, server.clock.now(), tellWeek);
    // Who has not written is asked, and the owner hears of the week: so mails do go out.
    for (const { email } of [dan, owner])
      await expect.poll(() => mailbox.at(email).length, { timeout: 20_000 }).toBe(1);
    const left = async () =>
      (await server.owner.query(`select count(*)::int as n from mails where status = 'queued'`)).rows[0].n;
    await expect.poll(left, { timeout: 20_000 }).toBe(0);
    const { coach, otherCoach, admin } = cast;
    for (const { email } of [coach, otherCoach, admin, ana, ben, eva]) expect(mailbox.at(email)).toEqual([]);
    for (const trace of traces()) expect(mailbox.at(owner.email).join()).not.toContain(trace);
    const { rows: told } = await server.owner.query(
      'select kind, user_id from notifications where id <> all($1)',
      [before.map(({ id }) => id)],
    );
    expect(told).toEqual(
      expect.arrayContaining([
        { kind: 'evaluation_asked', user_id: dan.user_id },
        { kind: 'weekly_digest', user_id: owner.user_id },
      ]),
    );
    expect(told).toHaveLength(2);
  });
});

describe('the organization’s export', () => {
  test('takes along what was said, and nothing from which one could tell who', async () => {
    const root = await mkdtemp(join(tmpdir(), 'bandeja-anonymous-'));
    const folder = join(root, 'export');
    const ids = await threeWrite();
    await evaluate(students[3] as Caller, 5);
    const slug = cast.place.organization_slug;
    await exportOrganization({ ownerUrl: server.ownerUrl, slug, folder });
    const names = (await readdir(folder)).filter((name) => name.endsWith('.csv'));
    const files = await Promise.all(
      names.map(async (name) => [name, await readFile(join(folder, name), 'utf8')] as const),
    );
    await rm(root, { recursive: true });
    const said = files.find(([name]) => name === 'instructor_evaluations.csv')?.[1] ?? '';
    const rows = said.trim().split('\n').slice(1);
    expect(rows).toHaveLength(4);
    for (const trace of traces().filter((one) => one !== words)) expect(said).not.toContain(trace);
    // No time of day: neither of writing nor of showing.
    expect(said).not.toMatch(/\d\d:\d\d/);
    expect(rows).toEqual([...rows].sort());
    expect(names).not.toContain('evaluation_authors.csv');
    const shown = rows.map((row) => /[0-9a-f-]{36}/.exec(row.split(',').slice(1).join())?.[0] as string);
    for (const [name, text] of files) {
      if (name === 'instructor_evaluations.csv') continue;
      for (const id of [...ids, ...shown]) expect([name, text.includes(id)]).toEqual([name, false]);
      expect([name, text.includes(words)]).toEqual([name, false]);
      expect([name, /evaluation\.|evaluation_authors/.test(text)]).toEqual([name, false]);
    }
  });
});

describe('the log', () => {
  test('has a line of every request but those of who writes, refused ones too', async () => {
    const [ana] = students as [Caller];
    logged.length = 0;
    await cast.coach.get(`/api/classes/instructors/${cast.coach.profile_id}/`);
    const [id] = await threeWrite();
    await ana.get('/api/classes/my_evaluations/');
    const url = `/api/classes/instructors/${cast.coach.profile_id}/evaluate/`;
    expect((await ana.post(url, { session_id })).status).toBe(400);
    const again = { overall_rating: 1, teaching_quality: 1, punctuality: 1, communication: 1 };
    expect((await ana.post(url, { ...again, session_id })).status).toBe(409);
    // What was seen and is changed goes under another id.
    const change = () => ana.patch(`/api/classes/evaluations/${id}/`, { overall_rating: 1 });
    expect([(await change()).status, (await change()).status]).toEqual([200, 404]);
    expect((await server.as().post(url, {})).status).toBe(401);
    await cast.coach.get(`/api/classes/instructors/${cast.coach.profile_id}/`);
    const control = `/api/classes/instructors/${cast.coach.profile_id}/`;
    const paths = () => logged.flatMap((line) => JSON.parse(line).req?.path ?? []);
    await expect.poll(() => paths().filter((path) => path === control)).toHaveLength(2);
    // Reading what is shown is no secret; the rest has no line at all.
    expect([...new Set(paths())]).toEqual([control, `${control}evaluations/`]);
    expect(logged.join()).not.toContain(words);
    expect(logged.filter((line) => JSON.parse(line).res)).toHaveLength(3);
  });

  test('of another process neither', async () => {
    const lines: string[] = [];
    const other = await startBeside(server, { log: (line) => lines.push(line) });
    const who = other.as((students[0] as Caller).headers);
    await who.get('/api/classes/my_evaluations/');
    await who.get('/api/classes/levels/');
    await expect.poll(() => lines.join()).toContain('/api/classes/levels/');
    expect(lines.join()).not.toContain('evaluation');
    await other.close();
  });
});
