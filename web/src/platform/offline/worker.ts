/*
 * The service worker (docs/domain/offline.md): the files of the app come without a network, and each page is of one
 * version, whole. It keeps nothing that the API or a page of somebody's says; those requests go by it. And it shows what
 * is told on this device (docs/domain/notifications.md#on-a-device).
 */

/** What of the types of service workers is used here: TypeScript's own list of them does not go with the page's. */
interface Lasting extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface Fetching extends Lasting {
  request: Request;
  preloadResponse: Promise<Response | undefined>;
  respondWith(answer: Promise<Response>): void;
}
/** What came from a push service. */
interface Pushing extends Lasting {
  data: { json(): unknown } | null;
}
interface Clicking extends Lasting {
  notification: Notification;
}
interface Renewing extends Lasting {
  oldSubscription?: PushSubscription | null;
  newSubscription?: PushSubscription | null;
}
interface Page {
  url: string;
  focus(): Promise<Page>;
}
interface Scope {
  registration: ServiceWorkerRegistration;
  clients: {
    claim(): Promise<void>;
    matchAll(which: { type: 'window'; includeUncontrolled: true }): Promise<Page[]>;
    openWindow(url: string): Promise<unknown>;
  };
  skipWaiting(): Promise<void>;
  addEventListener(type: 'install' | 'activate', deed: (event: Lasting) => void): void;
  addEventListener(type: 'fetch', deed: (event: Fetching) => void): void;
  addEventListener(type: 'push', deed: (event: Pushing) => void): void;
  addEventListener(type: 'notificationclick', deed: (event: Clicking) => void): void;
  addEventListener(type: 'pushsubscriptionchange', deed: (event: Renewing) => void): void;
  addEventListener(type: 'message', deed: (event: Lasting & MessageEvent) => void): void;
}
const worker = self as unknown as Scope;

export {};

interface Build {
  version: string;
  /** The script that begins the app: the first page of the same build names it. */
  entry: string;
  /** Addresses by who needs them: `everybody`, and the areas of the app. */
  files: Record<string, readonly string[]>;
}

const { version, entry, files } = JSON.parse('__BUILD__') as Build;
const PREFIX = 'bandeja-';
const here = PREFIX + version;
const SHELL = '/index.html';
/** Where it is noted which areas are kept; never asked for. */
const AREAS = '/kept-areas';
/** A page that takes longer is drawn from what is kept. In milliseconds. */
const patienceMs = 5_000;

worker.addEventListener('install', (event) => {
  event.waitUntil(install().then(() => worker.skipWaiting()));
});

worker.addEventListener('activate', (event) => {
  event.waitUntil(
    Promise.all([tidy(), worker.registration.navigationPreload?.enable(), worker.clients.claim()]),
  );
});

/** Whoever signs in tells which areas are theirs. */
worker.addEventListener('message', (event) => {
  const areas: unknown = event.data?.areas;
  if (Array.isArray(areas)) event.waitUntil(keepAreas(areas.filter((area) => area in files)));
});

worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== location.origin || pathname.startsWith('/api/')) return;
  if (request.mode === 'navigate') {
    if (!/\.[a-z0-9]+$/i.test(pathname)) event.respondWith(page(event));
  } else if (pathname.startsWith('/assets/')) event.respondWith(hashed(event));
  else if (files.everybody?.includes(pathname)) event.respondWith(newest(request));
});

worker.addEventListener('push', (event) => {
  event.waitUntil(show(event.data?.json() as Said | undefined));
});

worker.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(lead((event.notification.data as { link?: unknown } | null)?.link));
});

/** The browser has another address now, or wants one. */
worker.addEventListener('pushsubscriptionchange', (event) => {
  event.waitUntil(renew(event));
});

/** All of this version or nothing: while the server is being replaced it may answer with another one's page. */
async function install(): Promise<void> {
  const shell = await fetch(SHELL, { cache: 'no-store' });
  if (!shell.ok || !(await shell.clone().text()).includes(entry)) throw new Error('another version answers');
  const isNew = !(await caches.has(here));
  try {
    const cache = await caches.open(here);
    await addTo(cache, ['everybody', ...(await areasKept())]);
    await cache.put(SHELL, shell);
  } catch (problem) {
    // A half of it would count as a version before.
    if (isNew) await caches.delete(here);
    throw problem;
  }
}

/** The version before is kept too: pages that are open still may ask for its files. */
async function tidy(): Promise<void> {
  const kept = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== here);
  await Promise.all(kept.slice(0, -1).map((name) => caches.delete(name)));
}

async function keepAreas(areas: readonly string[]): Promise<void> {
  const cache = await caches.open(here);
  await addTo(cache, areas);
  await cache.put(AREAS, Response.json([...new Set([...(await areasKept()), ...areas])]));
}

/** Of this version or the ones before. */
async function areasKept(): Promise<string[]> {
  const names = (await caches.keys()).filter((name) => name.startsWith(PREFIX));
  const noted = await Promise.all(
    names.map(async (name) => (await (await caches.open(name)).match(AREAS))?.json() as string[] | undefined),
  );
  return [...new Set(noted.flatMap((areas) => areas ?? []))].filter((area) => area in files);
}

async function addTo(cache: Cache, groups: readonly string[]): Promise<void> {
  const wanted = new Set(groups.flatMap((group) => files[group] ?? []));
  const has = new Set((await cache.keys()).map(({ url }) => new URL(url).pathname));
  await cache.addAll([...wanted].filter((file) => !has.has(file)));
}

/** A page is the server's as long as it answers: it may be newer, and then brings its own files. */
async function page({ request, preloadResponse }: Fetching): Promise<Response> {
  const asked = Promise.resolve(preloadResponse).then((early) => early ?? fetch(request));
  const answer = await Promise.race([asked.catch(() => undefined), after(patienceMs)]);
  if (answer && answer.status < 500) return answer;
  const shell = await caches.match(SHELL, { cacheName: here }).catch(() => undefined);
  return shell ?? asked;
}

const after = (ms: number) => new Promise<undefined>((done) => setTimeout(done, ms, undefined));

/** A name with a hash means one content for good, whichever version it came with. */
async function hashed(event: Fetching): Promise<Response> {
  const { request } = event;
  const kept = await caches.match(request, { ignoreVary: true }).catch(() => undefined);
  if (kept) return kept;
  const answer = await fetch(request);
  // A phone that has no room left has the answer all the same.
  if (answer.ok) event.waitUntil(put(request, answer.clone()).catch(() => {}));
  return answer;
}

const put = async (request: Request, answer: Response): Promise<void> =>
  (await caches.open(here)).put(request, answer);

async function newest(request: Request): Promise<Response> {
  try {
    return await fetch(request);
  } catch (error) {
    const kept = await (await caches.open(here)).match(request, { ignoreVary: true });
    if (!kept) throw error;
    return kept;
  }
}

/** As the server says it (server/src/notifications/rules/pushes.ts). */
interface Said {
  device: string;
  title: string;
  body: string;
  link: string;
  tag: string;
}

/** Where the app notes whose messages are shown here: as in platform/push/this-browser.ts. */
const NOTES = 'device-told';
const WHOSE = '/device-told';

const whose = async (): Promise<string | undefined> =>
  (await caches.has(NOTES)) ? (await caches.match(WHOSE, { cacheName: NOTES }))?.text() : undefined;

/** Whoever has left, also without a network, is told nothing here any more, and nobody else reads what was theirs. */
async function show(said: Said | undefined): Promise<void> {
  const device = await whose();
  if (device === undefined) {
    await (await worker.registration.pushManager.getSubscription())?.unsubscribe();
    return;
  }
  if (said?.device !== device) return;
  const { title, body, link, tag } = said;
  const options = {
    body,
    tag,
    renotify: true,
    icon: '/icons/192.png',
    badge: '/icons/badge.png',
    data: { link },
  };
  await worker.registration.showNotification(title, options);
}

/** To the page that it is about: one that shows it already, else a new one, so that nothing half written is lost. */
async function lead(link: unknown): Promise<void> {
  const asked = URL.parse(typeof link === 'string' ? link : '/', location.origin);
  const url = asked?.origin === location.origin ? asked.href : `${location.origin}/`;
  const pages = await worker.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const there = pages.find((page) => page.url === url);
  await (there ? there.focus() : worker.clients.openWindow(url));
}

async function renew({ oldSubscription, newSubscription }: Renewing): Promise<void> {
  const applicationServerKey = oldSubscription?.options.applicationServerKey;
  if ((await whose()) === undefined) return;
  const { pushManager } = worker.registration;
  const subscription =
    newSubscription ??
    (applicationServerKey && (await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey })));
  if (!subscription) return;
  const { endpoint, keys } = subscription.toJSON();
  await fetch('/api/notifications/devices/this/', {
    ...{ method: 'PUT', headers: { 'content-type': 'application/json' } },
    body: JSON.stringify({ endpoint, keys }),
  });
}
