import { describe, expect, test } from 'vitest';
import { type Alike, facetsOf } from './facets.ts';

const alike = (more: Partial<Alike> = {}): Alike => ({
  level: { id: 'l1', key: 'beginner', name: 'Iniciación' },
  ...{ class_type: { id: 't1', name: 'Grupo' }, club: { id: 'c1', name: 'Norte' } },
  ...{ instructors: [{ id: 'i1', name: 'Ana' }], weekday: 0, local_time: '19:30', count: 2 },
  ...more,
});
const advanced = { id: 'l2', key: 'advanced', name: 'Avanzado' };
const all = [
  alike(),
  alike({ level: advanced, weekday: 2, local_time: '09:00', count: 3 }),
  alike({ class_type: { id: 't2', name: 'Clínic' }, instructors: [{ id: 'i2', name: 'Ben' }], count: 1 }),
];

describe('the counts of what can be chosen', () => {
  test('are of everything that was found, by name, hour and day', () => {
    expect(facetsOf(all, {})).toEqual({
      levels: [
        { id: 'l2', name: 'Avanzado', count: 3 },
        { id: 'l1', name: 'Iniciación', count: 3 },
      ],
      class_types: [
        { id: 't2', name: 'Clínic', count: 1 },
        { id: 't1', name: 'Grupo', count: 5 },
      ],
      instructors: [
        { id: 'i1', name: 'Ana', count: 5 },
        { id: 'i2', name: 'Ben', count: 1 },
      ],
      clubs: [{ id: 'c1', name: 'Norte', count: 6 }],
      weekdays: [
        { weekday: 0, count: 3 },
        { weekday: 2, count: 3 },
      ],
      hours: [
        { hour: 9, count: 3 },
        { hour: 19, count: 3 },
      ],
    });
  });

  test('say of what is chosen what could be chosen instead, and of the rest what it leaves', () => {
    const { levels, class_types, hours } = facetsOf(all, { levels: ['advanced'] });
    expect(levels.map(({ id }) => id)).toEqual(['l2', 'l1']);
    expect(class_types).toEqual([{ id: 't1', name: 'Grupo', count: 3 }]);
    expect(hours).toEqual([{ hour: 9, count: 3 }]);
  });

  test('take a level by its id or its key, hours with both edges, and whoever helps', () => {
    const of = (chosen: Parameters<typeof facetsOf>[1]) => facetsOf(all, chosen).clubs[0]?.count ?? 0;
    expect([of({ levels: ['l1'] }), of({ levels: ['beginner'] })]).toEqual([3, 3]);
    expect(of({ time_from: '09:00', time_until: '09:00' })).toBe(3);
    expect(of({ time_from: '09:01', time_until: '19:29' })).toBe(0);
    const both = alike({
      instructors: [
        { id: 'i1', name: 'Ana' },
        { id: 'i3', name: 'Eva' },
      ],
    });
    expect(facetsOf([both], { instructor_ids: ['i3'] }).clubs[0]?.count).toBe(2);
  });
});
