import type { Area } from '../session/me.ts';

/** How often an app that is never closed looks for a newer one. In milliseconds. */
const HOUR = 3_600_000;

/** Has the browser keep the files of the app (worker.ts). A club's own network over plain http has no such thing. */
export function keepFiles(): void {
  const workers = navigator.serviceWorker as ServiceWorkerContainer | undefined;
  if (!import.meta.env.PROD || !workers) return;
  workers.register('/worker.js', { updateViaCache: 'none' }).then(
    (registration) => {
      let looked = Date.now();
      document.addEventListener('visibilitychange', () => {
        if (document.visibilityState !== 'visible' || Date.now() - looked < HOUR) return;
        looked = Date.now();
        registration.update().catch(() => {});
      });
    },
    // Closed to it: the app is read from the network, as ever.
    () => {},
  );
}

/** Those of a person's areas too: their pages open without a network although they have not been opened before. */
export async function keepFilesOf(areas: readonly Area[]): Promise<void> {
  const workers = navigator.serviceWorker as ServiceWorkerContainer | undefined;
  if (!import.meta.env.PROD || !workers) return;
  (await workers.ready).active?.postMessage({ areas });
}
