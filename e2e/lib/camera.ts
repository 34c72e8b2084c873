import type { Page } from 'playwright-core';
import { encode } from 'uqr';

/**
 * A camera for `page`, before it is opened: the browser of the tests has none, and no permission to give. What it sees is
 * a canvas; nothing is there until something is held before it.
 */
export async function giveCamera(page: Page): Promise<void> {
  await page.addInitScript(`
    const before = document.createElement('canvas');
    before.width = before.height = 480;
    window.heldBeforeCamera ??= [];
    setInterval(() => {
      const brush = before.getContext('2d');
      brush.fillStyle = 'white';
      brush.fillRect(0, 0, 480, 480);
      brush.fillStyle = 'black';
      const modules = window.heldBeforeCamera;
      const scale = Math.floor(480 / (modules.length || 1));
      modules.forEach((row, y) => row.forEach((dark, x) => dark && brush.fillRect(x * scale, y * scale, scale, scale)));
    }, 100);
    window.openCameras = 0;
    navigator.mediaDevices.getUserMedia = async () => {
      const stream = before.captureStream(10);
      const [track] = stream.getTracks();
      window.openCameras += 1;
      const stop = track.stop.bind(track);
      track.stop = () => { window.openCameras -= 1; stop(); };
      return stream;
    };
  `);
}

/** Somebody said no to the browser's question. */
export async function refuseCamera(page: Page): Promise<void> {
  await page.addInitScript(
    `navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('no', 'NotAllowedError'));`,
  );
}

export const holdBeforeCamera = (page: Page, text: string): Promise<void> =>
  page.evaluate<void>(`window.heldBeforeCamera = ${JSON.stringify(encode(text, { border: 4 }).data)}`);

/** Cameras that are on: a light at the phone. */
export const openCameras = (page: Page): Promise<number> => page.evaluate<number>('window.openCameras');
