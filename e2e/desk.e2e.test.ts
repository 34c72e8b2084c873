import { readFile } from 'node:fs/promises';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { command, installation, type Serving, serve } from './lib/bandeja.ts';
import { eventually, gone, photograph, seen, useBrowser } from './lib/browser.ts';
import { owner, whereItIsNoon } from './lib/club.ts';
import { CROWDED, carryOverWeek, classAhead, crowd, drag, giveSoon, timetable } from './lib/desk.ts';
import { faultsOf, settled } from './lib/inspect.ts';
import { chooseAmongPackages, keepPackages, makePackage, sellPackage } from './lib/packages.ts';
import { account, enter, register } from './lib/people.ts';

const { dataDir, remove } = installation();
let serving: Serving;

beforeAll(async () => {
  serving = await serve(dataDir);
});
afterAll(async () => {
  serving?.signal('SIGTERM');
  await serving?.ended;
  remove();
});
const browser = useBrowser(() => serving.url);

/** Chooses from a list that opens, as one does. */
async function choose(page: Page, label: string, option: string): Promise<void> {
  await page.getByRole('combobox', { name: label, exact: true }).click();
  await page.getByRole('option', { name: option }).first().click();
}

const go = (page: Page, name: string): Promise<void> =>
  page.getByRole('navigation').getByRole('link', { name, exact: true }).click();

it('the first start makes a club', async () => {
  const page = await browser.arrive();
  await page.goto('/');
  await seen(page.getByRole('heading', { name: 'Te damos la bienvenida a Bandeja' }));
  await settled(page);
  expect(await faultsOf(page, 'es')).toEqual([]);
  await photograph(page, 'setup');
  await page.getByRole('button', { name: /Crear mi club/ }).click();
  await page.getByRole('textbox', { name: 'Tu nombre' }).fill(owner.name);
  await page.getByRole('textbox', { name: 'Correo electrónico' }).fill(owner.email);
  await page.getByLabel('Contraseña', { exact: true }).fill(owner.password);
  await page.getByRole('textbox', { name: 'Organización' }).fill('Pádel del Río');
  await page.getByRole('textbox', { name: 'Club', exact: true }).fill('Ribera');
  const zone = whereItIsNoon(new Date());
  await page.getByRole('combobox', { name: 'Zona horaria' }).fill(zone);
  await page.getByRole('option', { name: zone, exact: true }).click();
  expect(await faultsOf(page, 'es')).toEqual([]);
  await photograph(page, 'setup own');
  await page.getByRole('button', { name: 'Crear mi club' }).click();
  await seen(page.getByRole('heading', { name: 'Hoy', level: 1 }));
});

it('the desk names a type, a court and a coach', async () => {
  const page = await browser.arrive();
  await enter(page, owner, '/admin/today');
  await go(page, 'Niveles y tipos');
  await page.getByRole('button', { name: 'Nuevo tipo' }).click();
  const type = page.getByRole('dialog', { name: 'Nuevo tipo de clase' });
  await type.getByRole('textbox', { name: 'Nombre' }).fill('Grupo de adultos');
  await type.getByRole('textbox', { name: 'Precio' }).fill('18,50');
  await type.getByRole('button', { name: 'Guardar' }).click();
  await seen(page.getByText('Tipo de clase guardado'));
  await seen(page.getByText(/18,50\s€/));

  await go(page, 'Pistas');
  await page.getByRole('button', { name: 'Añadir pista' }).first().click();
  const court = page.getByRole('dialog', { name: 'Pista nueva' });
  await court.getByRole('textbox', { name: 'Nombre' }).fill('Pista Central');
  await court.getByRole('button', { name: 'Guardar' }).click();
  await seen(page.getByText('Pista guardada'));

  await go(page, 'Monitores');
  await page.getByRole('button', { name: 'Nuevo monitor' }).first().click();
  const coach = page.getByRole('dialog', { name: 'Nuevo monitor' });
  await coach.getByRole('textbox', { name: 'Nombre' }).fill('Nuria Campos');
  await coach.getByRole('button', { name: 'Añadir' }).click();
  await seen(page.getByRole('heading', { name: 'Nuria Campos', level: 1 }));
});

it('the desk plans a weekly group, reads why a second one does not fit, and moves it', async () => {
  const page = await browser.arrive();
  await enter(page, owner, '/admin/schedules/new');
  const preview = page.getByRole('region', { name: 'Lo que crea' });
  await choose(page, 'Tipo de clase', 'Grupo de adultos');
  await page.getByRole('textbox', { name: 'Nombre' }).fill('Adultos tarde');
  await choose(page, 'Monitor', 'Nuria Campos');
  await choose(page, 'Pista', 'Pista Central');
  await seen(preview.getByText('Sin conflictos'));
  await photograph(page, 'schedule editor');
  await page.getByRole('button', { name: 'Guardar y publicar' }).click();
  await seen(page.getByText(/Publicado: \d+ clases creadas/));

  await page.goto('/admin/schedules/new');
  await choose(page, 'Tipo de clase', 'Grupo de adultos');
  await page.getByRole('textbox', { name: 'Nombre' }).fill('Adultos noche');
  await choose(page, 'Pista', 'Pista Central');
  await seen(preview.getByText('La pista está ocupada por «Adultos tarde» (19:00–20:30)'));
  await photograph(page, 'schedule conflict');
  await page.getByRole('spinbutton', { name: 'Horas' }).fill('20');
  await page.getByRole('spinbutton', { name: 'Minutos' }).fill('30');
  await seen(preview.getByText('Sin conflictos'));
  await page.getByRole('button', { name: 'Guardar y publicar' }).click();
  await seen(page.getByText(/Publicado: \d+ clases creadas/));
});

it('the desk gives a new client a fixed place, and the day shows it', async () => {
  const page = await browser.arrive();
  await enter(page, owner, '/admin/clients');
  await page.getByRole('button', { name: 'Nuevo cliente' }).first().click();
  const client = page.getByRole('dialog', { name: 'Nuevo cliente' });
  await client.getByRole('textbox', { name: 'Nombre' }).fill('Iván Robles');
  await client.getByRole('button', { name: 'Añadir' }).click();
  await seen(page.getByRole('heading', { name: 'Iván Robles', level: 1 }));
  await go(page, 'Clientes');
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Exportar' }).click(),
  ]);
  expect(file.suggestedFilename()).toBe('clientes.csv');
  expect(await readFile(await file.path(), 'utf8')).toContain('\r\nIván Robles;');

  await go(page, 'Horarios');
  await page.getByRole('link', { name: 'Adultos tarde' }).click();
  await page.getByRole('tab', { name: 'Plazas fijas' }).click();
  await page.getByRole('button', { name: 'Dar una plaza' }).click();
  const place = page.getByRole('dialog', { name: 'Dar una plaza fija' });
  await place.getByRole('combobox', { name: 'Quién' }).fill('Iván');
  await page.getByRole('option', { name: 'Iván Robles' }).click();
  await place.getByRole('button', { name: 'Dar la plaza' }).click();
  await seen(page.getByText(/Iván Robles tiene plaza fija: \d+ clases/));

  await go(page, 'Hoy');
  const today = page.getByRole('button', { name: /Adultos tarde/ });
  await seen(today.getByText('1 de 4 plazas'));
  await photograph(page, 'today');
  const search = page.getByRole('textbox', { name: 'Buscar a alguien o una clase' });
  await search.fill('nadie');
  await gone(today);
  await search.fill('robles ivan');
  await today.click();
  const drawer = page.getByRole('dialog', { name: 'Adultos tarde' });
  await seen(drawer.getByText('Iván Robles'));
  await seen(drawer.getByText('Plaza fija'));
  await photograph(page, 'today drawer');
});

/** Opens what can be done about somebody on the roster, and chooses. */
async function choosePersonAction(page: Page, name: string, action: string): Promise<void> {
  await page.getByRole('button', { name: `Acciones de ${name}` }).click();
  await page.getByRole('menuitem', { name: action }).click();
}

it('a payment that was noted by mistake is taken back at once, and a later one with a reason', async () => {
  const page = await browser.arrive();
  await enter(page, owner, '/admin/today');
  await page.getByRole('button', { name: /Adultos tarde/ }).click();
  const drawer = page.getByRole('dialog', { name: 'Adultos tarde' });
  const pay = async () => {
    await choosePersonAction(page, 'Iván Robles', 'Registrar pago');
    const dialog = page.getByRole('dialog', { name: 'Pago de Iván Robles' });
    await dialog.getByRole('button', { name: 'Registrar pago' }).click();
    await gone(dialog);
    await seen(drawer.getByText('Pagado', { exact: true }));
  };
  await pay();
  await page.getByRole('button', { name: 'Deshacer' }).click();
  await seen(drawer.getByText('Cobro anulado: se registró por error'));
  await seen(drawer.getByText(/^(A pagar|Debe)/));
  await pay();
  await choosePersonAction(page, 'Iván Robles', 'Anular el cobro');
  const dialog = page.getByRole('dialog', { name: '¿Anular el cobro de Iván Robles?' });
  await seen(dialog.getByText(/18,50\s€/));
  await dialog.getByRole('textbox', { name: 'Motivo' }).fill('Era de otra clase');
  await photograph(page, 'undo payment');
  await dialog.getByRole('button', { name: 'Anular el cobro' }).click();
  await seen(drawer.getByText('Cobro anulado: Era de otra clase'));
  await photograph(page, 'payment undone');
});

it('somebody new walks in and has arrived, from the card of the class, and is on the printed day', async () => {
  const page = await browser.arrive({ width: 1440 });
  await page.addInitScript('globalThis.print = () => { document.title = "printed"; }');
  await enter(page, owner, '/admin/today');
  await giveSoon(page, 'Clase de ahora');
  await page.reload();
  const card = page.getByRole('listitem').filter({ hasText: 'Clase de ahora' });
  const add = card.getByRole('button', { name: 'Añadir', exact: true });
  await add.click();
  const sheet = page.getByRole('dialog', { name: 'Añadir a alguien a Clase de ahora' });
  await sheet.getByRole('button', { name: 'Persona nueva' }).click();
  await sheet.getByRole('textbox', { name: 'Nombre' }).fill('Olga Prado');
  await sheet.getByRole('textbox', { name: 'Teléfono' }).fill('611 20 30 40');
  await sheet.getByRole('button', { name: 'Crear ficha e inscribir' }).click();
  await gone(sheet);
  await page.waitForFunction('document.activeElement?.textContent === "Añadir"');
  await page.getByRole('button', { name: 'Llegada: Olga Prado' }).click();
  await seen(page.getByRole('button', { name: 'Ha llegado: Olga Prado' }));
  await photograph(page, 'today arrived');

  await add.click();
  await sheet.getByRole('button', { name: 'Persona nueva' }).click();
  await sheet.getByRole('textbox', { name: 'Teléfono' }).fill('611203040');
  await seen(sheet.getByRole('button', { name: 'Usar a Olga Prado' }));
  await photograph(page, 'walk-in duplicate');
  await page.keyboard.press('Escape');
  await gone(sheet);

  await page.getByRole('link', { name: 'Hoja del día' }).click();
  await seen(page.getByRole('cell', { name: /^Olga Prado/ }));
  await page.getByRole('button', { name: 'Imprimir' }).click();
  await page.waitForFunction('document.title === "printed"');
  await page.emulateMedia({ media: 'print' });
  await gone(page.getByRole('navigation').locator(':visible'));
  await gone(page.getByText('Olga Prado queda inscrito').locator(':visible'));
  await seen(page.getByRole('img', { name: 'Ha llegado' }));
  await photograph(page, 'day sheet printed');
});

it('the desk sells a package; its client books with it, cancels in time, and has the class back', async () => {
  const desk = await browser.arrive();
  await enter(desk, owner, '/admin/packages');
  await makePackage(desk);
  const { slug } = await desk.request.get('/api/organization/').then((answer) => answer.json());
  const sara = account('Sara Olmo');
  await (await register(serving.url, sara))('POST', `/api/public/${slug}/join/`, {});
  await go(desk, 'Clientes');
  await sellPackage(desk);

  const { id, local_date } = await classAhead(desk, 'Adultos tarde');
  const page = await browser.arrive({ width: 390 });
  await enter(page, sara, `/classes?week=${local_date}&day=${local_date}`);
  const card = page.getByRole('article', { name: 'Adultos tarde' });
  await seen(card.getByText('1 clase de tu bono'));
  await gone(card.getByText(/18,50/));
  await page.goto(`/classes/${id}?week=${local_date}`);
  const dialog = page.getByRole('dialog', { name: 'Adultos tarde' });
  await seen(dialog.getByText(/Se paga con el bono: quedan 10/));
  await dialog.getByRole('button', { name: 'Reservar · 1 clase de tu bono' }).click();
  await seen(dialog.getByText('La plaza está reservada'));
  await dialog.getByRole('button', { name: 'Cerrar' }).first().click();
  await go(page, 'Mis bonos');
  await seen(page.getByText(/Quedan 9 de 10, hasta el/));
  await page.getByRole('button', { name: /^Movimientos/ }).click();
  await seen(page.getByText(/Clase: Adultos tarde/));

  await go(page, 'Mis clases');
  const mine = page.getByRole('article', { name: 'Adultos tarde' });
  await seen(mine.getByText('Con bono'));
  await mine.getByRole('button', { name: 'Cancelar: Adultos tarde' }).click();
  await seen(page.getByText(/La clase vuelve al bono/));
  await page.getByRole('button', { name: 'Cancelar la reserva' }).click();
  await go(page, 'Mis bonos');
  await seen(page.getByText(/Quedan 10 de 10, hasta el/));
  // The desk sees it by itself.
  await desk.getByRole('button', { name: /^Movimientos/ }).click();
  await seen(desk.getByText(/Clase devuelta: Adultos tarde/));
});

it('the desk gives, adds, extends, passes on, takes the money of an order and pays back', async () => {
  const [desk, page] = [await browser.arrive(), await browser.arrive({ width: 390 })];
  await enter(desk, owner, '/admin/clients');
  await enter(page, account('Sara Olmo'), '/classes');
  await keepPackages(desk, page);
  await chooseAmongPackages(desk, page);
});

it('an import names the rows that are wrong, writes nothing, and leaves them out when told so', async () => {
  const page = await browser.arrive();
  await enter(page, owner, '/admin/import');
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Elegir un archivo' }).click();
  await (await chooser).setFiles({
    ...{ name: 'horario.csv', mimeType: 'text/csv', buffer: Buffer.from(timetable()) },
  });
  await seen(page.getByRole('row', { name: /^3 Día .*someday/ }));
  await seen(page.getByRole('row', { name: /^4 Pista Pista 2/ }));
  await photograph(page, 'import');
  const submit = page.getByRole('button', { name: 'Importar', exact: true });
  await expect.poll(() => submit.isDisabled(), eventually).toBe(true);
  expect(await schedulesOnScreen(await browser.arrive())).not.toContain('Mañanas');

  await page.getByRole('switch', { name: /Omitir las filas con problemas/ }).click({ force: true });
  await submit.click();
  await seen(page.getByText('1 horario importado'));
  const names = await schedulesOnScreen(await browser.arrive());
  expect(names).toContain('Mañanas');
  expect(names).not.toContain('Noches');
});

/** The names of the schedules, as the owner sees them. */
async function schedulesOnScreen(page: Page): Promise<string[]> {
  await enter(page, owner, '/admin/schedules');
  await seen(page.getByRole('link', { name: 'Adultos tarde' }));
  return page.getByRole('main').getByRole('link').allTextContents();
}

it('forty classes in one hour fit on the screen, and a free hour of a court begins a class there', async () => {
  const page = await browser.arrive({ width: 1440 });
  await enter(page, owner, '/admin/today');
  await crowd(page);
  await page.goto(`/admin/calendar?date=${CROWDED}`);
  const more = await seen(page.getByRole('button', { name: /^36 clases más/ }));
  expect(await page.evaluate('document.documentElement.scrollHeight')).toBeLessThan(1200);
  await photograph(page, 'calendar crowded week');
  await more.press('Enter');
  const day = await seen(page.getByRole('grid'));
  await expect.poll(() => day.getByRole('button', { name: /Grupo \d+/ }).count(), eventually).toBe(40);
  const heads = await day.getByRole('columnheader').allTextContents();
  expect(heads.filter((name) => name.startsWith('Cubierta')).slice(0, 3)).toEqual([
    ...['Cubierta 1', 'Cubierta 2', 'Cubierta 3'],
  ]);
  expect(await page.evaluate('document.documentElement.scrollHeight')).toBeLessThan(1600);
  expect(await faultsOf(page, 'es')).toEqual([]);
  await photograph(page, 'calendar crowded day');
  await expect.poll(() => day.locator('tbody button[tabindex="0"]').count(), eventually).toBe(1);
  await day.getByRole('button', { name: 'Nueva clase: Cubierta 9, 10:00' }).focus();
  await page.keyboard.press('ArrowRight');
  await page.waitForFunction(`document.activeElement.ariaLabel === 'Nueva clase: Cubierta 10, 10:00'`);
  await day.getByRole('button', { name: 'Nueva clase: Cubierta 10, 10:00' }).press('Enter');
  const court = await seen(page.getByRole('combobox', { name: 'Pista', exact: true }));
  // The form is there before the list of courts.
  await expect.poll(() => court.inputValue()).toBe('Cubierta 10');
  await expect
    .poll(() => page.getByRole('spinbutton', { name: 'Horas' }).inputValue(), eventually)
    .toBe('10');
});

it('a class is moved on the calendar by mouse and by keys, after who hears of it is shown, and free hours begin one', async () => {
  const page = await browser.arrive({ width: 1440 });
  await enter(page, owner, '/admin/today');
  const rows = async (path: string) =>
    (await page.request.get(path).then((answer) => answer.json())).results as { id: string; name: string }[];
  const [ivan] = await rows('/api/clients/?q=robles');
  const classes = await rows(`/api/classes/sessions/?from=${CROWDED}&until=${CROWDED}&limit=200`);
  const first = classes.find(({ name }) => name === 'Grupo 1');
  const booked = await page.request.post(`/api/classes/sessions/${first?.id}/enroll/`, {
    data: { student_id: ivan?.id },
  });
  expect(booked.ok()).toBe(true);
  await page.goto(`/admin/calendar?date=${CROWDED}&view=day`);
  const day = await seen(page.getByRole('grid'));
  const group = (number: number) => day.getByRole('button', { name: new RegExp(`Grupo ${number} `) });
  const confirm = page.getByRole('button', { name: 'Cambiar', exact: true });
  await drag(page, group(1), day.getByRole('button', { name: 'Nueva clase: Cubierta 1, 20:00' }));
  await seen(page.getByRole('status').filter({ hasText: 'Cubierta 1, 20:00–21:00, libre' }));
  await photograph(page, 'calendar carrying');
  await page.mouse.up();
  const dialog = page.getByRole('dialog', { name: '¿Cambiar «Grupo 1» de sitio?' });
  await seen(dialog.getByText('Cubierta 1, 20:00–21:00'));
  await seen(dialog.getByText('Se avisa a Iván Robles.'));
  await photograph(page, 'calendar move');
  await confirm.click();
  await gone(dialog);
  await seen(group(1).filter({ hasText: '20:00–21:00' }));
  await page.getByRole('button', { name: 'Deshacer' }).click();
  await seen(group(1).filter({ hasText: '19:00–20:00' }));

  await group(2).focus();
  await page.keyboard.press('m');
  await page.keyboard.press('ArrowRight');
  await seen(page.getByRole('status').filter({ hasText: 'Cubierta 3, 19:00–20:00, ocupado' }));
  await page.keyboard.press('Escape');
  await gone(page.getByRole('status').filter({ hasText: 'Cubierta 3' }));
  for (const key of ['m', 'ArrowDown', 'Shift+ArrowDown']) await page.keyboard.press(key);
  await seen(page.getByRole('status').filter({ hasText: 'Cubierta 2, 20:00–22:00, libre' }));
  await page.keyboard.press('Enter');
  await confirm.click();
  await seen(group(2).filter({ hasText: '20:00–22:00' }));
  const [one, two] = await Promise.all([group(1), group(2)].map((box) => box.boundingBox()));
  expect((two?.height ?? 0) / (one?.height ?? 1)).toBeCloseTo(2, 1);

  const [ten, eleven] = ['10:00', '11:00'].map((time) =>
    day.getByRole('button', { name: `Nueva clase: Cubierta 3, ${time}` }),
  ) as [Locator, Locator];
  await drag(page, ten, eleven);
  await page.mouse.up();
  expect(await page.getByRole('spinbutton', { name: 'Horas' }).inputValue()).toBe('10');
  expect(await page.getByRole('textbox', { name: 'Duración (minutos)' }).inputValue()).toBe('120');
});

it('a class is carried to another day of the week by mouse, and back by keys', async () => {
  const page = await browser.arrive({ width: 1440 });
  await enter(page, owner, `/admin/calendar?date=${CROWDED}`);
  await carryOverWeek(page, /Grupo 3 /);
});

it('the doctor finds nothing', async () => {
  const { code, output } = await command(['doctor'], { BANDEJA_DATA_DIR: dataDir });
  expect(code, output).toBe(0);
});
