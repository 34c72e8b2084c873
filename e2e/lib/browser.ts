import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Locator,
  type Page,
  type Request,
} from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';

export type Language = 'es' | 'en';

/** Where screenshots go: none are taken when it is not set. */
const folder = process.env.E2E_SCREENSHOTS;

/** A phone in a hand, with its pixels where somebody looks at them, and the screen of the desk. */
export const SCREENS = {
  390: {
    ...{ viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true },
    deviceScaleFactor: folder ? 2 : 1,
  },
  1440: { viewport: { width: 1440, height: 900 } },
} satisfies Record<number, BrowserContextOptions>;

export interface Somebody {
  language?: Language;
  width?: keyof typeof SCREENS;
  dark?: boolean;
  /** What a proxy in between says: then the browser is not on the server's machine. */
  headers?: Record<string, string>;
  /** With the service worker, through which a test cannot see what is asked for. */
  worker?: boolean;
}

/** How long a page may take to show what is waited for, in milliseconds. */
const PATIENCE = 30_000;

/**
 * One browser for the tests of a file; everybody who opens it is somebody else, with cookies of their own. What the
 * pages complain about (errors on the console, failed requests, answers that nobody expects) fails the test.
 */
export function useBrowser(address: () => string) {
  let browser: Browser;
  const open: { context: BrowserContext; page: Page }[] = [];
  const complaints: string[] = [];
  beforeAll(async () => {
    // As root there is no sandbox, and in containers /dev/shm is small.
    const args = ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'];
    const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
    browser = await chromium.launch({ executablePath, args });
  });
  afterEach(async ({ task }) => {
    for (const [index, { context, page }] of open.splice(0).entries()) {
      if (task.result?.state === 'fail') await testify(page, `failed ${index} ${task.name}`).catch(() => {});
      await context.close();
    }
    expect(complaints.splice(0)).toEqual([]);
  });
  afterAll(() => browser?.close());

  /** A page of somebody who comes for the first time. */
  async function arrive({
    language = 'es',
    width = 1440,
    dark = false,
    headers,
    worker = false,
  }: Somebody = {}): Promise<Page> {
    const context = await browser.newContext({
      ...SCREENS[width],
      baseURL: address(),
      locale: language === 'es' ? 'es-ES' : 'en-GB',
      timezoneId: 'Europe/Madrid',
      reducedMotion: 'reduce',
      colorScheme: dark ? 'dark' : 'light',
      serviceWorkers: worker ? 'allow' : 'block',
      ...(headers && { extraHTTPHeaders: headers }),
    });
    context.setDefaultTimeout(PATIENCE);
    const page = await context.newPage();
    watch(page, complaints);
    open.push({ context, page });
    return page;
  }
  return { arrive, complaints };
}

/** A refused sign-in, somebody else's page, a conflict and a link that is over are answers, not faults. */
const EXPECTED = new Set([401, 404, 409, 410]);

/** Requests that have no answer yet, by page. */
const underway = new WeakMap<Page, Set<Request>>();

/** Whether nothing is on its way to or from the server. */
export const isQuiet = (page: Page): boolean => (underway.get(page)?.size ?? 0) === 0;

function watch(page: Page, complaints: string[]): void {
  const requests = new Set<Request>();
  underway.set(page, requests);
  page.on('request', (request) => requests.add(request));
  page.on('requestfinished', (request) => requests.delete(request));
  page.on('requestfailed', (request) => requests.delete(request));
  const say = (text: string) => complaints.push(`${new URL(page.url() || 'about:blank').pathname}: ${text}`);
  page.on('pageerror', (error) => say(`${error}`));
  page.on('console', (message) => {
    const refusal = /status of (\d+)/.exec(message.text())?.[1];
    if (message.type() === 'error' && !EXPECTED.has(Number(refusal))) say(message.text());
  });
  page.on('response', (response) => {
    if (response.status() >= 400 && !EXPECTED.has(response.status()))
      say(`${response.status()} ${response.request().method()} ${response.url()}`);
  });
  page.on('requestfailed', (request) => {
    // A page that is left takes its requests with it.
    const error = request.failure()?.errorText;
    if (error !== 'net::ERR_ABORTED') say(`${error} ${request.method()} ${request.url()}`);
  });
}

/** Stores what the page looks like, whole, when somebody wants to see it. */
export async function photograph(page: Page, name: string): Promise<void> {
  if (!folder) return;
  mkdirSync(folder, { recursive: true });
  // What sticks to the edges of the screen would lie across a page that is scrolled.
  await page.evaluate('scrollTo(0, 0)');
  const file = `${name.replaceAll(/[^\w.-]+/g, '-').replaceAll(/^-|-$/g, '')}.png`;
  await page.screenshot({ path: join(folder, file), fullPage: true });
}

/** Says what a page looked like when its test failed: what failed once on another machine is explained by nothing else. */
async function testify(page: Page, name: string): Promise<void> {
  await photograph(page, name);
  const shown = await page.locator('body').ariaSnapshot({ timeout: 5_000 });
  console.error(`${name}\n${page.url()}\n${shown}`);
}

/** Waits until `locator` shows, and returns it. */
export async function seen(locator: Locator): Promise<Locator> {
  await locator.first().waitFor();
  return locator;
}

/** Waits until nothing of `locator` shows any more. */
export const gone = (locator: Locator): Promise<void> =>
  expect.poll(() => locator.count(), eventually).toBe(0);

/** How patiently `expect.poll` asks. */
export const eventually = { timeout: PATIENCE, interval: 50 };
