import { describe, expect, it } from 'vitest';
import { addMinutes, parseInstant } from '../../kernel/time/index.ts';
import { decideGeneration, type GenerationFacts, type Wanted } from './generation.ts';

const wanted = (changes: Partial<Wanted> = {}): Wanted => ({
  id: 'group',
  name: 'Martes',
  club_id: 'club',
  instructor_id: 'coach',
  assistant_instructor_ids: [],
  court_id: 'court',
  recurrence: 'weekly',
  recurrence_days: [1],
  start_date: '2026-03-03',
  end_date: null,
  start_time: '19:00',
  duration_minutes: 90,
  timezone: 'Europe/Madrid',
  rrule: null,
  exdates: [],
  from: '2026-03-03',
  until: '2026-03-17',
  ...changes,
});
const facts = (changes: Partial<GenerationFacts> = {}): GenerationFacts => ({
  after: null,
  strict: false,
  clubs: new Map([['club', { timezone: 'Europe/Madrid', closures: [], opening_hours: [] }]]),
  held: new Map(),
  instructors: new Map([['coach', { display_name: 'Ana', fit: () => [] }]]),
  courts: new Map([['court', { name: 'Pista 1' }]]),
  busy_instructors: new Map(),
  busy_courts: new Map(),
  ...changes,
});
const busy = (starts: string, minutes: number) => {
  const starts_at = parseInstant(starts)!;
  return { starts_at, ends_at: addMinutes(starts_at, minutes), title: 'Liga', session_id: null };
};
const codes = (plan: { conflicts: { date: string; code: string }[] }) =>
  plan.conflicts.map((one) => `${one.date.slice(5)} ${one.code}`);
const dates = (plan: { sessions: { local_date: string }[] }) =>
  plan.sessions.map((one) => one.local_date.slice(5));

describe('deciding which sessions to make', () => {
  it('takes every date of the pattern that is free and not over', () => {
    const [plan] = decideGeneration(facts({ after: parseInstant('2026-03-03T18:00:00Z') }), [wanted()]);
    expect(dates(plan!)).toEqual(['03-10', '03-17']);
    const held = new Map([['group', new Set(['2026-03-10'])]]);
    const [rest] = decideGeneration(facts({ held }), [wanted()]);
    expect([dates(rest!), rest!.existing_count]).toEqual([['03-03', '03-17'], 1]);
  });

  it('keeps out what is busy; what ends or begins then is not', () => {
    const touching = [
      busy('2026-03-03T17:00:00+01:00', 120),
      busy('2026-03-10T20:30:00+01:00', 60),
      busy('2026-03-17T20:29:00+01:00', 60),
    ];
    const [plan] = decideGeneration(facts({ busy_courts: new Map([['court', touching]]) }), [wanted()]);
    expect(dates(plan!)).toEqual(['03-03', '03-10']);
    expect(plan!.conflicts).toMatchObject([
      {
        code: 'court_busy',
        blocking: true,
        message: 'Pista 1 has “Liga” on 2026-03-17 from 20:29 to 21:29.',
      },
    ]);
  });

  it('gives the time to the earlier of two schedules of one call', () => {
    const plans = decideGeneration(facts(), [
      wanted(),
      wanted({ id: 'other', start_time: '20:00', court_id: null, until: '2026-03-10' }),
    ]);
    expect(plans.map(dates)).toEqual([['03-03', '03-10', '03-17'], []]);
    expect(codes(plans[1]!)).toEqual(['03-03 instructor_busy', '03-10 instructor_busy']);
  });

  it('warns of hours without keeping a date out, unless it is strict', () => {
    const clubs = new Map([
      [
        'club',
        {
          timezone: 'Europe/Madrid',
          closures: [],
          opening_hours: [{ weekday: 1, opens_at: '09:00', closes_at: '20:00' }],
        },
      ],
    ]);
    const instructors = new Map([
      [
        'coach',
        {
          display_name: 'Ana',
          fit: (_: unknown, minutes: number) =>
            minutes > 0 ? [{ code: 'over_weekly_hours' as const, detail: `${minutes} minutes` }] : [],
        },
      ],
    ]);
    const busy_instructors = new Map([['coach', [busy('2026-03-12T10:00:00+01:00', 60)]]]);
    const all = { clubs, instructors, busy_instructors };
    const [plan] = decideGeneration(facts(all), [wanted()]);
    expect(dates(plan!)).toEqual(['03-03', '03-10', '03-17']);
    expect(codes(plan!)).toEqual([
      '03-03 closed_hours',
      '03-10 instructor_over_weekly_hours',
      '03-10 closed_hours',
      '03-17 closed_hours',
    ]);
    const [strict] = decideGeneration(facts({ ...all, strict: true }), [wanted({ start_time: '10:00' })]);
    expect(dates(strict!)).toEqual(['03-03', '03-17']);
  });

  it('says which dates a holiday or the schedule itself leaves out', () => {
    const clubs = new Map([
      [
        'club',
        {
          timezone: 'Europe/Madrid',
          closures: [{ starts_on: '2026-03-09', ends_on: '2026-03-11', name: 'Fiesta' }],
          opening_hours: [],
        },
      ],
    ]);
    const [plan] = decideGeneration(facts({ clubs }), [wanted({ exdates: ['2026-03-17'] })]);
    expect(dates(plan!)).toEqual(['03-03']);
    expect(plan!.skips).toEqual([
      { date: '2026-03-10', reason: 'closure', name: 'Fiesta' },
      { date: '2026-03-17', reason: 'exdate', name: '2026-03-17' },
    ]);
  });

  it('a class past midnight needs a club that is open till the end of the day', () => {
    const open = (closes_at: string) =>
      new Map([
        [
          'club',
          {
            timezone: 'Europe/Madrid',
            closures: [],
            opening_hours: [{ weekday: 1, opens_at: '09:00', closes_at }],
          },
        ],
      ]);
    const late = wanted({ start_time: '23:00', until: '2026-03-03' });
    expect(codes(decideGeneration(facts({ clubs: open('23:30') }), [late])[0]!)).toEqual([
      '03-03 closed_hours',
    ]);
    expect(codes(decideGeneration(facts({ clubs: open('24:00') }), [late])[0]!)).toEqual([]);
  });
});
