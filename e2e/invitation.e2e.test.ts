import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { installation, type Serving, serve } from './lib/bandeja.ts';
import { eventually, photograph, seen, useBrowser } from './lib/browser.ts';
import { type Club, openClub, owner } from './lib/club.ts';
import { faultsOf, settled } from './lib/inspect.ts';
import { type Account, account, enter, register } from './lib/people.ts';
import { rowsOf } from './lib/rows.ts';

const { dataDir, remove } = installation();
let serving: Serving;
let club: Club;

beforeAll(async () => {
  serving = await serve(dataDir);
  club = await openClub(serving.url);
});
afterAll(async () => {
  serving?.signal('SIGTERM');
  await serving?.ended;
  remove();
});
const browser = useBrowser(() => serving.url);

/** The link in the letter that this address was sent; without a mail server letters are kept. */
async function mailedLink(email: string): Promise<string> {
  type Letter = { to_email: string; status: string; body: string };
  const letter = async () =>
    (await club.desk<{ results: Letter[] }>('GET', '/api/mails/')).results.find(
      ({ to_email }) => to_email === email,
    );
  await expect.poll(async () => (await letter())?.status, eventually).toBe('kept');
  const [address] = /https?:\S+/.exec((await letter())?.body ?? '') ?? [];
  return address as string;
}

/** The desk invites by e-mail. */
async function invite(email: string, role: string): Promise<void> {
  const page = await browser.arrive();
  await enter(page, owner, '/admin/members');
  await page.getByRole('button', { name: 'Invitar', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: /Invitar/ });
  await dialog.getByRole('textbox', { name: 'Correo electrónico' }).fill(email);
  await dialog.getByRole('combobox', { name: 'Como' }).click();
  await page.getByRole('option', { name: role, exact: true }).click();
  await dialog.getByRole('button', { name: 'Enviar invitación' }).click();
  // Without a mail server nothing is said to be on its way.
  await seen(dialog.getByText(`la invitación para ${email} está hecha, pero no se envía`));
}

/** Opens the link that was mailed, on the address where the server was found to listen. */
async function open(page: Page, link: string): Promise<void> {
  const { pathname, search } = new URL(link);
  await page.goto(pathname + search);
  await settled(page);
}

async function looksWell(page: Page, name: string): Promise<void> {
  expect(await faultsOf(page, 'es')).toEqual([]);
  await photograph(page, name);
}

const rolesOf = (who: Account) =>
  club
    .desk<{ results: { email: string; roles: { role: string }[] }[] }>('GET', '/api/members/')
    .then(({ results }) => results.find(({ email }) => email === who.email)?.roles.map(({ role }) => role));

it('somebody who is new opens the link from the mail, makes an account and is in the club', async () => {
  const coach = account('Nuria Campos');
  await invite(coach.email, 'Monitor');
  const link = await mailedLink(coach.email);
  const page = await browser.arrive({ width: 390 });
  await open(page, link);
  await seen(page.getByRole('heading', { name: 'Pádel te invita' }));
  const email = page.getByRole('textbox', { name: 'Correo electrónico' });
  await expect.poll(() => email.inputValue(), eventually).toBe(coach.email);
  await looksWell(page, 'invitation 390');
  await page.getByText('English', { exact: true }).click();
  await seen(page.getByRole('heading', { name: 'Pádel invites you' }));
  expect(await faultsOf(page, 'en')).toEqual([]);
  await photograph(page, 'invitation 390 en');
  await page.getByText('Español', { exact: true }).click();
  await page.getByRole('textbox', { name: 'Tu nombre' }).fill(coach.name);
  await page.getByLabel('Contraseña', { exact: true }).fill(coach.password);
  await page.getByRole('button', { name: 'Crear cuenta' }).click();
  await expect.poll(() => new URL(page.url()).pathname, eventually).toBe('/instructor/day');
  await settled(page);
  expect(await rolesOf(coach)).toEqual(['instructor']);

  const later = await browser.arrive();
  await open(later, link);
  await seen(later.getByRole('alert').getByText('Esta invitación ya se ha usado.'));
  await looksWell(later, 'invitation used 1440');
  await later.getByRole('link', { name: 'Inicia sesión' }).click();
  await seen(later.getByRole('heading', { name: 'Hola de nuevo' }));
});

it('somebody with an account signs in from the link and is in the club', async () => {
  const admin = account('Marta Ruiz');
  await register(serving.url, admin);
  await invite(admin.email, 'Administración');
  const page = await browser.arrive();
  await open(page, await mailedLink(admin.email));
  await page.getByRole('link', { name: 'Inicia sesión' }).click();
  await seen(page.getByRole('heading', { name: 'Pádel te invita' }));
  await expect
    .poll(() => page.getByRole('textbox', { name: 'Correo electrónico' }).inputValue(), eventually)
    .toBe(admin.email);
  await looksWell(page, 'invitation sign-in 1440');
  await page.getByLabel('Contraseña', { exact: true }).fill(admin.password);
  await page.getByRole('button', { name: 'Iniciar sesión' }).click();
  await expect.poll(() => new URL(page.url()).pathname, eventually).toBe('/admin/today');
  expect(await rolesOf(admin)).toEqual(['club_admin']);
});

it('somebody who has signed in already needs one button, with the account that was invited', async () => {
  const guest = account('Pablo Vidal');
  await register(serving.url, guest);
  await invite(guest.email, 'Monitor');
  const link = await mailedLink(guest.email);

  const other = await browser.arrive({ width: 390 });
  await enter(other, owner, '/admin/today');
  await open(other, link);
  await seen(other.getByText(`La invitación es para ${guest.email}`));
  await looksWell(other, 'invitation of another 390');
  await other.getByRole('button', { name: 'Cambiar de cuenta' }).click();
  await seen(other.getByRole('heading', { name: 'Pádel te invita' }));

  const page = await browser.arrive({ width: 390 });
  await enter(page, guest, '/');
  await open(page, link);
  await looksWell(page, 'invitation signed in 390');
  await page.getByRole('button', { name: 'Aceptar la invitación' }).click();
  await expect.poll(() => new URL(page.url()).pathname, eventually).toBe('/instructor/day');
  expect(await rolesOf(guest)).toEqual(['instructor']);
});

it('a link that is older than a fortnight says so', async () => {
  const late = account('Too Late');
  await invite(late.email, 'Monitor');
  const link = await mailedLink(late.email);
  await rowsOf(dataDir, club.organization_id, (tx) =>
    tx
      .updateTable('invitations')
      .set({ expires_at: new Date(Date.now() - 1000) })
      .where('email', '=', late.email)
      .execute(),
  );
  const page = await browser.arrive({ width: 390 });
  await open(page, link);
  await seen(page.getByRole('alert').getByText('Esta invitación ha caducado.'));
});

it('a link that was taken back, or made up, says so', async () => {
  const never = account('Never Mind');
  await invite(never.email, 'Monitor');
  const link = await mailedLink(never.email);
  const { results } = await club.desk<{ results: { id: string; email: string }[] }>(
    'GET',
    '/api/invitations/?pending=true',
  );
  const { id } = results.find(({ email }) => email === never.email) as { id: string };
  await club.desk('DELETE', `/api/invitations/${id}/`);
  const page = await browser.arrive();
  await open(page, link);
  await seen(page.getByRole('alert').getByText('El club ha retirado esta invitación.'));
  await open(page, `${link}x`);
  await seen(page.getByRole('alert').getByText('Esta invitación ya no es válida.'));
});
