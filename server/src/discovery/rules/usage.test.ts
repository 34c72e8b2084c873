import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../kernel/time/index.ts';
import { type Candidate, optimizeUsage, paceOf, stretchesOf } from './usage.ts';

const today = '2026-03-02';
const plan = { classes: 2, today, expires_on: '2026-03-29' };
const on = (days: number, more: Partial<Candidate> = {}): Candidate => ({
  ...{ id: `${days}`, local_date: addDays(today, days), local_time: '19:00', class_type_id: 'group' },
  ...{ coach_id: null, own_level: false },
  ...more,
});
const ids = (...asked: Parameters<typeof optimizeUsage>) => optimizeUsage(...asked).map(({ id }) => id);

describe('the classes to take before a package ends', () => {
  it('are spread over the time that there is', () => {
    expect(paceOf(plan)).toBe(14);
    expect(
      ids(
        [1, 2, 3, 16, 17].map((day) => on(day)),
        [],
        plan,
      ),
    ).toEqual(['1', '16']);
  });

  it('keep away from those that are booked already', () => {
    expect(
      ids(
        [1, 2, 20].map((day) => on(day)),
        [on(2)],
        { ...plan, classes: 1 },
      ),
    ).toEqual(['20']);
  });

  it('are of the own level, another type, the own hour and coach, and say so', () => {
    const had = [on(-7, { class_type_id: 'group', coach_id: 'Nuria' })];
    const found = [
      on(5),
      on(6, { own_level: true }),
      on(8, { class_type_id: 'clinic' }),
      on(14, { coach_id: 'Nuria' }),
    ];
    const said = optimizeUsage(found, had, { ...plan, classes: 4 });
    expect(said.map((one) => one.reasons)).toEqual([
      ['pace'],
      ['your_level'],
      ['other_skills'],
      ['your_time', 'your_coach'],
    ]);
  });

  it('say that the end is near', () => {
    expect(optimizeUsage([on(25)], [], plan)).toEqual([{ id: '25', reasons: ['pace', 'ends_soon'] }]);
  });

  it('are looked for in stretches as long as the pace, the last one until the end', () => {
    const days = (more: object) =>
      stretchesOf({ ...plan, ...more }).map(({ from, until }) => `${from} ${until}`);
    const all = ['2026-03-02 2026-03-10', '2026-03-11 2026-03-19', '2026-03-20 2026-03-29'];
    expect(days({ classes: 3 })).toEqual(all);
    expect(days({ classes: 4, most: 2 })).toEqual(['2026-03-02 2026-03-08', '2026-03-09 2026-03-15']);
    const short = ['2026-03-02 2026-03-02', '2026-03-03 2026-03-03'];
    expect(days({ classes: 9, expires_on: '2026-03-03' })).toEqual(short);
  });

  it('are never two on a day, nor more than are left, by day, each with a reason', () => {
    const some = fc.array(fc.record({ day: fc.nat(27), level: fc.boolean(), type: fc.nat(2) }), {
      maxLength: 30,
    });
    fc.assert(
      fc.property(some, fc.integer({ min: 0, max: 6 }), (all, classes) => {
        const found = all
          .toSorted((a, b) => a.day - b.day)
          .map(({ day, level, type }, i) =>
            on(day, { id: `${i}`, own_level: level, class_type_id: `${type}` }),
          );
        const said = optimizeUsage(found, [], { ...plan, classes });
        const days = said.map(({ id }) => found[Number(id)]!.local_date);
        expect(said.length).toBe(Math.min(classes, new Set(found.map((one) => one.local_date)).size));
        expect(days).toEqual([...new Set(days)].sort());
        expect(said.every((one) => one.reasons.length > 0)).toBe(true);
      }),
    );
  });
});
