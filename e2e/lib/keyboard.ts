import type { Locator, Page } from 'playwright-core';

/** Nobody is expected to press a key more often than this. */
const PRESSES = 150;

/** Presses Tab until `target` has the focus, as somebody without a mouse would; throws when it never gets it. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  await pressUntilFocused(page, 'Tab', target);
}

/**
 * Walks an open menu with the arrows until the focus is on `item`. A menu takes the focus a moment after it shows (and
 * once more when its effects have run): a key that is pressed before goes to what had it, so the walk begins inside.
 */
export async function arrowTo(page: Page, item: Locator): Promise<void> {
  await item.waitFor();
  const menu = item.page().getByRole('menu').filter({ has: item });
  await menu.and(page.locator(':focus-within')).waitFor();
  await pressUntilFocused(page, 'ArrowDown', item);
}

async function pressUntilFocused(page: Page, key: string, target: Locator): Promise<void> {
  await target.waitFor();
  for (let pressed = 0; pressed < PRESSES; pressed++) {
    if (await keepsFocus(target)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${key} does not lead to ${target}`);
}

/** Whether the focus is on the element, and still is when whatever was about to run has run. */
async function keepsFocus(target: Locator): Promise<boolean> {
  const focused = () => target.evaluate((element) => element === element.ownerDocument.activeElement);
  if (!(await focused())) return false;
  await target.page().waitForTimeout(20);
  return focused();
}
