import { describe, expect, test } from 'vitest';
import { type Choice, type Had, recommend } from './recommend.ts';

const had = (more: Partial<Had> = {}): Had => ({
  ...{ local_date: '2026-02-23', local_time: '19:00', class_type_id: 'group', coach_id: 'ana' },
  ...{ schedule_id: 'mondays', club_id: 'north' },
  ...more,
});
const choice = (id: string, more: Partial<Choice> = {}): Choice => ({
  ...had({ local_date: '2026-03-03', local_time: '09:00', class_type_id: 'private', coach_id: 'ben' }),
  ...{ id, schedule_id: id, own_level: false, enrolled_count: 0, max_participants: 4, companions: 0 },
  package_ends: null,
  missing_skills: 0,
  ...more,
});
const today = '2026-03-02';
const ask = (choices: Choice[], past: Had[] = [], most = 10) => recommend(choices, past, { today, most });
const said = (one: Choice, past: Had[] = []) => ask([one], past)[0]!;
const codes = (one: Choice, past: Had[] = []) => said(one, past).reasons.map(({ code }) => code);

describe('what fits somebody best', () => {
  test('has a score that is the sum of what its reasons say', () => {
    const one = choice('a', { ...had({ local_date: '2026-03-09' }), own_level: true, enrolled_count: 3 });
    const { score, reasons } = said(one, [had(), had({ local_date: '2026-02-16' })]);
    expect(reasons.map(({ code }) => code)).toEqual([
      ...['your_group', 'your_time', 'your_coach', 'your_level', 'your_type', 'in_demand', 'soon'],
    ]);
    expect(score).toBeCloseTo(reasons.reduce((sum, { points }) => sum + points, 0));
    expect(reasons[0]).toMatchObject({ times: 2 });
  });

  test('is what they did lately rather than what they did half a year ago', () => {
    const [now, then] = [had({ coach_id: 'ana' }), had({ coach_id: 'ben', local_date: '2025-10-06' })];
    const both = ask([choice('then', { coach_id: 'ben' }), choice('now', { coach_id: 'ana' })], [now, then]);
    expect(both.map(({ id }) => id)).toEqual(['now', 'then']);
  });

  test('is no habit after one class as much as after ten', () => {
    const points = (n: number) => said(choice('a', { coach_id: 'ana' }), Array(n).fill(had())).score;
    expect(points(10)).toBeGreaterThan(points(1) * 1.5);
  });

  test('is at their weekday within an hour, and at no other', () => {
    const at = (local_date: string, local_time: string) =>
      codes(choice('a', { local_date, local_time }), [had()]).includes('your_time');
    expect(at('2026-03-09', '20:00')).toBe(true);
    expect(at('2026-03-09', '20:01')).toBe(false);
    expect(at('2026-03-10', '19:00')).toBe(false);
  });

  test('says a club only of who knows several, and a coach only where there is one', () => {
    expect(codes(choice('a'), [had()])).not.toContain('your_club');
    expect(codes(choice('a'), [had(), had({ club_id: 'south' })])).toContain('your_club');
    expect(codes(choice('a', { coach_id: null }), [had({ coach_id: null })])).not.toContain('your_coach');
  });

  test('says nothing of two companions, of whom one could tell who', () => {
    expect(codes(choice('a', { companions: 2 }))).toEqual(['soon']);
    expect(codes(choice('a', { companions: 3 }))).toEqual(['similar_people', 'soon']);
  });

  test('fills up from more than half on', () => {
    const of = (enrolled_count: number) => codes(choice('a', { enrolled_count }));
    expect(of(2)).toEqual(['soon']);
    expect(of(3)).toContain('in_demand');
  });

  test('uses a package the sooner it ends', () => {
    const of = (package_ends: string | null) => said(choice('a', { package_ends })).score;
    expect(of('2026-03-03')).toBeGreaterThan(of('2026-03-20'));
    expect(of('2026-04-20')).toBe(of(null));
  });

  test('teaches what is missing for the next level: five skills or more are all', () => {
    const of = (missing_skills: number) => said(choice('a', { missing_skills })).score;
    expect(codes(choice('a', { missing_skills: 1 }))).toEqual(['soon', 'missing_skills']);
    expect(of(5)).toBeGreaterThan(of(2));
    expect(of(8)).toBe(of(5));
  });

  test('has the next class of each group, the earlier of equals first, and no more than asked', () => {
    const two = [choice('a1', { schedule_id: 'a' }), choice('b'), choice('a2', { schedule_id: 'a' })];
    expect(ask(two).map(({ id }) => id)).toEqual(['a1', 'b']);
    expect(ask(two, [], 1)).toHaveLength(1);
    expect(ask([])).toEqual([]);
  });
});
