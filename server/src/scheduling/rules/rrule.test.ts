import fc from 'fast-check';
import { RRule } from 'rrule';
import { describe, expect, it } from 'vitest';
import { addDays, eachDate, isoWeek } from '../../kernel/time/index.ts';
import { ruleDates, ruleProblem } from './rrule.ts';

const dates = (rrule: string, from: string, until: string, start_date = from): string[] => [
  ...ruleDates({ rrule, start_date, start_time: '19:00', timezone: 'Europe/Madrid' }, from, until),
];

/**
 * The same by an implementation of other people, from another family: the port of Python's dateutil. It is told where
 * to end, for it looks for a rule that names nothing until the year 9999; COUNT is counted here.
 */
function elsewhere(rule: string, from: string, until: string): string[] {
  const plain = (date: string) => date.replaceAll('-', '');
  const count = Number(/;COUNT=(\d+)/.exec(rule)?.[1] ?? Number.POSITIVE_INFINITY);
  const ending = `${rule.replace(/;COUNT=\d+/, '')};UNTIL=${plain(until)}T000000Z`;
  const found = RRule.fromString(`DTSTART:${plain(from)}T000000Z\nRRULE:${ending}`).all();
  return found.slice(0, count).map((date) => date.toISOString().slice(0, 10));
}

const weekday = fc.constantFrom('MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU');
const some = (item: fc.Arbitrary<string>, most = 3) =>
  fc.uniqueArray(item, { minLength: 1, maxLength: most }).map((items) => items.join(','));
const number = (min: number, max: number) => fc.integer({ min, max }).map(String);
const signed = (max: number) =>
  fc.tuple(fc.constantFrom('', '-'), number(1, max)).map(([sign, value]) => sign + value);
const nthDay = (max: number) => fc.tuple(signed(max), weekday).map(([nth, day]) => nth + day);
const maybe = (name: string, value: fc.Arbitrary<string>) =>
  fc.option(
    value.map((text) => `${name}=${text}`),
    { nil: undefined, freq: 2 },
  );
const common = [
  maybe('INTERVAL', number(1, 4)),
  maybe('WKST', weekday),
  maybe('BYMONTH', some(number(1, 12))),
  maybe('COUNT', number(1, 40)),
];
/** Counted from the end only -1: where a period has too few days, that library takes its first one instead of none. */
const byPosition = maybe('BYSETPOS', fc.constantFrom('-1', '1', '2', '3', '1,2'));
const rulesOf: Record<string, fc.Arbitrary<string | undefined>[]> = {
  DAILY: [maybe('BYDAY', some(weekday)), maybe('BYMONTHDAY', some(signed(31)))],
  WEEKLY: [maybe('BYDAY', some(weekday))],
  MONTHLY: [
    maybe('BYDAY', fc.oneof(some(weekday), some(nthDay(5)))),
    maybe('BYMONTHDAY', some(signed(31))),
    byPosition,
  ],
  YEARLY: [
    maybe('BYDAY', fc.oneof(some(weekday), some(nthDay(53)))),
    maybe('BYMONTHDAY', some(signed(31))),
    maybe('BYYEARDAY', some(signed(366))),
    byPosition,
  ],
};
/**
 * Counted from the end week 1 of the next year is left out there, and for the first days of January the year before is
 * given the length of the year itself, so its week 52 or 53 is not found: the test below counts those. Where no day is
 * named beside a week, RFC 5545 takes the start's, dateutil all seven.
 */
const byWeek = fc.tuple(
  some(
    fc.oneof(
      number(1, 51),
      number(1, 50).map((week) => `-${week}`),
    ),
  ),
  some(weekday),
  byPosition,
  ...common,
);
const rule = fc.oneof(
  ...Object.entries(rulesOf).map(([freq, parts]) =>
    fc
      .tuple(...parts, ...common)
      .map((chosen) => [`FREQ=${freq}`, ...chosen.filter((one) => one !== undefined)].join(';')),
  ),
  byWeek.map(([weeks, days, ...rest]) =>
    ['FREQ=YEARLY', `BYWEEKNO=${weeks}`, `BYDAY=${days}`, ...rest.filter((one) => one !== undefined)].join(
      ';',
    ),
  ),
);
const start = fc.integer({ min: 0, max: 3_000 }).map((days) => addDays('2024-01-01', days));

/**
 * The days of a weekday in the weeks of that number, 2024 to 2064, by counting: a week belongs to the year that has four
 * of its days, and is numbered by how many of that year's went before it.
 */
function inCountedWeek(wanted: number, weekday: number, wkst: number): string[] {
  const found: string[] = [];
  const seen = new Map<string, number>();
  const days = [...eachDate('2022-12-20', '2065-01-20')];
  const begins = days.findIndex((date) => (new Date(`${date}T00:00Z`).getUTCDay() + 6) % 7 === wkst);
  for (let at = begins; at + 6 < days.length; at += 7) {
    const week = days.slice(at, at + 7);
    // The fourth of seven days lies in the year that has at least four of them.
    const year = week[3]!.slice(0, 4);
    seen.set(year, (seen.get(year) ?? 0) + 1);
    const date = week[(weekday - wkst + 7) % 7]!;
    if (seen.get(year) === wanted && date >= '2024-01-01' && date <= '2064-12-31') found.push(date);
  }
  return found;
}

describe('an RRULE', () => {
  it('names the dates that another implementation names, in windows as in one go', () => {
    let compared = 0;
    fc.assert(
      fc.property(rule, start, fc.integer({ min: 0, max: 1_200 }), (text, first, days) => {
        fc.pre(ruleProblem(text) === null);
        const [middle, until] = [addDays(first, days), addDays(first, 1_200)];
        const all = dates(text, first, until);
        // For a rule that names nothing in all that time the library goes on looking until the year 9999.
        fc.pre(all.length > 0);
        expect(all, text).toEqual(elsewhere(text, first, until));
        const parts = [...dates(text, first, middle), ...dates(text, addDays(middle, 1), until, first)];
        expect(parts, text).toEqual(all);
        compared += 1;
      }),
      { numRuns: 2_000 },
    );
    expect(compared).toBe(2_000);
  }, 120_000);

  it('unites the days that BYDAY lists, whether numbered or not', () => {
    const [from, until] = ['2026-01-01', '2028-12-31'];
    const union = (...rules: string[]) =>
      [...new Set(rules.flatMap((one) => elsewhere(one, from, until)))].sort();
    for (const freq of ['YEARLY', 'MONTHLY', 'YEARLY;BYMONTH=3,11'])
      expect(dates(`FREQ=${freq};BYDAY=MO,5TU`, from, until)).toEqual(
        union(`FREQ=${freq};BYDAY=MO`, `FREQ=${freq};BYDAY=5TU`),
      );
  });

  it('names the last weeks of a year as they are counted, whatever day a week begins with', () => {
    const codes = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
    for (const [wkst, code] of codes.entries())
      for (const week of [1, 51, 52, 53])
        for (const day of ['MO', 'TH', 'SU'])
          expect(
            dates(`FREQ=YEARLY;BYWEEKNO=${week};BYDAY=${day};WKST=${code}`, '2024-01-01', '2064-12-31'),
            `${week} ${day} ${code}`,
          ).toEqual(inCountedWeek(week, codes.indexOf(day), wkst));
  });

  it('by week numbers alone has the weekday of its start, in those weeks', () => {
    const wanted = [...eachDate('2026-01-01', '2029-12-31')].filter(
      (date) => [1, 20, 53].includes(isoWeek(date).week) && new Date(`${date}T00:00Z`).getUTCDay() === 4,
    );
    expect(dates('FREQ=YEARLY;BYWEEKNO=1,20,53', '2026-01-01', '2029-12-31')).toEqual(wanted);
  });

  it.each([
    ['FREQ=YEARLY;BYDAY=20MO', '1997-05-19', ['1997-05-19', '1998-05-18', '1999-05-17']],
    ['FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO', '1997-05-12', ['1997-05-12', '1998-05-11', '1999-05-17']],
    ['FREQ=YEARLY;BYMONTH=3;BYDAY=TH', '1997-03-13', ['1997-03-13', '1997-03-20', '1997-03-27']],
    ['FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13', '1997-09-02', ['1998-02-13', '1998-03-13', '1998-11-13']],
    [
      'FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8',
      '1996-11-05',
      ['1996-11-05', '2000-11-07', '2004-11-02'],
    ],
    [
      'FREQ=YEARLY;INTERVAL=3;COUNT=10;BYYEARDAY=1,100,200',
      '1997-01-01',
      ['1997-01-01', '1997-04-10', '1997-07-19'],
    ],
    [
      'FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO',
      '1997-08-05',
      ['1997-08-05', '1997-08-10', '1997-08-19'],
    ],
    [
      'FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU',
      '1997-08-05',
      ['1997-08-05', '1997-08-17', '1997-08-19'],
    ],
  ])('reads RFC 5545’s own example %s', (text, first, wanted) => {
    expect(dates(text, first, '2010-12-31').slice(0, 3)).toEqual(wanted);
  });
});
