import { existsSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { installation, type Serving, serve } from './lib/bandeja.ts';
import { seen, useBrowser } from './lib/browser.ts';
import { type Club, giveOnce, nextMonday, openClub } from './lib/club.ts';
import { settled } from './lib/inspect.ts';
import { account, enter, register } from './lib/people.ts';

const dist = fileURLToPath(new URL('../web/dist/', import.meta.url));
const { dataDir, remove } = installation();
const monday = nextMonday();
let serving: Serving;
let club: Club;
let address: { organization: string; club: string };

beforeAll(async () => {
  serving = await serve(dataDir);
  club = await openClub(serving.url);
  address = await addressOf(club);
  await giveOnce(club, { name: 'Grupo de lunes', starts_at: { date: monday, time: '19:00' } });
});
afterAll(async () => {
  serving?.signal('SIGTERM');
  await serving?.ended;
  remove();
});
const browser = useBrowser(() => serving.url);

async function addressOf({ desk, club_id }: Club) {
  const { slug: organization } = await desk<{ slug: string }>('GET', '/api/organization/');
  const { slug } = await desk<{ slug: string }>('GET', `/api/clubs/${club_id}/`);
  return { organization, club: slug };
}

interface Load {
  path: string;
  encoding: string | undefined;
  cache: string | undefined;
}

/** Every file of the app that the page asks for until it is whole. */
async function filesOf(page: Page, go: () => Promise<unknown>): Promise<Load[]> {
  const loads: Load[] = [];
  page.on('response', (response) => {
    const { pathname } = new URL(response.url());
    const { 'content-encoding': encoding, 'cache-control': cache } = response.headers();
    if (/\.(js|css)$/.test(pathname)) loads.push({ path: pathname, encoding, cache });
  });
  await go();
  await settled(page);
  return loads;
}

/** What gzip makes of them, which the build wrote beside each file that is worth it. */
const gzipped = (loads: readonly Load[], ending: string): number =>
  loads
    .filter(({ path }) => path.endsWith(ending))
    .map(({ path }) => `${dist}${path.slice(1)}`)
    .reduce((sum, file) => sum + statSync(existsSync(`${file}.gz`) ? `${file}.gz` : file).size, 0);

const kilobyte = 1_000;

describe('on a phone', () => {
  const pages: Record<string, (page: Page) => Promise<unknown>> = {
    'the home of a student': async (page) => {
      const ana = account('Ana');
      await (await register(serving.url, ana))('POST', `/api/public/${address.organization}/join/`, {});
      await enter(page, ana, '/classes');
      await seen(page.getByRole('heading', { level: 1 }));
    },
    'the page of a club': (page) => page.goto(`/c/${address.organization}/${address.club}?week=${monday}`),
  };

  it.each(Object.entries(pages))('%s is light: its scripts, its styles, its requests', async (_name, go) => {
    const page = await browser.arrive({ width: 390 });
    const loads = await filesOf(page, () => go(page));
    expect(gzipped(loads, '.js')).toBeLessThan(200 * kilobyte);
    expect(gzipped(loads, '.css')).toBeLessThan(40 * kilobyte);
    expect(loads.length).toBeLessThan(25);
    // Nobody loads what only the desk sees.
    expect(loads.filter(({ path }) => /admin|desk|today|schedule|calendar|instructor/.test(path))).toEqual(
      [],
    );
    const parts = loads.filter(({ path }) => path.startsWith('/assets/'));
    expect(parts.every(({ cache }) => cache?.includes('immutable'))).toBe(true);
    const plain = parts.filter(({ encoding }) => encoding !== 'br');
    expect(plain.filter(({ path }) => statSync(dist + path.slice(1)).size > kilobyte * 1.1)).toEqual([]);
  });

  it('the page of a club is read before any script has run, and the app asks for nothing that came with it', async () => {
    const path = `/c/${address.organization}/${address.club}?week=${monday}`;
    const html = await (await fetch(serving.url + path)).text();
    expect(html).toMatch(/id="first-screen".*Grupo de lunes.*id="root" hidden/s);
    expect(html).not.toMatch(/<script[^>]+src="\/assets/);
    const page = await browser.arrive({ width: 390 });
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await page.goto(path);
    await seen(page.getByRole('button', { name: 'Semana siguiente' }));
    await settled(page);
    expect(asked.filter((one) => one.startsWith('/api/'))).toEqual([]);
    expect(await page.locator('#first-screen').count()).toBe(0);
    await seen(page.getByRole('link', { name: 'Grupo de lunes' }));
  });

  it('the first page names the files of its address and language, so that they come at once', async () => {
    const html = await fetch(`${serving.url}/classes`, { headers: { 'accept-language': 'es-ES,en;q=0.5' } });
    expect(html.headers.get('vary')).toContain('accept-language');
    const named = [...(await html.text()).matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map(
      ([, file]) => file,
    );
    const page = await browser.arrive({ width: 390 });
    const loads = await filesOf(page, async () => {
      const eva = account('Eva');
      await (await register(serving.url, eva))('POST', `/api/public/${address.organization}/join/`, {});
      await enter(page, eva, '/classes');
    });
    const late = loads
      .map(({ path }) => path)
      .filter((path) => path.startsWith('/assets/') && !named.includes(path));
    expect(late).toEqual([]);
  });
});
