import { describe, expect, test } from 'vitest';
import { dueReminders, isForHolder } from './reminders.ts';

const starts_at = new Date('2026-03-10T18:00:00Z');
const day = { hours: 24, at: new Date('2026-03-09T18:00:00Z') };
const soon = { hours: 2, at: new Date('2026-03-10T16:00:00Z') };
const at = (now: string) =>
  dueReminders([day, soon], { starts_at, now: new Date(now) }).map(({ hours }) => hours);

describe('when a reminder goes out', () => {
  test('at its time and for an hour after it, not earlier and not later', () => {
    expect(at('2026-03-09T17:59:59Z')).toEqual([]);
    expect(at('2026-03-09T18:00:00Z')).toEqual([24]);
    expect(at('2026-03-09T18:59:59Z')).toEqual([24]);
    expect(at('2026-03-09T19:00:00Z')).toEqual([]);
    expect(at('2026-03-10T16:30:00Z')).toEqual([2]);
  });

  test('never once the class has begun', () => {
    const late = { hours: 1, at: new Date('2026-03-10T17:59:00Z') };
    expect(dueReminders([late], { starts_at, now: starts_at })).toEqual([]);
  });

  test('only to who held the place by then', () => {
    expect(isForHolder(soon, new Date('2026-03-10T16:00:00Z'))).toBe(true);
    expect(isForHolder(soon, new Date('2026-03-10T16:00:01Z'))).toBe(false);
    expect(isForHolder(soon, null)).toBe(false);
  });
});
