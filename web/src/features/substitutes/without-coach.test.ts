import { expect, it } from 'vitest';
import { withoutCoach } from './without-coach.ts';

const now = new Date('2026-03-02T09:00:00Z');
const left = (session_id: string, more: object = {}) => ({
  ...{ session_id, action: 'keep', scheduled_datetime: '2026-03-03T18:00:00Z', is_returned: false },
  ...{ instructor: { id: 'ana' } as { id: string } | null, abilities: { substitute: true } },
  ...more,
});
const change = (classes: ReturnType<typeof left>[]) => ({
  ...{ undone_at: null, instructor: { id: 'ana' }, classes },
});
const ids = (classes: ReturnType<typeof left>[]) =>
  withoutCoach(change(classes), now).map(({ session_id }) => session_id);

it('asks about what the coach who is away still has, and what nobody has', () => {
  expect(ids([left('kept'), left('nobody', { action: 'without_coach', instructor: null })])).toEqual([
    'kept',
    'nobody',
  ]);
});

it('does not ask again about a class that somebody gives by now, nor about one that came back, is over or of another club', () => {
  expect(
    ids([
      left('accepted', { instructor: { id: 'nuria' } }),
      left('returned', { is_returned: true }),
      left('begun', { scheduled_datetime: '2026-03-02T08:00:00Z' }),
      left('cancelled or of another club', { abilities: { substitute: false } }),
      left('moved', { action: 'move' }),
    ]),
  ).toEqual([]);
});

it('has nothing of a change that was taken back, or that is no coach’s', () => {
  expect(withoutCoach({ ...change([left('a')]), undone_at: '2026-03-02T08:00:00Z' }, now)).toEqual([]);
  expect(withoutCoach({ ...change([left('a')]), instructor: null }, now)).toEqual([]);
  expect(withoutCoach(undefined, now)).toEqual([]);
});
