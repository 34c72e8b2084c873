import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '../../../kernel/time/index.ts';
import { type Settings, settings } from '../../../settings.ts';
import { causeOf, decideEarning, type Loss, periodOf } from './earn.ts';

const defaults = Object.fromEntries(
  Object.entries(settings).map(([key, it]) => [key, it.default]),
) as unknown as Settings;
const rules = (more: Partial<Settings> = {}): Settings => ({ ...defaults, ...more });

const loss = (more: Partial<Loss> = {}): Loss => ({
  enrollment_id: 'e',
  student_id: 's',
  club_id: 'c',
  class_type_id: 't',
  schedule_id: 'g',
  released: true,
  cancelled_at: new Date('2026-03-09T18:00:00Z'),
  starts_at: new Date('2026-03-10T18:00:00Z'),
  local_date: '2026-03-10',
  session_reason: '',
  ...{ moved_at: null, coach_changed_at: null, follows_group: true },
  session_cause: null,
  nth: 1,
  group_ends_on: null,
  today: '2026-03-09',
  ...more,
});
const paid = rules({ make_up_released: 'make_up' });

describe('a lost class gives', () => {
  test.each([
    ['nothing for an absence, unless the club says so', loss(), rules(), undefined],
    ['a make-up for an absence told in time, where the club says so', loss(), paid, 'released'],
    ['nothing for one told late', loss({ cancelled_at: new Date('2026-03-10T07:00:00Z') }), paid, undefined],
    [
      'what the club says for one told late',
      loss({ cancelled_at: new Date('2026-03-10T07:00:00Z') }),
      rules({ make_up_released_late: 'make_up' }),
      'released_late',
    ],
    [
      'a make-up when the club called it off',
      loss({ released: false, session_reason: 'Lluvia' }),
      rules(),
      'club',
    ],
    [
      'a make-up when the coach was ill',
      loss({ released: false, session_reason: 'coach_absent' }),
      rules(),
      'coach',
    ],
    ['nothing for a holiday', loss({ released: false, session_reason: 'club_closed' }), rules(), undefined],
    [
      'what the club says for a holiday',
      loss({ released: false, session_reason: 'club_closed' }),
      rules({ make_up_closure: 'make_up' }),
      'closure',
    ],
    [
      'a make-up below the minimum',
      loss({ released: false, session_reason: 'below_minimum' }),
      rules(),
      'below_minimum',
    ],
    [
      'what the club says for rain, whatever it was called',
      loss({ released: false, session_reason: 'Llueve a mares', session_cause: 'rain' }),
      rules({ make_up_club: 'nothing' }),
      'rain',
    ],
    [
      'nothing for a holiday that has a name',
      loss({ released: false, session_reason: 'Navidad', session_cause: 'closure' }),
      rules(),
      undefined,
    ],
    [
      'nothing when the timetable changed: the class is on another day',
      loss({ released: false, session_reason: 'schedule_changed' }),
      rules(),
      undefined,
    ],
  ] as const)('%s', (_, lost, inForce, cause) => {
    expect(decideEarning(lost, inForce, [])?.cause).toBe(cause);
  });

  test('is told in time to the minute', () => {
    const at = (minute: number) => loss({ cancelled_at: new Date(Date.UTC(2026, 2, 10, 6, minute)) });
    expect(causeOf(at(0), paid)).toBe('released');
    expect(causeOf(at(1), paid)).toBe('released_late');
  });
});

describe('a quota', () => {
  const two = rules({ make_up_released: 'make_up', make_up_quota: 2, make_up_quota_period: 'two_months' });
  test('counts the absences of its period, and no others', () => {
    expect(decideEarning(loss(), two, ['2026-03-03'])).toBeDefined();
    expect(decideEarning(loss(), two, ['2026-03-03', '2026-04-30'])).toBeUndefined();
    expect(decideEarning(loss(), two, ['2026-02-28', '2026-05-01'])).toBeDefined();
  });
  test('of a month holds beside that of the longer period', () => {
    const month = rules({ make_up_released: 'make_up', make_up_quota_month: 1 });
    expect(decideEarning(loss(), month, ['2026-03-31'])).toBeUndefined();
    expect(decideEarning(loss(), month, ['2026-02-27'])).toBeDefined();
  });
  test('is none for what the club calls off', () => {
    const none = rules({ make_up_quota: 0 });
    expect(decideEarning(loss({ released: false }), none, [])?.cause).toBe('club');
  });
  test('is never exceeded, in whatever order absences are told', () => {
    const dates = fc.integer({ min: 0, max: 500 }).map((n) => addDays('2026-01-01', n));
    fc.assert(
      fc.property(fc.array(dates, { maxLength: 60 }), fc.integer({ min: 0, max: 6 }), (days, most) => {
        const inForce = rules({
          make_up_released: 'make_up',
          make_up_quota: most,
          make_up_quota_period: 'quarter',
        });
        const given: string[] = [];
        for (const local_date of days)
          if (decideEarning(loss({ local_date }), inForce, given)) given.push(local_date);
        const byPeriod = Map.groupBy(given, (day) => periodOf(day, 'quarter'));
        for (const one of byPeriod.values()) expect(one.length).toBeLessThanOrEqual(most);
      }),
    );
  });
});

describe('it is valid', () => {
  test('so many days from the lost class on, or from today when that is over', () => {
    expect(decideEarning(loss(), paid, [])?.expires_on).toBe('2026-05-09');
    const later = loss({ released: false, today: '2026-04-01' });
    expect(decideEarning(later, rules(), [])?.expires_on).toBe('2026-05-31');
  });
  test('until the group ends, where the club says so and it does', () => {
    const until = rules({ make_up_released: 'make_up', make_up_valid_until: 'group_end' });
    expect(decideEarning(loss({ group_ends_on: '2026-06-19' }), until, [])?.expires_on).toBe('2026-06-19');
    expect(decideEarning(loss(), until, [])?.expires_on).toBe('2026-05-09');
  });
});
