import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { installation, type Serving, serve } from './lib/bandeja.ts';
import { eventually, photograph, type Somebody, seen, useBrowser } from './lib/browser.ts';
import { type Club, nextMonday, openClub, owner } from './lib/club.ts';
import { faultsOf } from './lib/inspect.ts';
import { type Account, account, enter, register } from './lib/people.ts';

/* Every other form of the desk: somebody else saves while it is open. The first one is in two-admins. */
const { dataDir, remove } = installation();
let serving: Serving;
let club: Club;
let coach: string;
let schedule: string;
let second_court: string;

beforeAll(async () => {
  serving = await serve(dataDir);
  club = await openClub(serving.url, 'Europe/Madrid');
  const { desk, club_id, class_type_id } = club;
  const add = async (path: string, body: object) => (await desk<{ id: string }>('POST', path, body)).id;
  coach = await add('/api/classes/instructors/', { display_name: 'Luis Vega', club_ids: [club_id] });
  await add('/api/courts/', { club_id, name: 'Pista 1' });
  second_court = await add('/api/courts/', { club_id, name: 'Pista 2' });
  schedule = await add('/api/classes/schedules/', {
    ...{ name: 'Grupo de tarde', club_id, class_type_id, recurrence: 'weekly', recurrence_days: [0] },
    ...{ start_date: nextMonday(), start_time: '19:00', duration_minutes: 60, price: 1800 },
    ...{ min_participants: 1, max_participants: 4 },
  });
  await desk('POST', `/api/classes/schedules/${schedule}/publish/`);
});
afterAll(async () => {
  serving?.signal('SIGTERM');
  await serving?.ended;
  remove();
});
const browser = useBrowser(() => serving.url);

const titles = { es: 'Otra persona lo ha cambiado', en: 'Somebody else has changed this' };
const keep = { es: 'Guardar lo elegido', en: 'Save what I chose' };

interface Visit extends Somebody {
  path: string;
  who?: Account;
}
async function arrive({ path, who = owner, ...somebody }: Visit): Promise<Page> {
  if (who === owner) await club.desk('PATCH', '/api/me/', { locale: somebody.language ?? 'es' });
  const page = await browser.arrive(somebody);
  await enter(page, who, path);
  return page;
}

/** The dialog, with nothing wrong in it. */
async function conflict(page: Page, language: 'es' | 'en', name: string): Promise<Locator> {
  const dialog = await seen(page.getByRole('dialog', { name: titles[language] }));
  expect(await faultsOf(page, language)).toEqual([]);
  await photograph(page, name);
  return dialog;
}
async function choose(dialog: Locator, language: 'es' | 'en', labels: readonly string[]): Promise<void> {
  for (const label of labels) await dialog.getByRole('radio', { name: label, exact: true }).check();
  await dialog.getByRole('button', { name: keep[language] }).click();
  await dialog.waitFor({ state: 'hidden' });
}

it('a series: the price is asked about as money, and days and court of the other one stay', async () => {
  const page = await arrive({ path: `/admin/schedules/${schedule}`, width: 390 });
  const price = page.getByRole('textbox', { name: 'Precio', exact: true });
  await price.fill('20');
  await club.desk('PATCH', `/api/classes/schedules/${schedule}/`, {
    ...{ price: 2250, recurrence_days: [0, 3], court_id: second_court },
  });
  await page.getByRole('button', { name: 'Guardar cambios' }).click();
  const dialog = await conflict(page, 'es', 'two versions of a series');
  // Only what both have changed is asked about: days and court are the other one's alone.
  await expect.poll(() => dialog.getByRole('radiogroup').count(), eventually).toBe(1);
  await seen(dialog.getByText('Lo suyo: 22,50 €'));
  await choose(dialog, 'es', ['Lo mío: 20 €']);
  const now = () => club.desk<Record<string, unknown>>('GET', `/api/classes/schedules/${schedule}/`);
  await expect.poll(now).toMatchObject({ price: 2000, recurrence_days: [0, 3], court: { id: second_court } });
  await expect.poll(() => price.inputValue(), eventually).toMatch(/^20/);
});

it('a coach, and the hours of their week', async () => {
  const path = `/api/classes/instructors/${coach}/`;
  const page = await arrive({ path: `/admin/instructors/${coach}`, language: 'en' });
  await page.getByRole('textbox', { name: 'About them' }).fill('Plays on the left.');
  await page.getByRole('textbox', { name: 'Certificates' }).fill('FEP 1');
  await club.desk('PATCH', path, { bio: 'Twenty years of padel.', certifications: ['FEP 2', 'RPT'] });
  const save = page.getByRole('button', { name: 'Save', exact: true });
  await save.last().click();
  const both = await conflict(page, 'en', 'two versions of a coach');
  await choose(both, 'en', ['Mine: Plays on the left.', 'Theirs: FEP 2, RPT']);
  const now = () => club.desk<Record<string, unknown>>('GET', path);
  await expect.poll(now).toMatchObject({ bio: 'Plays on the left.', certifications: ['FEP 2', 'RPT'] });

  await page.getByRole('button', { name: 'Add hours on Monday' }).click();
  await club.desk('PUT', `${path}windows/`, {
    windows: [{ weekday: 2, starts_at: '16:00', ends_at: '21:00' }],
  });
  await save.first().click();
  const week = await conflict(page, 'en', 'two versions of a week');
  await seen(week.getByText('Mine: Mon 09:00–14:00'));
  await choose(week, 'en', ['Theirs: Wed 16:00–21:00']);
  await expect.poll(now).toMatchObject({ windows: [{ weekday: 2, starts_at: '16:00' }] });
});

it('the rules of the club', async () => {
  const page = await arrive({ path: '/admin/settings', language: 'en', width: 390 });
  const size = page.getByRole('textbox', { name: 'Longest waiting list' });
  await size.fill('7');
  await club.desk('PATCH', '/api/settings/', { values: { max_waitlist_size: 9 } });
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  const dialog = await conflict(page, 'en', 'two versions of a rule');
  await seen(dialog.getByText('Theirs: 9'));
  await choose(dialog, 'en', ['Mine: 7 people']);
  const now = async () =>
    (await club.desk<{ values: Record<string, unknown> }>('GET', '/api/settings/')).values.max_waitlist_size;
  await expect.poll(now).toBe(7);
});

it('the opening hours', async () => {
  const path = `/api/clubs/${club.club_id}/`;
  await club.desk('PUT', `${path}opening_hours/`, { opening_hours: [] });
  const page = await arrive({ path: '/admin/settings/club' });
  await page.getByRole('switch', { name: 'Abre el lunes' }).focus();
  await page.keyboard.press('Space');
  await club.desk('PUT', `${path}opening_hours/`, {
    opening_hours: [{ weekday: 6, opens_at: '08:00', closes_at: '20:00' }],
    otherwise: 'keep',
  });
  await page.getByRole('button', { name: 'Guardar', exact: true }).last().click();
  const dialog = await conflict(page, 'es', 'two versions of opening hours');
  await seen(dialog.getByText('Lo mío: lun 09:00–22:00'));
  await choose(dialog, 'es', ['Lo suyo: dom 08:00–20:00']);
  const now = () => club.desk<Record<string, unknown>>('GET', path);
  await expect.poll(now).toMatchObject({ opening_hours: [{ weekday: 6 }] });
});

it('what the club knows of me', async () => {
  const bea = account('Bea Sanz');
  const own = await register(serving.url, bea);
  const { organization } = await club.desk<{ organization: { slug: string } }>('GET', '/api/me/');
  await own('POST', `/api/public/${organization.slug}/join/`, {});
  const { client } = await own<{ client: { id: string } }>('GET', '/api/me/');
  const page = await arrive({ path: '/profile', who: bea, width: 390 });
  await page.getByRole('textbox', { name: 'Teléfono', exact: true }).fill('600 111 111');
  await club.desk('PATCH', `/api/clients/${client.id}/`, { phone: '600 222 222' });
  await page.getByRole('button', { name: 'Guardar', exact: true }).nth(1).click();
  const dialog = await conflict(page, 'es', 'two versions of me');
  await choose(dialog, 'es', ['Lo suyo: 600 222 222']);
  const phone = () => own<{ phone: string }>('GET', `/api/clients/${client.id}/`).then((it) => it.phone);
  await expect.poll(phone).toBe('600 222 222');
  await expect
    .poll(() => page.getByRole('textbox', { name: 'Teléfono', exact: true }).inputValue(), eventually)
    .toBe('600 222 222');
});
