import type { Page, Route } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { installation, type Serving, serve } from './lib/bandeja.ts';
import { gone, photograph, seen, useBrowser } from './lib/browser.ts';
import { type Club, giveOnce, nextMonday, openClub, owner } from './lib/club.ts';
import { account, enter, register } from './lib/people.ts';

const { dataDir, remove } = installation();
let serving: Serving;
let club: Club;

beforeAll(async () => {
  serving = await serve(dataDir);
  club = await openClub(serving.url);
});
afterAll(async () => {
  serving?.signal('SIGTERM');
  await serving?.ended;
  remove();
});
const browser = useBrowser(() => serving.url);

interface Sent {
  key: string | null;
  status: number;
  answer: string;
}

/** A network that is lost once the first booking has reached the server, and back with the second. */
async function losesTheFirstAnswer(page: Page): Promise<Sent[]> {
  const bookings: Sent[] = [];
  let lost = false;
  await page.route('**/api/**', async (route) => {
    const request = route.request();
    const books = request.method() === 'POST' && request.url().endsWith('/enroll/');
    if (!books) return lost ? route.abort('aborted') : route.continue();
    const response = await route.fetch();
    bookings.push({
      key: await request.headerValue('idempotency-key'),
      status: response.status(),
      answer: await response.text(),
    });
    lost = bookings.length === 1;
    return lost ? route.abort('aborted') : route.fulfill({ response });
  });
  return bookings;
}

it('a booking whose answer was lost is sent again as the same one, and there is one booking', async () => {
  const session = await giveOnce(club, {
    name: 'Clase suelta',
    starts_at: { date: nextMonday(), time: '18:00' },
  });
  const who = account('Lara Conde');
  const own = await register(serving.url, who);
  const { organization } = await club.desk<{ organization: { slug: string } }>('GET', '/api/me/');
  await own('POST', `/api/public/${organization.slug}/join/`, {});
  const page = await browser.arrive({ width: 390 });
  await enter(page, who, `/classes/${session}?week=${nextMonday()}`);
  const book = page.getByRole('button', { name: /^Reservar ·/ });
  await seen(book);

  const bookings = await losesTheFirstAnswer(page);
  await book.click();
  await seen(page.getByText('No se puede contactar con el servidor.'));
  await photograph(page, 'booking lost 390');
  await book.click();
  await seen(page.getByText('La plaza está reservada'));
  const [first, second] = bookings as [Sent, Sent];
  expect(first.key).toMatch(/\S/);
  expect(second).toEqual(first);
  const { results } = await club.desk<{ results: unknown[] }>(
    'GET',
    `/api/classes/sessions/${session}/enrollments/`,
  );
  expect(results).toHaveLength(1);
});

it('a page that came while the server was away comes by itself when it is back, also a whole page that failed', async () => {
  const page = await browser.arrive({ width: 390 });
  await enter(page, owner, '/admin/today');
  await seen(page.getByRole('heading', { name: 'Hoy', level: 1 }));
  for (const [path, heading] of [
    ['/admin/today', 'Hoy'],
    ['/admin/clients', 'Clientes'],
    ['/admin/catalog', 'Niveles y tipos'],
  ] as const) {
    await page.route('**/api/classes/**', away);
    await page.route('**/api/clients/**', away);
    await page.goto(path);
    await seen(page.getByRole('alert').getByText(/Se vuelve a intentar solo/));
    await photograph(page, `server away 390 ${heading}`);
    await page.unroute('**/api/classes/**', away);
    await page.unroute('**/api/clients/**', away);
    await gone(page.getByRole('alert'));
    await seen(page.getByRole('heading', { name: heading, level: 1 }));
  }
  browser.complaints.splice(0);
});

/** What the server says while its database is frozen. */
const away = (route: Route) =>
  route.fulfill({
    ...{ status: 503, contentType: 'application/problem+json', headers: { 'retry-after': '1' } },
    body: JSON.stringify({ type: 'about:blank', code: 'database_unavailable', status: 503 }),
  });
