import { afterAll, beforeAll, expect, it } from 'vitest';
import { installation, type Serving, serve } from './lib/bandeja.ts';
import { gone, photograph, seen, useBrowser } from './lib/browser.ts';
import { openClub, owner } from './lib/club.ts';
import { faultsOf, settled } from './lib/inspect.ts';
import { enter } from './lib/people.ts';

const { dataDir, remove } = installation();
let serving: Serving;

beforeAll(async () => {
  serving = await serve(dataDir);
  await openClub(serving.url, 'Europe/Madrid');
});
afterAll(async () => {
  serving?.signal('SIGTERM');
  await serving?.ended;
  remove();
});
const browser = useBrowser(() => serving.url);

it('who made a token finds it below their password, and ends it there', async () => {
  const page = await browser.arrive({ width: 390 });
  await enter(page, owner, '/admin/settings/tokens');
  await page.getByRole('button', { name: 'Crear token' }).click();
  const making = page.getByRole('dialog');
  await making.getByRole('textbox', { name: 'Nombre' }).fill('Web del club');
  await making.getByRole('checkbox', { name: 'Alumnos' }).check();
  await making.getByRole('button', { name: 'Crear token' }).click();
  await page.getByRole('button', { name: 'Lo he guardado' }).click();
  await page.goto('/profile');
  const own = page.getByRole('region', { name: 'Tokens de API que has creado' });
  await seen(own.getByText('Web del club'));
  await settled(page);
  expect(await faultsOf(page, 'es')).toEqual([]);
  await photograph(page, 'own tokens 390');
  await own.getByRole('button', { name: 'Anular: Web del club' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Anular' }).click();
  await gone(own);
});
