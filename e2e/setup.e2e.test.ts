import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { emptyInstallation, type Serving, serve } from './lib/bandeja.ts';
import { eventually, photograph, seen, useBrowser } from './lib/browser.ts';
import { faultsOf, settled } from './lib/inspect.ts';

const { dataDir, remove } = emptyInstallation();
let serving: Serving;
let code: string;

beforeAll(async () => {
  serving = await serve(dataDir);
  code = await vi.waitUntil(() => /setup\?code=(\S+)/.exec(serving.output())?.[1]);
});
afterAll(async () => {
  serving?.signal('SIGTERM');
  await serving?.ended;
  remove();
});
const browser = useBrowser(() => serving.url);
const fromElsewhere = { headers: { 'x-forwarded-for': '192.168.1.30' } };

it('a phone is asked for the code of the console, and told when it is not that', async () => {
  const page = await browser.arrive({ width: 390, ...fromElsewhere });
  await page.goto('/');
  const field = page.getByRole('textbox', { name: 'Código de instalación' });
  await seen(field);
  await settled(page);
  expect(await faultsOf(page, 'es')).toEqual([]);
  await photograph(page, 'setup code 390');
  const demo = page.getByRole('button', { name: /Cargar el club de demostración/ });
  await expect.poll(() => demo.isDisabled(), eventually).toBe(true);
  await field.fill('AAAAA-AAAAA');
  await demo.click();
  await seen(page.getByText('Este no es el código que muestra la consola del servidor.'));
  // Before a form is filled in for nothing.
  await page.getByRole('button', { name: /Crear mi club/ }).click();
  await seen(page.getByText('Este no es el código que muestra la consola del servidor.'));
  await field.fill(code.toLowerCase());
  await page.getByRole('button', { name: /Crear mi club/ }).click();
  const club = page.getByRole('textbox', { name: 'Club', exact: true });
  await club.fill('Pádel Río');
  expect(await faultsOf(page, 'es')).toEqual([]);
  await photograph(page, 'setup own 390');
  const refused = browser.complaints.splice(0).filter((it) => !it.includes('403'));
  expect(refused).toEqual([]);
  // What was typed is there after a look back, and after a reload.
  await page.getByRole('button', { name: 'Volver' }).click();
  expect(await seen(field).then(() => field.inputValue())).toBe(code.toLowerCase());
  await page.getByRole('button', { name: /Crear mi club/ }).click();
  expect(await seen(club).then(() => club.inputValue())).toBe('Pádel Río');
  await page.reload();
  expect(await seen(club).then(() => club.inputValue())).toBe('Pádel Río');
});

it('whoever sits at the machine is asked for nothing', async () => {
  const page = await browser.arrive({ language: 'en' });
  await page.goto('/');
  await seen(page.getByRole('button', { name: /Load the demo club/ }));
  await expect.poll(() => page.getByRole('textbox').count(), eventually).toBe(0);
});

it('the address with the code opens the installation, and the demo tells its passwords once', async () => {
  const page = await browser.arrive({ language: 'en', width: 390, ...fromElsewhere });
  await page.goto(`/setup?code=${code}`);
  const field = await seen(page.getByRole('textbox', { name: 'Installation code' }));
  await expect.poll(() => field.inputValue(), eventually).toBe(code);
  expect(await faultsOf(page, 'en')).toEqual([]);
  await page.getByRole('button', { name: /Load the demo club/ }).click();
  await seen(page.getByRole('heading', { name: /demo club is ready/i }));
  expect(await faultsOf(page, 'en')).toEqual([]);
  await photograph(page, 'demo accounts 390');
  await page
    .getByRole('button', { name: /^Sign in as/ })
    .first()
    .click();
  await expect.poll(() => new URL(page.url()).pathname, { timeout: 15_000 }).toMatch(/^\/admin/);
  const late = await fetch(`${serving.url}/api/setup/demo/`, {
    ...{ method: 'POST', body: JSON.stringify({ setup_code: code }) },
    headers: { 'content-type': 'application/json' },
  });
  expect(late.status).toBe(409);
});
