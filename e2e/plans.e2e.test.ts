import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { installation, type Serving, serve } from './lib/bandeja.ts';
import { photograph, seen, useBrowser } from './lib/browser.ts';
import { addClient, type Club, openClub, owner } from './lib/club.ts';
import { faultsOf } from './lib/inspect.ts';
import { account, enter, register } from './lib/people.ts';

/* The groups of a term, from what students say on their phones until they are published (docs/domain/plans.md). */
const { dataDir, remove } = installation();
const [ana, marta, luis] = [account('Ana Ruiz'), account('Marta Gil'), account('Luis Sanz')];
let serving: Serving;
let club: Club;
let term: string;
const day = (ahead: number) => new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10);
const evening = (weekday: number) => ({ weekday, starts_at: '17:00', ends_at: '20:00' });

beforeAll(async () => {
  serving = await serve(dataDir);
  club = await openClub(serving.url, 'Europe/Madrid');
  const { desk, club_id, class_type_id } = club;
  const { organizations } = await desk<{ organizations: { slug: string }[] }>('GET', '/api/me/');
  for (const who of [ana, marta, luis]) {
    const as = await register(serving.url, who);
    await as('POST', `/api/public/${organizations[0]!.slug}/join/`, {});
  }
  await desk('PATCH', `/api/classes/types/${class_type_id}/`, { min_participants: 2, max_participants: 4 });
  await desk('POST', '/api/courts/several/', { club_id, names: ['Pista 1', 'Pista 2'] });
  for (const display_name of ['Iria', 'Óscar'])
    await desk('POST', '/api/classes/instructors/', {
      ...{ display_name, club_ids: [club_id], windows: [evening(0), evening(2)] },
    });
  const made = await desk<{ id: string }>('POST', '/api/classes/terms/', {
    ...{ club_id, name: 'Primavera', starts_on: day(60), ends_on: day(150) },
  });
  term = made.id;
  await desk('PUT', `/api/classes/terms/${term}/wish_window/`, { opens_on: day(-1), closes_on: day(20) });
  // Five more, noted at the desk: two of a Monday, two of a Wednesday, and one of a day without a coach.
  for (const [name, weekday] of [
    ...([
      ['Bea Mora', 0],
      ['Carlos Pons', 0],
      ['Dora Vila', 2],
      ['Eloy Roca', 2],
      ['Fina Soler', 6],
    ] as const),
  ]) {
    const id = await addClient(club, name);
    await desk('PUT', `/api/classes/terms/${term}/wishes/${id}/`, {
      ...{ classes_a_week: 1, times: [{ ...evening(weekday), loved: false }] },
    });
  }
}, 120_000);
afterAll(async () => {
  serving?.signal('SIGTERM');
  await serving?.ended;
  remove();
});
const browser = useBrowser(() => serving.url);

const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).click();

it.each([
  [ana, 'lunes'],
  [marta, 'lunes'],
  [luis, 'miércoles'],
])('says on the phone when they can', async (who, weekday) => {
  const phone = await browser.arrive({ width: 390 });
  await enter(phone, who, '/my-classes');
  await phone.getByRole('link', { name: 'Responder: Primavera' }).click();
  await press(phone, `${weekday}, Tarde, 17:00–20:00: no`);
  await press(phone, 'Enviar');
  await seen(phone.getByText('Respondido'));
});

it('the director makes a plan, sees what is missing, and solves it', async () => {
  await club.desk('PATCH', '/api/me/', { locale: 'en' });
  const page = await browser.arrive({ language: 'en' });
  await enter(page, owner, `/admin/schedules/plans?term=${term}`);
  await seen(page.getByText('No plan yet'));
  await photograph(page, 'plans none 1440');
  await press(page, 'New plan');
  await page.getByRole('textbox', { name: 'Name' }).fill('First try');
  await press(page, 'Add the plan');
  await seen(page.getByRole('heading', { level: 1, name: 'First try' }));
  await seen(page.getByText(/^8 people · 8 classes wished · 2 courts · 2 coaches/));
  await seen(page.getByRole('slider', { name: 'Friends together' }));
  await photograph(page, 'plan settings 1440');
  expect(await faultsOf(page, 'en')).toEqual([]);
  await press(page, 'Solve');
  await seen(page.getByText('Nothing better exists: that is proven.'));
  await seen(page.getByText(/^7 of 8 have a class/));
});

const open = async (language: 'en' | 'es', width: 390 | 1440 = 1440, dark = false) => {
  const page = await browser.arrive({ language, width, dark });
  await club.desk('PATCH', '/api/me/', { locale: language });
  await enter(page, owner, `/admin/schedules/plans?term=${term}`);
  await page.getByRole('link', { name: 'First try' }).click();
  await seen(page.getByRole('grid'));
  return page;
};

it.each([
  ['es', 390, false],
  ['en', 1440, true],
] as const)(
  'says in %s, %i px wide, who is left out and why, and what would help',
  async (language, width, dark) => {
    const page = await open(language, width, dark);
    const es = language === 'es';
    await photograph(page, `plan week ${language} ${width}`);
    expect(await faultsOf(page, language)).toEqual([]);
    await page.getByRole('tab', { name: es ? /^Personas/ : /^People/ }).click();
    await seen(page.getByText('Fina Soler'));
    await photograph(page, `plan people ${language} ${width}`);
    expect(await faultsOf(page, language)).toEqual([]);
  },
);
