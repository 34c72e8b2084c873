import { beforeAll, describe, expect, test } from 'vitest';
import { buildClub, giveRole, type Place, person } from '../../test/builders.ts';
import { packagesIn } from '../../test/packages.ts';
import { useServer } from '../../test/server.ts';
import { buildClient, buildSession, type SessionOptions } from '../../test/sessions.ts';

const server = useServer({ now: '2026-03-02T09:00:00Z' });
let place: Place;
let owner: Awaited<ReturnType<typeof person>>;
let coach: string;
beforeAll(async () => {
  place = await buildClub(server.db);
  owner = await person(server, place, 'owner');
  coach = (await giveRole(server.db, place, (await server.signUp()).user_id, 'instructor', 'Ana')).profile_id;
});
const { sell, student, enroll, cancel } = packagesIn(server, () => ({ place, owner }));
type Person = Awaited<ReturnType<typeof student>>;

const path = '/api/classes/recommendations/';
const made = new Map<string, string>();
const add = async (name: string, starts_at: string, more: SessionOptions = {}) => {
  const built = await buildSession(server.db, place, { starts_at, ...more });
  made.set(built.session_id, name);
  return built;
};
const names = (body: { results: { session: { id: string } }[] }) =>
  body.results.map(({ session }) => made.get(session.id));
const reasonsOf = (body: { results: { session: { id: string }; reasons: object[] }[] }, name: string) =>
  body.results.find(({ session }) => made.get(session.id) === name)?.reasons;
const took = (session_id: string, ...students: string[]) =>
  server.owner.query(
    `insert into class_enrollments (organization_id, id, session_id, student_id, status, source, price, currency, enrolled_at)
     select organization_id, gen_random_uuid(), id, unnest($2::uuid[]), 'enrolled', 'desk', 0, currency, created_at
       from class_sessions where id = $1`,
    [session_id, students],
  );

describe('recommendations', () => {
  let ana: Person;
  let mornings: { session_id: string; schedule_id: string };
  beforeAll(async () => {
    ana = await student();
    const past = await add('past', '2026-02-23T18:00:00Z', { instructor_id: coach });
    const friends = await Promise.all([1, 2, 3].map(() => buildClient(server.db, place)));
    await took(past.session_id, ana.profile_id, ...friends);
    mornings = await add('mornings', '2026-02-24T09:00:00Z');
    await took(mornings.session_id, ...friends);
    await add('tomorrow', '2026-03-03T09:00:00Z');
    await add('friends', '2026-03-10T09:00:00Z', { schedule_id: mornings.schedule_id });
    await add('hers', '2026-03-09T18:00:00Z', { schedule_id: past.schedule_id, instructor_id: coach });
    const taken = await add('taken', '2026-03-04T18:00:00Z');
    await enroll(ana, taken.session_id);
    await add('at the same time', '2026-03-04T18:00:00Z');
    const full = await add('full', '2026-03-05T18:00:00Z', { max_participants: 1 });
    await enroll(owner, full.session_id, { student_id: (await student()).profile_id });
    const waits = await add('waits', '2026-03-06T18:00:00Z', { max_participants: 1 });
    await enroll(owner, waits.session_id, { student_id: (await student()).profile_id });
    await enroll(ana, waits.session_id);
    await add('too far', '2026-03-20T18:00:00Z');
    await add('not yet', '2026-03-11T18:00:00Z', { enrollment_opens_days: 1 });
    await add('too hard', '2026-03-12T18:00:00Z', { level: 'advanced' });
    await server.owner.query('update client_profiles set level = 2 where id = $1', [ana.profile_id]);
  });

  test('are the next classes that they can book and have not, what fits best first, each with its reasons', async () => {
    const { status, body } = await ana.get(path);
    expect(status, JSON.stringify(body)).toBe(200);
    expect(names(body)).toEqual(['hers', 'friends', 'tomorrow']);
    expect(reasonsOf(body, 'hers')).toContainEqual(
      expect.objectContaining({ code: 'your_group', times: 1, package_name: null }),
    );
    expect(reasonsOf(body, 'friends')).toContainEqual(expect.objectContaining({ code: 'similar_people' }));
    for (const { score, reasons, session } of body.results) {
      expect(score).toBeCloseTo(
        reasons.reduce((sum: number, one: { points: number }) => sum + one.points, 0),
      );
      expect(session).toMatchObject({ my_status: null, booking: { can_enroll: true, outcome: 'enrolled' } });
    }
    expect((await ana.get(`${path}?limit=1`)).body.results).toHaveLength(1);
  });

  test('are gone once they are booked', async () => {
    const bea = await student();
    const { body } = await bea.get(path);
    const [first] = body.results;
    expect((await enroll(bea, first.session.id)).status).toBe(201);
    expect(names((await bea.get(path)).body)).not.toContain(made.get(first.session.id));
  });

  test('are not what was just given back, and for nobody in particular there are none', async () => {
    const bea = await student();
    const [first] = (await bea.get(path)).body.results;
    expect((await enroll(bea, first.session.id)).status).toBe(201);
    expect((await cancel(bea, first.session.id)).status).toBe(200);
    expect(names((await bea.get(path)).body)).not.toContain(made.get(first.session.id));
    expect(await owner.get(path)).toMatchObject({ status: 422, body: { errors: [{ path: '/student_id' }] } });
  });

  test('say which package is about to end, where it pays for them', async () => {
    const bea = await student();
    await sell(bea, { name: 'Bono de marzo', num_classes: 3, validity_days: 12 });
    const { body } = await bea.get(path);
    expect(body.results[0].reasons).toContainEqual(
      expect.objectContaining({
        ...{ code: 'package_ends', package_name: 'Bono de marzo', expires_on: '2026-03-14', times: null },
      }),
    );
  });

  test('say what is missing for the next level, of classes that teach it', async () => {
    expect((await owner.post('/api/classes/skills/load_catalog/', {})).status).toBeLessThan(300);
    const bea = await student();
    await server.owner.query('update client_profiles set level = 1 where id = $1', [bea.profile_id]);
    await add('beginners', '2026-03-07T09:00:00Z', { level: 'beginner' });
    const { body } = await bea.get(path);
    const missing = (name: string) =>
      (reasonsOf(body, name) as { code: string }[]).find(({ code }) => code === 'missing_skills');
    expect(missing('beginners')).toMatchObject({ points: 1, next_level: expect.any(String) });
    expect((missing('beginners') as unknown as { skills: object[] }).skills).toHaveLength(3);
    expect(missing('tomorrow')).toBeUndefined();
  });

  test('are for a child by its guardian and by the desk, and of nobody else', async () => {
    const [mum, stranger] = [await student(), await student()];
    const child = await buildClient(server.db, place, { level: 2 });
    await server.owner.query(
      `insert into guardians (organization_id, id, guardian_id, dependant_id) values ($1, gen_random_uuid(), $2, $3)`,
      [place.organization_id, mum.profile_id, child],
    );
    const asked = `${path}?student_id=${child}`;
    expect((await mum.get(asked)).body.results.length).toBeGreaterThan(0);
    expect((await owner.get(asked)).status).toBe(200);
    expect((await stranger.get(asked)).status).toBe(404);
    expect((await server.as({}).get(path)).status).toBe(401);
  });
});
