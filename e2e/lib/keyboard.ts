import type { Locator, Page } from 'playwright-core';

/** Nobody is expected to press the key more often than this. */
const TABS = 150;

/** Presses Tab until `target` has the focus, as somebody without a mouse would; throws when it never gets it. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  await target.waitFor();
  for (let pressed = 0; pressed < TABS; pressed++) {
    if (await target.evaluate((element) => element === element.ownerDocument.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not lead to ${target}`);
}
