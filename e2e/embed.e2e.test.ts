import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { installation, type Serving, serve } from './lib/bandeja.ts';
import { eventually, photograph, SCREENS, seen, useBrowser } from './lib/browser.ts';
import { type Club, giveOnce, nextMonday, openClub, owner } from './lib/club.ts';
import { faultsOf } from './lib/inspect.ts';
import { enter } from './lib/people.ts';

const { dataDir, remove } = installation();
const sites: Server[] = [];
let serving: Serving;
let club: Club;
let place: string;
let line: string;
let own: string;
let strange: string;

beforeAll(async () => {
  serving = await serve(dataDir);
  club = await openClub(serving.url);
  const { slug: organization } = await club.desk<{ slug: string }>('GET', '/api/organization/');
  const { slug } = await club.desk<{ slug: string }>('GET', `/api/clubs/${club.club_id}/`);
  place = `${organization}/${slug}`;
  for (const [name, time] of [
    ['Grupo de lunes', '19:00'],
    ['Iniciación <b>', '20:00'],
  ] as const)
    await giveOnce(club, { name, starts_at: { date: nextMonday(), time } });
  [own, strange] = await Promise.all([website(), website()]);
});
afterAll(async () => {
  for (const site of sites) site.close();
  serving?.signal('SIGTERM');
  await serving?.ended;
  remove();
});
const browser = useBrowser(() => serving.url);

/** A website of somebody's own, with the line that the club was given; `?dark` sets the colours, `?en` the language. */
async function website(): Promise<string> {
  const site = createServer((request, response) => {
    const dark = request.url?.includes('dark') ? ' data-theme="dark"' : '';
    const script = line.replace('<script ', `<script${dark} `);
    const asked = request.url?.includes('en') ? script.replace('data-lang="es"', 'data-lang="en"') : script;
    const style = 'body{font-family:serif;margin:20px;background:#f6f3ea}';
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(
      `<!doctype html><html lang="en"><head><meta name="viewport" content="width=device-width"><title>Club</title><link rel="icon" href="data:,"><style>${style}</style></head><body><h1>Our club</h1>${asked}<p>After it</p></body></html>`,
    );
  });
  sites.push(site);
  await new Promise<void>((ready) => site.listen(0, '127.0.0.1', ready));
  return `http://127.0.0.1:${(site.address() as AddressInfo).port}`;
}

const timetable = (page: Page) => page.frameLocator('iframe');

it('the desk names its website, and is told what is no website', async () => {
  const page = await browser.arrive();
  await enter(page, owner, '/admin/settings/club');
  const field = page.getByLabel('Webs que pueden mostrarlo');
  await field.fill('http://club.test/horario');
  await page.getByRole('button', { name: 'Guardar webs' }).click();
  await seen(page.getByText('Cada línea es la dirección de un sitio web'));
  await field.fill(`${own}/`);
  await page.getByRole('button', { name: 'Guardar webs' }).click();
  await seen(page.getByText('Webs guardadas'));
  await expect.poll(() => field.inputValue(), eventually).toBe(own);
  line = (await page.locator('pre', { hasText: 'embed.js' }).textContent()) ?? '';
  expect(line).toContain(`src="${serving.url}/embed.js" data-club="${place}" data-lang="es"`);
  for (const width of [1440, 390] as const) {
    await page.setViewportSize(SCREENS[width].viewport);
    await photograph(page, `embed settings es ${width}`);
  }
});

it.each([
  ['light', 390],
  ['dark', 1440],
] as const)(
  'the website shows the timetable (%s, %s px), as tall as it is, and books at the club’s page',
  async (colours, width) => {
    const page = await browser.arrive({ width });
    await page.goto(`${own}/?${colours}`);
    const link = timetable(page).getByRole('link', { name: 'Grupo de lunes' });
    await seen(link);
    await seen(timetable(page).getByRole('heading', { name: 'Próximas clases de Centro' }));
    await seen(timetable(page).getByText('18 €').first());
    const frame = page.locator('iframe');
    const inside = () =>
      timetable(page)
        .locator('body')
        .evaluate((body) => Math.ceil(body.getBoundingClientRect().height));
    await expect
      .poll(async () => Math.round((await frame.boundingBox())?.height ?? 0), eventually)
      .toBe(await inside());
    await photograph(page, `embed ${colours} es ${width}`);
    expect(await page.context().cookies()).toEqual([]);
    // By keyboard, and in a tab of its own.
    await link.focus();
    const [opened] = await Promise.all([page.context().waitForEvent('page'), page.keyboard.press('Enter')]);
    await opened.waitForURL(new RegExp(`${serving.url}/c/${place}/[0-9a-f-]{36}\\?week=`));
    await seen(
      opened.getByRole('button', { name: 'Reservar' }).or(opened.getByRole('link', { name: 'Reservar' })),
    );
  },
);

it('says it in the language that the line asks for', async () => {
  const page = await browser.arrive({ width: 390, language: 'en' });
  await page.goto(`${own}/?en`);
  await seen(timetable(page).getByRole('heading', { name: 'Next classes at Centro' }));
  await seen(timetable(page).getByText('4 free places').first());
  await photograph(page, 'embed light en 390');
  await page.setViewportSize(SCREENS[1440].viewport);
  await photograph(page, 'embed light en 1440');
  for (const theme of ['light', 'dark']) {
    await page.goto(`/embed/${place}?lang=en&theme=${theme}`);
    expect(await faultsOf(page, 'en')).toEqual([]);
  }
});

it('a website that was not named shows nothing of it, nor does one of any other page of ours', async () => {
  const page = await browser.arrive();
  await page.goto(strange);
  await expect.poll(() => browser.complaints.join(), eventually).toContain('frame-ancestors');
  expect(await timetable(page).getByRole('heading').count()).toBe(0);
  expect((await page.locator('iframe').boundingBox())?.height).toBe(480);
  for (const path of ['/', `/c/${place}`, '/admin/today']) {
    browser.complaints.splice(0);
    await page.goto(own);
    await page.evaluate(
      `(() => { const one = document.createElement('iframe'); one.src = '${serving.url}${path}'; document.body.replaceChildren(one); })()`,
    );
    await expect.poll(() => browser.complaints.join(), eventually).toContain('frame-ancestors');
  }
  browser.complaints.splice(0);
});

it('the website takes no height from anybody but the frame', async () => {
  const page = await browser.arrive();
  await page.goto(own);
  await seen(timetable(page).getByRole('link', { name: 'Grupo de lunes' }));
  const height = async () => (await page.locator('iframe').boundingBox())?.height;
  await expect.poll(height, eventually).not.toBe(480);
  const before = await height();
  await page.evaluate(`postMessage({ bandeja: 'height', height: 9000 }, '*')`);
  await page.evaluate(`new Promise((done) => setTimeout(done, 100))`);
  expect(await height()).toBe(before);
});
