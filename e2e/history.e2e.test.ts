import { afterAll, beforeAll, expect, it } from 'vitest';
import { installation, type Serving, serve } from './lib/bandeja.ts';
import { eventually, seen, useBrowser } from './lib/browser.ts';
import { openClub, owner } from './lib/club.ts';
import { faultsOf, settled } from './lib/inspect.ts';
import { enter } from './lib/people.ts';

const { dataDir, remove } = installation();
let serving: Serving;

beforeAll(async () => {
  serving = await serve(dataDir);
  const { desk } = await openClub(serving.url);
  await desk('POST', '/api/classes/types/', {
    ...{ name: 'Grupo largo', type: 'group', currency: 'EUR', base_price: 1800, max_participants: 4 },
    description: `${'palabra '.repeat(600)}fin`,
  });
});
afterAll(async () => {
  serving?.signal('SIGTERM');
  await serving?.ended;
  remove();
});
const browser = useBrowser(() => serving.url);

it('the history shows the beginning of a long text, and all of it when asked', async () => {
  const page = await browser.arrive();
  await enter(page, owner, '/admin/settings/audit');
  await page
    .getByRole('button', { name: /tipo de clase/i })
    .first()
    .click();
  await seen(page.getByText(/palabra palabra.*…/));
  await expect.poll(() => page.getByText(/palabra fin/).count(), eventually).toBe(0);
  await page.getByRole('button', { name: 'Ver todo' }).click();
  await seen(page.getByText(/palabra fin/));
  await settled(page);
  expect(await faultsOf(page, 'es')).toEqual([]);
});
