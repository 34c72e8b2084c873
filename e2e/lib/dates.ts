import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { eventually, type Language, seen } from './browser.ts';

/** A local date so many days after another one. */
export const daysAfter = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** Chooses a day in a calendar that opens, at whatever month. */
export async function chooseDay(
  page: Page,
  label: string,
  date: string,
  language: Language = 'es',
): Promise<void> {
  await page.getByLabel(label, { exact: true }).click();
  const words = WORDS[language];
  const day = page.getByRole('button', { name: inWords(date, language), exact: true });
  const month = page.getByRole('button', { name: words.month });
  await seen(month);
  const shown = async () => ((await month.textContent()) ?? '').toLowerCase();
  const opened = await shown();
  // How many months the calendar is ahead of the day.
  let ahead = MONTHS.find((months) => monthInWords(date, months, language) === opened) ?? 0;
  while ((await day.count()) === 0 && ahead !== 0) {
    await page.getByRole('button', { name: ahead > 0 ? words.previous : words.next }).click();
    ahead -= Math.sign(ahead);
    await expect.poll(shown, eventually).toBe(monthInWords(date, ahead, language));
  }
  await day.first().click();
}

const MONTHS = Array.from({ length: 73 }, (_, at) => at - 36);
const WORDS = {
  es: { month: 'Elegir mes', previous: 'Mes anterior', next: 'Mes siguiente' },
  en: { month: 'Choose a month', previous: 'Previous month', next: 'Next month' },
} as const;

/** `diciembre 2026`, so many months after that of a date, as the calendar calls it. */
function monthInWords(date: string, months: number, language: Language): string {
  const [year, month] = date.split('-').map(Number) as [number, number];
  const first = new Date(Date.UTC(year, month - 1 + months, 1));
  const name = first.toLocaleDateString(language, { month: 'long', timeZone: 'UTC' });
  return `${name} ${first.getUTCFullYear()}`.toLowerCase();
}

/** `7 diciembre 2026`, as the calendar calls a day. */
function inWords(date: string, language: Language): string {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  const name = new Date(Date.UTC(year, month - 1, day)).toLocaleDateString(language, {
    month: 'long',
    timeZone: 'UTC',
  });
  return `${day} ${name} ${year}`;
}
