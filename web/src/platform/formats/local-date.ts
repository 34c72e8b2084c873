/** Calendar arithmetic on ISO dates (`2026-03-29`), free of any time zone. */
export type LocalDate = string;

const DAY = 86_400_000;

const toUtc = (date: LocalDate) => Date.parse(`${date}T00:00:00Z`);
const fromUtc = (millis: number) => new Date(millis).toISOString().slice(0, 10);

export function addDays(date: LocalDate, days: number): LocalDate {
  return fromUtc(toUtc(date) + days * DAY);
}

export function daysBetween(from: LocalDate, to: LocalDate): number {
  return Math.round((toUtc(to) - toUtc(from)) / DAY);
}

/** 1 = Monday … 7 = Sunday, as in ISO 8601. */
export function isoWeekday(date: LocalDate): number {
  return new Date(toUtc(date)).getUTCDay() || 7;
}

export function startOfWeek(date: LocalDate): LocalDate {
  return addDays(date, 1 - isoWeekday(date));
}

/** The seven days of the week that the date lies in, Monday first. */
export function weekOf(date: LocalDate): LocalDate[] {
  const monday = startOfWeek(date);
  return [0, 1, 2, 3, 4, 5, 6].map((days) => addDays(monday, days));
}
