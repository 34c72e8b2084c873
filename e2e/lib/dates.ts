import type { Page } from 'playwright-core';
import { type Language, seen } from './browser.ts';

/** A local date so many days after another one. */
export const daysAfter = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** Chooses a day in a calendar that opens, a month further on when it is not there yet. */
export async function chooseDay(
  page: Page,
  label: string,
  date: string,
  language: Language = 'es',
): Promise<void> {
  await page.getByLabel(label, { exact: true }).click();
  const day = page.getByRole('button', { name: inWords(date, language), exact: true });
  const next = page.getByRole('button', { name: NEXT[language] });
  await seen(next);
  if ((await day.count()) === 0) await next.click();
  await day.first().click();
}

const NEXT = { es: 'Mes siguiente', en: 'Next month' } as const;

/** `7 diciembre 2026`, as the calendar calls a day. */
function inWords(date: string, language: Language): string {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  const name = new Date(Date.UTC(year, month - 1, day)).toLocaleDateString(language, {
    month: 'long',
    timeZone: 'UTC',
  });
  return `${day} ${name} ${year}`;
}
