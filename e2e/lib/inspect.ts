import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { eventually, isQuiet, type Language, seen } from './browser.ts';
import { foreignIn, saidOn } from './words.ts';

/** Where a text that was not translated would begin. */
const NAMESPACES =
  'account|attendance|bookings|changes|charges|classes|clients|common|debits|desk|fees|notifications|people|places|problems|roster|sales|scheduling|setup|shell|today|visit';
const KEY = new RegExp(`\\b(${NAMESPACES})\\.[a-z]\\w+`, 'g');

/** Waits until the page shows what it has, and nothing is on its way any more. */
export async function settled(page: Page): Promise<void> {
  await seen(page.getByRole('heading', { level: 1 }));
  const loading = page.getByRole('status', { name: /^(Cargando|Loading)$/ });
  await expect
    .poll(async () => {
      // A click's own work is done in the frame after it.
      await page.evaluate('new Promise((done) => requestAnimationFrame(() => setTimeout(done)))');
      return isQuiet(page) && (await loading.count()) === 0;
    }, eventually)
    .toBe(true);
  await expect.poll(() => page.title(), eventually).toMatch(/\S · Bandeja$/);
}

/** What is wrong with a page as it stands: nothing, we hope. Accessibility takes most of the time. */
export async function faultsOf(page: Page, language: Language, accessibility = true): Promise<string[]> {
  const faults: string[] = [];
  const seenAs = await page.evaluate<{ lang: string; text: string; wide: number; width: number }>(
    `({
      lang: document.documentElement.lang,
      text: document.body.innerText,
      wide: document.documentElement.scrollWidth,
      width: document.documentElement.clientWidth,
    })`,
  );
  if (seenAs.lang !== language) faults.push(`says that its language is ${seenAs.lang}`);
  if (seenAs.wide > seenAs.width) faults.push(`is ${seenAs.wide - seenAs.width} px too wide`);
  for (const [key] of seenAs.text.matchAll(KEY)) faults.push(`shows the key ${key}`);
  for (const text of foreignIn(await saidOn(page), language)) faults.push(`says “${text}”`);
  return accessibility ? [...faults, ...(await barriersOf(page))] : faults;
}

async function barriersOf(page: Page): Promise<string[]> {
  // Of what is in order nothing is told: finding a selector for each of it took longer than looking at it. And axe
  // puts its report together in the page itself; in a page of its own, which it opens each time for the sake of frames
  // from elsewhere, it took 2.7 s a page instead of 1.0. There are no such frames.
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode()
    .options({ resultTypes: ['violations'] })
    .analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.slice(0, 3).map(({ target, any }) => `${id}: ${target.join(' ')} ${any[0]?.message ?? ''}`),
    );
}
