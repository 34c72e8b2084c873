import { beforeEach, describe, expect, test } from 'vitest';
import { useServer } from '../../../test/server.ts';
import { type ApiSession, buildTimetable, type Timetable } from '../../../test/timetable.ts';
import { newId } from '../../kernel/ids.ts';

const server = useServer({ now: '2026-03-02T09:00:00Z' });
let t: Timetable;
/** The colleague helps in the coach's group. */
let helper: string;
beforeEach(async () => {
  server.clock.set('2026-03-02T09:00:00Z');
  t = await buildTimetable(server);
  helper = t.colleague.profile_id;
});
const schedules = '/api/classes/schedules/';
const path = (session: { id: string }, action = '') => `/api/classes/sessions/${session.id}/${action}`;
const assisted = async (changes: object = {}): Promise<{ id: string; sessions: ApiSession[] }> => {
  const wish = { assistant_instructor_ids: [helper], end_date: '2026-03-31', ...changes };
  const { id } = await t.published(wish);
  return { id, sessions: await t.sessionsOf(id) };
};
const helpersOf = (session: ApiSession): string[] =>
  session.assistant_instructors.map((one: { id: string }) => one.id);

/** A coach of the club without an account. */
async function thirdCoach(changes: { is_active?: boolean; elsewhere?: boolean } = {}): Promise<string> {
  const { organization_id, club_id, scope } = t.place;
  const id = newId();
  const { is_active = true, elsewhere = false } = changes;
  await server.db.tenant(scope, async (tx) => {
    await tx
      .insertInto('instructors')
      .values({ organization_id, id, display_name: 'Tercera', is_active })
      .execute();
    if (!elsewhere)
      await tx
        .insertInto('instructor_clubs')
        .values({ organization_id, id: newId(), instructor_id: id, club_id })
        .execute();
  });
  return id;
}
async function enrolled(session: ApiSession) {
  const reply = await t.student.post(path(session, 'enroll/'), {});
  if (reply.status !== 201) throw new Error(JSON.stringify(reply.body));
  return reply.body.id as string;
}

describe('a group with an assistant', () => {
  test('has them in each of its classes, in the order that was said', async () => {
    const third = await thirdCoach();
    const { id, sessions } = await assisted({ assistant_instructor_ids: [third, helper] });
    expect(sessions).toHaveLength(5);
    for (const session of sessions) expect(helpersOf(session)).toEqual([third, helper]);
    expect((await t.admin.get(`${schedules}${id}/`)).body).toMatchObject({
      instructor: { id: t.coach.profile_id },
      assistant_instructors: [{ id: third, display_name: 'Tercera' }, { id: helper }],
    });
    const theirs = await t.student.get(`${schedules}?instructor_id=${third}`);
    expect(theirs.body.results).toMatchObject([{ id }]);
    const found = await t.student.get('/api/classes/sessions/available/');
    expect(found.body.results[0]).toMatchObject({ assistant_instructors: [{ id: third }, { id: helper }] });
    expect(found.body.results[0].instructor.id).toBe(t.coach.profile_id);
  });

  test('takes who helps from the club, in use, once, and not who gives it', async () => {
    const elsewhere = await buildTimetable(server);
    const codeOf = async (assistant_instructor_ids: string[]) => {
      const { status, body } = await t.admin.post(schedules, t.body({ assistant_instructor_ids }));
      return status === 201 ? 201 : [status, ...body.errors.map((one: { code: string }) => one.code)];
    };
    expect(await codeOf([t.coach.profile_id])).toEqual([422, 'same_as_field']);
    expect(await codeOf([elsewhere.coach.profile_id])).toEqual([422, 'unknown']);
    expect(await codeOf([await thirdCoach({ is_active: false })])).toEqual([422, 'not_in_use']);
    expect(await codeOf([await thirdCoach({ elsewhere: true })])).toEqual([422, 'not_at_club']);
    expect((await codeOf([helper, helper]))[0 as never]).toBe(400);
    expect(await codeOf([helper])).toBe(201);
  });

  test('changes with its classes, but for one in which somebody said otherwise', async () => {
    const { id, sessions } = await assisted();
    const own = await t.admin.patch(path(sessions[1]), { assistant_instructor_ids: [] });
    expect(own.body).toMatchObject({
      assistant_instructors: [],
      edited_fields: ['assistant_instructor_ids'],
    });
    const third = await thirdCoach();
    const change = await t.admin.patch(`${schedules}${id}/`, { assistant_instructor_ids: [third] });
    expect(change.status).toBe(200);
    const after = await t.sessionsOf(id);
    expect(after.map(helpersOf)).toEqual([[third], [], [third], [third], [third]]);
    const on = { scope: 'following', assistant_instructor_ids: [helper] };
    expect((await t.admin.patch(path(sessions[3]), on)).status).toBe(200);
    const all = await t.sessionsOf(id);
    expect(all.map(helpersOf)).toEqual([[third], [], [third]]);
    const { schedule_id } = (await t.admin.get(path(sessions[3]))).body;
    expect((await t.sessionsOf(schedule_id)).map(helpersOf)).toEqual([[helper], [helper]]);
  });

  test('is given its assistants by the desk alone', async () => {
    const { id, sessions } = await assisted();
    const wish = { assistant_instructor_ids: [] };
    expect((await t.coach.patch(`${schedules}${id}/`, wish)).status).toBe(403);
    expect((await t.coach.patch(path(sessions[0]), wish)).status).toBe(403);
    expect((await t.colleague.patch(path(sessions[0]), wish)).status).toBe(403);
    const own = t.body({ assistant_instructor_ids: [helper], recurrence_days: [2], court_id: null });
    expect((await t.coach.post(schedules, own)).status).toBe(403);
    const same = { assistant_instructor_ids: [helper], description: 'Con pala propia' };
    expect((await t.coach.patch(`${schedules}${id}/`, same)).status).toBe(200);
  });
});

describe('somebody who helps is in one place at a time', () => {
  const elsewhere = { court_id: null, name: 'Otro' };

  test('as an assistant in a class while giving another: those dates are left out, and it says who', async () => {
    await assisted({ end_date: '2026-03-10' });
    const wish = { ...elsewhere, instructor_id: helper, end_date: '2026-03-17' };
    const { generation } = await t.published(wish);
    expect(generation.sessions).toHaveLength(1);
    expect((generation as unknown as { conflicts: object[] }).conflicts).toMatchObject([
      { code: 'instructor_busy', date: '2026-03-03', with: { title: 'Martes tarde' } },
      { code: 'instructor_busy', date: '2026-03-10' },
    ]);
  });

  test('as an assistant of two, or while their own class is there', async () => {
    const third = await thirdCoach();
    await t.published({ ...elsewhere, instructor_id: helper, end_date: '2026-03-31' });
    const preview = await t.admin.post(
      `${schedules}preview/`,
      t.body({ assistant_instructor_ids: [third, helper], end_date: '2026-03-31' }),
    );
    expect(preview.body.sessions).toEqual([]);
    expect(preview.body.conflicts[0]).toMatchObject({ code: 'instructor_busy', with: { title: 'Otro' } });
    const { sessions } = await assisted({ assistant_instructor_ids: [third], recurrence_days: [2] });
    const other = await t.published({ ...elsewhere, instructor_id: null, recurrence_days: [2] });
    const [first] = await t.sessionsOf(other.id);
    const twice = await t.admin.patch(path(first), { assistant_instructor_ids: [third] });
    expect(twice).toMatchObject({
      status: 409,
      body: { code: 'scheduling.instructor_busy', instructor_id: third, with: { title: 'Martes tarde' } },
    });
    expect((await t.admin.patch(path(sessions[0]), { local_time: '09:00' })).status).toBe(200);
    expect((await t.admin.patch(path(first), { assistant_instructor_ids: [third] })).status).toBe(200);
    const back = await t.admin.patch(path(sessions[0]), { local_time: '19:00' });
    expect(back).toMatchObject({ status: 409, body: { code: 'scheduling.instructor_busy' } });
  });

  test('a class that was called off leaves them free, and does not come back over what they do then', async () => {
    const { sessions } = await assisted({ end_date: '2026-03-03' });
    expect((await t.admin.post(path(sessions[0], 'cancel/'), {})).status).toBe(200);
    await t.published({ ...elsewhere, instructor_id: helper, end_date: '2026-03-03' });
    const preview = await t.admin.post(path(sessions[0], 'reinstate/preview/'));
    expect(preview.body.classes[0]).toMatchObject({
      possible: false,
      problems: ['coach_busy'],
      busy_with: 'Otro',
    });
  });
});

describe('when the coach is away', () => {
  test('the assistant is proposed first, gives the class as its substitute, and helps again afterwards', async () => {
    const third = await thirdCoach();
    const { sessions } = await assisted();
    const { body } = await t.admin.get(path(sessions[0], 'substitutes/'));
    expect(body.results.map((one: ApiSession) => [one.instructor.id, one.assists])).toEqual([
      [helper, true],
      [third, false],
    ]);
    const set = await t.admin.post(path(sessions[0], 'substitute/'), { instructor_id: helper });
    expect(set.body).toMatchObject({ substitute_instructor: { id: helper }, assistant_instructors: [] });
    const week = await t.admin.get(path(sessions[0]));
    expect(week.body.edited_fields).toEqual([]);
    const back = await t.admin.post(path(sessions[0], 'substitute/'), { instructor_id: null });
    expect(back.body).toMatchObject({ substitute_instructor: null, assistant_instructors: [{ id: helper }] });
  });

  test('a group whose assistant is out of service goes on without them, and has them again', async () => {
    const { id } = await assisted({ end_date: null });
    const put = (is_active: boolean) =>
      server.owner.query('update instructors set is_active = $2 where id = $1', [helper, is_active]);
    const made = async (until_date: string) => {
      await t.admin.post(`${schedules}${id}/generate_sessions/`, { until_date });
      return helpersOf((await t.sessionsOf(id)).at(-1));
    };
    await put(false);
    expect(await made('2026-06-30')).toEqual([]);
    await put(true);
    expect(await made('2026-07-31')).toEqual([helper]);
  });
});

describe('what an assistant sees and does', () => {
  test('who comes, check-in and attendance; not the places, nor the class', async () => {
    const { sessions } = await assisted({ allow_drop_in: true });
    const enrollment_id = await enrolled(sessions[0]);
    const { body } = await t.colleague.get(path(sessions[0]));
    expect(body.abilities).toMatchObject({
      ...{ view_roster: true, mark_attendance: true, manage_enrollments: false, add_people: false },
      ...{ change: false, cancel: false, start: false, substitute: false, change_notes: false },
    });
    expect(body.notes).toBe('');
    const roster = await t.colleague.get(path(sessions[0], 'enrollments/'));
    expect(roster.body.results[0].abilities).toMatchObject({ cancel: false });
    server.clock.set('2026-03-03T17:50:00Z');
    const here = await t.colleague.post(path(sessions[0], 'check_in/'), { enrollment_id });
    expect(here).toMatchObject({ status: 200, body: { check_in_method: 'instructor' } });
    const put = await t.colleague.post(path(sessions[1], 'enroll/'), { student_id: t.student.profile_id });
    expect(put.status).toBe(404);
    const off = await t.colleague.delete(`/api/classes/enrollments/${enrollment_id}/`);
    expect(off.status).toBe(404);
    expect((await t.colleague.get(path(sessions[0], 'attendance/'))).body.results[0]).toMatchObject({
      instructor_notes: '[Access Denied]',
      abilities: { mark: true, view_notes: false },
    });
  });

  test('their classes are in their week, as those in which they help', async () => {
    const { sessions } = await assisted({ end_date: '2026-03-10' });
    await t.admin.post(path(sessions[1], 'substitute/'), { instructor_id: helper });
    const range = 'from=2026-03-02T00:00:00Z&until=2026-03-16T00:00:00Z';
    const { body } = await t.colleague.get(`/api/classes/instructors/${helper}/schedule/?${range}`);
    expect(body.results).toMatchObject([
      { id: sessions[0].id, as_assistant: true, as_substitute: false },
      { id: sessions[1].id, as_assistant: false, as_substitute: true },
    ]);
    const list = await t.colleague.get(`/api/classes/sessions/?instructor_id=${helper}`);
    expect(list.body.results).toHaveLength(2);
  });
});
