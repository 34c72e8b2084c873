import { daysInMonth, weekdayOfDayNumber } from '../../kernel/time/index.ts';

/*
 * Days as numbers (since 1970-01-01), without a text in between: a rule is asked about every day of a century.
 * The years are those from March on, in cycles of 400 (Howard Hinnant, "chrono-compatible low-level date algorithms").
 */
const cycle = 146_097;

/** The number of a day. */
export function dayOf(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * cycle + dayOfEra - 719_468;
}

/** Year, month and day of a day's number. */
export function partsOf(number: number): { year: number; month: number; day: number } {
  const shifted = number + 719_468;
  const era = Math.floor(shifted / cycle);
  const dayOfEra = shifted - era * cycle;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1_460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const fromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9;
  const day = dayOfYear - Math.floor((153 * fromMarch + 2) / 5) + 1;
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day };
}

/** First and last day of a month; `month` may be of any year: 12 is next January. */
export function monthSpan(months: number): [number, number] {
  const [year, month] = [Math.floor(months / 12), (months % 12) + 1];
  return [dayOf(year, month, 1), dayOf(year, month, daysInMonth(year, month))];
}

/** The number of the week of a day, and how many its year has: the first week has four days of January at least. */
export function weekOf(day: number, wkst: number): { week: number; weeks: number } {
  // The fourth day of a week says which year it belongs to.
  const { year } = partsOf(day - ((weekdayOfDayNumber(day) - wkst + 7) % 7) + 3);
  const first = firstWeek(year, wkst);
  return { week: Math.floor((day - first) / 7) + 1, weeks: (firstWeek(year + 1, wkst) - first) / 7 };
}

/** The day on which the first week of a year begins: that of 4 January. */
function firstWeek(year: number, wkst: number): number {
  const fourth = dayOf(year, 1, 4);
  return fourth - ((weekdayOfDayNumber(fourth) - wkst + 7) % 7);
}
