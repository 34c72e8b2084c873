import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { codeOf } from '../server/test/totp.ts';
import { installation, type Serving, serve } from './lib/bandeja.ts';
import { eventually, photograph, type Somebody, seen, useBrowser } from './lib/browser.ts';
import { type Club, openClub } from './lib/club.ts';
import { faultsOf, settled } from './lib/inspect.ts';
import { type Mailboxes, openMailboxes } from './lib/mail.ts';
import { type Account, account } from './lib/people.ts';

/* Every way in and back, with mail that is really sent. */

const { dataDir, remove } = installation();
let mail: Mailboxes;
let serving: Serving;
let club: Club;
const ana = account('Ana Prieto');

beforeAll(async () => {
  mail = await openMailboxes();
  serving = await serve(dataDir, { SMTP_URL: mail.url });
  club = await openClub(serving.url);
});
afterAll(async () => {
  serving?.signal('SIGTERM');
  await serving?.ended;
  await mail?.close();
  remove();
});
const browser = useBrowser(() => serving.url);

const home = (page: Page) => seen(page.getByRole('heading', { name: 'Todavía no perteneces a ningún club' }));
const email = (page: Page) => page.getByRole('textbox', { name: 'Correo electrónico' });

async function signUp(page: Page, { name, password, ...who }: Account): Promise<void> {
  await page.getByRole('textbox', { name: 'Tu nombre' }).fill(name);
  await email(page).fill(who.email);
  await page.getByLabel('Contraseña', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Crear cuenta' }).click();
  await seen(page.getByRole('status').getByText(/te hemos enviado un correo/));
}

const buttons = {
  'magic-link': 'Entrar',
  'verify-email': 'Confirmar correo',
  'change-email': 'Permitir el cambio',
} as const;

/** Opens a link of a mail, and does what its page asks for. */
async function follow(page: Page, link: string): Promise<void> {
  await page.goto(link);
  const kind = new URLSearchParams(new URL(link).hash.slice(1)).get('kind') as keyof typeof buttons;
  await page.getByRole('button', { name: buttons[kind] }).click();
}

/** An account whose address is confirmed, and whose session `request` carries. */
async function confirmed(who: Account, screen: Somebody = {}): Promise<Page> {
  const page = await browser.arrive(screen);
  await page.request.post('/api/auth/sign-up/email', { data: { ...who, locale: 'es' } });
  await follow(page, await mail.link(who.email, 'kind=verify-email'));
  await home(page);
  return page;
}

/** Turns two steps on, on the account's page: what the app then knows, and the codes for when it is lost. */
async function turnOn(
  page: Page,
  { password }: Account,
): Promise<{ totpURI: string; backupCodes: string[] }> {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto('/profile');
  const section = page.getByRole('region', { name: 'Verificación en dos pasos' });
  await seen(section.getByText('Desactivada'));
  await section.getByLabel('Tu contraseña').fill(password);
  await page.keyboard.press('Enter');
  await seen(section.getByRole('img', { name: 'Código QR para la aplicación de autenticación' }));
  const secret = (await section.getByLabel('Clave').inputValue()).replaceAll(' ', '');
  const link = section.getByRole('link', { name: 'Abrir en la aplicación de este dispositivo' });
  const totpURI = (await link.getAttribute('href')) ?? '';
  expect(new URL(totpURI).searchParams.get('secret')).toBe(secret);
  await section.getByRole('button', { name: 'Copiar la clave' }).click();
  await seen(section.getByRole('button', { name: 'Copiado' }));
  await settled(page);
  expect(await faultsOf(page, 'es')).toEqual([]);
  await photograph(page, 'two steps begun 390');
  await section.getByRole('textbox', { name: 'Código' }).fill('000000');
  await page.keyboard.press('Enter');
  await seen(section.getByText('Este código no es correcto o ya no vale'));
  await section.getByRole('textbox', { name: 'Código' }).fill(codeOf(totpURI));
  await page.keyboard.press('Enter');
  const kept = await seen(section.getByRole('button', { name: 'Los he guardado' }));
  const backupCodes = await section.getByRole('listitem').allTextContents();
  await settled(page);
  expect(await faultsOf(page, 'es')).toEqual([]);
  await photograph(page, 'two steps backup codes 390');
  await kept.click();
  await seen(section.getByText('Activada'));
  return { totpURI, backupCodes };
}

/** Makes new backup codes, on the account's page. */
async function newCodes(page: Page, { password }: Account): Promise<string[]> {
  await page.goto('/profile');
  const section = page.getByRole('region', { name: 'Verificación en dos pasos' });
  await section.getByRole('button', { name: 'Códigos de reserva nuevos' }).click();
  const dialog = page.getByRole('dialog', { name: 'Códigos de reserva nuevos' });
  await dialog.getByLabel('Tu contraseña').fill(password);
  await dialog.getByRole('button', { name: 'Crear códigos' }).click();
  const kept = await seen(section.getByRole('button', { name: 'Los he guardado' }));
  const codes = await section.getByRole('listitem').allTextContents();
  await kept.click();
  await seen(section.getByText('Activada'));
  return codes;
}

async function turnOff(page: Page, { password }: Account): Promise<void> {
  await page.goto('/profile');
  const section = page.getByRole('region', { name: 'Verificación en dos pasos' });
  await section.getByRole('button', { name: 'Desactivar' }).click();
  const dialog = page.getByRole('dialog', { name: 'Desactivar' });
  await dialog.getByLabel('Tu contraseña').fill(password);
  await dialog.getByRole('button', { name: 'Desactivar' }).click();
  await seen(section.getByText('Desactivada'));
}

async function signIn(page: Page, { password, ...who }: Account): Promise<void> {
  await page.goto('/sign-in');
  await email(page).fill(who.email);
  await page.getByLabel('Contraseña', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Iniciar sesión' }).click();
}

it('a new account signs in with the link that confirms its address', async () => {
  const page = await browser.arrive({ width: 390 });
  await page.goto('/sign-up');
  await signUp(page, ana);
  await settled(page);
  expect(await faultsOf(page, 'es')).toEqual([]);
  await photograph(page, 'sign-up sent 390');
  await follow(page, await mail.link(ana.email, 'kind=verify-email'));
  await home(page);
});

it('who signs up with an address that has an account is told nothing; the owner of the address is', async () => {
  const page = await browser.arrive();
  await page.goto('/sign-up');
  await signUp(page, { ...ana, password: 'a password of somebody else' });
  await page.goto(await mail.link(ana.email, '/sign-in'));
  await seen(page.getByRole('heading', { name: 'Hola de nuevo' }));
  await signIn(page, ana);
  await home(page);
});

it('who has forgotten the password sets a new one with a link, once', async () => {
  const page = await browser.arrive({ width: 390 });
  await page.goto('/sign-in');
  await page.getByRole('link', { name: '¿Has olvidado tu contraseña?' }).click();
  // The page before has a field of that name, too.
  await seen(page.getByRole('button', { name: 'Enviar el enlace' }));
  await email(page).fill(ana.email);
  await page.getByRole('button', { name: 'Enviar el enlace' }).click();
  await seen(page.getByRole('status').getByText('Mira tu correo'));
  const link = await mail.link(ana.email, '/reset-password');
  ana.password = 'a password that is new';
  await page.goto(link);
  await page.getByLabel('Contraseña nueva', { exact: true }).fill(ana.password);
  await page.getByRole('button', { name: 'Guardar contraseña' }).click();
  await seen(page.getByRole('heading', { name: 'Hola de nuevo' }));
  await signIn(page, ana);
  await home(page);
  const later = await browser.arrive();
  await later.goto(link);
  await seen(later.getByRole('alert').getByText(/Este enlace ha caducado o ya se ha usado/));
});

it('who wants no password signs in with a link, once', async () => {
  const page = await browser.arrive({ width: 390 });
  await page.goto('/sign-in');
  await page.getByRole('button', { name: 'Envíame un enlace por correo' }).click();
  await seen(page.getByText('Escribe un correo como ana@example.com'));
  await email(page).fill(ana.email);
  await page.getByRole('button', { name: 'Envíame un enlace por correo' }).click();
  await seen(page.getByRole('status').getByText(/el enlace para entrar va de camino/));
  await settled(page);
  expect(await faultsOf(page, 'es')).toEqual([]);
  await photograph(page, 'sign-in link sent 390');
  const link = await mail.link(ana.email, 'kind=magic-link');
  await page.goto(link);
  await seen(page.getByRole('button', { name: 'Entrar' }));
  await settled(page);
  expect(await faultsOf(page, 'es')).toEqual([]);
  await photograph(page, 'open link 390');
  await follow(page, link);
  await home(page);
  const later = await browser.arrive();
  await follow(later, link);
  await seen(later.getByRole('alert').getByText(/Este enlace ha caducado o ya se ha usado/));
});

it('another address counts once both mailboxes have said yes', async () => {
  const page = await browser.arrive();
  await signIn(page, ana);
  await home(page);
  await page.goto('/profile');
  await page.getByRole('textbox', { name: 'Correo nuevo' }).fill('ana.nueva@example.test');
  await page.getByRole('button', { name: 'Cambiar correo' }).click();
  await seen(page.getByRole('status').getByText(`Hemos escrito a ${ana.email}`));
  await settled(page);
  expect(await faultsOf(page, 'es')).toEqual([]);
  await photograph(page, 'change of address 1440');
  await follow(page, await mail.link(ana.email, 'kind=change-email'));
  await seen(page.getByText(`Ahora es ${ana.email}`));
  ana.email = 'ana.nueva@example.test';
  await follow(page, await mail.link(ana.email, 'kind=verify-email'));
  await seen(page.getByText(`Ahora es ${ana.email}`));
  const later = await browser.arrive();
  await signIn(later, ana);
  await home(later);
});

it('a second step is turned on and off on the account’s page, and asked for in between: a code, or a backup code', async () => {
  const page = await browser.arrive({ width: 390 });
  const luis = account('Luis Rey');
  const { totpURI, backupCodes } = await turnOn(await confirmed(luis, { width: 390 }), luis);
  await signIn(page, luis);
  await page.getByRole('textbox', { name: 'Código' }).fill('000000');
  await page.getByRole('button', { name: 'Entrar' }).click();
  await seen(page.getByText('Este código no es correcto o ya no vale'));
  await settled(page);
  expect(await faultsOf(page, 'es')).toEqual([]);
  await photograph(page, 'second factor 390');
  // Too late: the browser does not know the first step any more.
  await page.context().clearCookies({ name: /two_factor/ });
  await page.getByRole('textbox', { name: 'Código' }).fill(codeOf(totpURI));
  await page.getByRole('button', { name: 'Entrar' }).click();
  await seen(page.getByRole('alert').getByText(/El segundo paso ha caducado/));
  await expect.poll(() => email(page).inputValue(), eventually).toBe(luis.email);
  await page.getByLabel('Contraseña', { exact: true }).fill(luis.password);
  await page.getByRole('button', { name: 'Iniciar sesión' }).click();
  // That of the next half minute is good already; the app's first one has been used.
  const code = codeOf(totpURI, 1);
  await page.getByRole('textbox', { name: 'Código' }).fill(code);
  await page.getByRole('button', { name: 'Entrar' }).click();
  await home(page);
  const later = await browser.arrive();
  await signIn(later, luis);
  await later.getByRole('textbox', { name: 'Código' }).fill(code);
  await later.getByRole('button', { name: 'Entrar' }).click();
  await seen(later.getByText('Este código ya se ha usado'));
  await later.getByRole('button', { name: 'Usar un código de reserva' }).click();
  await later.getByRole('textbox', { name: 'Código de reserva' }).fill(backupCodes[0] as string);
  await later.getByRole('button', { name: 'Entrar' }).click();
  await home(later);
  const [fresh] = await newCodes(later, luis);
  expect(backupCodes).not.toContain(fresh);
  const lost = await browser.arrive({ width: 390 });
  await signIn(lost, luis);
  await lost.getByRole('button', { name: 'Usar un código de reserva' }).click();
  const typed = lost.getByRole('textbox', { name: 'Código de reserva' });
  await typed.fill(backupCodes[1] as string);
  await lost.getByRole('button', { name: 'Entrar' }).click();
  await seen(lost.getByText('Este código no es correcto o ya no vale'));
  // As it is read from paper.
  await typed.fill((fresh as string).toLowerCase().replace('-', ' ').replaceAll('0', 'o'));
  await lost.getByRole('button', { name: 'Entrar' }).click();
  await home(lost);
  await turnOff(later, luis);
  const plain = await browser.arrive();
  await signIn(plain, luis);
  await home(plain);
});

it('who logs out on all devices is out on all of them', async () => {
  const [phone, desk] = [await browser.arrive({ width: 390 }), await browser.arrive()];
  for (const page of [phone, desk]) {
    await signIn(page, ana);
    await home(page);
  }
  await phone.goto('/profile');
  await phone.getByRole('button', { name: 'Salir en todos los dispositivos' }).click();
  const question = phone.getByRole('dialog', { name: '¿Salir en todos los dispositivos?' });
  await seen(question.getByText(/Se cerrarán tus \d+ sesiones abiertas/));
  await settled(phone);
  expect(await faultsOf(phone, 'es')).toEqual([]);
  await photograph(phone, 'out everywhere 390');
  await question.getByRole('button', { name: 'Salir en todos' }).click();
  await seen(phone.getByRole('heading', { name: 'Hola de nuevo' }));
  await desk.goto('/profile');
  await seen(desk.getByRole('heading', { name: 'Hola de nuevo' }));
});

it('who is invited makes an account, confirms it and is in the club', async () => {
  const coach = account('Nuria Campos');
  await club.desk('POST', '/api/invitations/', { email: coach.email, role: 'instructor' });
  const page = await browser.arrive({ width: 390 });
  await page.goto(await mail.link(coach.email, 'invitation='));
  await seen(page.getByRole('heading', { name: 'Pádel te invita' }));
  await signUp(page, coach);
  await follow(page, await mail.link(coach.email, 'kind=verify-email'));
  await page.getByRole('button', { name: 'Aceptar la invitación' }).click();
  await expect.poll(() => new URL(page.url()).pathname, eventually).toBe('/instructor/day');
});
