/** The names of the days, Monday first, as the API counts them (0 = Monday). */
export function weekdayNames(locale: string, width: 'long' | 'short' | 'narrow'): string[] {
  const format = new Intl.DateTimeFormat(locale, { weekday: width, timeZone: 'UTC' });
  // 1 January 2024 was a Monday.
  return [1, 2, 3, 4, 5, 6, 7].map((day) =>
    format.format(new Date(Date.UTC(2024, 0, day))).replace(/\.$/, ''),
  );
}

/** `Monday and Thursday` */
export function listOf(locale: string, words: readonly string[]): string {
  return new Intl.ListFormat(locale, { type: 'conjunction' }).format(words);
}
