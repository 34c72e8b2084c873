import { describe, expect, it } from 'vitest';
import { zonedInstant } from '../../kernel/time/index.ts';
import { matchOccurrences } from './reconcile.ts';

const on = (local_date: string) => {
  const starts_at = zonedInstant(local_date, '19:00', 'Europe/Madrid');
  return { local_date, local_time: '19:00', starts_at, ends_at: starts_at };
};
const match = (
  sessions: string[],
  wanted: string[],
  more: { closed?: string[]; by_month?: boolean } = {},
) => {
  const { pairs, orphans } = matchOccurrences({
    sessions: sessions.map((date) => ({ id: date, occurrence_date: date })),
    wanted: wanted.map(on),
    closed: (more.closed ?? []).map(on),
    by_month: more.by_month ?? false,
  });
  return { pairs: pairs.map((pair) => `${pair.id} > ${pair.occurrence.local_date}`), orphans };
};

describe('matching sessions with a changed pattern', () => {
  it('prefers the same date, then the same week in order', () => {
    expect(
      match(['2026-03-03', '2026-03-05', '2026-03-10'], ['2026-03-04', '2026-03-05', '2026-03-13']),
    ).toEqual({
      pairs: ['2026-03-05 > 2026-03-05', '2026-03-03 > 2026-03-04', '2026-03-10 > 2026-03-13'],
      orphans: [],
    });
  });

  it('leaves over what has no counterpart in its week', () => {
    expect(match(['2026-03-03', '2026-03-05'], ['2026-03-06', '2026-03-09'])).toEqual({
      pairs: ['2026-03-03 > 2026-03-06'],
      orphans: ['2026-03-05'],
    });
  });

  it('looks in the same month only when asked to, and gives each date once', () => {
    expect(match(['2026-03-31'], ['2026-03-15']).orphans).toEqual(['2026-03-31']);
    expect(match(['2026-03-30', '2026-03-31'], ['2026-03-15'], { by_month: true })).toEqual({
      pairs: ['2026-03-30 > 2026-03-15'],
      orphans: ['2026-03-31'],
    });
  });

  it('lets a session stay on a day that was closed later, and moves none there', () => {
    expect(match(['2026-03-03'], [], { closed: ['2026-03-03'] })).toEqual({
      pairs: ['2026-03-03 > 2026-03-03'],
      orphans: [],
    });
    expect(match(['2026-03-03'], [], { closed: ['2026-03-04'] }).orphans).toEqual(['2026-03-03']);
  });
});
