import { beforeAll, describe, expect, test } from 'vitest';
import { buildClub, buildSecondClub, type Place, person } from '../../test/builders.ts';
import { packagesIn } from '../../test/packages.ts';
import { useServer } from '../../test/server.ts';
import { buildSession } from '../../test/sessions.ts';

/* The seed's optimize_package_usage (docs/domain/packages.md). */
const server = useServer({ now: '2026-03-02T09:00:00Z' });
let place: Place;
let owner: Awaited<ReturnType<typeof person>>;
beforeAll(async () => {
  place = await buildClub(server.db);
  owner = await person(server, place, 'owner');
});
const { sell, student, enroll } = packagesIn(server, () => ({ place, owner }));
const made: Record<string, string> = {};
beforeAll(async () => {
  for (const [name, starts_at, more] of [
    ['first', '2026-03-03T18:00:00Z', {}],
    ['second', '2026-03-05T18:00:00Z', { level: 'intermediate' as const }],
    ['third', '2026-03-09T18:00:00Z', {}],
    ['free', '2026-03-10T18:00:00Z', { price: 0 }],
    ['full', '2026-03-11T18:00:00Z', { max_participants: 1 }],
    ['after', '2026-03-13T18:00:00Z', {}],
  ] as const)
    made[name] = (await buildSession(server.db, place, { ...more, starts_at })).session_id;
  await enroll(owner, made.full!, { student_id: (await student()).profile_id });
});

const ask = (who: { get: typeof owner.get }, id: string) =>
  who.get(`/api/classes/student_packages/${id}/optimize_package_usage/`);
const names = (body: { results: { session: { id: string } }[] }) =>
  body.results.map(({ session }) => Object.keys(made).find((name) => made[name] === session.id));

describe('which classes to take before a package ends', () => {
  test('are those that it pays for and that have a place, spread until its last day, each with its reasons', async () => {
    const ana = await student();
    await server.owner.query('update client_profiles set level = 3.5 where id = $1', [ana.profile_id]);
    const { id } = await sell(ana, { num_classes: 3, validity_days: 10 });
    const { status, body } = await ask(ana, id);
    expect(status).toBe(200);
    expect(body).toMatchObject({ classes_remaining: 3, expires_on: '2026-03-12', every_days: 3 });
    expect(names(body)).toEqual(['first', 'second', 'third']);
    expect(body.results[1].reasons).toContain('your_level');
    expect(body.results[2].reasons).toContain('ends_soon');
  });

  test('leave out what is booked, and end with the package', async () => {
    const ana = await student();
    const { id } = await sell(ana, { num_classes: 2, validity_days: 10 });
    await enroll(ana, made.first!);
    expect(names((await ask(ana, id)).body)).not.toContain('first');
    await enroll(ana, made.third!);
    expect((await ask(ana, id)).body).toEqual({
      ...{ classes_remaining: 0, expires_on: '2026-03-12', every_days: null, results: [] },
    });
  });

  test('keep away from what is booked already, and are never on a day with a class', async () => {
    const ana = await student();
    const own = await sell(ana, { num_classes: 1, validity_days: 10 });
    const { id } = await sell(ana, { num_classes: 1, validity_days: 20 });
    // Paid by the package that ends sooner.
    await enroll(ana, made.first!);
    expect((await ask(ana, own.id)).body.classes_remaining).toBe(0);
    const sameDay = await buildSession(server.db, place, { starts_at: '2026-03-03T08:00:00Z' });
    expect(names((await ask(ana, id)).body)).toEqual(['after']);
    await server.owner.query(
      `update class_sessions set status = 'cancelled', cancelled_at = $2 where id = $1`,
      [...[sameDay.session_id, server.clock.now()]],
    );
  });

  test('are spread over all the time that it has, also where booking opens later, which they say', async () => {
    const ana = await student();
    for (const [name, day] of [['april', '2026-04-14'], ['may', '2026-05-12']] as const) // biome-ignore format: pairs
      made[name] = (
        await buildSession(server.db, place, { starts_at: `${day}T18:00:00Z`, enrollment_opens_days: 30 })
      ).session_id;
    const { id } = await sell(ana, { num_classes: 3, validity_days: 90 });
    const { body } = await ask(ana, id);
    expect(body.every_days).toBe(30);
    expect(names(body).slice(1)).toEqual(['april', 'may']);
    expect(
      body.results.map((one: { opens_at: string | null }) => one.opens_at?.slice(0, 10) ?? null),
    ).toEqual([...[null, expect.stringMatching(/^2026-03/), expect.stringMatching(/^2026-04/)]]);
    expect(body.results[2].session.booking.can_enroll).toBe(false);
  });

  test('are those of this package, also beside another that ends before it', async () => {
    const ana = await student();
    const [own, other] = [made.first!, made.third!].map(async (session) => {
      const { rows } = await server.owner.query(
        `select p.class_type_id from class_sessions s join class_schedules p on p.id = s.schedule_id where s.id = $1`,
        [session],
      );
      return [rows[0].class_type_id];
    });
    await sell(ana, { num_classes: 3, validity_days: 5 });
    const { id } = await sell(ana, { num_classes: 3, validity_days: 10, class_types: await own });
    expect(names((await ask(ana, id)).body)).toEqual(['first']);
    const later = await sell(ana, { num_classes: 3, validity_days: 10, class_types: await other });
    expect(names((await ask(ana, later.id)).body)).toEqual(['third']);
  });

  test('are told to whom it belongs and to the desk that sold it, to nobody else', async () => {
    const [ana, bea] = [await student(), await student()];
    const { id } = await sell(ana, { club_id: await buildSecondClub(server.db, place) });
    expect((await ask(bea, id)).status).toBe(404);
    expect((await ask(owner, id)).body.results).toEqual([]);
    expect((await ask(await person(server, place, 'club_admin'), id)).status).toBe(404);
  });
});
