import { afterAll, beforeAll, expect, it } from 'vitest';
import { installation, type Serving, serve } from './lib/bandeja.ts';
import { eventually, photograph, seen, useBrowser } from './lib/browser.ts';
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

it('a token lets another program do what it was made for, the history names it, and it is revoked', async () => {
  const page = await browser.arrive({ width: 390 });
  await enter(page, owner, '/admin/settings/tokens');
  await page.getByRole('button', { name: 'Crear token' }).click();
  const dialog = page.getByRole('dialog', { name: 'Crear token' });
  await dialog.getByRole('textbox', { name: 'Nombre' }).fill('Web del club');
  await dialog.getByRole('combobox', { name: 'Qué puede hacer' }).selectOption('change');
  await dialog.getByRole('checkbox', { name: 'Clases, horarios y monitores' }).check();
  await settled(page);
  expect(await faultsOf(page, 'es')).toEqual([]);
  await photograph(page, 'make token 390');
  await dialog.getByRole('button', { name: 'Crear token' }).click();
  const made = page.getByRole('dialog', { name: 'Token creado' });
  const secret = await made.getByRole('textbox', { name: 'Token' }).inputValue();
  const ask = (method: string, path: string, body?: object) =>
    fetch(serving.url + path, {
      ...{ method, headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' } },
      ...(body && { body: JSON.stringify(body) }),
    });
  const type = { name: 'Por la API', type: 'group', currency: 'EUR', base_price: 1800, max_participants: 4 };
  expect((await ask('POST', '/api/classes/types/', type)).status).toBe(201);
  expect((await ask('GET', '/api/clients/')).status).toBe(403);
  await made.getByRole('button', { name: 'Lo he guardado' }).click();
  await page.reload();
  await seen(page.getByText(/Usado por última vez el/));
  await photograph(page, 'tokens 390');
  await page.setViewportSize({ width: 1440, height: 900 });
  await photograph(page, 'tokens 1440');
  await page.getByRole('tab', { name: 'Historial' }).click();
  await page
    .getByRole('button', { name: /tipo de clase/i })
    .first()
    .click();
  await seen(page.getByText(/API: Web del club/));
  await page.getByRole('tab', { name: 'Tokens de la API' }).click();
  await page.getByRole('button', { name: 'Anular: Web del club' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Anular' }).click();
  await seen(page.getByText('Anulado', { exact: true }));
  expect((await ask('GET', '/api/courts/')).status).toBe(401);
});
