import { describe, expect, it } from 'vitest';
import { type Interval, offsetDateTime, zonedInstant } from '../../kernel/time/index.ts';
import {
  type AvailabilityException,
  type AvailabilityWindow,
  type FitInput,
  freeIntervals,
  instructorFit,
} from './availability.ts';

const MADRID = 'Europe/Madrid';
const at = (text: string) => zonedInstant(text.slice(0, 10), text.slice(11), MADRID);
const interval = (from: string, until: string): Interval => ({ starts_at: at(from), ends_at: at(until) });
const leave = (from: string, until: string): AvailabilityException => ({
  kind: 'unavailable',
  ...interval(from, until),
});
const extra = (from: string, until: string): AvailabilityException => ({
  kind: 'extra',
  ...interval(from, until),
});
const hours = (weekday: number, starts_time: string, ends_time: string, club_id: string | null = null) =>
  ({ weekday, starts_time, ends_time, club_id }) satisfies AvailabilityWindow;

/** A class on Tuesday 24 November 2026, 19:00 to 20:30, at the club "north". */
function codesOf(
  changes: Partial<FitInput> = {},
  session = interval('2026-11-24 19:00', '2026-11-24 20:30'),
) {
  const input: FitInput = {
    windows: [],
    exceptions: [],
    session: { ...session, club_id: 'north', timezone: MADRID },
    taught_minutes: 0,
    max_weekly_hours: null,
    ...changes,
  };
  return instructorFit(input).map((one) => one.code);
}

describe('an instructor’s hours', () => {
  it('are all hours when none were given', () => {
    expect(codesOf()).toEqual([]);
  });

  it('must hold the whole class', () => {
    expect(codesOf({ windows: [hours(1, '19:00', '20:30')] })).toEqual([]);
    expect(codesOf({ windows: [hours(1, '19:00:00', '20:29:00')] })).toEqual(['outside_windows']);
    expect(codesOf({ windows: [hours(2, '08:00', '22:00')] })).toEqual(['outside_windows']);
  });

  it('may be several windows that touch', () => {
    expect(codesOf({ windows: [hours(1, '08:00', '20:00'), hours(1, '20:00', '21:00')] })).toEqual([]);
    expect(codesOf({ windows: [hours(1, '08:00', '20:00'), hours(1, '20:15', '21:00')] })).toEqual([
      'outside_windows',
    ]);
  });

  it('may be of one club only', () => {
    expect(codesOf({ windows: [hours(1, '08:00', '22:00', 'north')] })).toEqual([]);
    expect(codesOf({ windows: [hours(1, '08:00', '22:00', 'south')] })).toEqual(['outside_windows']);
  });

  it('may run past midnight or to it', () => {
    const late = interval('2026-11-24 23:00', '2026-11-25 00:30');
    expect(codesOf({ windows: [hours(1, '20:00', '01:00')] }, late)).toEqual([]);
    expect(codesOf({ windows: [hours(1, '20:00', '24:00')] }, late)).toEqual(['outside_windows']);
    const toMidnight = interval('2026-11-24 23:00', '2026-11-25 00:00');
    expect(codesOf({ windows: [hours(1, '20:00', '24:00')] }, toMidnight)).toEqual([]);
    expect(codesOf({ windows: [hours(1, '20:00', '00:00')] }, toMidnight)).toEqual([]);
    const afterMidnight = interval('2026-11-25 00:00', '2026-11-25 00:45');
    expect(codesOf({ windows: [hours(1, '20:00', '01:00')] }, afterMidnight)).toEqual([]);
  });

  it('stay at their wall time when the clock changes', () => {
    const windows = [hours(6, '08:00', '10:00')];
    expect(codesOf({ windows }, interval('2026-03-29 08:00', '2026-03-29 10:00'))).toEqual([]);
    expect(codesOf({ windows }, interval('2026-10-25 08:00', '2026-10-25 10:00'))).toEqual([]);
    expect(codesOf({ windows }, interval('2026-10-25 07:00', '2026-10-25 09:00'))).toEqual([
      'outside_windows',
    ]);
  });

  it('are widened by extra hours', () => {
    const windows = [hours(1, '08:00', '20:00')];
    expect(codesOf({ windows, exceptions: [extra('2026-11-24 20:00', '2026-11-24 21:00')] })).toEqual([]);
  });
});

describe('leave', () => {
  it('stands in the way, even of extra hours', () => {
    const away = leave('2026-11-24 20:00', '2026-11-25 20:00');
    expect(codesOf({ exceptions: [away] })).toEqual(['on_leave']);
    expect(codesOf({ exceptions: [extra('2026-11-24 18:00', '2026-11-24 22:00'), away] })).toEqual([
      'on_leave',
    ]);
  });

  it('that only touches the class does not', () => {
    expect(codesOf({ exceptions: [leave('2026-11-24 20:30', '2026-11-25 20:00')] })).toEqual([]);
  });
});

describe('the weekly limit', () => {
  it('may be reached and not passed', () => {
    expect(codesOf({ taught_minutes: 510, max_weekly_hours: 10 })).toEqual([]);
    expect(codesOf({ taught_minutes: 511, max_weekly_hours: 10 })).toEqual(['over_weekly_hours']);
  });

  it('is told beside the other problems, each with its detail', () => {
    const problems = instructorFit({
      windows: [hours(0, '08:00', '20:00')],
      exceptions: [leave('2026-11-24 00:00', '2026-11-25 00:00')],
      session: { ...interval('2026-11-24 19:00', '2026-11-24 20:30'), club_id: 'north', timezone: MADRID },
      taught_minutes: 600,
      max_weekly_hours: 10,
    });
    expect(problems).toEqual([
      { code: 'on_leave', detail: 'on leave 2026-11-24 00:00 to 2026-11-25 00:00' },
      { code: 'outside_windows', detail: 'no hours for 2026-11-24 19:00 to 2026-11-24 20:30' },
      { code: 'over_weekly_hours', detail: '690 minutes in the week, 600 allowed' },
    ]);
  });
});

describe('free time', () => {
  const freeOf = (changes: Partial<Parameters<typeof freeIntervals>[0]> = {}) =>
    freeIntervals({
      windows: [
        hours(1, '08:00', '14:00', 'north'),
        hours(1, '16:00', '20:00', 'south'),
        hours(2, '22:00', '02:00'),
      ],
      exceptions: [],
      busy: [],
      from_date: '2026-11-24',
      until_date: '2026-11-25',
      timezone: MADRID,
      ...changes,
    }).map((one) => `${offsetDateTime(one.starts_at, MADRID)}/${offsetDateTime(one.ends_at, MADRID)}`);

  it('is the weekly hours within the dates', () => {
    expect(freeOf()).toEqual([
      '2026-11-24T08:00:00+01:00/2026-11-24T14:00:00+01:00',
      '2026-11-24T16:00:00+01:00/2026-11-24T20:00:00+01:00',
      '2026-11-25T22:00:00+01:00/2026-11-26T00:00:00+01:00',
    ]);
  });

  it('includes the night that began the day before', () => {
    expect(freeOf({ from_date: '2026-11-26', until_date: '2026-11-26' })).toEqual([
      '2026-11-26T00:00:00+01:00/2026-11-26T02:00:00+01:00',
    ]);
  });

  it('is cut by classes and leave, and widened by extra hours', () => {
    const busy = [
      interval('2026-11-24 09:00', '2026-11-24 10:30'),
      interval('2026-11-24 10:00', '2026-11-24 11:00'),
    ];
    const exceptions = [
      leave('2026-11-24 15:00', '2026-11-25 23:00'),
      extra('2026-11-24 14:00', '2026-11-24 15:30'),
    ];
    expect(freeOf({ busy, exceptions })).toEqual([
      '2026-11-24T08:00:00+01:00/2026-11-24T09:00:00+01:00',
      '2026-11-24T11:00:00+01:00/2026-11-24T15:00:00+01:00',
      '2026-11-25T23:00:00+01:00/2026-11-26T00:00:00+01:00',
    ]);
  });

  it('may be asked for one club', () => {
    expect(freeOf({ club_id: 'south', until_date: '2026-11-24' })).toEqual([
      '2026-11-24T16:00:00+01:00/2026-11-24T20:00:00+01:00',
    ]);
  });

  it('is the whole day when no hours were given, of 23 hours in spring', () => {
    expect(freeOf({ windows: [], from_date: '2026-03-29', until_date: '2026-03-29' })).toEqual([
      '2026-03-29T00:00:00+01:00/2026-03-30T00:00:00+02:00',
    ]);
    expect(freeOf({ windows: [], until_date: '2026-11-23' })).toEqual([]);
  });
});
