import { describe, expect, test } from 'vitest';
import { type Colleague, isPossible, judgeSubstitute } from './substitutes.ts';

const at = (time: string, day = '10') => new Date(`2026-03-${day}T${time}:00+01:00`);
const session = {
  id: 'session',
  club_id: 'club',
  timezone: 'Europe/Madrid',
  local_date: '2026-03-10',
  starts_at: at('19:00'),
  ends_at: at('20:30'),
};
const colleague: Colleague = {
  accepts_substitutions: true,
  max_weekly_hours: 10,
  teaches_type: true,
  teaches_others: false,
  windows: [],
  exceptions: [],
};
const busy = (from: string, until: string, day = '10') => ({
  session_id: 'other',
  title: 'Otra clase',
  starts_at: at(from, day),
  ends_at: at(until, day),
});

describe('a colleague', () => {
  test('with the time can, and their other classes of the week are counted', () => {
    expect(
      judgeSubstitute(session, colleague, [busy('17:00', '19:00'), busy('10:00', '11:00', '17')]),
    ).toEqual({
      taught_minutes: 120,
      problems: [],
      busy_with: null,
    });
  });

  test('with another class at that time cannot, and it says which', () => {
    const { problems, busy_with } = judgeSubstitute(session, colleague, [busy('20:00', '21:00')]);
    expect([problems, busy_with, isPossible(problems)]).toEqual([['busy'], 'Otra clase', false]);
  });

  test('who takes no substitutions cannot', () => {
    const { problems } = judgeSubstitute(session, { ...colleague, accepts_substitutions: false }, []);
    expect([problems, isPossible(problems)]).toEqual([['takes_no_substitutions'], false]);
  });

  test('without hours, on leave, over their week or of another specialty could be asked', () => {
    const away = { kind: 'unavailable' as const, starts_at: at('00:00'), ends_at: at('23:00') };
    const monday = { weekday: 0, starts_time: '09:00', ends_time: '21:00', club_id: null };
    const { problems } = judgeSubstitute(
      session,
      { ...colleague, teaches_others: true, max_weekly_hours: 1, windows: [monday], exceptions: [away] },
      [],
    );
    expect(problems).toEqual(['other_specialty', 'on_leave', 'outside_windows', 'over_weekly_hours']);
    expect(isPossible(problems)).toBe(true);
  });
});
