import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { installation, type Serving, serve } from './lib/bandeja.ts';
import { eventually, photograph, seen, useBrowser } from './lib/browser.ts';
import { addClient, type Club, openClub, owner } from './lib/club.ts';
import { faultsOf } from './lib/inspect.ts';
import { enter } from './lib/people.ts';

/* Two people at the desk edit one client, each in a browser of their own. */
const { dataDir, remove } = installation();
let serving: Serving;
let club: Club;
let bea: string;

beforeAll(async () => {
  serving = await serve(dataDir);
  club = await openClub(serving.url, 'Europe/Madrid');
  bea = await addClient(club, 'Bea Sanz');
});
afterAll(async () => {
  serving?.signal('SIGTERM');
  await serving?.ended;
  remove();
});
const browser = useBrowser(() => serving.url);

const field = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true });
async function open(page: Page): Promise<Page> {
  await enter(page, owner, `/admin/clients/${bea}`);
  await seen(field(page, 'Teléfono'));
  return page;
}
/** Of the client's data, which stand before their health. */
const save = (page: Page) => page.getByRole('button', { name: 'Guardar', exact: true }).first().click();
const client = () => club.desk<{ phone: string; desk_notes: string }>('GET', `/api/clients/${bea}/`);

it('the second one sees both versions, and what is chosen field by field is saved', async () => {
  const first = await open(await browser.arrive());
  const second = await open(await browser.arrive({ width: 390 }));
  await field(first, 'Teléfono').fill('600 111 111');
  await field(first, 'Notas de recepción').fill('Prefiere la pista 2');
  await field(second, 'Teléfono').fill('600 222 222');
  await field(second, 'Notas de recepción').fill('Viene con su hija');
  await save(first);
  await seen(first.getByText('Cliente guardado'));

  await save(second);
  const dialog = second.getByRole('dialog', { name: 'Otra persona lo ha cambiado' });
  await seen(dialog.getByText('Lo suyo: 600 111 111'));
  await seen(dialog.getByText('Lo mío: 600 222 222'));
  await seen(dialog.getByText(/^Lo ha guardado Owner, /));
  // Nothing is chosen beforehand: what is saved over is somebody's work.
  expect(await dialog.getByRole('radio', { checked: true }).count()).toBe(0);
  expect(await faultsOf(second, 'es')).toEqual([]);
  await photograph(second, 'two versions');

  // Leaving it loses nothing.
  await second.keyboard.press('Escape');
  await expect.poll(() => field(second, 'Teléfono').inputValue(), eventually).toBe('600 222 222');
  expect((await client()).phone).toBe('600 111 111');

  await save(second);
  await dialog.getByRole('radio', { name: 'Lo suyo: Prefiere la pista 2' }).focus();
  await second.keyboard.press('Space');
  expect(await dialog.getByRole('button', { name: 'Guardar lo elegido' }).isDisabled()).toBe(true);
  await dialog.getByRole('radio', { name: 'Lo mío: 600 222 222' }).focus();
  await second.keyboard.press('Space');
  await dialog.getByRole('button', { name: 'Guardar lo elegido' }).focus();
  await second.keyboard.press('Enter');
  await dialog.waitFor({ state: 'hidden' });
  await expect.poll(client).toMatchObject({ phone: '600 222 222', desk_notes: 'Prefiere la pista 2' });
  await expect
    .poll(() => field(second, 'Notas de recepción').inputValue(), eventually)
    .toBe('Prefiere la pista 2');
});

it('who has changed something else is not asked, and each keeps what they changed', async () => {
  const page = await open(await browser.arrive());
  await field(page, 'Notas de recepción').fill('Solo por la tarde');
  await club.desk('PATCH', `/api/clients/${bea}/`, { phone: '600 333 333' });
  await save(page);
  await seen(page.getByText('Cliente guardado'));
  await expect.poll(client).toMatchObject({ phone: '600 333 333', desk_notes: 'Solo por la tarde' });
  await expect.poll(() => field(page, 'Teléfono').inputValue(), eventually).toBe('600 333 333');
});

it('a page on which nothing was typed follows what the desk changes elsewhere; one with something typed keeps it', async () => {
  const page = await open(await browser.arrive({ width: 390 }));
  await club.desk('PATCH', `/api/clients/${bea}/`, { phone: '600 666 666', display_name: 'Bea Sanz Gil' });
  await seen(page.getByRole('heading', { name: 'Bea Sanz Gil', level: 1 }));
  await expect.poll(() => field(page, 'Teléfono').inputValue()).toBe('600 666 666');
  await club.desk('PATCH', `/api/clients/${bea}/care/`, { emergency_name: 'Su hermana' });
  await expect.poll(() => field(page, 'A quién llamar en una emergencia').inputValue()).toBe('Su hermana');
  await field(page, 'Notas de recepción').fill('A medias');
  await club.desk('PATCH', `/api/clients/${bea}/`, { phone: '600 777 777', display_name: 'Bea Sanz' });
  await seen(page.getByRole('heading', { name: 'Bea Sanz', level: 1, exact: true }));
  expect(await field(page, 'Notas de recepción').inputValue()).toBe('A medias');
  expect(await field(page, 'Teléfono').inputValue()).toBe('600 666 666');
});

it('keeps the app and what was typed where the files of the dialog and of the messages are gone', async () => {
  const page = await open(await browser.arrive());
  const gone = /\/(conflict-dialog|toasts)-[^/]*\.js/;
  await page.route(gone, (route) => route.fulfill({ status: 404 }));
  await field(page, 'Teléfono').fill('600 444 444');
  await club.desk('PATCH', `/api/clients/${bea}/`, { phone: '600 555 555' });
  await save(page);
  await seen(page.getByRole('alert').getByText('Lo que has escrito sigue aquí'));
  await expect.poll(() => field(page, 'Teléfono').inputValue(), eventually).toBe('600 444 444');

  await page.unroute(gone);
  await save(page);
  await seen(page.getByRole('dialog', { name: 'Otra persona lo ha cambiado' }));
});
