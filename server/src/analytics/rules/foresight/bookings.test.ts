import { describe, expect, test } from 'vitest';
import { createRandom, type Random } from '../../../demo/random.ts';
import { addDays } from '../../../kernel/time/index.ts';
import { type Booking, effectsOf, fitBookings, knownOf, testBookings } from './bookings.ts';
import { sigmoid } from './logistic.ts';

const today = '2026-11-22';
interface Person {
  id: string;
  /** Log odds of their own. */
  own: number;
}

/** 40 weeks of 60 bookings by 120 people, with chances that are known. */
function past(seed: number, chance: (person: Person, booking: Booking, dice: Random) => number): Booking[] {
  const dice = createRandom(seed, 0);
  const normal = () => Math.sqrt(-2 * Math.log(1 - dice.next())) * Math.cos(2 * Math.PI * dice.next());
  const people = Array.from({ length: 120 }, (_, n): Person => ({ id: `p${n}`, own: normal() }));
  return Array.from({ length: 40 * 60 }, (_, n) => {
    const person = dice.pick(people);
    const booking: Booking = {
      ...{
        id: `${n}`,
        student_id: person.id,
        date: addDays(today, -280 + Math.floor(n / 60) * 7 + dice.whole(0, 6)),
      },
      ...{
        time: dice.pick(['09:00', '18:00', '20:30']),
        fixed: dice.chance(0.5),
        days_ahead: dice.whole(0, 20),
      },
      became: 'came',
    };
    return dice.chance(chance(person, booking, dice)) ? { ...booking, became: 'no_show' as const } : booking;
  });
}
const tested = (bookings: Booking[]) => testBookings(knownOf(bookings, 'no_show'), 'no_show', today);
const seeds = Array.from({ length: 24 }, (_, n) => n + 1);

describe('chances of bookings', () => {
  test('a model that can know nothing is not taken for better', () => {
    const better = seeds.filter((seed) => tested(past(seed, () => 0.08)).verdict === 'better');
    // One in forty may be, by chance.
    expect(better.length).toBeLessThanOrEqual(2);
  });

  test('a signal that was planted is found, is told as strong as it is, and what was said holds', () => {
    const chance = (_: Person, { fixed }: Booking) => (fixed ? 0.04 : 0.2);
    for (const seed of seeds.slice(0, 5)) {
      const bookings = past(seed, chance);
      const { verdict, auc, gain, calibrated } = tested(bookings);
      expect({ seed, verdict, calibrated }).toEqual({ seed, verdict: 'better', calibrated: true });
      // Who knows the truth has an AUC of 0.71, and a loss that is 0.030 smaller.
      expect(auc).toBeGreaterThan(0.62);
      expect(gain).toBeGreaterThan(0.01);
      const model = fitBookings(knownOf(bookings, 'no_show'), 'no_show');
      const odds = effectsOf(model).find(({ feature }) => feature === 'fixed')?.odds ?? 1;
      // Truly 0.167; held towards 1 where there is little.
      expect(odds).toBeGreaterThan(0.1);
      expect(odds).toBeLessThan(0.5);
    }
  });

  test('people who differ are told from each other by what they did', () => {
    const all = seeds.slice(0, 10).map((seed) => tested(past(seed, ({ own }) => sigmoid(-2.2 + 1.2 * own))));
    expect(all.filter(({ verdict }) => verdict === 'better').length).toBeGreaterThanOrEqual(9);
    expect(Math.min(...all.map(({ auc }) => auc ?? 0))).toBeGreaterThan(0.6);
  });

  test('a signal that was there and is gone is no longer one', () => {
    const bookings = past(3, (_, { fixed, date }) => (date < '2026-06-07' ? (fixed ? 0.02 : 0.3) : 0.1));
    expect(tested(bookings).verdict).not.toBe('better');
  });

  test('of too little nobody says anything', () => {
    expect(tested(past(1, () => 0.08).slice(-300)).verdict).toBe('too_little');
  });

  test('what was known is what was before: neither the booking itself nor others of its day', () => {
    const of = (date: string, became: Booking['became'], id = date): Booking => ({
      ...{ id, student_id: 'ana', date, time: '18:00', fixed: true, days_ahead: 3, became },
    });
    const known = knownOf(
      [
        of('2026-01-02', 'no_show'),
        of('2026-01-01', 'came'),
        of('2026-01-02', 'came', 'x'),
        of('2026-01-03', 'cancelled'),
        of('2026-01-09', 'coming'),
      ],
      'no_show',
    );
    expect(known.map(({ booking, before }) => [booking.id, before.happened, before.of])).toEqual([
      ['2026-01-01', 0, 0],
      ['2026-01-02', 0, 1],
      ['x', 0, 1],
      ['2026-01-09', 1, 3],
    ]);
  });
});
