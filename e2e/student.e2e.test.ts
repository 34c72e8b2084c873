import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { command, installation, type Serving, serve } from './lib/bandeja.ts';
import { gone, type Language, photograph, seen, useBrowser } from './lib/browser.ts';
import { nextMonday } from './lib/club.ts';
import { arrowTo, tabTo } from './lib/keyboard.ts';
import { type Account, account, enter, register } from './lib/people.ts';
import { rowsOf } from './lib/rows.ts';

const timetable = fileURLToPath(new URL('./fixtures/timetable.csv', import.meta.url));
const clubPage = '/c/olivos/padel-los-olivos';
const { dataDir, remove } = installation();
const monday = nextMonday();
let serving: Serving;
let imported: string;

beforeAll(async () => {
  serving = await serve(dataDir);
  const into = ['--organization', 'olivos', '--name', 'Los Olivos', '--start-date', monday, '--publish'];
  const { code, output } = await command(['import', 'timetable', timetable, ...into], beside);
  expect(code, output).toBe(0);
  imported = output;
});
afterAll(async () => {
  serving?.signal('SIGTERM');
  await serving?.ended;
  remove();
});
const beside = { BANDEJA_DATA_DIR: dataDir };
const browser = useBrowser(() => serving.url);

interface PublicSession {
  id: string;
  name: string;
  local_date: string;
  local_time: string;
}

/** What everybody may read. */
const read = async <T>(path: string): Promise<T> =>
  (await fetch(`${serving.url}${path}`).then((answer) => answer.json())) as T;

/** The classes of the week that was imported, as everybody sees them. */
async function publicWeek(): Promise<PublicSession[]> {
  const until = new Date(Date.parse(monday) + 6 * 86_400_000).toISOString().slice(0, 10);
  const path = `/api/public/olivos/clubs/padel-los-olivos/sessions/?from=${monday}&until=${until}&limit=100`;
  return (await read<{ results: PublicSession[] }>(path)).results;
}

/** A student of the club who has signed in. */
async function student(page: Page, who: Account, path: string, language: Language = 'es'): Promise<void> {
  const own = await register(serving.url, who, language);
  await own('POST', '/api/public/olivos/join/', {});
  await enter(page, who, path);
}

it('an imported timetable is a week of classes that can be booked', async () => {
  expect(imported).toContain('Imported 30 of 30 rows in 1 clubs');
  const week = await publicWeek();
  expect(week).toHaveLength(30);
  expect(week.find(({ name }) => name === 'Avanzado noche')).toMatchObject({
    ...{ local_date: monday, local_time: '20:30' },
  });
});

it('a visitor finds a class on the phone, signs up, lands on it, books it and cancels it', async () => {
  const page = await browser.arrive({ width: 390 });
  await page.goto(clubPage);
  await seen(page.getByRole('heading', { name: 'Pádel Los Olivos', level: 1 }));
  await page.getByRole('button', { name: 'Semana siguiente' }).first().click();
  await page.getByRole('button', { name: /lunes.*5 clases/i }).click();
  await photograph(page, 'visitor week 390');
  await page.getByRole('link', { name: 'Iniciación tarde' }).click();
  await page
    .getByRole('dialog', { name: 'Iniciación tarde' })
    .getByRole('link', { name: 'Reservar' })
    .click();

  await page.getByRole('textbox', { name: 'Tu nombre' }).fill('Elena Prado');
  await page.getByRole('textbox', { name: 'Correo electrónico' }).fill('elena@example.test');
  await page.getByLabel('Contraseña', { exact: true }).fill('a long password');
  await page.getByRole('button', { name: 'Crear cuenta' }).click();

  const dialog = page.getByRole('dialog', { name: 'Iniciación tarde' });
  await photograph(page, 'class 390');
  await dialog.getByRole('button', { name: /^Reservar/ }).click();
  await seen(dialog.getByText('La plaza está reservada'));
  expect(await places('Iniciación tarde')).toEqual({ enrolled_count: 1, statuses: ['enrolled'] });

  await dialog.getByRole('button', { name: 'Cerrar' }).first().click();
  await seen(page.getByRole('region', { name: 'Tu próxima clase' }).getByText(/Iniciación tarde/));
  await page.getByRole('link', { name: 'Mis clases' }).click();
  const mine = page.getByRole('article', { name: 'Iniciación tarde' });
  await seen(mine.getByText('Reservada'));
  await photograph(page, 'my classes 390');
  await mine.getByRole('button', { name: 'Cancelar: Iniciación tarde' }).click();
  await page.getByRole('button', { name: 'Cancelar la reserva' }).click();
  await seen(page.getByText('Reserva cancelada.'));
  await gone(mine.getByText('Reservada'));
  // The button went with the booking; the focus did not go with the button.
  await expect.poll(() => page.evaluate('document.activeElement.tagName')).not.toBe('BODY');
  expect(await places('Iniciación tarde')).toEqual({ enrolled_count: 0, statuses: ['cancelled'] });
});

/** What the tables say of the first class of this name in the week. */
async function places(name: string): Promise<{ enrolled_count: number; statuses: string[] }> {
  const { id } = (await publicWeek()).find((session) => session.name === name) as PublicSession;
  const { id: organization_id } = await read<{ id: string }>('/api/public/olivos/');
  return rowsOf(dataDir, organization_id, async (tx) => {
    const { enrolled_count } = await tx
      .selectFrom('class_sessions')
      .select('enrolled_count')
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    const enrollments = await tx
      .selectFrom('class_enrollments')
      .select('status')
      .where('session_id', '=', id)
      .execute();
    return { enrolled_count, statuses: enrollments.map(({ status }) => status) };
  });
}

it('who looks after a child adds it on the phone, books for it and reads whose place it is', async () => {
  const free = (await publicWeek()).find(({ name }) => name === 'Iniciación tarde') as PublicSession;
  const page = await browser.arrive({ width: 390 });
  await student(page, account('Marta Vidal'), '/profile');
  await page.getByRole('button', { name: 'Añadir persona' }).click();
  const form = page.getByRole('dialog', { name: 'Añadir a alguien a tu cargo' });
  await form.getByRole('textbox', { name: 'Nombre y apellidos' }).fill('Leo Vidal');
  await form.getByRole('textbox', { name: 'Relación' }).fill('hijo');
  await form.getByRole('button', { name: 'Añadir persona' }).click();
  await seen(page.getByRole('listitem').getByText('Leo Vidal'));
  await page.getByRole('button', { name: 'Crear dirección' }).click();
  const address = page.getByRole('textbox', { name: 'Dirección del calendario' });
  const calendar = await page.request.get(await address.inputValue());
  expect(await calendar.text()).toContain('BEGIN:VCALENDAR');
  await photograph(page, 'calendar address 390');
  await page.goto(`/classes/${free.id}?week=${monday}`);
  const dialog = page.getByRole('dialog', { name: 'Iniciación tarde' });
  await dialog.getByRole('radiogroup').getByText('Leo Vidal').click();
  await dialog.getByRole('button', { name: /^Reservar/ }).click();
  await seen(dialog.getByText(/plaza está reservada/));
  await dialog.getByRole('button', { name: 'Cerrar' }).first().click();
  await page.getByRole('link', { name: 'Mis clases' }).click();
  await seen(page.getByRole('article', { name: 'Iniciación tarde' }).getByText(/Leo Vidal/));
});

it('who mistypes a level finds its class on the phone, narrows it by what can be chosen, and books it', async () => {
  const page = await browser.arrive({ width: 390 });
  await student(page, account('Nora Gil'), `/classes?week=${monday}`);
  await page.getByRole('link', { name: 'Buscar · Para ti' }).click();
  await seen(page.getByRole('heading', { name: 'Para ti' }));
  await photograph(page, 'find classes 390');
  await page.getByRole('searchbox').fill('avanzdo');
  await seen(page.getByRole('article', { name: 'Avanzado noche' }).first());
  await gone(page.getByRole('heading', { name: 'Para ti' }));
  await page.getByRole('combobox', { name: 'Día' }).selectOption('0');
  await photograph(page, 'found with a slip 390');
  await keepsSearch(page);
  await page.getByRole('article', { name: 'Avanzado noche' }).first().getByRole('link').click();
  const dialog = page.getByRole('dialog', { name: 'Avanzado noche' });
  await dialog.getByRole('button', { name: /^Reservar/ }).click();
  await seen(dialog.getByText('La plaza está reservada'));
  expect((await places('Avanzado noche')).statuses).toContain('enrolled');
});

/** A search that is kept opens with its words, and whoever goes back is where they were. */
async function keepsSearch(page: Page): Promise<void> {
  const words = page.getByRole('searchbox');
  await page.getByRole('button', { name: 'Guardar búsqueda' }).click();
  const dialog = page.getByRole('dialog', { name: 'Guardar búsqueda' });
  await dialog.getByRole('button', { name: 'Guardar' }).click();
  await gone(dialog);
  await page.getByRole('button', { name: 'Quitar filtros' }).click();
  await page.getByRole('link', { name: 'avanzdo', exact: true }).click();
  await expect.poll(() => words.inputValue()).toBe('avanzdo');
  await expect.poll(() => page.getByRole('combobox', { name: 'Día' }).inputValue()).toBe('0');
  await page.goBack();
  await expect.poll(() => words.inputValue()).toBe('');
  await page.goForward();
  await expect.poll(() => words.inputValue()).toBe('avanzdo');
}

/** The way out of the newest mail: nothing ends by opening it, the button ends it, and another takes that back. */
async function endsMails(page: Page): Promise<void> {
  const { id: organization_id } = await read<{ id: string }>('/api/public/olivos/');
  const mail = () =>
    rowsOf(dataDir, organization_id, (tx) =>
      tx.selectFrom('mails').select('unsubscribe').orderBy('id', 'desc').limit(1).executeTakeFirst(),
    );
  await expect.poll(async () => (await mail())?.unsubscribe ?? '').toMatch(/^http/);
  await page.goto((await mail())?.unsubscribe as string);
  await seen(page.getByText('A place from the waiting list'));
  await page.getByRole('button', { name: 'Get no more' }).click();
  await seen(page.getByText(/^You get no more mail from/));
  await photograph(page, 'no more mail 390');
  await page.getByRole('button', { name: 'Get it again' }).click();
  await seen(page.getByRole('button', { name: 'Get no more' }));
}

it('a full class gives its place to who waits, whose page changes by itself', async () => {
  const full = (await publicWeek()).find(({ name }) => name === 'Clase particular') as PublicSession;
  const path = `/classes/${full.id}?week=${monday}`;
  const first = await browser.arrive({ width: 1440 });
  await student(first, account('Primera Alumna'), path);
  await first.getByRole('button', { name: /^Reservar ·/ }).click();
  await seen(first.getByText('La plaza está reservada'));

  const second = await browser.arrive({ width: 390, language: 'en' });
  await student(second, account('Second Student'), path, 'en');
  await second.getByRole('button', { name: 'Join the waiting list' }).click();
  await seen(second.getByText('On the waiting list, no. 1'));

  await first.getByRole('button', { name: 'Cancelar: Clase particular' }).click();
  await first.getByRole('button', { name: 'Cancelar la reserva' }).click();
  await seen(second.getByText('The place is booked'));
  await second.getByRole('dialog').getByRole('button', { name: 'Close' }).first().click();
  await second.getByRole('button', { name: /^Notifications, \d unread/ }).click();
  const newest = second.getByRole('dialog', { name: 'Notifications' }).getByRole('listitem').first();
  await seen(newest.getByText(/Clase particular/));
  await photograph(second, 'promoted 390');
  await endsMails(second);
});

it('the keyboard alone signs in, books a class and signs out', async () => {
  const keys = account('Keyboard Only');
  const own = await register(serving.url, keys, 'en');
  await own('POST', '/api/public/olivos/join/', {});
  const page = await browser.arrive({ language: 'en' });
  await page.goto(`/classes?week=${monday}`);
  await tabTo(page, page.getByRole('textbox', { name: 'E-mail' }));
  await page.keyboard.type(keys.email);
  await tabTo(page, page.getByLabel('Password', { exact: true }));
  await page.keyboard.type(keys.password);
  await page.keyboard.press('Enter');

  await seen(page.getByRole('heading', { name: 'Classes', level: 1 }));
  const link = page.getByRole('link', { name: 'Competición' }).first();
  await tabTo(page, link);
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Competición' });
  await tabTo(page, dialog.getByRole('button', { name: /^Book/ }));
  await page.keyboard.press('Enter');
  await seen(dialog.getByText('The place is booked'));
  // The button is gone; the keyboard goes on in the dialog.
  expect(await dialog.evaluate((it) => it.contains(it.ownerDocument.activeElement))).toBe(true);
  await page.keyboard.press('Escape');
  await gone(dialog);

  await tabTo(page, page.getByRole('button', { name: /Your account/ }));
  await page.keyboard.press('Enter');
  await arrowTo(page, page.getByRole('menuitem', { name: 'Sign out' }));
  await page.keyboard.press('Enter');
  await seen(page.getByRole('heading', { name: 'Welcome back' }));
});

it('a page whose person signed out in another one goes to the front door, and back after the next sign-in', async () => {
  const both = account('Two Pages');
  const page = await browser.arrive({ language: 'en' });
  await student(page, both, `/classes?week=${monday}`, 'en');
  const other = await page.context().newPage();
  await other.goto('/');
  await other.getByRole('button', { name: /Your account/ }).click();
  await other.getByRole('menuitem', { name: 'Sign out' }).click();
  await seen(other.getByRole('heading', { name: 'Welcome back' }));
  expect(new URL(other.url()).search).toBe('');

  await seen(page.getByText('Your session has ended'));
  await page.getByRole('textbox', { name: 'E-mail' }).fill(both.email);
  await page.getByLabel('Password', { exact: true }).fill(both.password);
  await page.keyboard.press('Enter');
  await seen(page.getByRole('heading', { name: 'Classes', level: 1 }));
  expect(new URL(page.url()).pathname).toBe('/classes');
});

it('afterwards the doctor finds nothing', async () => {
  const { code, output } = await command(['doctor'], beside);
  expect(output).toContain('All is well.');
  expect(code).toBe(0);
});
