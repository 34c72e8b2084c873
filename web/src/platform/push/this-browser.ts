/*
 * Web Push at the browser's edge: whether it can be told things, asking it to, and ending that. What arrives is shown by the
 * service worker (platform/offline/worker.ts), which does not import this: its two names stand there too.
 */

/** Where it is noted whose the messages of this browser are: what comes for another device is not shown. */
const NOTES = 'device-told';
const WHOSE = '/device-told';

/** Why this browser cannot be told things, or whether it is. */
export type PushState = 'unsupported' | 'install_first' | 'denied' | 'off' | 'on';

export async function pushState(publicKey: string): Promise<PushState> {
  const registration = await registered();
  if (!registration || !('PushManager' in window) || !('Notification' in window))
    return isApple() && !isInstalled() ? 'install_first' : 'unsupported';
  if (Notification.permission === 'denied') return 'denied';
  const subscription = await registration.pushManager.getSubscription();
  return subscription && isOf(subscription, publicKey) ? 'on' : 'off';
}

export interface Subscribed {
  endpoint: string;
  keys: { p256dh: string; auth: string };
}

/** Asks the person, and the browser's maker for an address; undefined where the person said no. Throws where there is none to be had. */
export async function subscribe(publicKey: string): Promise<Subscribed | undefined> {
  if ((await Notification.requestPermission()) !== 'granted') return undefined;
  const registration = await registered();
  if (!registration) throw new Error('no service worker');
  const before = await registration.pushManager.getSubscription();
  // Of an installation before, or somebody else's: a browser has one.
  if (before && !isOf(before, publicKey)) await before.unsubscribe();
  const subscription = await registration.pushManager.subscribe({
    userVisibleOnly: true,
    applicationServerKey: bytesOf(publicKey),
  });
  const { endpoint, keys } = subscription.toJSON();
  if (!endpoint || !keys?.p256dh || !keys.auth) throw new Error('a subscription without keys');
  return { endpoint, keys: { p256dh: keys.p256dh, auth: keys.auth } };
}

/** From here on the worker shows what is said to this device, and nothing else. */
export async function belongTo(device: string): Promise<void> {
  await (await caches.open(NOTES)).put(WHOSE, new Response(device));
}

/** Nobody is told anything on this browser any more: first what shows it, then what brings it. */
export async function endPush(): Promise<void> {
  if (!('caches' in window) || !(await caches.has(NOTES))) return;
  await caches.delete(NOTES);
  const registration = await registered();
  const shown = (await registration?.getNotifications()) ?? [];
  for (const one of shown) one.close();
  await (await registration?.pushManager?.getSubscription())?.unsubscribe();
}

/** In the development server there is none. */
async function registered(): Promise<ServiceWorkerRegistration | undefined> {
  const workers = navigator.serviceWorker as ServiceWorkerContainer | undefined;
  return workers?.getRegistration();
}

const isOf = ({ options }: PushSubscription, publicKey: string): boolean => {
  const key = options.applicationServerKey;
  return key !== null && base64url(new Uint8Array(key)) === publicKey;
};

const base64url = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');

const bytesOf = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0));

/** There web push is for apps on the home screen alone. An iPad says that it is a Mac, and is touched. */
const isApple = (): boolean =>
  /iPhone|iPad|iPod/.test(navigator.userAgent) ||
  (/Macintosh/.test(navigator.userAgent) && navigator.maxTouchPoints > 1);

const isInstalled = (): boolean => matchMedia('(display-mode: standalone)').matches;
