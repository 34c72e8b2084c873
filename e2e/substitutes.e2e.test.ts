import { afterAll, beforeAll, expect, it } from 'vitest';
import { installation, type Serving, serve } from './lib/bandeja.ts';
import { eventually, gone, photograph, seen, useBrowser } from './lib/browser.ts';
import { type Club, giveOnce, hireCoach, nextMonday, openClub, owner } from './lib/club.ts';
import { daysAfter } from './lib/dates.ts';
import { faultsOf } from './lib/inspect.ts';
import { account, type Caller, enter, register } from './lib/people.ts';

/* A substitute is asked and found: by the desk, for one class and for those of an absence. */
const { dataDir, remove } = installation();
const monday = nextMonday();
const ana = account('Ana Ruiz');
const marta = account('Marta Gil');
const nuria = account('Nuria Campos');
const pau = account('Pau Soler');
let serving: Serving;
let club: Club;
let asAna: Caller;
let coach: string;
const classes: Record<string, string> = {};

beforeAll(async () => {
  serving = await serve(dataDir);
  club = await openClub(serving.url, 'Europe/Madrid');
  coach = await hireCoach(club, marta);
  await hireCoach(club, nuria);
  await hireCoach(club, pau);
  asAna = await register(serving.url, ana);
  const { organizations } = await club.desk<{ organizations: { slug: string }[] }>('GET', '/api/me/');
  await asAna('POST', `/api/public/${organizations[0]!.slug}/join/`, {});
  const { results } = await club.desk<{ results: { id: string }[] }>('GET', '/api/clients/?q=Ana');
  const give = async (name: string, days: number) => {
    classes[name] = await giveOnce(club, {
      ...{ name, starts_at: { date: daysAfter(monday, days), time: '19:00' }, instructor_id: coach },
    });
    await club.desk('POST', `/api/classes/sessions/${classes[name]}/enroll/`, {
      student_id: results[0]!.id,
    });
  };
  await give('Grupo del lunes', 0);
  await give('Grupo del miércoles', 2);
  await give('Grupo del jueves', 3);
  await give('Grupo del viernes', 4);
});
afterAll(async () => {
  serving?.signal('SIGTERM');
  await serving?.ended;
  remove();
});
const browser = useBrowser(() => serving.url);

it('the desk asks two coaches, one accepts on the phone, and roster and student see who gives the class', async () => {
  const page = await browser.arrive();
  await enter(page, owner, `/admin/today?date=${monday}`);
  await page.getByRole('button', { name: /Grupo del lunes/ }).click();
  await page.getByRole('button', { name: 'Sustituir', exact: true }).click();
  await page.getByRole('checkbox', { name: 'Nuria Campos' }).check();
  await page.getByRole('checkbox', { name: 'Pau Soler' }).check();
  await page.getByRole('textbox', { name: 'Mensaje (opcional)' }).fill('Marta está enferma');
  await photograph(page, 'substitutes asking 1440');
  await page.getByRole('button', { name: 'Preguntar a 2 monitores' }).click();
  await seen(page.getByText('Nuria Campos: sin respuesta'));
  await seen(page.getByText('A la espera de respuesta'));
  await photograph(page, 'substitutes asked 1440');
  expect(await faultsOf(page, 'es')).toEqual([]);

  const phone = await browser.arrive({ width: 390 });
  await enter(phone, nuria, '/instructor/day');
  const asked = phone.getByRole('listitem', { name: 'Grupo del lunes' });
  await seen(asked.getByText('«Marta está enferma»'));
  await seen(asked.getByText('1 alumno de 4 plazas'));
  expect(await phone.getByText('Ana Ruiz').count()).toBe(0);
  await photograph(phone, 'substitutes offer 390');
  expect(await faultsOf(phone, 'es')).toEqual([]);
  await asked.getByRole('textbox').fill('Voy yo');
  await asked.getByRole('button', { name: 'Aceptar' }).click();
  await photograph(phone, 'substitutes sure 390');
  await phone.getByRole('dialog').getByRole('button', { name: 'Dar la clase' }).click();
  await seen(phone.getByText('Das la clase'));
  await gone(asked);

  await seen(page.getByText('Nuria Campos: acepta «Voy yo»'));
  await page.getByRole('button', { name: 'Volver' }).click();
  await seen(page.getByText(/Nuria Campos/).first());
  await photograph(page, 'substitutes found 1440');

  const student = await browser.arrive({ width: 390 });
  await enter(student, ana, '/my-classes');
  await seen(student.getByText(/Nuria Campos/).first());

  const late = await browser.arrive({ width: 390 });
  await enter(late, pau, '/instructor/day');
  const heard = async () => {
    const reply = await late.request.get('/api/notifications/');
    const { results } = (await reply.json()) as { results: { kind: string }[] };
    return results.filter(({ kind }) => kind === 'substitute_wanted').length;
  };
  // Asked, and that it is taken.
  await expect.poll(heard, eventually).toBe(2);
  expect(await late.getByRole('button', { name: 'Aceptar' }).count()).toBe(0);
});

it('the classes that an absence left are asked about at once, and a coach who cannot says so', async () => {
  await club.desk('POST', `/api/classes/instructors/${coach}/exceptions/`, {
    starts_at: `${daysAfter(monday, 2)}T00:00:00Z`,
    ends_at: `${daysAfter(monday, 4)}T00:00:00Z`,
    otherwise: 'keep',
  });
  const { results } = await club.desk<{ results: { id: string }[] }>('GET', '/api/changes/');
  const page = await browser.arrive();
  await enter(page, owner, `/admin/changes?change=${results[0]!.id}`);
  await page.getByRole('button', { name: 'Preguntar a monitores por 2 clases' }).click();
  const dialog = page.getByRole('dialog', { name: 'Preguntar a monitores' });
  await dialog.getByRole('checkbox', { name: 'Pau Soler' }).check();
  await photograph(page, 'substitutes absence 1440');
  await dialog.getByRole('button', { name: 'Preguntar a 1 monitor' }).click();
  await seen(page.getByText('Se ha preguntado por 2 clases.'));
  await page.goto('/admin/changes');
  await seen(page.getByRole('heading', { name: '2 clases esperan respuesta de monitores' }));
  await photograph(page, 'substitutes open 1440');

  const phone = await browser.arrive({ width: 390 });
  await enter(phone, pau, '/instructor/day');
  await seen(phone.getByRole('heading', { name: 'Te piden que des 2 clases' }));
  const second = phone.getByRole('listitem', { name: 'Grupo del jueves' });
  await second.getByRole('textbox').fill('Los jueves no puedo');
  await second.getByRole('button', { name: 'No puedo' }).click();
  await gone(second);
  await phone
    .getByRole('listitem', { name: 'Grupo del miércoles' })
    .getByRole('button', { name: 'Aceptar' })
    .click();
  await phone.getByRole('dialog').getByRole('button', { name: 'Dar la clase' }).click();
  await seen(phone.getByText('Das la clase'));

  const states = async (name: string) =>
    (
      await club.desk<{ results: { state: string }[] }>(
        'GET',
        `/api/classes/substitute_requests/?session_id=${classes[name]}`,
      )
    ).results.map(({ state }) => state);
  expect([await states('Grupo del miércoles'), await states('Grupo del jueves')]).toEqual([
    ['accepted'],
    ['declined'],
  ]);
});

it('a coach who cannot come asks a colleague on the page of the class', async () => {
  const phone = await browser.arrive({ width: 390 });
  await enter(phone, marta, `/instructor/sessions/${classes['Grupo del viernes']}`);
  await phone.getByRole('button', { name: 'No puedo ir' }).click();
  const sheet = phone.getByRole('dialog', { name: 'Preguntar a compañeros' });
  await sheet.getByRole('checkbox', { name: 'Nuria Campos' }).check();
  await sheet.getByRole('textbox', { name: 'Mensaje (opcional)' }).fill('Voy al médico');
  await photograph(phone, 'substitutes colleagues 390');
  expect(await faultsOf(phone, 'es')).toEqual([]);
  await sheet.getByRole('button', { name: 'Preguntar a 1 monitor' }).click();
  await seen(sheet.getByText('Nuria Campos: sin respuesta'));
  await photograph(phone, 'substitutes colleagues asked 390');
  await sheet.getByRole('button', { name: 'Cerrar' }).click();
  await seen(phone.getByText('A la espera de respuesta'));

  const colleague = await browser.arrive({ width: 390 });
  await enter(colleague, nuria, '/instructor/day');
  const asked = colleague.getByRole('listitem', { name: 'Grupo del viernes' });
  await seen(asked.getByText('«Voy al médico»'));
  await asked.getByRole('button', { name: 'Aceptar' }).click();
  await colleague.getByRole('dialog').getByRole('button', { name: 'Dar la clase' }).click();
  await seen(colleague.getByText('Das la clase'));
  await seen(phone.getByText('Nuria Campos: acepta'));
  await photograph(phone, 'substitutes colleagues found 390');
});
