import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CDPSession, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { authority, type PushService, startPushService } from '../server/test/push-receiver.ts';
import { installation, type Serving, serve } from './lib/bandeja.ts';
import { eventually, gone, photograph, seen, useBrowser } from './lib/browser.ts';
import { type Club, giveOnce, hireCoach, nextMonday, openClub } from './lib/club.ts';
import { faultsOf, settled } from './lib/inspect.ts';
import { account, type Caller, enter, register } from './lib/people.ts';

/*
 * What is told on a device. The server, its worker and the service worker are the real ones; the push service is ours, on
 * loopback, and opens what it is sent with the browser's keys. What belongs to the system and to the browser's maker is
 * stood in for, at the browser's edge: a headless Chromium reaches no push service, asks nobody for a permission and has no
 * screen to show anything on. So the page is handed a permission and a subscription of ours, what arrived is given to the
 * service worker as a browser gives it (CDP's `deliverPushMessage`), and what the worker shows and opens is noted.
 */
const { dataDir, remove } = installation();
const certificates = mkdtempSync(join(tmpdir(), 'bandeja-authority-'));
let serving: Serving;
let service: PushService;
let club: Club;
const ana = account('Ana Ruiz');
let session_id: string;
let asAna: Caller;

beforeAll(async () => {
  service = await startPushService();
  const file = join(certificates, 'authority.pem');
  writeFileSync(file, authority);
  serving = await serve(dataDir, { BANDEJA_WEBHOOK_NETWORKS: '127.0.0.0/8', NODE_EXTRA_CA_CERTS: file });
  club = await openClub(serving.url, 'Europe/Madrid');
  const instructor_id = await hireCoach(club, account('Marta Gil'));
  const { organizations } = await club.desk<{ organizations: { slug: string }[] }>('GET', '/api/me/');
  asAna = await register(serving.url, ana);
  await asAna('POST', `/api/public/${organizations[0]!.slug}/join/`, {});
  session_id = await giveOnce(club, {
    ...{ name: 'Grupo del lunes', starts_at: { date: nextMonday(), time: '19:00' }, instructor_id },
  });
  await asAna('POST', `/api/classes/sessions/${session_id}/enroll/`, {});
});
afterAll(async () => {
  serving?.signal('SIGTERM');
  await serving?.ended;
  await service?.stop();
  rmSync(certificates, { recursive: true });
  remove();
});
const browser = useBrowser(() => serving.url);

/** What the browser's maker would give it. */
async function subscribesAt(
  page: Page,
  { endpoint, keys }: ReturnType<PushService['subscribe']>,
): Promise<void> {
  await page.addInitScript(`{
    Object.defineProperty(Notification, 'permission', { get: () => localStorage.getItem('test.permission') ?? 'default' });
    Notification.requestPermission = async () => {
      localStorage.setItem('test.permission', 'granted');
      return 'granted';
    };
    const kept = 'test.subscription';
    const made = (key) => ({
      endpoint: ${JSON.stringify(endpoint)},
      options: { applicationServerKey: Uint8Array.from(key).buffer },
      toJSON: () => (${JSON.stringify({ endpoint, keys })}),
      unsubscribe: async () => { localStorage.removeItem(kept); return true; },
    });
    PushManager.prototype.subscribe = async ({ userVisibleOnly, applicationServerKey }) => {
      if (userVisibleOnly !== true || applicationServerKey.length !== 65) throw new TypeError('not as browsers want it');
      localStorage.setItem(kept, JSON.stringify([...applicationServerKey]));
      return made(applicationServerKey);
    };
    PushManager.prototype.getSubscription = async () => {
      const key = localStorage.getItem(kept);
      return key === null ? null : made(JSON.parse(key));
    };
  }`);
}

/** Gives the service worker what has arrived, as a browser does. */
async function workerOf(page: Page): Promise<(said: object) => Promise<void>> {
  const cdp: CDPSession = await page.context().newCDPSession(page);
  const { promise, resolve } = Promise.withResolvers<string>();
  cdp.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
    const [one] = registrations;
    if (one) resolve(one.registrationId);
  });
  await cdp.send('ServiceWorker.enable');
  const registrationId = await promise;
  return async (said) => {
    const data = JSON.stringify(said);
    await cdp.send('ServiceWorker.deliverPushMessage', { origin: serving.url, registrationId, data });
  };
}

interface Shown {
  title: string;
  options: { body: string; tag: string; icon: string; badge: string; data: { link: string } };
}

const inWorker = async <T>(page: Page, script: string): Promise<T> => {
  const [worker] = page.context().serviceWorkers();
  if (!worker) throw new Error('no service worker');
  return worker.evaluate(script) as Promise<T>;
};
const noteWhatIsShown = (page: Page): Promise<void> =>
  inWorker(
    page,
    `self.shown = [];
     self.registration.showNotification = async (title, options) => void self.shown.push({ title, options });`,
  );
const shown = (page: Page): Promise<Shown[]> => inWorker(page, 'self.shown');

/** What the worker opens when that was pressed which was shown last. */
const pressed = (page: Page, link?: string): Promise<string> =>
  inWorker(
    page,
    `(async () => {
      const data = ${link === undefined ? 'self.shown.at(-1).options.data' : 'link'};
      const opened = Promise.withResolvers();
      self.clients.openWindow = async (url) => opened.resolve(url);
      const event = new ExtendableEvent('notificationclick');
      Object.defineProperty(event, 'notification', { value: { data, close() {} } });
      self.dispatchEvent(event);
      return opened.promise;
    })()`.replace('= link;', `= { link: ${JSON.stringify(link)} };`),
  );

it('is turned on by a press, shows what arrives there, and leads to its page', async () => {
  const page = await browser.arrive({ width: 390, worker: true });
  await subscribesAt(page, service.subscribe());
  await enter(page, ana, '/profile');
  await page.evaluate('navigator.serviceWorker.ready');
  await page.reload();
  const turnOn = page.getByRole('button', { name: 'Activar en este dispositivo' });
  await seen(turnOn);
  await settled(page);
  expect(await faultsOf(page, 'es')).toEqual([]);
  await photograph(page, 'devices off 390');
  await turnOn.click();
  await seen(page.getByText('Chrome en Linux (este dispositivo)'));
  await gone(turnOn);
  await page.getByRole('button', { name: 'Enviar prueba' }).click();
  await expect
    .poll(() => service.received.map(({ said }) => said.title), eventually)
    .toEqual(['Mensaje de prueba']);
  await seen(page.getByText(/Va un aviso de prueba/));
  await settled(page);
  await photograph(page, 'devices on 390');
  expect(await faultsOf(page, 'es')).toEqual([]);

  const deliver = await workerOf(page);
  await noteWhatIsShown(page);
  await club.desk('POST', `/api/classes/sessions/${session_id}/cancel/`, { reason: 'Lluvia' });
  await expect.poll(() => service.received.length, eventually).toBe(2);
  const { said } = service.received[1]!;
  await deliver(said);
  const { title, body, tag, link } = said;
  await expect
    .poll(() => shown(page), eventually)
    .toEqual([
      {
        title,
        options: {
          ...{ body, tag, renotify: true, icon: '/icons/192.png', badge: '/icons/badge.png', data: { link } },
        },
      },
    ]);
  expect(body).toContain('Grupo del lunes');
  // What is for another device, of whoever was signed in here before, is not shown.
  await deliver({ ...said, device: 'another' });
  const opened = await pressed(page);
  expect(opened).toBe(`${serving.url}/my-classes`);
  expect(await pressed(page, 'https://elsewhere.example/')).toBe(`${serving.url}/`);
  expect(await shown(page)).toHaveLength(1);
  await page.goto(opened);
  await seen(page.getByRole('heading', { level: 1 }));
  expect(service.wrong).toEqual([]);

  // Whoever leaves without a network has nothing shown to them, and the server learns of it when there is one.
  await page.goto('/profile');
  await seen(page.getByText('Chrome en Linux (este dispositivo)'));
  await page.context().setOffline(true);
  await page.getByRole('button', { name: 'Cerrar sesión' }).click();
  await expect.poll(() => page.evaluate("localStorage.getItem('test.subscription')"), eventually).toBe(null);
  await deliver({ ...said, title: 'Después de salir' });
  expect((await shown(page)).map((one) => one.title)).toEqual([title]);
  browser.complaints.splice(0);
  await page.context().setOffline(false);
  await page.goto('/sign-in');
  await seen(page.getByRole('heading', { level: 1 }));
  await expect
    .poll(
      async () => (await asAna<{ results: object[] }>('GET', '/api/notifications/devices/')).results,
      eventually,
    )
    .toEqual([]);
  browser.complaints.splice(0);
});
