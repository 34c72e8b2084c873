import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { installation, type Serving, serve } from './lib/bandeja.ts';
import { eventually, gone, photograph, seen, useBrowser } from './lib/browser.ts';
import { type Club, giveOnce, nextMonday, openClub, owner } from './lib/club.ts';
import { chooseDay, daysAfter } from './lib/dates.ts';
import { faultsOf, settled } from './lib/inspect.ts';
import { enter } from './lib/people.ts';

const { dataDir, remove } = installation();
const monday = nextMonday();
let serving: Serving;
let club: Club;
let path: string;

beforeAll(async () => {
  serving = await serve(dataDir);
  club = await openClub(serving.url);
  const { slug: organization } = await club.desk<{ slug: string }>('GET', '/api/organization/');
  const { slug } = await club.desk<{ slug: string }>('PATCH', `/api/clubs/${club.club_id}/`, {
    ...{ address: 'Calle "Mayor" 1, Madrid', phone: '600 100 200' },
  });
  path = `/c/${organization}/${slug}`;
  await giveOnce(club, { name: 'Grupo de lunes', starts_at: { date: monday, time: '19:00' } });
});
afterAll(async () => {
  serving?.signal('SIGTERM');
  await serving?.ended;
  remove();
});
const browser = useBrowser(() => serving.url);

const html = async (address: string): Promise<string> => (await fetch(serving.url + address)).text();

describe('the public page', () => {
  it('is told to search engines and messengers in the first answer', async () => {
    for (const address of [path, '/']) {
      const page = await html(address);
      expect(page).toContain('<title>Centro: clases de pádel</title>');
      expect(page).toContain(`<link rel="canonical" href="${serving.url}${path}">`);
      expect(page).toContain('<meta property="og:title" content="Centro: clases de pádel">');
      expect(page).toContain('Centro, Calle &quot;Mayor&quot; 1, Madrid');
      const facts = JSON.parse(/ld\+json">(.*?)<\/script>/.exec(page)?.[1] ?? '');
      expect(facts['@graph'][0]).toMatchObject({
        '@type': 'SportsActivityLocation',
        name: 'Centro',
        telephone: '600 100 200',
      });
    }
    expect((await fetch(`${serving.url}/robots.txt`)).status).toBe(200);
    expect(await html('/robots.txt')).toContain(`Sitemap: ${serving.url}/sitemap.xml`);
    expect(await html('/sitemap.xml')).toContain(`<url><loc>${serving.url}${path}</loc></url>`);
    const own = await fetch(`${serving.url}/admin/today`);
    expect(own.headers.get('x-robots-tag')).toBe('noindex');
  });

  it('says nothing of a club that keeps to itself, nor of one that there is not', async () => {
    await club.desk('PATCH', `/api/clubs/${club.club_id}/`, { is_public: false });
    for (const address of [path, '/', '/c/nobody/nothing', '/c/%00/x%2e']) {
      const page = await html(address);
      expect(page).not.toContain('Centro');
      expect(page).not.toContain('canonical');
    }
    await club.desk('PATCH', `/api/clubs/${club.club_id}/`, { is_public: true });
    expect(await html(path)).toContain('canonical');
  });
});

it('a newcomer goes from the front door to a booked class, on the phone', async () => {
  const page = await browser.arrive({ width: 390 });
  await page.goto('/');
  await expect.poll(() => new URL(page.url()).pathname, { timeout: 15_000 }).toBe(path);
  await seen(page.getByRole('heading', { name: 'Centro', level: 1 }));
  await settled(page);
  expect(await faultsOf(page, 'es')).toEqual([]);
  await photograph(page, 'newcomer club 390');
  await page.getByRole('button', { name: 'Semana siguiente' }).first().click();
  await page.getByRole('button', { name: /lunes.*1 clase/i }).click();
  await page.getByRole('link', { name: 'Grupo de lunes' }).click();
  await page.getByRole('dialog').getByRole('link', { name: 'Reservar' }).click();
  await page.getByRole('textbox', { name: 'Tu nombre' }).fill('Nora Nueva');
  await page.getByRole('textbox', { name: 'Correo electrónico' }).fill('nora@example.test');
  await page.getByLabel('Contraseña', { exact: true }).fill('a long password');
  await page.getByRole('button', { name: 'Crear cuenta' }).click();
  const dialog = page.getByRole('dialog', { name: 'Grupo de lunes' });
  await dialog.getByRole('button', { name: /^Reservar/ }).click();
  await seen(dialog.getByText('La plaza está reservada'));
  await photograph(page, 'newcomer booked 390');
});

it('whoever only made an account is shown the club', async () => {
  const page = await browser.arrive({ width: 390 });
  await page.goto('/sign-up');
  await page.getByRole('textbox', { name: 'Tu nombre' }).fill('Olmo Olvidado');
  await page.getByRole('textbox', { name: 'Correo electrónico' }).fill('olmo@example.test');
  await page.getByLabel('Contraseña', { exact: true }).fill('a long password');
  await page.getByRole('button', { name: 'Crear cuenta' }).click();
  const way = await seen(page.getByRole('link', { name: 'Ver las clases' }));
  await settled(page);
  expect(await faultsOf(page, 'es')).toEqual([]);
  await photograph(page, 'newcomer without club 390');
  await way.click();
  await seen(page.getByRole('heading', { name: 'Centro', level: 1 }));
});

it('the desk finds the address of the page, the page and a poster of it', async () => {
  const page = await browser.arrive({ width: 390 });
  await enter(page, owner, '/admin/settings/club');
  const address = await seen(page.getByRole('textbox', { name: 'Dirección de la página' }));
  await expect.poll(() => address.inputValue(), eventually).toBe(serving.url + path);
  await expect
    .poll(() => page.getByRole('link', { name: 'Ver la página' }).getAttribute('href'), eventually)
    .toBe(path);
  await seen(page.getByRole('button', { name: 'Copiar dirección' }));
  await settled(page);
  expect(await faultsOf(page, 'es')).toEqual([]);
  await photograph(page, 'club settings 390');
  await page.goto((await page.getByRole('link', { name: /Cartel/ }).getAttribute('href')) ?? '');
  await seen(page.getByRole('img', { name: /Código QR/ }));
  await seen(page.getByRole('button', { name: 'Imprimir' }));
  await settled(page);
  expect(await faultsOf(page, 'es')).toEqual([]);
  await photograph(page, 'poster 390');
});

it('a new owner makes the first class with what it lacks, in one form, led by the first steps', async () => {
  const page = await browser.arrive();
  await enter(page, owner, '/admin/today');
  const steps = page.getByRole('region', { name: 'Primeros pasos' });
  await seen(steps.getByText('Las pistas'));
  await settled(page);
  expect(await faultsOf(page, 'es')).toEqual([]);
  await photograph(page, 'first steps 1440');
  // Each leads to what is to be done, also far down on a page.
  for (const [step, focused] of [
    ['El horario del club', page.getByRole('switch', { name: /lunes/ })],
    ['Los festivos y cierres', page.getByRole('button', { name: 'Añadir festivos' })],
    ['Las pistas', page.getByRole('button', { name: 'Añadir pista' }).first()],
  ] as const) {
    await steps.getByRole('link', { name: `Hacerlo: ${step}` }).click();
    await seen(focused.and(page.locator(':focus')));
    const box = await focused.boundingBox();
    expect(box && box.y >= 0 && box.y + box.height <= 900).toBe(true);
    await page.goBack();
  }
  await seen(steps);
  // A type, a class and a student are there already.
  await expect.poll(() => steps.getByRole('img', { name: 'Hecho' }).count(), eventually).toBe(3);
  await page.goto('/admin/schedules/new');
  const description = page.getByRole('textbox', { name: 'Descripción' });
  await description.fill('Traed pala');
  await page.getByRole('button', { name: 'Nuevo tipo de clase' }).click();
  const type = page.getByRole('dialog', { name: /tipo/i });
  await type.getByRole('textbox', { name: 'Nombre' }).fill('Iniciación');
  await type.getByRole('button', { name: 'Guardar' }).click();
  await page.getByRole('button', { name: 'Nuevo monitor' }).click();
  const coach = page.getByRole('dialog', { name: /monitor/i });
  await coach.getByRole('textbox', { name: 'Nombre' }).fill('Marta Gil');
  await coach.getByRole('button', { name: 'Añadir' }).click();
  await page.getByRole('button', { name: 'Nueva pista' }).click();
  const court = page.getByRole('dialog', { name: /pista/i });
  await court.getByRole('textbox', { name: 'Nombre' }).fill('Pista 1');
  await court.getByRole('textbox', { name: 'Cuántas' }).fill('6');
  await seen(court.getByText('Pista 1, Pista 2, Pista 3, Pista 4 … Pista 6'));
  await photograph(page, 'six courts 1440');
  await court.getByRole('button', { name: 'Guardar' }).click();
  const chosen = async (label: string) => page.getByRole('combobox', { name: label }).inputValue();
  await expect.poll(() => chosen('Pista')).toBe('Pista 1');
  expect([await chosen('Tipo de clase'), await chosen('Monitor')]).toEqual(['Iniciación', 'Marta Gil']);
  await expect.poll(() => description.inputValue(), eventually).toBe('Traed pala');
  await settled(page);
  expect(await faultsOf(page, 'es')).toEqual([]);
  await photograph(page, 'editor filled 1440');
  await page.getByRole('button', { name: 'Guardar y publicar' }).click();
  await expect.poll(() => new URL(page.url()).pathname).toMatch(/^\/admin\/schedules\/[0-9a-f-]{36}/);
  // The same again: everything as it was, as a new draft, beside what stands in its way.
  await page.getByRole('link', { name: 'Duplicar' }).click();
  await seen(page.getByRole('heading', { name: 'Nuevo horario' }));
  await expect.poll(() => chosen('Monitor')).toBe('Marta Gil');
  await expect.poll(() => description.inputValue(), eventually).toBe('Traed pala');
  await page.getByRole('button', { name: 'Guardar borrador' }).click();
  await seen(page.getByText('Borrador', { exact: true }));
  await page.goto('/admin/schedules');
  await page.getByRole('button', { name: 'Duplicar temporada' }).click();
  const season = page.getByRole('dialog');
  await chooseDay(page, 'Nueva temporada, desde', daysAfter(monday, 7));
  await season.getByRole('button', { name: 'Ver los grupos' }).click();
  await seen(season.getByRole('checkbox').first());
  await settled(page);
  expect(await faultsOf(page, 'es')).toEqual([]);
  await photograph(page, 'season 1440');
  await season.getByRole('button', { name: /^Crear \d+ borrador/ }).click();
  await seen(season.getByText(/borradores? creados?/));
  await season.getByRole('button', { name: 'Deshacer' }).click();
  await gone(season);
  await page.goto('/admin/members');
  await page.getByRole('button', { name: 'Invitar' }).click();
  const invite = page.getByRole('dialog');
  await invite.getByRole('textbox', { name: 'Correo electrónico' }).fill('marta@example.test');
  await invite.getByRole('button', { name: 'Enviar invitación' }).click();
  // There is no mail server: nothing is said to be on its way.
  await seen(invite.getByText(/no se envía/));
  await expect
    .poll(() => invite.getByRole('textbox', { name: 'Enlace' }).inputValue(), eventually)
    .toContain('invitation=');
  await page.goto('/admin/settings/mail');
  await seen(page.getByText('Este Bandeja no envía correo'));
  await page.goto('/admin/today');
  await seen(steps.getByText('El horario del club'));
  await expect.poll(() => steps.getByRole('img', { name: 'Hecho' }).count(), eventually).toBe(5);
  await steps.getByRole('button', { name: 'Ocultar la lista' }).click();
  await gone(steps);
});

it('a form that is not right leads to its first wrong field, whichever button sends it', async () => {
  const page = await browser.arrive({ width: 390 });
  await enter(page, owner, '/admin/schedules/new');
  const first = page.getByRole('combobox', { name: 'Tipo de clase' });
  const focused = first.and(page.locator(':focus'));
  for (const name of ['Guardar y publicar', 'Guardar borrador']) {
    await page.getByRole('button', { name }).click();
    await seen(focused);
    await expect.poll(() => first.getAttribute('aria-invalid'), eventually).toBe('true');
    const box = await first.boundingBox();
    expect(box && box.y > 56 && box.y < 700).toBe(true);
    await page.getByRole('textbox', { name: 'Nombre', exact: true }).click();
  }
});

it('the holidays of the country are ticked and become closures', async () => {
  const page = await browser.arrive({ width: 390 });
  await enter(page, owner, '/admin/settings/club');
  await page.getByRole('button', { name: 'Añadir festivos' }).click();
  const holidays = page.getByRole('dialog');
  await seen(holidays.getByText('Navidad'));
  expect(await holidays.getByRole('combobox', { name: 'País' }).inputValue()).toBe('España');
  await settled(page);
  expect(await faultsOf(page, 'es')).toEqual([]);
  await photograph(page, 'holidays 390');
  await holidays.getByRole('checkbox', { name: 'Año Nuevo' }).uncheck();
  await holidays.getByRole('button', { name: /^Cerrar \d+ festivos/ }).click();
  const closures = page.getByRole('region', { name: 'Cierres y festivos' });
  await seen(closures.getByText('Navidad'));
  await gone(holidays);
  expect(await closures.getByText('Año Nuevo').count()).toBe(0);
});
