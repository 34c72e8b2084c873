import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { installation, type Serving, serve } from './lib/bandeja.ts';
import { seen, useBrowser } from './lib/browser.ts';
import { type Club, giveOnce, nextMonday, openClub, owner } from './lib/club.ts';
import { checked } from './lib/inspect.ts';
import { account, enter, register } from './lib/people.ts';

/* What a club keeps of a person: taken along, and erased. */

const { dataDir, remove } = installation();
let serving: Serving;
let club: Club;
const ana = account('Ana Prieto');

beforeAll(async () => {
  serving = await serve(dataDir);
  club = await openClub(serving.url);
  const session_id = await giveOnce(club, {
    name: 'Martes',
    starts_at: { date: nextMonday(), time: '10:00' },
  });
  const own = await register(serving.url, ana);
  await own('POST', `/api/public/${club.organization_id}/join/`, {});
  await own('POST', `/api/classes/sessions/${session_id}/enroll/`, {});
});
afterAll(async () => {
  serving?.signal('SIGTERM');
  await serving?.ended;
  remove();
});
const browser = useBrowser(() => serving.url);

it('a person takes all of it along, asks to be erased, and takes that back once the club has decided', async () => {
  const phone = await browser.arrive({ width: 390 });
  await enter(phone, ana, '/profile');
  const download = phone.waitForEvent('download');
  await phone.getByRole('button', { name: 'Descargar todo' }).click();
  const file = JSON.parse(readFileSync(await (await download).path(), 'utf8'));
  expect(file).toMatchObject({ format: 'bandeja.person.1', bookings: [{ class_name: 'Martes' }] });

  await phone.getByRole('button', { name: 'Pedir que se borren' }).click();
  const dialog = phone.getByRole('dialog');
  await seen(dialog.getByText('1 reserva, que pasa a quien espera'));
  await checked(phone, 'privacy ask 390');
  await dialog.getByRole('button', { name: 'Pedir que se borren' }).click();
  await seen(phone.getByText(/Falta que el club lo confirme/));
  await checked(phone, 'privacy asked 390');

  await club.desk('PATCH', '/api/me/', { locale: 'en' });
  const desk = await browser.arrive({ language: 'en' });
  await enter(desk, owner, '/admin/clients');
  await seen(desk.getByText('1 person is to be erased'));
  await checked(desk, 'privacy clients 1440', 'en');
  await desk.getByRole('status').getByRole('link', { name: 'Ana Prieto' }).click();
  await seen(desk.getByText(/^Has asked to be erased on/));
  await desk.getByRole('button', { name: 'Erase…' }).click();
  await seen(desk.getByText(/It is done on/));
  await checked(desk, 'privacy erase 1440', 'en');
  await desk.getByRole('dialog').getByRole('button', { name: 'Erase', exact: true }).click();
  await seen(desk.getByText(/^Will be erased on/));
  await checked(desk, 'privacy planned 1440', 'en');

  await phone.reload();
  await seen(phone.getByText(/Hasta entonces se puede retirar/));
  await phone.getByRole('button', { name: 'Retirar' }).click();
  await seen(phone.getByRole('button', { name: 'Pedir que se borren' }));
});

it('where there is nothing to wait for it is done at once, and the account can go', async () => {
  await club.desk('PATCH', '/api/settings/', { values: { erasure_wait_days: 0 } });
  await club.desk('PATCH', '/api/me/', { locale: 'es' });
  const phone = await browser.arrive({ width: 390 });
  await enter(phone, ana, '/profile');
  await seen(phone.getByText(/todavía conoce esta cuenta/));
  await phone.goto('about:blank');

  const desk = await browser.arrive({ width: 390 });
  await enter(desk, owner, '/admin/clients');
  await desk.getByRole('link', { name: 'Ana Prieto' }).click();
  await desk.getByRole('button', { name: 'Borrar…' }).click();
  await seen(desk.getByText(/Se hace ahora mismo/));
  await checked(desk, 'privacy erase 390');
  await desk.getByRole('dialog').getByRole('button', { name: 'Borrar', exact: true }).click();
  await seen(desk.getByRole('heading', { name: 'Persona borrada', level: 1 }));
  await checked(desk, 'privacy erased 390');

  await phone.goto('/profile');
  await phone.getByRole('button', { name: 'Borrar la cuenta' }).click();
  await phone.getByLabel('Tu correo, para confirmar').fill(ana.email);
  await checked(phone, 'privacy account 390');
  await phone.getByRole('dialog').getByRole('button', { name: 'Borrar la cuenta' }).click();
  await phone.waitForURL('**/sign-in*');
});
