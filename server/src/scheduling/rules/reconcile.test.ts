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

type Week = { over?: string[]; ahead?: string[]; off?: string[]; moved?: string[] };
type Dates = { open?: string[]; closed?: string[]; past?: string[] };
/** `id > date`, where the id is the day with how it stands. */
function seat(week: Week, dates: Dates, more: { fortnight?: string } = {}) {
  const placed = (['over', 'ahead', 'off'] as const).flatMap((standing) =>
    (week[standing] ?? []).map((date) => ({ id: `${standing} ${date}`, occurrence_date: date, standing })),
  );
  const moved = (week.moved ?? []).map((date) => ({
    id: `moved ${date}`,
    occurrence_date: date,
    keeps_time: true,
  }));
  const { pairs, orphans, unplaced } = matchOccurrences({
    sessions: [...placed, ...moved],
    wanted: (dates.open ?? []).map(on),
    closed: (dates.closed ?? []).map(on),
    past: (dates.past ?? []).map(on),
    by_month: false,
    ...more,
  });
  const short = (id: string) => id.replace('2026-11-', '');
  const said = pairs.map((pair) => `${short(pair.id)} > ${pair.occurrence.local_date.slice(-2)}`);
  return { pairs: said.sort(), orphans, unplaced };
}
const [mon, tue, wed, thu, fri] = ['23', '24', '25', '26', '27'].map((day) => `2026-11-${day}`) as [
  string,
  string,
  string,
  string,
  string,
];

describe('what was called off, or has taken place', () => {
  it('goes with its week: no class comes back on another weekday', () => {
    expect(seat({ off: [mon] }, { open: [tue] }).pairs).toEqual(['off 23 > 24']);
    expect(seat({ over: [tue] }, { open: [wed] }).pairs).toEqual(['over 24 > 25']);
    expect(seat({ off: [mon] }, { closed: [tue] }).pairs).toEqual(['off 23 > 24']);
    expect(seat({ off: [mon] }, {})).toMatchObject({ pairs: [], orphans: [], unplaced: [`off ${mon}`] });
  });

  it('keeps its order beside the classes to come', () => {
    expect(seat({ off: [mon], ahead: [wed] }, { open: [tue, thu] }).pairs).toEqual([
      'ahead 25 > 26',
      'off 23 > 24',
    ]);
    expect(seat({ over: [tue], ahead: [thu] }, { past: [mon], open: [wed] }).pairs).toEqual([
      'ahead 26 > 25',
      'over 24 > 23',
    ]);
  });

  it('makes room for what is to take place, when the week has fewer classes from now on', () => {
    expect(seat({ off: [mon], ahead: [wed] }, { open: [tue] })).toEqual({
      pairs: ['ahead 25 > 24'],
      orphans: [],
      unplaced: [`off ${mon}`],
    });
    expect(seat({ over: [mon], ahead: [wed, fri] }, { open: [tue, thu] })).toEqual({
      pairs: ['ahead 25 > 26', 'over 23 > 24'],
      orphans: [`ahead ${fri}`],
      unplaced: [],
    });
  });

  it('never puts a class to come into the past, but lets one that was moved by hand stand for it', () => {
    expect(seat({ ahead: [thu] }, { past: [tue] }).orphans).toEqual([`ahead ${thu}`]);
    expect(seat({ moved: [thu] }, { past: [tue] }).pairs).toEqual(['moved 26 > 24']);
    expect(seat({ off: [tue], ahead: [thu] }, { past: [wed], open: [fri] }).pairs).toEqual([
      'ahead 26 > 27',
      'off 24 > 25',
    ]);
  });

  it('goes with its fortnight, when the other weeks have the class now', () => {
    const other = '2026-11-30';
    expect(seat({ off: [mon] }, { open: [other] }).pairs).toEqual([]);
    expect(seat({ off: [mon] }, { open: [other] }, { fortnight: mon }).pairs).toEqual(['off 23 > 30']);
    expect(seat({ off: [other] }, { open: [mon] }, { fortnight: mon }).pairs).toEqual(['off 30 > 23']);
    expect(seat({ off: [other] }, { open: ['2026-12-07'] }, { fortnight: mon }).pairs).toEqual([]);
  });
});
