import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { installation, type Serving, serve } from './lib/bandeja.ts';
import { eventually, gone, seen, useBrowser } from './lib/browser.ts';
import { type Club, giveOnce, nextMonday, openClub, owner } from './lib/club.ts';
import { checked } from './lib/inspect.ts';
import { type Mailboxes, openMailboxes } from './lib/mail.ts';
import { account, enter } from './lib/people.ts';

/* People are found, once. With mail that is really sent. */

const { dataDir, remove } = installation();
let mail: Mailboxes;
let serving: Serving;
let club: Club;
let session_id: string;
const coach = account('Ángel Muñoz');
const ana = account('Ana Prieto');

beforeAll(async () => {
  mail = await openMailboxes();
  serving = await serve(dataDir, { SMTP_URL: mail.url });
  club = await openClub(serving.url);
  const people = [
    { display_name: 'Luis Giménez', phone: '+34 600 12 34 56', email: 'luis@correo.test' },
    { display_name: 'Luis Jimenez G.', phone: '655 98 73 21', birth_date: '1990-05-04' },
    { display_name: 'Óscar Núñez' },
  ];
  for (const one of people) await club.desk('POST', '/api/clients/', { ...one, home_club_id: club.club_id });
});
afterAll(async () => {
  serving?.signal('SIGTERM');
  await serving?.ended;
  await mail?.close();
  remove();
});
const browser = useBrowser(() => serving.url);

const heading = (page: Page, name: string) => seen(page.getByRole('heading', { name, level: 1 }));
const choice = (page: Page, name: string | RegExp) => page.getByRole('option', { name });

it('the desk goes to a person, a class and a page by keyboard alone', async () => {
  session_id = await giveOnce(club, {
    ...{ name: 'Iniciación mañanas', starts_at: { date: nextMonday(), time: '10:00' } },
  });
  const page = await browser.arrive();
  await enter(page, owner, '/admin/today');
  await seen(page.getByRole('button', { name: 'Buscar' }));
  await page.keyboard.press('Control+k');
  await seen(page.getByRole('dialog', { name: 'Buscar e ir' }));
  await page.keyboard.type('nunez osc');
  await seen(choice(page, /Óscar Núñez/));
  await checked(page, 'palette 1440');
  await page.keyboard.press('Enter');
  await heading(page, 'Óscar Núñez');

  await page.keyboard.press('Control+k');
  await page.keyboard.type('manana inic');
  await seen(choice(page, /Iniciación mañanas/));
  await page.keyboard.press('Enter');
  await heading(page, 'Iniciación mañanas');

  await page.keyboard.press('Control+k');
  await seen(choice(page, 'Pistas'));
  // Whoever knows the way does not wait.
  await page.keyboard.type('pistas');
  await page.keyboard.press('Enter');
  await expect.poll(() => new URL(page.url()).pathname, eventually).toBe('/admin/courts');
});

it('on a phone it opens with a button, in English too', async () => {
  const page = await browser.arrive({ width: 390, language: 'en' });
  await enter(page, owner, '/admin/today');
  await page.getByRole('button', { name: /^(Search|Buscar)$/ }).click();
  await page.getByRole('combobox').fill('600123456');
  await seen(choice(page, /Luis Giménez/));
  await checked(page, 'palette 390', (await page.evaluate('document.documentElement.lang')) as 'es' | 'en');
  await choice(page, /Luis Giménez/).click();
  await heading(page, 'Luis Giménez');
});

it('who seems to be there already is pointed out and taken instead', async () => {
  for (const width of [1440, 390] as const) {
    const page = await browser.arrive({ width });
    await enter(page, owner, '/admin/clients');
    await page.getByRole('button', { name: 'Nuevo cliente' }).click();
    await page.getByRole('textbox', { name: 'Nombre' }).fill('Luis G.');
    await page.getByRole('textbox', { name: 'Correo electrónico' }).fill('LUIS@correo.test');
    await seen(page.getByText('Puede que ya exista'));
    await seen(page.getByText('el mismo correo'));
    await checked(page, `duplicates ${width}`);
    await page.getByRole('button', { name: 'Usar a Luis Giménez' }).click();
    await heading(page, 'Luis Giménez');
  }
});

it('two profiles of one person become one, once it was shown what that does', async () => {
  const { results } = await club.desk<{ results: { id: string }[] }>('GET', '/api/clients/?q=655987321');
  const other = results[0]?.id;
  await club.desk('POST', `/api/classes/sessions/${session_id}/enroll/`, { student_id: other });
  const page = await browser.arrive();
  await enter(page, owner, '/admin/clients?q=gimenez+luis');
  await page
    .getByRole('link', { name: /Luis Giménez/ })
    .first()
    .click();
  await page.getByRole('button', { name: 'Fusionar' }).click();
  const dialog = page.getByRole('dialog');
  // Until the answer is there nobody is offered: who was found before would be taken by mistake.
  await page.route('**/api/clients/?*jimenez*', async (route) => {
    await seen(dialog.getByText('Buscando…'));
    expect(await page.getByRole('option').count()).toBe(0);
    await route.continue();
  });
  await dialog.getByRole('combobox', { name: 'El otro perfil' }).fill('jimenez');
  await choice(page, /Luis Jimenez G/).click();
  await seen(dialog.getByText('1 clase reservada'));
  await checked(page, 'merge 1440');
  await dialog.getByRole('button', { name: 'Fusionar' }).click();
  await gone(page.getByRole('dialog'));
  await seen(page.getByText('Iniciación mañanas'));
  await page.goto(`/admin/clients/${other}`);
  await heading(page, 'Luis Giménez');
});

it('the coach finds pages, classes and telephones', async () => {
  const instructor_id = await hireConfirmed();
  await giveOnce(club, { name: 'Avanzado', starts_at: { date: nextMonday(), time: '12:00' }, instructor_id });
  const page = await browser.arrive({ width: 390 });
  await enter(page, coach, '/instructor/day');
  await page.getByRole('button', { name: 'Buscar' }).click();
  await page.getByRole('combobox').fill('gimenez');
  await seen(choice(page, /Luis Giménez.*Llamar/));
  await page.getByRole('combobox').fill('avanz');
  await choice(page, /Avanzado/).click();
  await seen(page.getByRole('heading', { name: 'Avanzado' }));
});

const yes = { 'verify-email': 'Confirmar correo', 'change-email': 'Permitir el cambio' };

/** Opens the link of a mail and says yes on its page. */
async function confirm(page: Page, email: string, kind: keyof typeof yes = 'verify-email'): Promise<void> {
  await page.goto(await mail.link(email, `kind=${kind}`));
  await page.getByRole('button', { name: yes[kind] }).click();
  await expect.poll(() => new URL(page.url()).pathname, eventually).not.toBe('/open-link');
}

/** Where mail is sent, a new account signs in once its address is confirmed. */
async function hireConfirmed(): Promise<string> {
  const page = await browser.arrive();
  await page.request.post('/api/auth/sign-up/email', { data: { ...coach, locale: 'es' } });
  await confirm(page, coach.email);
  const { user } = await (await page.request.get('/api/me/')).json();
  const { link } = await club.desk<{ link: string }>('POST', '/api/invitations/', {
    ...{ email: coach.email, role: 'instructor' },
  });
  const token = new URL(link, serving.url).searchParams.get('invitation');
  await page.request.post(`/api/public/invitations/${token}/accept/`, { data: {} });
  const { id } = await club.desk<{ id: string }>('POST', '/api/classes/instructors/', {
    ...{ display_name: coach.name, user_id: user.id, club_ids: [club.club_id] },
  });
  return id;
}

it('who proves the address that the desk knows takes over the profile that it had made', async () => {
  const page = await browser.arrive({ width: 390 });
  await page.request.post('/api/auth/sign-up/email', { data: { ...ana, locale: 'es' } });
  await confirm(page, ana.email);
  await page.request.post(`/api/public/${club.organization_id}/join/`, { data: {} });
  const known = await club.desk<{ id: string }>('POST', '/api/clients/', {
    ...{ display_name: 'Ana Prieto Sanz', email: 'ana.nueva@example.test', level: 3 },
  });
  await page.goto('/profile');
  await page.getByRole('textbox', { name: 'Correo nuevo' }).fill('ana.nueva@example.test');
  await page.getByRole('button', { name: 'Cambiar correo' }).click();
  await seen(page.getByRole('status').getByText(`Hemos escrito a ${ana.email}`));
  await confirm(page, ana.email, 'change-email');
  await confirm(page, 'ana.nueva@example.test');
  await page.goto('/profile');
  await seen(page.getByText('El club ya te conoce'));
  await checked(page, 'claim 390');
  await page.getByRole('button', { name: 'Soy yo' }).click();
  await gone(page.getByText('El club ya te conoce'));
  await expect
    .poll(async () => (await (await page.request.get('/api/me/')).json()).client?.id, eventually)
    .toBe(known.id);
});
