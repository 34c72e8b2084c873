import { expect, it } from 'vitest';
import { daysAhead, levelsOf, nextOf, offeredOf } from './ahead.ts';
import type { FoundSession } from './api.ts';

const now = new Date('2026-03-02T09:00:00Z');
const given = (id: string, at: string, by = 'ana', status = 'scheduled') =>
  ({
    ...{ id, scheduled_datetime: at, status, instructor: by ? { id: by } : null },
    level: { id: by === 'ana' ? 'low' : 'high' },
  }) as FoundSession;

it('a coach’s next classes have not begun, are theirs and are on, in their order', () => {
  const sessions = [
    given('later', '2026-03-05T18:00:00Z'),
    given('begun', '2026-03-02T09:00:00Z'),
    given('off', '2026-03-03T18:00:00Z', 'ana', 'cancelled'),
    given('hers', '2026-03-03T18:00:00Z', 'bea'),
    given('nobody', '2026-03-03T18:00:00Z', ''),
    given('soon', '2026-03-02T09:01:00Z'),
  ];
  expect(nextOf(sessions, 'ana', now).map(({ id }) => id)).toEqual(['soon', 'later']);
});

it('of those, the ones that can be booked or are, eight at most', () => {
  const next = [null, 'enrollment.not_open_yet', 'enrollment.already_enrolled', 'enrollment.level'].map(
    (code, at) => ({
      ...given(`${at}`, '2026-03-05T18:00:00Z'),
      ...{ ends_at: '2026-03-05T19:00:00Z', free_places: 1 },
      booking: { can_enroll: code === null, outcome: 'enrolled' as const, code, message: '' },
    }),
  );
  expect(offeredOf(next, now).map(({ id }) => id)).toEqual(['0', '1', '2']);
  expect(
    offeredOf(
      Array.from({ length: 20 }).flatMap(() => next.slice(0, 1)),
      now,
    ),
  ).toHaveLength(8);
});

it('fourteen days, today included; each level once', () => {
  expect(daysAhead('2026-03-02')).toEqual({ from: '2026-03-02', until: '2026-03-15' });
  const sessions = [given('a', ''), given('b', ''), given('c', '', 'bea')];
  expect(levelsOf(sessions).map(({ id }) => id)).toEqual(['low', 'high']);
});
