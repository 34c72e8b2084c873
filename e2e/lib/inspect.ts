import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import en from '../../web/src/locales/en/index.ts';
import { eventually, isQuiet, type Language, photograph, seen } from './browser.ts';
import { foreignIn, saidOn } from './words.ts';

/** Where a text that was not translated would begin. */
const NAMESPACES = Object.keys(en).join('|');
const KEY = new RegExp(`\\b(${NAMESPACES})\\.[a-z]\\w+`, 'g');
/** Events of webhooks, which stand on their page by name. */
const EVENTS = new Set(['attendance.marked']);

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

/** How much of what a page shows may move by itself, as browsers reckon it (Cumulative Layout Shift: 0.1 is "good"). */
const MAY_MOVE = 0.1;

/**
 * From now on the pages of `page` remember what moved in them, and the answers of the API come one after the other, as
 * they do on a phone: what comes late and pushes away what is under a finger is seen then.
 */
export async function rememberMoves(page: Page): Promise<void> {
  await page.addInitScript(`
    window.moves = [];
    const said = ({ node, previousRect: from, currentRect: to }) =>
      from.y + ' > ' + to.y + ' ' + (node?.innerText ?? node?.textContent ?? '').slice(0, 60).replaceAll('\\n', ' ');
    new PerformanceObserver((list) => {
      for (const { value, sources } of list.getEntries()) window.moves.push({ value, what: sources.map(said)[0] });
    }).observe({ type: 'layout-shift', buffered: true });
  `);
  await page.route('**/api/**', async (route) => {
    await new Promise((done) =>
      setTimeout(done, (new URL(route.request().url()).pathname.length * 53) % 200),
    );
    // A page that was left meanwhile has taken its requests with it.
    await route.continue().catch(() => {});
  });
}

/** What moved since this was asked last, if it was too much; nothing on a page that does not remember. */
export async function movesOf(page: Page): Promise<string[]> {
  // What a frame has moved is told after it.
  await page.evaluate(
    'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))))',
  );
  const moves = await page.evaluate<{ value: number; what: string }[]>('(window.moves ?? []).splice(0)');
  const sum = moves.reduce((all, { value }) => all + value, 0);
  const most = moves.toSorted((a, b) => b.value - a.value)[0];
  return sum > MAY_MOVE ? [`moves by ${sum.toFixed(2)}: ${most?.what}`] : [];
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
  for (const [key] of seenAs.text.matchAll(KEY)) if (!EVENTS.has(key)) faults.push(`shows the key ${key}`);
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

/** What stands there is without faults, and kept as a picture. */
export async function checked(page: Page, name: string, language: Language = 'es'): Promise<void> {
  await settled(page);
  expect(await faultsOf(page, language)).toEqual([]);
  await photograph(page, name);
}
