import { describe, expect, test } from 'vitest';
import {
  currentLevel,
  developmentOf,
  directionOf,
  evidenceOf,
  levelSince,
  meanOf,
  periodsOf,
  recommendNext,
  reliabilityOf,
  type SkillState,
  stepsOf,
  taughtLevels,
  trendOf,
} from './progress.ts';
import { startingSkills } from './starting-skills.ts';

const level = (id: string, order: number, rating_min: number, rating_max = 7) => ({
  ...{ id, name: id, display_name: id, order, rating_min, rating_max },
});
const [beginner, intermediate, advanced, all] = [
  level('beginner', 1, 0, 2.5),
  level('intermediate', 2, 2, 4.5),
  level('advanced', 3, 4),
  level('all_levels', 4, 0),
];
const skill = (id: string, level_id: string, more: Partial<SkillState> = {}): SkillState => ({
  ...{ id, level_id, name_es: id, name_en: id, is_exit_criterion: true, is_active: true, mastered_on: null },
  ...more,
});
const done = { mastered_on: '2026-02-01' };

describe('levels', () => {
  test('are those that something is taught in; what is for everybody is no step', () => {
    const skills = [skill('a', 'intermediate'), skill('b', 'beginner'), skill('c', 'all_levels')];
    const levels = taughtLevels([advanced, all, intermediate, beginner], skills);
    expect(levels).toEqual([beginner, all, intermediate]);
    expect(stepsOf(levels, skills)).toEqual([beginner, intermediate]);
  });

  test('are steps without a skill too, but none within another one, none for everybody, and none where nothing is taught', () => {
    const skills = [skill('a', 'beginner'), skill('b', 'advanced'), skill('c', 'open')];
    const all = [level('kids', 5, 0, 1), level('open', 6, 0), advanced, intermediate, beginner];
    expect(stepsOf(all, skills)).toEqual([beginner, intermediate, advanced]);
    expect(stepsOf(all, [skill('a', 'beginner', { is_active: false })])).toEqual([]);
  });

  test.each([
    [null, 'beginner'],
    [0, 'beginner'],
    [1.99, 'beginner'],
    [2, 'intermediate'],
    [3.99, 'intermediate'],
    [7, 'advanced'],
  ])('%s is in %s', (rating, current) => {
    expect(currentLevel([beginner, intermediate, advanced], rating)?.id).toBe(current);
  });

  test('below all of them one begins with the first, and there may be none', () => {
    expect(currentLevel([intermediate, advanced], 1)?.id).toBe('intermediate');
    expect(currentLevel([], 1)).toBeUndefined();
  });
});

describe('where ratings go', () => {
  test.each([
    [[], 'too_few'],
    [[4, 4, 4, 4, 4], 'too_few'],
    [[4, 4, 4, 4, 4, 4, 4], 'too_few'],
    // 3, 3, 3 before; 3, 3, 3, 4, 4 last: 3 and 3.4.
    [[3, 3, 3, 3, 3, 3, 4, 4], 'improving'],
    // 3 and 3.2.
    [[3, 3, 3, 3, 3, 3, 3, 4], 'steady'],
    // (4+4+4+4+3)/5 = 3.8 and (4+4+3+3+3)/5 = 3.4.
    [[4, 4, 4, 4, 3, 4, 4, 3, 3, 3], 'declining'],
    // What is older than ten does not count.
    [[1, 1, 1, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4], 'steady'],
  ])('%j: %s', (ratings, direction) => {
    expect(directionOf(ratings)).toBe(direction);
  });

  test('by month of twelve months', () => {
    const rated = (local_date: string, rating: number) => ({ local_date, rating });
    const ratings = [
      rated('2025-03-31', 1),
      rated('2025-04-01', 2),
      rated('2026-03-02', 3),
      rated('2026-03-20', 4),
    ];
    expect(trendOf(ratings, '2026-03-25').months).toEqual([
      { month: '2025-04', rating: 2, number: 1 },
      { month: '2026-03', rating: 3.5, number: 2 },
    ]);
  });

  test('a mean of thirds is rounded, and of none there is none', () => {
    expect(meanOf([3, 3, 4])).toBe(3.33);
    expect(meanOf([])).toBeNull();
  });
});

test('a level is the more reliable the more it rests on', () => {
  expect(reliabilityOf({ rated: 0, confirmed: 0 })).toBe(0);
  expect(reliabilityOf({ rated: 3, confirmed: 1 })).toBe(40);
  expect(reliabilityOf({ rated: 40, confirmed: 0 })).toBe(50);
  expect(reliabilityOf({ rated: 40, confirmed: 9 })).toBe(100);
});

describe('what a level rests on', () => {
  const entry = (kind: string, [before, to]: [number | null, number | null], day: string, by = 'luis') => ({
    ...{ kind, before, level: to, day, by },
  });
  const ratings = ['2026-01-10', '2026-02-10', '2026-03-10'].map((local_date) => ({ local_date, rating: 4 }));
  const of = (rating: number, ...said: ReturnType<typeof entry>[]) =>
    evidenceOf(rating, { said, ratings, from: '2025-03-20' });

  test('is what was said of it, and how they played since they have it', () => {
    const set = entry('set', [null, 2], '2026-01-20');
    expect(of(2, set)).toEqual({ rated: 2, confirmed: 0 });
    expect(of(2, entry('confirmed', [2, 2], '2026-03-01'), set)).toEqual({ rated: 2, confirmed: 1 });
    expect(of(6, entry('set', [2, 6], '2026-03-05'), entry('confirmed', [2, 2], '2026-03-01'), set)).toEqual({
      ...{ rated: 1, confirmed: 0 },
    });
    const twice = [entry('confirmed', [2, 2], '2026-03-01'), entry('confirmed', [2, 2], '2026-03-01')];
    expect(of(2, ...twice, entry('confirmed', [2, 2], '2026-03-01', 'marta'), set).confirmed).toBe(2);
    const longAgo = entry('confirmed', [2, 2], '2025-03-19');
    expect(of(2, longAgo, set).confirmed).toBe(0);
  });

  test('what was taken back, and a profile that became this one, change nothing of it', () => {
    const set = entry('set', [null, 2], '2026-01-20');
    const back = [entry('taken_back', [3, 2], '2026-03-12'), entry('withdrawn', [2, 3], '2026-03-11')];
    expect(of(2, ...back, set).rated).toBe(2);
    expect(of(2, entry('merged', [4, 2], '2026-03-12'), set).rated).toBe(2);
    expect(levelSince(2, [])).toBe('');
  });
});

describe('the next level', () => {
  const levels = [beginner, intermediate, advanced];
  const skills = [
    skill('grip', 'beginner', done),
    skill('serve', 'beginner', done),
    skill('scoring', 'beginner', { is_exit_criterion: false }),
    skill('bandeja', 'intermediate'),
    skill('vibora', 'advanced', done),
  ];
  const standing = { levels, skills, rating: 1.5, classes: 8, ratings: [3, 4, 4] };

  test('is recommended to who masters what is needed, came often enough, and plays well enough', () => {
    expect(recommendNext(standing)).toEqual({
      current_level: { id: 'beginner', display_name: 'beginner' },
      next_level: { id: 'intermediate', display_name: 'intermediate' },
      suggested_rating: 2,
      is_ready: true,
      reasons: [
        { reason: 'exit_criteria', is_met: true, value: 2, needed: 2 },
        { reason: 'classes', is_met: true, value: 8, needed: 8 },
        { reason: 'performance', is_met: true, value: 3.67, needed: 3.5 },
      ],
      missing_skills: [],
    });
  });

  test('is not yet for who misses a criterion, a class, or plays below', () => {
    const lacking = [skill('grip', 'beginner', done), skill('serve', 'beginner')];
    const unready = [
      { ...standing, skills: [...lacking, skill('bandeja', 'intermediate')] },
      { ...standing, classes: 7 },
      { ...standing, ratings: [3, 3, 4] },
      { ...standing, skills: [skill('scoring', 'beginner', { is_exit_criterion: false })] },
      // What nobody learns any more is no criterion, mastered or not.
      {
        ...standing,
        skills: [skill('old', 'beginner', { ...done, is_active: false }), skill('x', 'advanced')],
      },
    ];
    const recommended = unready.map((one) => recommendNext(one));
    expect(recommended.map((one) => one?.is_ready)).toEqual([false, false, false, false, false]);
    expect(recommended[0]?.missing_skills).toEqual([{ id: 'serve', name_es: 'serve', name_en: 'serve' }]);
  });

  test('needs no ratings where coaches give none', () => {
    const { is_ready, reasons } = recommendNext({ ...standing, ratings: [1, 1] }) ?? {};
    expect([is_ready, reasons?.[2]?.value]).toEqual([true, null]);
  });

  test('ends with the last one, and with nothing that is taught', () => {
    expect(recommendNext({ ...standing, rating: 5 })).toMatchObject({ next_level: null, is_ready: false });
    expect(recommendNext({ ...standing, levels: [] })).toBeNull();
  });

  test('what is mastered is told level by level', () => {
    expect(developmentOf(levels, skills).map(({ level: { id }, mastered }) => [id, mastered])).toEqual([
      ['beginner', 2],
      ['intermediate', 0],
      ['advanced', 1],
    ]);
  });
});

test('a report is of ninety days, with as many before', () => {
  expect(periodsOf({}, '2026-03-31')).toEqual({
    ...{ from: '2026-01-01', to: '2026-03-31' },
    before: { from: '2025-10-03', to: '2025-12-31' },
  });
  expect(periodsOf({ from: '2026-02-01', to: '2026-02-28' }, '2026-03-31').before).toEqual({
    ...{ from: '2026-01-04', to: '2026-01-31' },
  });
});

test('the catalogue that ships names each skill once, in both languages', () => {
  const all = Object.values(startingSkills).flat();
  expect(all).toHaveLength(38);
  for (const of of ['key', 'name_es', 'name_en'] as const)
    expect(new Set(all.map((one) => one[of])).size).toBe(38);
});
