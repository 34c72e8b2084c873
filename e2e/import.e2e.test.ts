import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import writeWorkbook from 'write-excel-file/node';
import { command, installation, type Serving, serve } from './lib/bandeja.ts';
import { eventually, photograph, seen, useBrowser } from './lib/browser.ts';
import { type Club, openClub, owner } from './lib/club.ts';
import { faultsOf, settled } from './lib/inspect.ts';
import { account, enter, register } from './lib/people.ts';

const { dataDir, remove } = installation();
let serving: Serving;
let club: Club;
const browser = useBrowser(() => serving.url);

beforeAll(async () => {
  serving = await serve(dataDir);
  club = await openClub(serving.url);
});
afterAll(async () => {
  serving?.signal('SIGTERM');
  await serving?.ended;
  remove();
});

const days = ['lunes', 'martes', 'miércoles', 'jueves', 'viernes'];
const hours = ['17:00', '18:00', '19:00', '20:00'];
const names = ['Ana', 'Begoña', 'Iñaki', 'Lucía', 'Martín', 'Noé', 'Óscar', 'Pilar', 'Raúl', 'Sofía'];
const surnames = ['Ruiz', 'Peña', 'Núñez', 'Gómez', 'Ibáñez', 'Vázquez'];
const date = (iso: string) => ({ value: new Date(`${iso}T00:00:00Z`), type: Date, format: 'dd/mm/yyyy' });

/** Forty groups: five days, four hours, two courts with a coach each. */
const groups = days.flatMap((day) =>
  hours.flatMap((hour) =>
    ['1', '2'].map((court) => ({ name: `Grupo ${day} ${hour} P${court}`, day, hour, court })),
  ),
);
/** Three hundred people, the last hundred of them children of the first. */
const people = Array.from({ length: 300 }, (_, at) => ({
  name: `${names[at % names.length]}`,
  surname: `${surnames[at % surnames.length]} ${String.fromCharCode(65 + (at % 26))}${at}`,
  email: at < 200 ? `persona${at}@example.test` : '',
  parent: at < 200 ? undefined : at - 200,
}));
const whole = ({ name, surname }: { name: string; surname: string }) => `${name} ${surname}`;

const book = async (sheet: string, rows: unknown[][]): Promise<Buffer> =>
  writeWorkbook([
    { sheet: 'Portada', data: [['Club Pádel']] },
    { sheet, data: rows },
  ] as never).toBuffer();

const timetable = () =>
  book('Horario', [
    [
      'Centro',
      'Clase',
      'Día',
      'Hora inicio',
      'Hora fin',
      'Plazas',
      'Precio',
      'Monitor',
      'Pista',
      'Zona horaria',
      'Moneda',
    ],
    ...groups.map(({ name, day, hour, court }) => [
      ...['Academia Norte', name, day, hour, hour.replace(':00', ':55'), { value: 4, type: Number }],
      ...[{ value: 12.5, type: Number }, court === '1' ? 'Lucía Ferrer' : 'Íñigo Sáez', `Pista ${court}`],
      ...['Europe/Madrid', 'EUR'],
    ]),
  ]);
const clients = () =>
  book('Alumnos', [
    ['Nombre', 'Apellidos', 'Correo', 'Fecha de nacimiento', 'Socio', 'Tutor', 'Parentesco', 'Taquilla'],
    ...people.map(({ name, surname, email, parent }, at) => {
      const guardian = parent === undefined ? '' : whole(people[parent] as (typeof people)[number]);
      const born = parent === undefined ? '1985-03-04' : '2016-05-06';
      return [
        name,
        surname,
        email,
        date(born),
        at % 2 ? 'sí' : 'no',
        guardian,
        guardian && 'madre',
        `T${at}`,
      ];
    }),
  ]);
const places = () =>
  book('Plazas', [
    ['Grupo', 'Alumno'],
    ...groups.flatMap(({ name }, at) =>
      [0, 1, 2].map((n) => [name, whole(people[at * 3 + n] as (typeof people)[number])]),
    ),
  ]);

/** Hundreds of people and places are written in one go; a busy machine takes its time. */
const patience = { timeout: 90_000 };

async function importFile(page: Page, kind: string, file: { name: string; buffer: Buffer }): Promise<void> {
  await page.getByRole('radiogroup').getByText(kind, { exact: true }).click();
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Elegir un archivo' }).click();
  await (await chooser).setFiles({ ...file, mimeType: 'application/octet-stream' });
  const submit = page.getByRole('button', { name: 'Importar', exact: true });
  await page.locator('button:not([disabled])', { hasText: /^Importar$/ }).waitFor(patience);
  await settled(page);
  expect(await faultsOf(page, 'es')).toEqual([]);
  await photograph(page, `import ${kind}`);
  await submit.click();
  await page.getByRole('heading', { name: 'Importado' }).waitFor(patience);
}

it('three workbooks in Spanish become a running club, by the owner’s clicks', async () => {
  const page = await browser.arrive();
  await enter(page, owner, '/admin/import');
  const before = await page.getByRole('navigation').first().textContent();
  await importFile(page, 'Horario', { name: 'horario.xlsx', buffer: await timetable() });
  // The club that it made stands before the first one in the alphabet; what is on screen stays.
  await seen(page.getByText('Academia Norte').first());
  await expect.poll(() => page.getByRole('navigation').first().textContent(), eventually).toBe(before);
  await page.getByRole('button', { name: 'Otro archivo' }).click();
  await importFile(page, 'Clientes', { name: 'alumnos.xlsx', buffer: await clients() });
  await importFile(page, 'Plazas fijas', { name: 'plazas.xlsx', buffer: await places() });

  const { results } = await club.desk<{ results: { holders: number }[] }>(
    'GET',
    '/api/classes/places/by_schedule/',
  );
  expect(results).toHaveLength(40);
  await page.goto('/admin/clients');
  await seen(page.getByText('Begoña Peña B1').first());
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Exportar' }).click();
  expect((await download).suggestedFilename()).toBe('clientes.csv');
});

it('an import is taken back, what goes and what stays shown before', async () => {
  const page = await browser.arrive();
  await enter(page, owner, '/admin/import');
  await page.getByRole('button', { name: 'Deshacer alumnos.xlsx' }).click();
  const dialog = page.getByRole('dialog');
  await seen(dialog.getByText('depende de ello una plaza fija').first());
  await settled(page);
  expect(await faultsOf(page, 'es')).toEqual([]);
  await photograph(page, 'import undo');
  await dialog.getByRole('button', { name: 'Cancelar' }).last().click();
  await page.getByRole('button', { name: 'Deshacer plazas.xlsx' }).click();
  await seen(dialog.getByText(/^120 plazas fijas/));
  await dialog.getByRole('button', { name: 'Deshacer', exact: true }).click();
  await page.getByText('120 cosas deshechas').waitFor(patience);
  const { results } = await club.desk<{ results: unknown[] }>('GET', '/api/classes/places/by_schedule/');
  expect(results).toEqual([]);
  await seen(page.getByText(/deshecha el/));
});

it('who comes to a club with a privacy text is asked for consent once', async () => {
  const desk = await browser.arrive();
  await enter(desk, owner, '/admin/settings/club');
  await desk.getByRole('textbox', { name: 'Texto', exact: true }).fill('Guardamos tu nombre y tu correo.');
  await desk
    .getByRole('region', { name: 'Texto de privacidad' })
    .getByRole('button', { name: 'Publicar la versión 1' })
    .click();
  await seen(desk.getByText('Versión 1 publicada'));
  await photograph(desk, 'privacy text');

  const newcomer = account('Nuria Sanz');
  const own = await register(serving.url, newcomer);
  const { organization } = await club.desk<{ organization: { slug: string } }>('GET', '/api/me/');
  await own('POST', `/api/public/${organization.slug}/join/`, {});
  const page = await browser.arrive({ width: 390 });
  await enter(page, newcomer, '/my-classes');
  const dialog = page.getByRole('dialog');
  await seen(dialog.getByText('Guardamos tu nombre y tu correo.'));
  await page.goto('/classes');
  await seen(dialog.getByText('Guardamos tu nombre y tu correo.'));
  await page.waitForFunction(`document.activeElement.textContent === 'Guardamos tu nombre y tu correo.'`);
  await settled(page);
  expect(await faultsOf(page, 'es')).toEqual([]);
  await photograph(page, 'privacy asked');
  await dialog.getByRole('button', { name: 'Estoy de acuerdo' }).click();
  await seen(page.getByText('Queda anotado. Gracias.'));
  const { missing } = await own<{ missing: unknown[] }>('GET', '/api/privacy/');
  expect(missing).toEqual([]);

  const { results } = await club.desk<{ results: { id: string }[] }>('GET', '/api/clients/?q=Nuria');
  await desk.goto(`/admin/clients/${results[0]?.id}`);
  await seen(desk.getByText(/Versión 1: de acuerdo el .* · Nuria Sanz/));
  await photograph(desk, 'privacy of a client');
});

it('the page of imports fits a phone', async () => {
  const page = await browser.arrive({ width: 390 });
  await enter(page, owner, '/admin/import');
  await seen(page.getByRole('button', { name: 'Elegir un archivo' }));
  await seen(page.getByRole('heading', { name: 'Importaciones anteriores' }));
  await page.getByRole('radiogroup').getByText('Clientes', { exact: true }).click();
  await seen(page.getByRole('link', { name: 'Descargar una plantilla' }));
  await settled(page);
  expect(await faultsOf(page, 'es')).toEqual([]);
  await photograph(page, 'import phone');
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Elegir un archivo' }).click();
  const file = { name: 'alumnos.xlsx', mimeType: 'application/octet-stream', buffer: await clients() };
  await (await chooser).setFiles(file);
  await seen(page.getByRole('heading', { name: 'Lo que se escribiría' }));
  await settled(page);
  expect(await faultsOf(page, 'es')).toEqual([]);
  await photograph(page, 'import phone report');
});

it('the doctor finds nothing', async () => {
  const { code, output } = await command(['doctor'], { BANDEJA_DATA_DIR: dataDir });
  expect(code, output).toBe(0);
});
