import { afterAll, beforeAll, expect, it } from 'vitest';
import { installation, type Serving, serve } from './lib/bandeja.ts';
import { seen, useBrowser } from './lib/browser.ts';
import { type Club, giveOnce, nextMonday, openClub, owner } from './lib/club.ts';
import { checked } from './lib/inspect.ts';
import { account, enter, register } from './lib/people.ts';

/* A waiver: written by the club, signed where somebody books. */

const { dataDir, remove } = installation();
let serving: Serving;
let club: Club;
let session_id: string;
const ana = account('Ana Prieto');

beforeAll(async () => {
  serving = await serve(dataDir);
  club = await openClub(serving.url);
  session_id = await giveOnce(club, { name: 'Martes', starts_at: { date: nextMonday(), time: '10:00' } });
  const own = await register(serving.url, ana);
  await own('POST', `/api/public/${club.organization_id}/join/`, {});
});
afterAll(async () => {
  serving?.signal('SIGTERM');
  await serving?.ended;
  remove();
});
const browser = useBrowser(() => serving.url);

it('the club writes it, a student signs it on the phone and has the place', async () => {
  await club.desk('PATCH', '/api/me/', { locale: 'en' });
  const desk = await browser.arrive({ language: 'en' });
  await enter(desk, owner, '/admin/settings/club');
  await desk.getByLabel('Title in Spanish').fill('Alta de jugador');
  await desk.getByLabel('Title in English').fill('Player waiver');
  await desk.getByLabel('Text in Spanish').fill('Juego bajo mi responsabilidad.');
  await desk.getByLabel('Text in English').fill('I play at my own risk.');
  await checked(desk, 'waiver text 1440', 'en');
  await desk
    .getByRole('region', { name: 'Waiver' })
    .getByRole('button', { name: 'Publish version 1' })
    .click();
  await seen(desk.getByText('Version 1 published'));
  await club.desk('PATCH', '/api/settings/', { values: { require_waiver: true } });

  const phone = await browser.arrive({ width: 390 });
  await enter(phone, ana, `/classes/${session_id}`);
  await seen(phone.getByText(/pide que leas y firmes/));
  await checked(phone, 'waiver needed 390');
  await phone.getByRole('button', { name: 'Leer y firmar' }).click();
  const dialog = phone.getByRole('dialog', { name: 'Alta de jugador' });
  await seen(dialog.getByText('Juego bajo mi responsabilidad.'));
  await dialog.getByLabel(/como firma/).fill('Ana Prieto');
  await checked(phone, 'waiver sign 390');
  await dialog.getByRole('button', { name: 'Firmar' }).click();
  await seen(phone.getByText(/Firmado/));
  // What it costs and how it is paid is seen before it is booked.
  await phone.getByRole('button', { name: /^Reservar ·/ }).click();
  await seen(phone.getByText(/Reservada/).first());
  const { results } = await club.desk<{ results: { waiver_missing: boolean }[] }>(
    'GET',
    `/api/classes/sessions/${session_id}/enrollments/`,
  );
  expect(results).toMatchObject([{ status: 'enrolled', waiver_missing: false }]);
});

it('a parent chooses for which of their children to sign, and the desk asks who is booked', async () => {
  const eva = account('Eva Prieto');
  const asEva = await register(serving.url, eva);
  await asEva('POST', `/api/public/${club.organization_id}/join/`, {});
  const me = await asEva<{ client: { id: string } }>('GET', '/api/me/');
  for (const display_name of ['Leo Prieto', 'Mía Prieto'])
    await asEva('POST', `/api/clients/${me.client.id}/dependants/`, { display_name });
  const phone = await browser.arrive({ width: 390 });
  await enter(phone, eva, '/profile');
  await phone.getByRole('button', { name: 'Leer y firmar' }).click();
  const dialog = phone.getByRole('dialog', { name: 'Alta de jugador' });
  await dialog.getByRole('checkbox', { name: 'Mía Prieto' }).uncheck();
  await dialog.getByLabel(/como firma/).fill('Eva Prieto');
  await checked(phone, 'waiver for whom 390');
  await dialog.getByRole('button', { name: 'Firmar' }).click();
  await seen(phone.getByText(/Firmado/));
  const { missing } = await asEva<{ missing: { display_name: string }[] }>('GET', '/api/waivers/');
  expect(missing.map((one) => one.display_name)).toEqual(['Mía Prieto']);

  const { results } = await club.desk<{ results: { id: string }[] }>('GET', '/api/clients/?q=Mía');
  await club.desk('POST', `/api/classes/sessions/${session_id}/enroll/`, {
    ...{ student_id: results[0]!.id, overrides: ['waiver', 'level'] },
  });
  const desk = await browser.arrive({ language: 'en' });
  await enter(desk, owner, '/admin/settings/club');
  await seen(desk.getByText('1 person who is booked where it is asked for has not signed.'));
  await desk.getByRole('button', { name: 'Ask them to sign' }).click();
  await seen(desk.getByText('They are asked, each once for this version'));
  await checked(desk, 'waiver asked 1440', 'en');
  const heard = async () => {
    const { results: news } = await asEva<{ results: { kind: string }[] }>('GET', '/api/notifications/');
    return news.filter(({ kind }) => kind === 'waiver_asked').length;
  };
  await expect.poll(heard, { timeout: 20_000 }).toBe(1);
});
