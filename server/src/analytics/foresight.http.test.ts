import { beforeAll, describe, expect, test } from 'vitest';
import { buildClub, buildSecondClub, type Place, person } from '../../test/builders.ts';
import { buildPast } from '../../test/foresight.ts';
import { useServer } from '../../test/server.ts';
import { duties } from '../cron.ts';
import { usualRetention } from '../kernel/retention.ts';
import { fixedClock } from '../kernel/time/index.ts';

/*
 * docs/domain/foresight.md, from the tables through the duty to the API, in two clubs with pasts of which the truth is known:
 * in one who has no fixed place does not come one time in four, others one in thirty; in the other all are alike.
 */
const now = '2026-11-23T06:00:00Z';
const server = useServer({ now });
let place: Place;
let alike: Place;
type Person = Awaited<ReturnType<typeof person>>;
let owner: Person;
let other: Person;

const round = () =>
  duties
    .find(({ name }) => name === 'foresee')!
    .run({ db: server.db, clock: fixedClock(now), retention: usualRetention });
const url = (club_id: string) => `/api/classes/foresight/?club_id=${club_id}`;
const rows = async (sql: string, values: unknown[] = []) => (await server.owner.query(sql, values)).rows;

interface Chances {
  kind: string;
  verdict: string;
  share: number;
  tested: number;
  calibrated: boolean;
  effects: { feature: string; odds: number }[];
  highest: {
    student_id: string;
    person: string;
    enrollment_id: string;
    chance: number;
    reasons: { feature: string }[];
  }[];
}
async function chancesOf(who: Person, { club_id }: { club_id: string }, kind = 'no_show'): Promise<Chances> {
  const { status, body } = await who.get(url(club_id));
  expect(status).toBe(200);
  return (body as { chances: Chances[] }).chances.find((one) => one.kind === kind)!;
}

beforeAll(async () => {
  place = await buildClub(server.db);
  alike = await buildClub(server.db);
  owner = await person(server, place, 'owner');
  other = await person(server, alike, 'owner');
  const week = { monday: '2026-11-23', weeks: 30 };
  await buildPast(server, place, { ...week, no_show: 'case when fixed then 0.03 else 0.25 end' });
  await buildPast(server, alike, { ...week, no_show: '0.12' });
}, 120_000);

describe('chances', () => {
  test('are nothing before the first night', async () => {
    expect((await owner.get(url(place.club_id))).body).toMatchObject({ chances: [] });
  });

  test('of a club whose past says something beat the mean, and are said of each booking to come', async () => {
    await round();
    const { verdict, calibrated, effects, highest, share, tested } = await chancesOf(owner, place);
    expect({ verdict, calibrated }).toEqual({ verdict: 'better', calibrated: true });
    expect(tested).toBe(24 * 12 * 8);
    expect(share).toBeCloseTo(0.14, 1);
    expect(effects.find(({ feature }) => feature === 'fixed')?.odds).toBeLessThan(0.5);
    expect(highest).toHaveLength(20);
    expect(highest.every(({ person: name }) => name >= 'S31')).toBe(true);
    expect(highest.map(({ chance }) => chance)).toEqual(
      highest.map(({ chance }) => chance).sort((a, b) => b - a),
    );
    const [{ coming, said }] = await rows(
      `select (select count(*)::int from class_enrollments where organization_id = $1 and session_starts_at between $2 and $2::timestamptz + interval '7 days') as coming,
              (select count(*)::int from foresight_chances where organization_id = $1 and kind = 'no_show') as said`,
      [place.organization_id, now],
    );
    expect(said).toBe(coming);
    expect(said).toBeGreaterThan(80);
  }, 60_000);

  test('where all are alike nothing is made of it, and it is said', async () => {
    const { verdict, highest } = await chancesOf(other, alike);
    expect(verdict).toBe('not_better');
    expect(highest).toEqual([]);
    expect(
      await rows(`select 1 from foresight_chances where organization_id = $1`, [alike.organization_id]),
    ).toEqual([]);
  });

  test('of what never happened there is too little', async () => {
    expect(await chancesOf(owner, place, 'late_cancel')).toMatchObject({
      verdict: 'too_little',
      share: null,
      highest: [],
    });
  });

  test('the next night writes in place of it', async () => {
    const count = () => rows(`select count(*)::int as n from foresight_chances`);
    const before = await count();
    await round();
    expect(await count()).toEqual(before);
    expect(
      await rows(`select count(*)::int as n from foresight_models where organization_id = $1`, [
        place.organization_id,
      ]),
    ).toEqual([{ n: 2 }]);
  }, 60_000);

  test('go with the booking that is given up', async () => {
    const [first] = (await chancesOf(owner, place)).highest;
    await server.owner.query(
      `update class_enrollments set status = 'cancelled', cancelled_at = $2 where id = $1`,
      [first!.enrollment_id, now],
    );
    const { highest } = await chancesOf(owner, place);
    expect(highest.map(({ enrollment_id }) => enrollment_id)).not.toContain(first!.enrollment_id);
  });

  test('are for who runs the club alone', async () => {
    const second = await buildSecondClub(server.db, place);
    const admin = await person(server, place, 'club_admin');
    expect((await admin.get(url(place.club_id))).status).toBe(200);
    expect((await admin.get(url(second))).status).toBe(404);
    expect((await other.get(url(place.club_id))).status).toBe(404);
    for (const role of ['instructor', 'student'] as const)
      expect((await (await person(server, place, role)).get(url(place.club_id))).status).toBe(403);
  });

  test('stand in the file of whom they are of, and in nobody else’s', async () => {
    const [first, second] = (await chancesOf(owner, place)).highest;
    const fileOf = async (id: string) =>
      (
        (await owner.get(`/api/clients/${id}/data/`)).body as {
          foresight: { kind: string; chance: number }[];
        }
      ).foresight;
    const said = await fileOf(first!.student_id);
    expect(said.map(({ chance }) => chance)).toContain(first!.chance);
    expect(
      await rows(`select count(*)::int as n from foresight_chances where student_id = $1`, [
        first!.student_id,
      ]),
    ).toEqual([{ n: said.length }]);
    expect(second).toBeDefined();
  });

  test('the night writes nothing of who was erased, also where their bookings stand', async () => {
    const [first] = (await chancesOf(owner, place)).highest;
    await server.owner.query(`update client_profiles set erased_at = $2, is_active = false where id = $1`, [
      first!.student_id,
      now,
    ]);
    await round();
    expect(await rows(`select 1 from foresight_chances where student_id = $1`, [first!.student_id])).toEqual(
      [],
    );
  }, 60_000);
});
