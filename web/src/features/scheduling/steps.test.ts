import { describe, expect, it } from 'vitest';
import type { Session } from './api.ts';
import { canFinish, canStart, takesPeople } from './steps.ts';

const at = (time: string) => new Date(`2026-03-10T${time}:00Z`);
const abilities = { manage_enrollments: true, start: true, finish: true } as Session['abilities'];
const session = (more: Partial<Session> = {}) =>
  ({
    ...{ scheduled_datetime: '2026-03-10T18:00:00Z', ends_at: '2026-03-10T19:00:00Z', abilities },
    ...{ status: 'confirmed', free_places: 1, allow_waitlist: true },
    ...more,
  }) as Session;

describe('somebody can be added to a class', () => {
  it('until it ends: in a place, else on its list while it has not begun', () => {
    expect(takesPeople(session(), at('18:59'))).toBe('place');
    expect(takesPeople(session({ free_places: 0 }), at('17:00'))).toBe('waitlist');
    expect(takesPeople(session(), at('19:00'))).toBe(null);
    expect(takesPeople(session({ free_places: 0, status: 'in_progress' }), at('18:10'))).toBe(null);
    expect(takesPeople(session({ free_places: 0, allow_waitlist: false }), at('17:00'))).toBe(null);
  });

  it('not when it is off or over, nor by who does not run it', () => {
    expect(takesPeople(session({ status: 'cancelled' }), at('17:00'))).toBe(null);
    expect(takesPeople(session({ status: 'completed' }), at('18:30'))).toBe(null);
    const others = { ...abilities, manage_enrollments: false };
    expect(takesPeople(session({ abilities: others }), at('17:00'))).toBe(null);
  });
});

it('a class begins an hour before its time at the earliest, and ends when it has begun', () => {
  expect([at('16:59'), at('17:00')].map((now) => canStart(session(), now))).toEqual([false, true]);
  expect([at('17:59'), at('18:00')].map((now) => canFinish(session(), now))).toEqual([false, true]);
  expect(canFinish(session({ status: 'in_progress' }), at('17:30'))).toBe(true);
});
