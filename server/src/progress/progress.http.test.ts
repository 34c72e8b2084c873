import { beforeAll, describe, expect, test } from 'vitest';
import { buildClub, lookAfter, person } from '../../test/builders.ts';
import { type Cast, castFor, classWith } from '../../test/classes.ts';
import { type Came, cameTo, confirm, progressOf, type Skill, tick, urlOf } from '../../test/progress.ts';
import { useServer } from '../../test/server.ts';
import { buildClient } from '../../test/sessions.ts';
import { work } from '../../test/worker.ts';
import { notificationReactions } from '../notifications/reactions.ts';

const server = useServer({ now: '2026-03-02T09:00:00Z' });
type Caller = Cast['ana'];
let cast: Cast;
let skills: Skill[];
beforeAll(async () => {
  cast = await castFor(server, await buildClub(server.db));
  const { status, body } = await cast.admin.post('/api/classes/skills/load_catalog/', {});
  expect(status).toBe(200);
  skills = body.results;
});

const came = (student_id: string, classes: readonly Came[], coach?: Caller) =>
  cameTo(server, cast, { student_id, classes, ...(coach && { coach }) });

const firstOf = (name: string) => skills.find(({ name_en }) => name_en === name) as Skill;
const takeBack = (who: Caller, student_id: string, entry_id: string) =>
  who.post(`${urlOf(student_id)}/level/take_back/`, { entry_id });
/** What somebody was told of levels, the latest first. */
async function toldOf(who: Caller) {
  await work(server, notificationReactions, server.clock.now());
  return (await who.get('/api/notifications/')).body.results.filter(
    (one: { kind: string }) => one.kind === 'level_confirmed',
  );
}
const exitOf = (level_id: string) =>
  skills.filter((one) => one.level_id === level_id && one.is_exit_criterion);

describe('skills', () => {
  test('are the club’s: it starts with the catalogue once, adds, changes, puts out of use and removes', async () => {
    const { admin, ana, coach } = cast;
    expect(skills).toHaveLength(38);
    expect((await admin.post('/api/classes/skills/load_catalog/', {})).body.code).toBe('skill.there_are');
    const { level_id } = firstOf('Bandeja');
    const input = { level_id, name_es: ' Globo liftado ', name_en: 'Topspin lob', is_exit_criterion: false };
    expect((await coach.post('/api/classes/skills/', input)).status).toBe(403);
    const added = await admin.post('/api/classes/skills/', input);
    expect(added).toMatchObject({
      status: 201,
      body: { name_es: 'Globo liftado', order: 14, is_active: true },
    });
    const url = `/api/classes/skills/${added.body.id}/`;
    expect((await admin.patch(url, { is_active: false })).body.is_active).toBe(false);
    const named = async (query = '') =>
      (await ana.get(`/api/classes/skills/${query}`)).body.results.map((one: Skill) => one.name_en);
    expect(await named()).not.toContain('Topspin lob');
    expect(await named('?include_inactive=true')).toContain('Topspin lob');
    expect((await admin.delete(url)).status).toBe(204);
    expect((await admin.delete(url)).status).toBe(404);
    const levels = (await admin.get('/api/classes/levels/')).body.results;
    const advanced = levels.find((one: { name: string }) => one.name === 'advanced');
    expect((await admin.delete(`/api/classes/levels/${advanced.id}/`)).body.code).toBe(
      'catalog.level_in_use',
    );
  });

  test('are ticked by who taught the student, by who gives them a class, and by the desk; and taken back', async () => {
    const { admin, coach, otherCoach, place } = cast;
    const ana = await person(server, place, 'student');
    const id = ana.profile_id as string;
    const [serve, lob] = [firstOf('Controlled serve'), firstOf('Defensive lob')];
    for (const who of [coach, ana]) expect((await tick(who, id, serve.id)).status).toBe(403);
    const { id: session_id, url, moment } = await classWith(server, cast, [id]);
    expect((await coach.get(`${urlOf(id)}/progress/`)).status).toBe(403);
    expect((await tick(otherCoach, id, serve.id, { session_id })).status).toBe(403);
    const { local_date } = (await coach.get(`/api/classes/sessions/${session_id}/`)).body;
    // Nobody has shown anything in a class to come.
    expect((await tick(coach, id, lob.id, { session_id })).body.mastered_on).toBe('2026-03-02');
    expect((await coach.delete(`${urlOf(id)}/skills/${lob.id}/?session_id=${session_id}`)).status).toBe(200);
    moment(10);
    expect(await tick(coach, id, serve.id, { session_id })).toMatchObject({
      ...{ status: 200, body: { student_id: id, skill_id: serve.id, mastered_on: local_date } },
    });
    // Said again it stays as it was.
    expect((await tick(admin, id, serve.id)).body.mastered_on).toBe(local_date);
    const roster = `${url}/skills/`;
    expect((await coach.get(roster)).body).toMatchObject({
      ...{ students: [{ id, skill_ids: [serve.id] }], abilities: { tick: true } },
    });
    expect((await otherCoach.get(roster)).status).toBe(403);
    server.clock.set('2026-03-02T09:00:00Z');
    expect((await tick(admin, id, lob.id)).body.mastered_on).toBe('2026-03-02');
    const ticked = async () =>
      (await progressOf(ana, id)).skill_development[0].skills.filter(
        (one: { mastered_on: string | null }) => one.mastered_on,
      );
    expect(await ticked()).toMatchObject([
      { id: serve.id, session_id, mastered_on: local_date, instructor_name: expect.any(String) },
      { id: lob.id, session_id: null, mastered_on: '2026-03-02', instructor_name: null },
    ]);
    // What the desk ticked elsewhere is not taken back by a coach who has not taught them.
    const elsewhere = `${urlOf(id)}/skills/${lob.id}/?session_id=${session_id}`;
    expect((await coach.delete(elsewhere)).status).toBe(403);
    expect((await cast.admin.delete(`/api/classes/skills/${lob.id}/`)).body.code).toBe('skill.mastered');
    expect((await admin.delete(`${urlOf(id)}/skills/${lob.id}/`)).body.mastered_on).toBeNull();
    expect((await coach.delete(`${urlOf(id)}/skills/${serve.id}/?session_id=${session_id}`)).status).toBe(
      200,
    );
    expect(await ticked()).toEqual([]);
  });
});

test('what of a class’ people a coach who has not taught them reads: its level; who only helps in it, nothing', async () => {
  const { admin, coach, otherCoach, place } = cast;
  const id = await buildClient(server.db, place);
  const serve = firstOf('Controlled serve');
  const other = skills.find(({ level_id }) => level_id !== serve.level_id) as Skill;
  for (const one of [serve, other]) await tick(admin, id, one.id);
  const { id: session_id, url } = await classWith(server, cast, [id]);
  await server.owner.query(
    `update class_schedules p set level_id = $2 from class_sessions s where s.schedule_id = p.id and s.id = $1`,
    [session_id, serve.level_id],
  );
  await server.owner.query(
    `update class_sessions set assistant_instructor_ids = array[$2::uuid] where id = $1`,
    [...[session_id, otherCoach.profile_id]],
  );
  const read = async (who: Caller) => (await who.get(`${url}/skills/`)).body.students?.[0].skill_ids.length;
  expect([await read(admin), await read(coach)]).toEqual([2, 1]);
  // What the desk has ticked there is not theirs to take back, and what they do not read they do not tick.
  const offered = async (who: Caller) =>
    (await who.get(`${url}/skills/`)).body.students[0].tickable_skill_ids;
  const open = skills.filter((one) => one.level_id === serve.level_id && one.id !== serve.id);
  expect([await offered(admin), await offered(coach)]).toEqual([null, open.map((one) => one.id)]);
  expect((await tick(coach, id, other.id, { session_id })).status).toBe(403);
  expect((await tick(coach, id, open[0]!.id, { session_id })).status).toBe(200);
  expect((await offered(coach)).sort()).toEqual(open.map((one) => one.id).sort());
  await admin.delete(`${urlOf(id)}/skills/${open[0]!.id}/`);
  expect((await otherCoach.get(`${url}/skills/`)).status).toBe(403);
  await came(id, [{}]);
  expect([await read(coach), await offered(coach)]).toEqual([2, null]);
  expect((await tick(coach, id, other.id, { session_id })).status).toBe(200);
});

test('a skill that is taught no more stays mastered, in the report too, and is ticked no more', async () => {
  const { admin, place } = cast;
  const id = await buildClient(server.db, place);
  const [first, second] = [firstOf('Bandeja'), firstOf('Chiquita')];
  server.clock.set('2026-03-02T09:00:00Z');
  await tick(admin, id, first.id);
  const retire = (is_active: boolean) => admin.patch(`/api/classes/skills/${first.id}/`, { is_active });
  await retire(false);
  expect((await tick(admin, await buildClient(server.db, place), first.id)).body.code).toBe(
    'skill.out_of_use',
  );
  const { skills_mastered } = (await admin.get(`${urlOf(id)}/progress_report/`)).body;
  expect(skills_mastered).toMatchObject([{ id: first.id, is_active: false }]);
  const { skill_development } = await progressOf(admin, id);
  expect(skill_development.flatMap((of: { skills: object[] }) => of.skills)).toContainEqual(
    expect.objectContaining({ id: first.id, mastered_on: '2026-03-02', is_active: false }),
  );
  await retire(true);
  // Of another level it stands behind those there.
  const { level_id } = firstOf('Controlled serve');
  const there = skills.filter((one) => one.level_id === level_id).length;
  const moved = await admin.patch(`/api/classes/skills/${second.id}/`, { level_id });
  expect(moved.body.order).toBeGreaterThanOrEqual(there);
  // And with an emptied order behind the others of its own, as often as it is asked for.
  const last = (order: null) => admin.patch(`/api/classes/skills/${second.id}/`, { order });
  await admin.patch(`/api/classes/skills/${second.id}/`, { order: 0 });
  expect((await last(null)).body.order).toBe(moved.body.order);
  expect((await last(null)).body.order).toBe(moved.body.order);
  await admin.patch(`/api/classes/skills/${second.id}/`, {
    ...{ level_id: second.level_id, order: second.order },
  });
});

describe('the progress of a student (the seed’s test_progress_calculation)', () => {
  test('has every part, by hand: classes, skills, feedback, trend, and the next level with its reasons', async () => {
    const { coach, place, admin } = cast;
    const ana = await person(server, place, 'student');
    const id = ana.profile_id as string;
    // Eight that they came to, the last five (4, 4, 5, 4, 4: 4.2) after three (3, 3, 3), and one missed.
    await came(id, [{ rating: 3 }, { rating: 3 }, { rating: 3 }, { rating: 4, notes: 'Más pies' }]);
    await came(id, [{ present: false }, { rating: 4 }, { rating: 5 }, { rating: 4 }, { rating: 4 }]);
    const { level_id } = firstOf('Controlled serve');
    const criteria = exitOf(level_id);
    for (const { id: skill_id } of criteria.slice(1)) await tick(coach, id, skill_id);
    const missing = criteria[0] as Skill;
    expect(await progressOf(ana, id)).toMatchObject({
      student: { id },
      ...{ level: null, reliability: null, level_history: [], total_classes: 8 },
      skill_development: [{ level: { id: level_id }, mastered: 9 }, { mastered: 0 }, { mastered: 0 }],
      instructor_feedback: { ratings: 8, mean: 3.75 },
      performance_trend: { direction: 'improving' },
      recommended_next_level: {
        ...{ current_level: { id: level_id }, suggested_rating: 2, is_ready: false },
        reasons: [
          { reason: 'exit_criteria', is_met: false, value: 9, needed: 10 },
          { reason: 'classes', is_met: true, value: 8, needed: 8 },
          { reason: 'performance', is_met: true, value: 4.2, needed: 3.5 },
        ],
        missing_skills: [{ id: missing.id }],
      },
      abilities: { tick: false, confirm_level: false, take_back_level: false },
    });
    await tick(coach, id, missing.id);
    const ready = await progressOf(coach, id);
    expect(ready.recommended_next_level.is_ready).toBe(true);

    const { suggested_rating: level } = ready.recommended_next_level;
    const said = await confirm(coach, id, { level, before: null, reason: 'Domina lo básico' });
    expect(said).toMatchObject({
      status: 200,
      body: {
        // One confirmation; the ratings were of who had no level yet.
        ...{ level: 2, reliability: 25, abilities: { take_back_level: true } },
        level_history: [{ kind: 'confirmed', level: 2, before: null, reason: 'Domina lo básico' }],
        recommended_next_level: { is_ready: false, reasons: [{ value: 0, needed: 10 }, { value: 0 }, {}] },
      },
    });
    expect((await admin.get(`/api/clients/${id}/`)).body.level).toBe(2);
    expect(await toldOf(ana)).toMatchObject([
      { link: `/my-progress?for=${id}`, body: expect.stringContaining('Domina lo básico') },
    ]);

    const entry = said.body.last_entry_id;
    const back = await takeBack(admin, id, entry);
    expect(back.body).toMatchObject({
      ...{ level: null, reliability: null, abilities: { take_back_level: false } },
      level_history: [
        { kind: 'taken_back', level: null },
        { kind: 'withdrawn', level: 2 },
      ],
    });
    expect((await takeBack(admin, id, entry)).body.code).toBe('progress.nothing_to_take_back');
    // Who was told hears that it is so no more.
    expect(await toldOf(ana)).toMatchObject([{ body: expect.stringContaining('no tienes nivel') }, {}]);
  });

  test('is confirmed over what was seen, once a day by one person, and taken back by whose word it was', async () => {
    const { admin, coach, place } = cast;
    const guardian = await person(server, place, 'student');
    const id = await buildClient(server.db, place, { level: 2 });
    await lookAfter(server.db, place, guardian.profile_id, id);
    const second = await person(server, place, 'instructor');
    for (const one of [coach, second]) await came(id, [{}], one);
    const first = await confirm(coach, id, { level: 3, before: 2 });
    expect(first.status).toBe(200);
    // Asked again it is what there is; somebody who saw another level looks again.
    expect((await confirm(coach, id, { level: 3, before: 2 })).body.level_history).toHaveLength(2);
    expect((await confirm(second, id, { level: 4, before: 2 })).body.code).toBe('progress.level_changed');
    expect(await toldOf(guardian)).toMatchObject([{ link: `/my-progress?for=${id}` }]);
    const later = await confirm(second, id, { level: 4, before: 3 });
    expect((await takeBack(coach, id, first.body.last_entry_id)).body.code).toBe(
      'progress.nothing_to_take_back',
    );
    expect((await takeBack(coach, id, later.body.last_entry_id)).status).toBe(403);
    expect((await progressOf(coach, id)).abilities.take_back_level).toBe(false);
    // Taken back before anybody was told: nobody hears of either.
    expect((await takeBack(second, id, later.body.last_entry_id)).body.level).toBe(3);
    expect(await toldOf(guardian)).toHaveLength(1);
    // What was said of another level does not count for this one.
    expect((await admin.patch(`/api/clients/${id}/`, { level: 6 })).status).toBe(200);
    expect((await progressOf(admin, id)).reliability).toBe(0);
  });

  test('a level that is confirmed as it is moves nothing, and what the desk writes is in the history', async () => {
    const { admin, place } = cast;
    const id = await buildClient(server.db, place, { level: 3 });
    await admin.patch(`/api/clients/${id}/`, { level: 3.5 });
    await confirm(admin, id, { level: 3.5, before: 3.5 });
    const { level_history, reliability, last_entry_id } = await progressOf(admin, id);
    expect(reliability).toBe(25);
    expect(level_history.map((one: Record<string, unknown>) => [one.kind, one.before, one.level])).toEqual([
      ['confirmed', 3.5, 3.5],
      ['set', 3, 3.5],
      ['set', null, 3],
    ]);
    await takeBack(admin, id, last_entry_id);
    expect(await progressOf(admin, id)).toMatchObject({ level: 3.5, reliability: 0 });
  });

  test('is reported for a time, with the one before', async () => {
    const { coach, place } = cast;
    const id = await buildClient(server.db, place);
    await came(id, [{ rating: 2 }, { rating: 4, notes: 'Bien' }, { present: false }]);
    const [first] = (
      await server.owner.query(
        `select min(s.local_date)::text as day from class_attendance a join class_sessions s on s.id = a.session_id where a.student_id = $1`,
        [id],
      )
    ).rows as { day: string }[];
    await tick(coach, id, firstOf('Bandeja').id);
    const { day } = first as { day: string };
    const from = new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
    const to = new Date(Date.parse(day) + 2 * 86_400_000).toISOString().slice(0, 10);
    const report = await coach.get(`${urlOf(id)}/progress_report/?from=${from}&to=${to}`);
    expect(report).toMatchObject({
      status: 200,
      body: {
        ...{ from, to, attendance: { present: 1, absent: 1 } },
        skills_mastered: [{ name_en: 'Bandeja' }],
        instructor_feedback: { ratings: 1, mean: 4, notes: [{ note: 'Bien' }] },
        performance: { mean: 4, before: 2 },
        recommended_next_level: { is_ready: false },
      },
    });
    const file = await coach.get(`${urlOf(id)}/progress_report/file/?from=${from}&to=${to}&language=en`);
    expect([file.status, file.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    const wrong = await coach.get(`${urlOf(id)}/progress_report/?from=${to}&to=${from}`);
    expect(wrong).toMatchObject({ status: 422, body: { errors: [{ path: 'query.to' }] } });
  });
});

describe('who sees it (the seed’s can_view_student_progress)', () => {
  test('the student, a guardian, a coach who taught them, the desk; notes only staff and whose class it was', async () => {
    const { place, admin, coach, otherCoach, ben } = cast;
    const guardian = await person(server, place, 'student');
    const child = await buildClient(server.db, place);
    await lookAfter(server.db, place, guardian.profile_id, child);
    await came(child, [{ rating: 4, notes: 'Atento' }]);
    const substitute = await person(server, place, 'instructor');
    await came(child, [{ notes: 'Mejor la volea' }], substitute);
    const owner = await person(server, place, 'owner');
    const stranger = await person(server, await buildClub(server.db), 'owner');
    const assistant = await person(server, place, 'instructor');
    const seen = new Map<string, unknown>();
    for (const [name, who] of Object.entries({ guardian, coach, substitute, admin, owner })) {
      const { status, body } = await who.get(`${urlOf(child)}/progress/`);
      expect([name, status]).toEqual([name, 200]);
      const { notes } = body.instructor_feedback;
      seen.set(
        name,
        notes?.map((one: { note: string }) => one.note),
      );
    }
    expect(Object.fromEntries(seen)).toEqual({
      ...{ guardian: undefined, admin: undefined, owner: undefined },
      ...{ coach: ['Atento'], substitute: ['Mejor la volea'] },
    });
    for (const who of [otherCoach, assistant])
      expect((await who.get(`${urlOf(child)}/progress/`)).status).toBe(403);
    for (const who of [ben, stranger])
      for (const path of ['progress', 'progress_report', 'progress_report/file'])
        expect((await who.get(`${urlOf(child)}/${path}/`)).status).toBe(404);
    for (const who of [guardian, ben, otherCoach])
      expect((await confirm(who, child, { level: 3, before: null })).status).not.toBe(200);
    const mine = async (who: Caller) =>
      (await who.get('/api/classes/my_students/')).body.results.map((one: { id: string }) => one.id);
    expect(await mine(substitute)).toEqual([child]);
    expect(await mine(coach)).toContain(child);
    expect(await mine(otherCoach)).not.toContain(child);
    expect((await guardian.get('/api/classes/my_students/')).status).toBe(403);
  });
});
