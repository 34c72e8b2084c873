import { afterAll, beforeAll, expect, it } from 'vitest';
import { installation, type Serving, serve } from './lib/bandeja.ts';
import { photograph, seen, useBrowser } from './lib/browser.ts';
import { addClient, type Club, giveOnce, hireCoach, nextMonday, openClub, owner } from './lib/club.ts';
import { daysAfter } from './lib/dates.ts';
import { faultsOf } from './lib/inspect.ts';
import { account, type Caller, enter, register } from './lib/people.ts';

/* A class has to move: the nearest times are offered, one is taken, its people are told, and it is taken back. */
const { dataDir, remove } = installation();
const tuesday = daysAfter(nextMonday(), 1);
const ana = account('Ana Ruiz');
const marta = account('Marta Gil');
let serving: Serving;
let club: Club;
let asAna: Caller;
let group: string;
let coach: string;

beforeAll(async () => {
  serving = await serve(dataDir);
  club = await openClub(serving.url, 'Europe/Madrid');
  coach = await hireCoach(club, marta);
  asAna = await register(serving.url, ana);
  const { organizations } = await club.desk<{ organizations: { slug: string }[] }>('GET', '/api/me/');
  await asAna('POST', `/api/public/${organizations[0]!.slug}/join/`, {});
  const { results } = await club.desk<{ results: { id: string }[] }>('GET', '/api/clients/?q=Ana');
  const people = [results[0]!.id, await addClient(club, 'Bea Vidal'), await addClient(club, 'Carlos Nieto')];
  group = await giveOnce(club, {
    ...{ name: 'Grupo del martes', starts_at: { date: tuesday, time: '19:00' }, instructor_id: coach },
  });
  const other = await giveOnce(club, {
    ...{ name: 'Física', starts_at: { date: tuesday, time: '20:00' } },
  });
  for (const student_id of people)
    await club.desk('POST', `/api/classes/sessions/${group}/enroll/`, { student_id, overrides: ['level'] });
  for (const student_id of people.slice(1, 2))
    await club.desk('POST', `/api/classes/sessions/${other}/enroll/`, { student_id, overrides: ['level'] });
});
afterAll(async () => {
  serving?.signal('SIGTERM');
  await serving?.ended;
  remove();
});
const browser = useBrowser(() => serving.url);

const timeNow = async () =>
  (await club.desk<{ local_time: string }>('GET', `/api/classes/sessions/${group}/`)).local_time;
const newsOf = async () => {
  const { results } = await asAna<{ results: { kind: string }[] }>('GET', '/api/notifications/');
  return results.filter(({ kind }) => kind === 'session_changed').length;
};

it('the desk finds another time, sees who cannot, moves the class, tells its people and takes it back', async () => {
  const page = await browser.arrive();
  await enter(page, owner, `/admin/today?date=${tuesday}`);
  await page.getByRole('button', { name: /Grupo del martes/ }).click();
  await page.getByRole('button', { name: 'Buscar otra hora' }).click();
  const dialog = page.getByRole('dialog', { name: 'Otra hora para Grupo del martes' });
  await seen(dialog.getByText('Pueden todos').first());
  await photograph(page, 'another time list 1440');
  expect(await faultsOf(page, 'es')).toEqual([]);
  const first = dialog.getByRole('listitem').first();
  await seen(first.getByText('El mismo día'));
  await first.getByRole('button', { name: /^Elegir/ }).click();
  await seen(dialog.getByText(/^Del .* 19:00 al .*18:30/));
  await seen(dialog.getByText('Se avisará a 1 persona'));
  await seen(dialog.getByText('Bea Vidal'));
  await photograph(page, 'another time sure 1440');
  await dialog.getByRole('button', { name: 'Mover y avisar' }).click();
  await seen(page.getByText('La clase se ha movido'));
  expect(await timeNow()).toBe('18:30');
  await photograph(page, 'another time done 1440');
  await expect.poll(newsOf, { timeout: 20_000 }).toBe(1);

  await page.getByRole('dialog').getByRole('button', { name: 'Deshacer' }).click();
  await page.getByRole('button', { name: 'Deshacer y avisar' }).click();
  await seen(page.getByText('1 clase vuelve a ser como antes'));
  expect(await timeNow()).toBe('19:00');
  await expect.poll(newsOf, { timeout: 20_000 }).toBe(2);
});

it('the coach finds it on a phone, in English, and moves it though somebody cannot', async () => {
  await club.desk('PUT', `/api/classes/instructors/${coach}/windows/`, {
    windows: [{ weekday: 1, starts_at: '19:00', ends_at: '21:00' }],
  });
  const phone = await browser.arrive({ width: 390, language: 'en' });
  await phone.addInitScript("localStorage.setItem('bandeja.language', 'en')");
  await enter(phone, marta, `/instructor/sessions/${group}`);
  await phone.getByRole('button', { name: 'Find another time' }).click();
  const dialog = phone.getByRole('dialog', { name: 'Another time for Grupo del martes' });
  await seen(dialog.getByText('Everybody can').first());
  await photograph(phone, 'another time list 390');
  expect(await faultsOf(phone, 'en')).toEqual([]);
  const late = dialog.getByRole('listitem').filter({ hasText: 'Cannot come: Bea Vidal (has “Física”)' });
  await seen(late.getByText('2 of 3 can').first());
  await late
    .first()
    .getByRole('button', { name: /^Choose/ })
    .click();
  await seen(dialog.getByText('Cannot come: Bea Vidal (has “Física”)'));
  await photograph(phone, 'another time sure 390');
  await dialog.getByRole('button', { name: 'Move and tell' }).click();
  await dialog.getByRole('button', { name: 'Move anyway and tell' }).click();
  await seen(phone.getByText('The class has been moved'));
  await photograph(phone, 'another time done 390');
  expect(await timeNow()).toBe('19:30');
  expect(await faultsOf(phone, 'en')).toEqual([]);
});
