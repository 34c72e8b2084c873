import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { installation, type Serving, serve } from './lib/bandeja.ts';
import { eventually, gone, photograph, seen, useBrowser } from './lib/browser.ts';
import { addClient, type Club, giveOnce, nextMonday, openClub, owner } from './lib/club.ts';
import { chooseDay, daysAfter } from './lib/dates.ts';
import { faultsOf } from './lib/inspect.ts';
import { account, type Caller, enter, register } from './lib/people.ts';

/* A coach falls ill for three days over booked classes; the club closes for some days; a storm closes an evening. */
const { dataDir, remove } = installation();
const monday = nextMonday();
const tuesday = daysAfter(monday, 1);
const ana = account('Ana Ruiz');
let serving: Serving;
let club: Club;
let asAna: Caller;
let marta: string;
let nuria: string;
let bea: string;
const classes: Record<string, string> = {};

beforeAll(async () => {
  serving = await serve(dataDir);
  club = await openClub(serving.url, 'Europe/Madrid');
  const coach = async (display_name: string) =>
    (
      await club.desk<{ id: string }>('POST', '/api/classes/instructors/', {
        ...{ display_name, club_ids: [club.club_id] },
      })
    ).id;
  marta = await coach('Marta Gil');
  nuria = await coach('Nuria Campos');
  asAna = await register(serving.url, ana);
  const { organizations } = await club.desk<{ organizations: { slug: string }[] }>('GET', '/api/me/');
  await asAna('POST', `/api/public/${organizations[0]!.slug}/join/`, {});
  const { results } = await club.desk<{ results: { id: string }[] }>('GET', '/api/clients/?q=Ana');
  bea = await addClient(club, 'Bea Sanz');
  await club.desk('PATCH', `/api/clients/${bea}/`, { phone: '600 123 456' });
  const give = async (name: string, date: string, time: string, instructor_id: string) => {
    classes[name] = await giveOnce(club, { name, starts_at: { date, time }, instructor_id });
  };
  await give('Mañanas', monday, '10:00', marta);
  await give('Tardes', tuesday, '18:00', marta);
  await give('Avanzado', tuesday, '18:00', nuria);
  await give('Cierre uno', daysAfter(monday, 7), '10:00', nuria);
  await give('Cierre dos', daysAfter(monday, 8), '10:00', nuria);
  const enrol = (name: string, student_id: string) =>
    club.desk('POST', `/api/classes/sessions/${classes[name]}/enroll/`, { student_id });
  for (const name of ['Mañanas', 'Tardes', 'Cierre uno', 'Cierre dos']) await enrol(name, results[0]!.id);
  await enrol('Tardes', bea);
  await enrol('Cierre uno', bea);
});
afterAll(async () => {
  serving?.signal('SIGTERM');
  await serving?.ended;
  remove();
});
const browser = useBrowser(() => serving.url);

const session = (name: string) =>
  club.desk<{ status: string; substitute_instructor: { display_name: string } | null }>(
    'GET',
    `/api/classes/sessions/${classes[name]}/`,
  );
const messages = async () =>
  (await asAna<{ results: { kind: string; session_ids: string[] }[] }>('GET', '/api/notifications/')).results
    .filter(({ kind }) => kind.startsWith('session_'))
    .map(({ kind, session_ids }) => [kind, session_ids]);

it('a coach falls ill for three days: a class to a substitute, one off, one person to be called', async () => {
  const page = await browser.arrive();
  await enter(page, owner, `/admin/instructors/${marta}`);
  await page.getByRole('button', { name: 'Añadir', exact: true }).click();
  const form = page.getByRole('dialog', { name: 'Vacaciones u horas extra' });
  await chooseDay(page, 'Desde', monday);
  await chooseDay(page, 'Hasta (incluido)', daysAfter(monday, 2));
  await form.getByRole('textbox', { name: 'Motivo' }).fill('gripe');
  await form.getByRole('button', { name: 'Guardar' }).click();

  const dialog = page.getByRole('dialog', { name: 'Marta Gil no está' });
  await seen(dialog.getByText('Hay 2 clases en esos días'));
  const morning = dialog.getByRole('listitem', { name: /Mañanas/ });
  await seen(morning.getByText('1 apuntado'));
  await expect
    .poll(() => morning.getByRole('radio', { name: 'Sustituir' }).isChecked(), eventually)
    .toBe(true);
  await expect
    .poll(() => morning.getByRole('combobox', { name: 'La da' }).inputValue(), eventually)
    .toBe('Nuria Campos');
  const evening = dialog.getByRole('listitem', { name: /Tardes/ });
  await seen(evening.getByText('Nuria Campos: da «Avanzado» a esa hora'));
  await expect
    .poll(() => evening.getByRole('radio', { name: 'Cancelar' }).isChecked(), eventually)
    .toBe(true);
  await seen(dialog.getByText('1 clase cancelada · 1 con sustituto'));
  await seen(dialog.getByText('Se avisará a 1 persona'));
  await seen(dialog.getByRole('link', { name: '600 123 456' }));
  expect(await faultsOf(page, 'es')).toEqual([]);
  await photograph(page, 'change absence deciding');

  await dialog.getByRole('button', { name: 'Aplicar y avisar' }).click();
  await seen(dialog.getByText('Avisamos a 1 persona'));
  await seen(dialog.getByText('Llama a esta persona'));
  await seen(dialog.getByText('Bea Sanz'));
  expect(await faultsOf(page, 'es')).toEqual([]);
  await photograph(page, 'change absence done');
  await dialog.getByRole('button', { name: 'Cerrar' }).last().click();
  await gone(dialog);

  expect(await session('Mañanas')).toMatchObject({
    substitute_instructor: { display_name: 'Nuria Campos' },
  });
  expect(await session('Tardes')).toMatchObject({ status: 'cancelled' });
  await expect.poll(messages, eventually).toHaveLength(1);
  const [[kind, about] = []] = await messages();
  expect([kind, new Set(about)]).toEqual(['session_cancelled', new Set([classes.Mañanas, classes.Tardes])]);
});

it('a closure on the phone: somebody books meanwhile, the desk looks again, cancels one day and keeps the other', async () => {
  const page = await browser.arrive({ width: 390 });
  await enter(page, owner, '/admin/settings/club');
  await page.getByRole('button', { name: 'Añadir cierre' }).click();
  const form = page.getByRole('dialog', { name: 'Añadir cierre' });
  await form.getByRole('textbox', { name: 'Nombre' }).fill('Obras');
  await chooseDay(page, 'Primer día', daysAfter(monday, 7));
  await chooseDay(page, 'Último día', daysAfter(monday, 8));
  await form.getByRole('button', { name: 'Añadir' }).click();

  const dialog = page.getByRole('dialog', { name: 'Obras' });
  await seen(dialog.getByText('Hay 2 clases en esos días'));
  const kept = dialog.getByRole('listitem', { name: /Cierre dos/ });
  await kept.getByText('Mantener', { exact: true }).click();
  await seen(dialog.getByText('1 clase cancelada · 1 se queda como está'));
  await club.desk('POST', `/api/classes/sessions/${classes['Cierre uno']}/enroll/`, {
    student_id: await addClient(club, 'Carlos Vega'),
  });
  await dialog.getByRole('button', { name: 'Aplicar y avisar' }).click();
  await seen(dialog.getByText('Alguien ha cambiado una de estas clases mientras tanto'));
  await seen(dialog.getByText('3 apuntados'));
  await expect.poll(() => kept.getByRole('radio', { name: 'Mantener' }).isChecked(), eventually).toBe(true);
  expect(await faultsOf(page, 'es')).toEqual([]);
  await photograph(page, 'change closure deciding 390');

  await dialog.getByRole('button', { name: 'Aplicar y avisar' }).click();
  await seen(dialog.getByText('Llama a estas 2 personas'));
  await seen(dialog.getByText('sin teléfono'));
  await photograph(page, 'change closure done 390');
  // The keyboard stays where something happens: in the dialog, and at the button that opened it once it is over.
  expect(await dialog.evaluate((it) => it.contains(it.ownerDocument.activeElement))).toBe(true);
  await dialog.getByRole('button', { name: 'Cerrar' }).last().click();
  await gone(dialog);
  const add = page.getByRole('button', { name: 'Añadir cierre' });
  expect(await add.evaluate((it) => it === it.ownerDocument.activeElement)).toBe(true);
  await seen(page.getByText('Obras'));
  expect([(await session('Cierre uno')).status, (await session('Cierre dos')).status]).toEqual([
    'cancelled',
    'confirmed',
  ]);
});

it('the same in English, in the dark and on the phone, where nothing is applied yet', async () => {
  const page = await browser.arrive({ language: 'en', width: 390, dark: true });
  await page.addInitScript("localStorage.setItem('bandeja.language', 'en')");
  await enter(page, owner, `/admin/instructors/${nuria}`);
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await chooseDay(page, 'From', monday, 'en');
  await chooseDay(page, 'Until (included)', daysAfter(monday, 8), 'en');
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  const dialog = page.getByRole('dialog', { name: 'Nuria Campos is away' });
  await seen(dialog.getByText('There are 3 classes on those days'));
  await dialog.getByRole('button', { name: 'Keep all' }).click();
  await seen(dialog.getByText('3 stay as they are'));
  await seen(dialog.getByText('No message reaches anybody'));
  await dialog.getByRole('button', { name: 'Substitute where possible' }).click();
  expect(await faultsOf(page, 'en')).toEqual([]);
  await photograph(page, 'change absence deciding en 390 dark');
  await dialog.getByRole('button', { name: 'Back' }).click();
  await seen(page.getByRole('button', { name: 'Save' }));
  expect(await session('Avanzado')).toMatchObject({ status: 'scheduled', substitute_instructor: null });
});

it('the closure is undone for one class on the phone', async () => {
  const page = await browser.arrive({ width: 390 });
  await enter(page, owner, `/admin/today?session=${classes['Cierre uno']}`);
  await page.getByRole('button', { name: 'Volver a dar la clase' }).click();
  const dialog = page.getByRole('dialog', { name: 'Volver a dar la clase' });
  await seen(dialog.getByText('3 apuntados'));
  await seen(dialog.getByText('Aun así: el club está cerrado ese día'));
  await seen(dialog.getByText('Se avisará a 1 persona'));
  await seen(dialog.getByRole('link', { name: '600 123 456' }));
  expect(await faultsOf(page, 'es')).toEqual([]);
  await photograph(page, 'reinstate class deciding 390');
  await dialog.getByRole('button', { name: 'Darla y avisar' }).click();
  await seen(dialog.getByText('Avisamos a 1 persona'));
  await seen(dialog.getByText('1 clase vuelve a ser como antes'));
  await photograph(page, 'reinstate class done 390');
  await dialog.getByRole('button', { name: 'Cerrar' }).last().click();
  expect((await session('Cierre uno')).status).toBe('confirmed');
  await expect
    .poll(async () => (await messages()).filter(([kind]) => kind === 'session_reinstated'), eventually)
    .toEqual([['session_reinstated', [classes['Cierre uno']]]]);
});

it('a leave is taken back: the substituted class returns to its coach, the cancelled one stays off', async () => {
  const page = await browser.arrive();
  await enter(page, owner, `/admin/instructors/${marta}`);
  await page.getByRole('button', { name: /^Quitar / }).click();
  const dialog = page.getByRole('dialog');
  await seen(dialog.getByText('Por esto cambiaron 2 clases'));
  await seen(dialog.getByText('La vuelve a dar Marta Gil'));
  await dialog.getByRole('checkbox', { name: /Vuelve a darse: Tardes/ }).uncheck();
  await seen(dialog.getByText('Vuelve 1 clase'));
  expect(await faultsOf(page, 'es')).toEqual([]);
  await photograph(page, 'undo absence deciding');
  await dialog.getByRole('button', { name: 'Quitar' }).click();
  await seen(dialog.getByText('1 clase vuelve a ser como antes'));
  await dialog.getByRole('button', { name: 'Cerrar' }).last().click();
  expect(await session('Mañanas')).toMatchObject({ substitute_instructor: null });
  expect(await session('Tardes')).toMatchObject({ status: 'cancelled' });
});

describe('a storm over an evening', () => {
  const evening = daysAfter(monday, 10);
  let group: string;
  let waiting: string;
  beforeAll(async () => {
    const { results } = await club.desk<{ results: { id: string }[] }>('GET', '/api/clients/?q=Ana');
    const schedule = await club.desk<{ id: string }>('POST', '/api/classes/schedules/', {
      ...{ name: 'Grupo de tarde', club_id: club.club_id, class_type_id: club.class_type_id },
      ...{ recurrence: 'weekly', recurrence_days: [3], start_date: evening, start_time: '19:00' },
      ...{ end_date: daysAfter(evening, 7), duration_minutes: 60, min_participants: 1, max_participants: 2 },
    });
    await club.desk('POST', `/api/classes/schedules/${schedule.id}/publish/`);
    await club.desk('POST', `/api/classes/schedules/${schedule.id}/places/`, { student_id: results[0]!.id });
    const sessions = await club.desk<{ results: { id: string; local_date: string }[] }>(
      'GET',
      `/api/classes/sessions/?schedule_id=${schedule.id}`,
    );
    group = sessions.results.find((one) => one.local_date === evening)!.id;
    classes['Grupo de tarde'] = group;
    classes.Noche = await giveOnce(club, { name: 'Noche', starts_at: { date: evening, time: '21:00' } });
    waiting = await addClient(club, 'Espera Ruano');
    for (const [session_id, student_id] of [
      [group, bea],
      [group, waiting],
      [classes.Noche, bea],
    ])
      await club.desk('POST', `/api/classes/sessions/${session_id}/enroll/`, { student_id });
  });
  const roster = async () =>
    (
      await club.desk<{ results: { student: { id: string }; status: string }[] }>(
        'GET',
        `/api/classes/sessions/${group}/enrollments/`,
      )
    ).results.filter(({ status }) => status === 'enrolled' || status === 'waitlisted').length;

  it('calls one class off, moves another, names whom to call, and is undone for one class', async () => {
    const page = await browser.arrive();
    await enter(page, owner, '/admin/changes');
    await page.getByRole('button', { name: 'Parar unas horas' }).click();
    const form = page.getByRole('dialog', { name: 'Parar las clases de unas horas' });
    await form.getByRole('textbox', { name: 'Motivo' }).fill('Tormenta');
    await chooseDay(page, 'Día', evening);
    await form.getByText('Sin cubrir').click();
    expect(await faultsOf(page, 'es')).toEqual([]);
    await photograph(page, 'change stoppage asking');
    await form.getByRole('button', { name: 'Ver las clases' }).click();

    const dialog = page.getByRole('dialog', { name: 'Tormenta' });
    await seen(dialog.getByText('Hay 2 clases en esos días'));
    await dialog.getByRole('button', { name: 'Cancelar todas' }).click();
    await seen(dialog.getByText('1 plaza fija pierde alguna fecha'));
    const late = dialog.getByRole('listitem', { name: /Noche/ });
    await late.getByText('Mover', { exact: true }).click();
    await seen(late.getByLabel('Día nuevo'));
    await seen(dialog.getByText('1 clase cancelada · 1 movida'));
    await seen(dialog.getByText('Lo cancelado suma 36 €'));
    await seen(dialog.getByText('A 2 hay que llamarlas'));
    expect(await faultsOf(page, 'es')).toEqual([]);
    await photograph(page, 'change stoppage deciding');
    await dialog.getByRole('button', { name: 'Aplicar y avisar' }).click();
    await seen(dialog.getByText('Avisamos a 1 persona'));
    await seen(dialog.getByText('Llama a estas 2 personas'));
    expect(await session('Grupo de tarde')).toMatchObject({ status: 'cancelled', cancel_reason: 'Tormenta' });
    expect(await session('Noche')).toMatchObject({ local_date: daysAfter(evening, 1), local_time: '21:00' });

    await dialog.getByRole('link', { name: 'Ver en Cambios' }).click();
    const kept = page.getByRole('dialog', { name: 'Tormenta' });
    // Ticked once the server has it: `check()` would look before its answer.
    await kept.getByRole('checkbox', { name: 'Bea Sanz: llamada hecha' }).click();
    await seen(kept.getByRole('checkbox', { name: 'Bea Sanz: llamada hecha', checked: true }));
    await seen(kept.getByText('Llama a esta persona'));
    await seen(kept.getByText('llamó Owner'));
    expect(await faultsOf(page, 'es')).toEqual([]);
    await photograph(page, 'change kept');

    await kept.getByRole('button', { name: 'Deshacer' }).click();
    const undo = page.getByRole('dialog', { name: 'Deshacer' });
    await undo.getByRole('checkbox', { name: /Vuelve a su hora: Noche/ }).uncheck();
    await seen(undo.getByText('Vuelve 1 clase'));
    await undo.getByRole('button', { name: 'Deshacer y avisar' }).click();
    await seen(undo.getByText('1 clase vuelve a ser como antes'));
    await undo.getByRole('button', { name: 'Cerrar' }).last().click();
    expect(await roster()).toBe(3);
    expect(await session('Noche')).toMatchObject({ local_date: daysAfter(evening, 1) });
    const told = (await messages()).filter(([, ids]) => (ids as string[]).includes(group));
    expect(told.map(([kind]) => kind).sort()).toEqual(['session_cancelled', 'session_reinstated']);
  });

  it('a blocked client’s ticket goes to nobody unseen: the desk decides about it', async () => {
    const page = await browser.arrive({ width: 390 });
    await enter(page, owner, `/admin/clients/${waiting}`);
    await page.getByRole('button', { name: 'Bloquear' }).click();
    const asking = page.getByRole('dialog');
    await asking.getByRole('textbox').fill('Impago');
    await asking.getByRole('button', { name: 'Bloquear' }).click();
    const dialog = page.getByRole('dialog', { name: 'Bloquear a Espera Ruano' });
    await seen(dialog.getByText('Tiene 1 reserva por delante'));
    await seen(dialog.getByRole('radio', { name: /Liberarlas/ }));
    expect(await faultsOf(page, 'es')).toEqual([]);
    await photograph(page, 'client goes deciding 390');
    await dialog.getByRole('button', { name: 'Aplicar y avisar' }).click();
    await seen(dialog.getByText('1 reserva liberada'));
    await seen(dialog.getByText('Llama a esta persona'));
    expect(await roster()).toBe(2);
  });

  it('stands in the list on the phone, in English and in the dark', async () => {
    const page = await browser.arrive({ language: 'en', width: 390, dark: true });
    await page.addInitScript("localStorage.setItem('bandeja.language', 'en')");
    await enter(page, owner, '/admin/changes');
    const line = page.getByRole('listitem').filter({ hasText: 'Tormenta' });
    await seen(line.getByText('1 class cancelled · 1 moved · 1 as before again'));
    await seen(line.getByText('1 to call'));
    expect(await faultsOf(page, 'en')).toEqual([]);
    await photograph(page, 'changes list en 390 dark');
    await line.getByRole('button').click();
    await seen(page.getByRole('dialog').getByText('Call this person'));
    await photograph(page, 'change kept en 390 dark');
  });
});

it('a coach leaves the club: their class goes on without one, and their leaving is undone', async () => {
  const page = await browser.arrive();
  await enter(page, owner, `/admin/instructors/${marta}`);
  await page.getByRole('switch', { name: 'Activo' }).click();
  await page.getByRole('button', { name: 'Guardar' }).last().click();
  const dialog = page.getByRole('dialog', { name: 'Marta Gil deja el club' });
  await dialog.getByRole('button', { name: 'Ver sus clases' }).click();
  await seen(dialog.getByText('Hay 1 clase en esos días'));
  await dialog.getByText('Sin monitor', { exact: true }).click();
  await seen(dialog.getByText('1 sin monitor'));
  expect(await faultsOf(page, 'es')).toEqual([]);
  await photograph(page, 'coach leaves deciding');
  await dialog.getByRole('button', { name: 'Aplicar y avisar' }).click();
  await seen(dialog.getByText('Avisamos a 1 persona'));
  expect(await session('Mañanas')).toMatchObject({ instructor: null });
  await dialog.getByRole('link', { name: 'Ver en Cambios' }).click();
  await page
    .getByRole('dialog', { name: 'Marta Gil deja el club' })
    .getByRole('button', { name: 'Deshacer' })
    .click();
  const undo = page.getByRole('dialog', { name: 'Deshacer' });
  await undo.getByRole('button', { name: 'Deshacer y avisar' }).click();
  await seen(undo.getByText('1 clase vuelve a ser como antes'));
  expect(await session('Mañanas')).toMatchObject({ instructor: { display_name: 'Marta Gil' } });
});
