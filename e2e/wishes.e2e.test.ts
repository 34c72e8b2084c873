import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { installation, type Serving, serve } from './lib/bandeja.ts';
import { eventually, photograph, seen, useBrowser } from './lib/browser.ts';
import { type Club, openClub, owner } from './lib/club.ts';
import { faultsOf } from './lib/inspect.ts';
import { account, type Caller, enter, register } from './lib/people.ts';

/* What students want of a term (docs/domain/wishes.md): asked, said on the phone, seen and linked at the desk. */
const { dataDir, remove } = installation();
const ana = account('Ana Ruiz');
const marta = account('Marta Gil');
let serving: Serving;
let club: Club;
let asMarta: Caller;
let term: string;
const day = (ahead: number) => new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10);

beforeAll(async () => {
  serving = await serve(dataDir);
  club = await openClub(serving.url, 'Europe/Madrid');
  const { organizations } = await club.desk<{ organizations: { slug: string }[] }>('GET', '/api/me/');
  const join = async (who: typeof ana) => {
    const as = await register(serving.url, who);
    await as('POST', `/api/public/${organizations[0]!.slug}/join/`, {});
    return as;
  };
  await join(ana);
  asMarta = await join(marta);
  const me = await asMarta<{ client: { id: string } }>('GET', '/api/me/');
  for (const display_name of ['Leo Gil', 'Mía Gil'])
    await asMarta('POST', `/api/clients/${me.client.id}/dependants/`, {
      ...{ display_name, birth_date: '2016-01-01' },
    });
  const { results } = await club.desk<{ results: { id: string }[] }>('GET', '/api/clubs/');
  const made = await club.desk<{ id: string }>('POST', '/api/classes/terms/', {
    ...{ club_id: results[0]!.id, name: 'Primavera', starts_on: day(60), ends_on: day(150) },
  });
  term = made.id;
});
afterAll(async () => {
  serving?.signal('SIGTERM');
  await serving?.ended;
  remove();
});
const browser = useBrowser(() => serving.url);

const field = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

it('the desk asks until a day, without one it is told where', async () => {
  const page = await browser.arrive();
  await enter(page, owner, '/admin/schedules');
  await page.getByRole('button', { name: 'Temporadas' }).click();
  await page.getByRole('link', { name: 'Qué quieren los alumnos: Primavera' }).click();
  await page.getByRole('button', { name: 'Preguntar' }).click();
  await seen(page.getByText(/obligatori|Falta|Rellena/i).first());
  await photograph(page, 'wishes desk empty 1440');
  expect(await faultsOf(page, 'es')).toEqual([]);
  // The calendar of the field is another test's; the day is said to the same address.
  await club.desk('PUT', `/api/classes/terms/${term}/wish_window/`, {
    opens_on: day(-1),
    closes_on: day(20),
  });
  await seen(page.getByText('Abierto'));
});

it('a student says it on the phone in taps, changes it, and withdraws', async () => {
  const phone = await browser.arrive({ width: 390 });
  await enter(phone, ana, '/my-classes');
  await phone.getByRole('link', { name: 'Responder: Primavera' }).click();
  await seen(phone.getByRole('heading', { level: 1, name: 'Qué quieres: Primavera' }));
  await phone.getByRole('button', { name: 'Enviar' }).click();
  await seen(phone.getByText('Di al menos unas horas en que puedas.'));
  await field(phone, 'lunes, Tarde, 17:00–20:00: no').click();
  await field(phone, 'miércoles, Noche, 20:00–23:00: no').click();
  await field(phone, 'miércoles, Noche, 20:00–23:00: me va bien').click();
  await seen(field(phone, 'miércoles, Noche, 20:00–23:00: me encantaría'));
  await phone.getByRole('textbox', { name: 'Con quién te gustaría ir' }).fill('Bea, la del bar');
  await phone.getByRole('button', { name: 'Añadir: Con quién te gustaría ir' }).click();
  await phone.getByRole('textbox', { name: 'Con quién no' }).fill('Don Gruñón');
  await phone.getByRole('textbox', { name: 'Con quién no' }).press('Enter');
  await phone.getByRole('button', { name: 'Horas sueltas' }).click();
  await field(phone, 'lunes, 19:00–20:00: me va bien').click();
  await photograph(phone, 'wishes student 390');
  expect(await faultsOf(phone, 'es')).toEqual([]);
  await phone.getByRole('button', { name: 'Enviar' }).click();
  await seen(phone.getByText('Respondido'));
  await seen(phone.getByText(/^Puedes cambiarlo hasta/));
  await photograph(phone, 'wishes student said 390');
  await phone.getByRole('button', { name: 'Retirar' }).click();
  await seen(phone.getByText('Retirado').first());
  await phone.getByRole('button', { name: 'Enviar' }).click();
  await seen(phone.getByText('Respondido'));
  expect(await faultsOf(phone, 'es')).toEqual([]);
});

it('a guardian says it for each child, by keys and as a list, in English', async () => {
  const phone = await browser.arrive({ width: 390, language: 'en' });
  await asMarta('PATCH', '/api/me/', { locale: 'en' });
  await enter(phone, marta, '/my-classes');
  const answer = phone.getByRole('link', { name: 'Answer: Leo Gil, Primavera' });
  await seen(answer);
  await photograph(phone, 'wishes guardian asked 390');
  expect(await faultsOf(phone, 'en')).toEqual([]);
  await answer.click();
  const first = field(phone, 'Monday, Morning, 08:00–13:00: no');
  await first.focus();
  await phone.keyboard.press('ArrowDown');
  await phone.keyboard.press('ArrowRight');
  await phone.keyboard.press('Space');
  await seen(field(phone, 'Tuesday, Midday, 13:00–17:00: suits me'));
  await phone.getByRole('button', { name: 'As a list' }).click();
  await phone.getByLabel('Until').fill('12:00');
  await phone.getByRole('checkbox', { name: 'Mía Gil' }).last().check();
  await phone.getByRole('button', { name: 'Send' }).click();
  await seen(phone.getByText(/before|after/i).first());
  await photograph(phone, 'wishes guardian list 390');
  await phone.getByLabel('Until').fill('16:30');
  await phone.getByRole('button', { name: 'Send' }).click();
  await seen(phone.getByText('Answered'));
  await phone.getByLabel('Who is it for?').selectOption({ label: 'Mía Gil' });
  await field(phone, 'Friday, Afternoon, 17:00–20:00: no').click();
  await phone.getByRole('button', { name: 'Send' }).click();
  await seen(phone.getByText('Answered'));
  expect(await faultsOf(phone, 'en')).toEqual([]);
  await phone.goto('/my-classes');
  await seen(phone.getByRole('link', { name: 'See or change: Mía Gil, Primavera' }));
});

it('the desk reads them, links a name to a client, enters one for somebody, and reminds the others', async () => {
  const page = await browser.arrive();
  await enter(page, owner, `/admin/schedules/wishes?term=${term}`);
  await seen(page.getByText(/^3 de 4 han respondido · 2 nombres sin enlazar$/));
  await page.getByRole('button', { name: 'Enlazar: Bea, la del bar' }).click();
  const who = page.getByRole('combobox', { name: 'Quién es «Bea, la del bar»' });
  await who.fill('Marta');
  await page.getByRole('option', { name: /Marta Gil/ }).click();
  await seen(page.getByText('Bea, la del bar → Marta Gil'));
  await photograph(page, 'wishes desk 1440');
  expect(await faultsOf(page, 'es')).toEqual([]);
  await page.getByRole('button', { name: 'Recordar a quien falta' }).click();
  await seen(page.getByText('Se lo hemos recordado a 1 persona'));
  await expect
    .poll(
      async () =>
        (await asMarta<{ results: { kind: string }[] }>('GET', '/api/notifications/')).results.filter(
          ({ kind }) => kind === 'wish_wanted',
        ).length,
      eventually,
    )
    .toBe(1);
  await page.getByRole('button', { name: 'Anotar: Marta Gil' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'domingo, Mañana, 08:00–13:00: no' }).click();
  await dialog.getByRole('button', { name: 'Enviar' }).click();
  await seen(page.getByText('Anotado en recepción', { exact: false }));
  await page.getByRole('button', { name: 'Cerrar ya' }).click();
  await seen(page.getByText('Cerrado').first());

  const desk = await browser.arrive({ language: 'en', width: 390 });
  await club.desk('PATCH', '/api/me/', { locale: 'en' });
  await enter(desk, owner, `/admin/schedules/wishes?term=${term}`);
  await seen(desk.getByText(/4 of 4 have answered/));
  await photograph(desk, 'wishes desk en 390');
  expect(await faultsOf(desk, 'en')).toEqual([]);

  const phone = await browser.arrive({ width: 390 });
  await enter(phone, ana, `/my-classes/wishes/${term}`);
  await seen(phone.getByText(/^El plazo para decirlo terminó/));
  expect(await phone.getByText('Marta Gil').count()).toBe(0);
});
