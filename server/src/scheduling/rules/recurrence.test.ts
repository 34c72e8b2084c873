import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  dateOfDayNumber,
  dayNumber,
  localDateOf,
  localTimeOf,
  localWeekday,
  minutesBetween,
  offsetDateTime,
} from '../../kernel/time/index.ts';
import { MAX_OCCURRENCES, MAX_WINDOW_DAYS, occurrences, type Recurrence } from './recurrence.ts';

const MADRID = 'Europe/Madrid';

function schedule(changes: Partial<Recurrence> = {}): Recurrence {
  return {
    recurrence: 'weekly',
    recurrence_days: [],
    start_date: '2026-01-06',
    end_date: null,
    start_time: '19:00',
    duration_minutes: 90,
    timezone: MADRID,
    rrule: null,
    exdates: [],
    ...changes,
  };
}

const between = (r: Recurrence, from: string, until: string) => occurrences(r, { from, until, closures: [] });
const datesOf = (r: Recurrence, from: string, until: string) =>
  between(r, from, until).kept.map((one) => one.local_date);
const startsOf = (r: Recurrence, from: string, until: string) =>
  between(r, from, until).kept.map((one) => offsetDateTime(one.starts_at, r.timezone));

describe('a weekly class on Tuesday at 19:00 in Madrid', () => {
  it.each([
    ['2026-03-29', '2026-03-24T19:00:00+01:00', '2026-03-31T19:00:00+02:00'],
    ['2026-10-25', '2026-10-20T19:00:00+02:00', '2026-10-27T19:00:00+01:00'],
    ['2027-03-28', '2027-03-23T19:00:00+01:00', '2027-03-30T19:00:00+02:00'],
    ['2027-10-31', '2027-10-26T19:00:00+02:00', '2027-11-02T19:00:00+01:00'],
  ])('stays at 19:00 across the clock change of %s', (change, before, after) => {
    expect(startsOf(schedule(), addDays(change, -6), addDays(change, 6))).toEqual([before, after]);
  });

  it('takes place at 19:00 on every Tuesday of two years, once each', () => {
    const { kept } = between(schedule(), '2026-01-01', '2027-12-31');
    expect(kept).toHaveLength(104);
    expect(new Set(kept.map((one) => one.local_date)).size).toBe(104);
    for (const one of kept) {
      expect(localWeekday(one.local_date)).toBe(1);
      expect(localDateOf(one.starts_at, MADRID)).toBe(one.local_date);
      expect(localTimeOf(one.starts_at, MADRID)).toBe('19:00');
      expect(minutesBetween(one.starts_at, one.ends_at)).toBe(90);
    }
  });
});

describe('a daily class at 02:30', () => {
  const nightly = schedule({ recurrence: 'daily', start_time: '02:30:00', duration_minutes: 60 });

  it.each(['2026-03-29', '2027-03-28'])('is shifted to 03:30 on %s and exists once', (change) => {
    expect(startsOf(nightly, addDays(change, -1), addDays(change, 1))).toEqual([
      `${addDays(change, -1)}T02:30:00+01:00`,
      `${change}T03:30:00+02:00`,
      `${addDays(change, 1)}T02:30:00+02:00`,
    ]);
  });

  it.each(['2026-10-25', '2027-10-31'])('takes the first 02:30 of %s and exists once', (change) => {
    expect(startsOf(nightly, addDays(change, -1), addDays(change, 1))).toEqual([
      `${addDays(change, -1)}T02:30:00+02:00`,
      `${change}T02:30:00+02:00`,
      `${addDays(change, 1)}T02:30:00+01:00`,
    ]);
  });

  it('lasts its duration in elapsed minutes although the wall says otherwise', () => {
    const [one] = between(nightly, '2026-10-25', '2026-10-25').kept;
    expect(offsetDateTime(one!.ends_at, MADRID)).toBe('2026-10-25T02:30:00+01:00');
  });

  it('keeps the schedule’s time as its key, so that a second generation finds it', () => {
    const [one] = between(nightly, '2026-03-29', '2026-03-29').kept;
    expect([one!.local_date, one!.local_time]).toEqual(['2026-03-29', '02:30']);
  });
});

describe('patterns', () => {
  it('take place once', () => {
    const once = schedule({ recurrence: 'once', recurrence_days: [3] });
    expect(datesOf(once, '2025-01-01', '2027-12-31')).toEqual(['2026-01-06']);
    expect(datesOf(once, '2026-01-07', '2027-12-31')).toEqual([]);
  });

  it('take place on the days of the week that were chosen', () => {
    const weekly = schedule({ recurrence_days: [6, 0, 3], start_date: '2026-11-18' });
    expect(datesOf(weekly, '2026-11-01', '2026-11-26')).toEqual([
      '2026-11-19',
      '2026-11-22',
      '2026-11-23',
      '2026-11-26',
    ]);
  });

  it('take place every day, or every chosen one', () => {
    const daily = schedule({ recurrence: 'daily', start_date: '2026-11-20' });
    expect(datesOf(daily, '2026-11-01', '2026-11-23')).toHaveLength(4);
    const workdays = { ...daily, recurrence_days: [0, 1, 2, 3, 4] };
    expect(datesOf(workdays, '2026-11-01', '2026-11-24')).toEqual(['2026-11-20', '2026-11-23', '2026-11-24']);
  });

  it('end with end_date, which still counts', () => {
    const ending = schedule({ end_date: '2026-01-20' });
    expect(datesOf(ending, '2026-01-01', '2026-12-31')).toEqual(['2026-01-06', '2026-01-13', '2026-01-20']);
  });

  it('skip the months that lack the day', () => {
    const on31st = schedule({ recurrence: 'monthly', start_date: '2026-01-31' });
    expect(datesOf(on31st, '2026-01-01', '2026-12-31')).toEqual([
      '2026-01-31',
      '2026-03-31',
      '2026-05-31',
      '2026-07-31',
      '2026-08-31',
      '2026-10-31',
      '2026-12-31',
    ]);
    const on29th = schedule({ recurrence: 'monthly', start_date: '2026-12-29' });
    expect(datesOf(on29th, '2027-01-30', '2027-03-31')).toEqual(['2027-03-29']);
    expect(datesOf(on29th, '2028-02-01', '2028-03-28')).toEqual(['2028-02-29']);
  });
});

describe('a biweekly class', () => {
  it('keeps its two weeks across the 53 weeks of 2026', () => {
    const biweekly = schedule({ recurrence: 'biweekly', start_date: '2026-12-01' });
    expect(datesOf(biweekly, '2026-12-01', '2027-01-31')).toEqual([
      '2026-12-01',
      '2026-12-15',
      '2026-12-29',
      '2027-01-12',
      '2027-01-26',
    ]);
  });

  it('counts ISO weeks: a class begun on Sunday meets again on the Monday eight days later', () => {
    const biweekly = schedule({ recurrence: 'biweekly', recurrence_days: [0, 6], start_date: '2026-11-22' });
    expect(datesOf(biweekly, '2026-11-01', '2026-12-20')).toEqual([
      '2026-11-22',
      '2026-11-30',
      '2026-12-06',
      '2026-12-14',
      '2026-12-20',
    ]);
  });
});

describe('an RRULE', () => {
  const custom = (rrule: string, changes: Partial<Recurrence> = {}) =>
    schedule({ recurrence: 'custom', rrule, start_date: '2026-01-01', ...changes });

  it('names the second Saturday of each month', () => {
    expect(startsOf(custom('FREQ=MONTHLY;BYDAY=2SA'), '2026-02-01', '2026-04-30')).toEqual([
      '2026-02-14T19:00:00+01:00',
      '2026-03-14T19:00:00+01:00',
      '2026-04-11T19:00:00+02:00',
    ]);
  });

  it('names the last working day, every third week, and a date of the year', () => {
    expect(
      datesOf(custom('FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1'), '2026-01-01', '2026-02-28'),
    ).toEqual(['2026-01-30', '2026-02-27']);
    expect(datesOf(custom('RRULE:FREQ=WEEKLY;INTERVAL=3;BYDAY=TU,TH'), '2026-01-01', '2026-01-31')).toEqual([
      '2026-01-01',
      '2026-01-20',
      '2026-01-22',
    ]);
    expect(datesOf(custom('freq=yearly;bymonth=2;bymonthday=29'), '2026-01-01', '2032-12-31')).toEqual([
      '2028-02-29',
      '2032-02-29',
    ]);
  });

  it('counts from its start whatever window is asked for', () => {
    const ten = custom('FREQ=WEEKLY;COUNT=10', { start_date: '2026-01-06' });
    expect(datesOf(ten, '2026-03-01', '2026-12-31')).toEqual(['2026-03-03', '2026-03-10']);
  });

  it('with a COUNT it never reaches is walked for a century without failing, and is over then', () => {
    const leapDays = custom('FREQ=DAILY;BYMONTH=2;BYMONTHDAY=29;COUNT=1000');
    expect(datesOf(leapDays, '2120-01-01', '2129-12-31')).toEqual(['2120-02-29', '2124-02-29']);
    expect(datesOf(leapDays, '2900-01-01', '2909-12-31')).toEqual([]);
  });

  it('ends with UNTIL as a date, as a time on the wall, and as an instant', () => {
    const until = (value: string) =>
      datesOf(custom(`FREQ=DAILY;UNTIL=${value}`), '2026-07-01', '2026-12-31').at(-1);
    expect(until('20260703')).toBe('2026-07-03');
    expect(until('20260703T190000')).toBe('2026-07-03');
    expect(until('20260703T185900')).toBe('2026-07-02');
    // 19:00 in Madrid's summer is 17:00 UTC.
    expect(until('20260703T170000Z')).toBe('2026-07-03');
    expect(until('20260703T165959Z')).toBe('2026-07-02');
  });

  it('keeps a date whose time the clock skips', () => {
    const nightly = custom('FREQ=DAILY', { start_time: '02:30' });
    expect(startsOf(nightly, '2026-03-29', '2026-03-29')).toEqual(['2026-03-29T03:30:00+02:00']);
  });

  it('ends with end_date too', () => {
    const ending = custom('FREQ=DAILY', { end_date: '2026-01-03' });
    expect(datesOf(ending, '2026-01-01', '2026-12-31')).toEqual(['2026-01-01', '2026-01-02', '2026-01-03']);
  });

  it('that was never validated throws instead of answering nothing', () => {
    expect(() => between(custom('FREQ=HOURLY'), '2026-01-01', '2026-01-02')).toThrow(/sub_daily/);
    expect(() => between(custom('every tuesday'), '2026-01-01', '2026-01-02')).toThrow(RangeError);
  });
});

describe('days without a class', () => {
  it('are told apart: exdates and closures, with the closure’s name', () => {
    const r = schedule({ exdates: ['2026-12-01', '2026-12-29'] });
    const closures = [
      { starts_on: '2026-12-08', ends_on: '2026-12-08', name: 'Inmaculada' },
      { starts_on: '2026-12-22', ends_on: '2027-01-06', name: 'Navidad' },
    ];
    const { kept, skipped } = occurrences(r, { from: '2026-12-01', until: '2027-01-12', closures });
    expect(kept.map((one) => one.local_date)).toEqual(['2026-12-15', '2027-01-12']);
    expect(skipped.map((one) => [one.occurrence.local_date, one.reason, one.detail])).toEqual([
      ['2026-12-01', 'exdate', '2026-12-01'],
      ['2026-12-08', 'closure', 'Inmaculada'],
      ['2026-12-22', 'closure', 'Navidad'],
      ['2026-12-29', 'exdate', '2026-12-29'],
      ['2027-01-05', 'closure', 'Navidad'],
    ]);
  });
});

describe('bounds', () => {
  it('stop after a number of occurrences and say where to go on', () => {
    const daily = schedule({ recurrence: 'daily' });
    const first = between(daily, '2026-01-06', '2029-12-31');
    expect(first.kept).toHaveLength(MAX_OCCURRENCES);
    expect(first.complete_until).toBe(first.kept.at(-1)!.local_date);
    const rest = between(daily, addDays(first.complete_until, 1), '2029-12-31');
    expect(rest.complete_until).toBe('2029-12-31');
    expect(rest.kept[0]!.local_date).toBe(addDays(first.complete_until, 1));
  });

  it('stop after a number of days for a rule that seldom matches', () => {
    const leapDays = schedule({ recurrence: 'custom', rrule: 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29' });
    const answer = between(leapDays, '2026-01-06', '2999-12-31');
    expect(answer.complete_until).toBe(addDays('2026-01-06', MAX_WINDOW_DAYS - 1));
    expect(answer.kept.map((one) => one.local_date)).toEqual(['2028-02-29', '2032-02-29']);
  });

  it('do not matter where nothing can follow', () => {
    const ending = schedule({ end_date: '2026-12-31' });
    expect(between(ending, '2026-01-01', '2999-12-31').complete_until).toBe('2999-12-31');
  });
});

const anyDate = fc
  .integer({ min: dayNumber('2025-01-01'), max: dayNumber('2029-12-31') })
  .map((day) => dateOfDayNumber(day));
const anyPattern = fc.oneof(
  fc.record({
    recurrence: fc.constantFrom('once', 'daily', 'weekly', 'biweekly', 'monthly'),
    rrule: fc.constant(null),
  }),
  fc.record({
    recurrence: fc.constant('custom' as const),
    rrule: fc.constantFrom(
      'FREQ=MONTHLY;BYDAY=2SA',
      'FREQ=MONTHLY;BYMONTHDAY=31,-1',
      'FREQ=WEEKLY;INTERVAL=3;BYDAY=MO,SU',
      'FREQ=WEEKLY;INTERVAL=2;WKST=SU;BYDAY=SA,SU',
      'FREQ=DAILY;INTERVAL=5',
      'FREQ=DAILY;COUNT=40',
      'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=7',
      'FREQ=YEARLY;BYWEEKNO=1,53;BYDAY=MO',
      'FREQ=DAILY;UNTIL=20270301T120000Z',
    ),
  }),
);
const anySchedule = fc
  .record({
    pattern: anyPattern,
    recurrence_days: fc.uniqueArray(fc.integer({ min: 0, max: 6 })),
    start_date: anyDate,
    end_date: fc.option(anyDate),
    start_time: fc.constantFrom('00:00', '02:30', '03:00', '19:00', '23:45'),
    timezone: fc.constantFrom(MADRID, 'America/Sao_Paulo', 'Asia/Kathmandu', 'Australia/Lord_Howe'),
    exdates: fc.array(anyDate, { maxLength: 5 }),
  })
  .map(({ pattern, ...rest }) => schedule({ ...rest, ...pattern }));
const anyWindow = fc
  .tuple(anyDate, fc.integer({ min: 0, max: 400 }))
  .map(([from, days]) => ({ from, until: addDays(from, days) }));
const closures = [{ starts_on: '2026-12-24', ends_on: '2027-01-06', name: 'Navidad' }];

describe('any schedule in any window', () => {
  it('has its dates in order, each once, within the window and its own life', () => {
    fc.assert(
      fc.property(anySchedule, anyWindow, (r, window) => {
        const { kept, skipped } = occurrences(r, { ...window, closures });
        const dates = [...kept, ...skipped.map((one) => one.occurrence)].map((one) => one.local_date);
        expect(new Set(dates).size).toBe(dates.length);
        expect(kept.map((one) => one.local_date)).toEqual(kept.map((one) => one.local_date).sort());
        for (const date of dates) {
          expect(date >= window.from && date <= window.until && date >= r.start_date).toBe(true);
          expect(r.end_date === null || date <= r.end_date).toBe(true);
        }
        for (const [index, one] of kept.entries()) {
          expect(index === 0 || kept[index - 1]!.starts_at < one.starts_at).toBe(true);
          expect(minutesBetween(one.starts_at, one.ends_at)).toBe(r.duration_minutes);
        }
      }),
    );
  });

  it('has the same classes when the window is asked for in two parts', () => {
    fc.assert(
      fc.property(anySchedule, anyWindow, fc.nat(), (r, { from, until }, cut) => {
        const middle = addDays(from, cut % (dayNumber(until) - dayNumber(from) + 1));
        const whole = occurrences(r, { from, until, closures });
        const before = occurrences(r, { from, until: middle, closures });
        const after = occurrences(r, { from: addDays(middle, 1), until, closures });
        expect(whole.kept).toEqual([...before.kept, ...after.kept]);
        expect(whole.skipped).toEqual([...before.skipped, ...after.skipped]);
      }),
    );
  });

  it('of one weekday is seven or fourteen local days apart', () => {
    const weekly = anySchedule.map((r) => ({ ...r, recurrence_days: [], exdates: [], rrule: null }));
    fc.assert(
      fc.property(
        weekly,
        anyWindow,
        fc.constantFrom('weekly', 'biweekly'),
        (r, { from, until }, recurrence) => {
          const dates = datesOf({ ...r, recurrence }, from, until);
          for (const [index, date] of dates.entries()) {
            if (index === 0) continue;
            expect(dayNumber(date) - dayNumber(dates[index - 1]!)).toBe(recurrence === 'weekly' ? 7 : 14);
          }
        },
      ),
    );
  });

  it('agrees with RFC 5545’s rule for the same pattern', () => {
    const names = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
    const equivalent = (r: Recurrence) => {
      const days = r.recurrence_days.length > 0 ? r.recurrence_days : [localWeekday(r.start_date)];
      const byDay = `BYDAY=${days.map((day) => names[day]).join(',')};WKST=MO`;
      if (r.recurrence === 'weekly') return `FREQ=WEEKLY;${byDay}`;
      if (r.recurrence === 'biweekly') return `FREQ=WEEKLY;INTERVAL=2;${byDay}`;
      return `FREQ=MONTHLY;BYMONTHDAY=${Number(r.start_date.slice(8))}`;
    };
    const anyNamed = fc.constantFrom('weekly' as const, 'biweekly' as const, 'monthly' as const);
    fc.assert(
      fc.property(anySchedule, anyWindow, anyNamed, (r, window, recurrence) => {
        const named = { ...r, recurrence, rrule: null };
        const custom: Recurrence = { ...r, recurrence: 'custom', rrule: equivalent(named) };
        expect(occurrences(named, { ...window, closures })).toEqual(
          occurrences(custom, { ...window, closures }),
        );
      }),
    );
  });
});
