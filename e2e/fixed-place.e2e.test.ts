import { afterAll, beforeAll, expect, it } from 'vitest';
import { installation, type Serving, serve } from './lib/bandeja.ts';
import { eventually, gone, photograph, seen, useBrowser } from './lib/browser.ts';
import { type Club, nextMonday, openClub, owner } from './lib/club.ts';
import { chooseDay } from './lib/dates.ts';
import { account, enter, register } from './lib/people.ts';

/* Somebody with a fixed place gives one date away and takes it back, pauses, leaves, and stays after all; a lost class is made up; and another group is waited for. */
const { dataDir, remove } = installation();
const ana = account('Ana Ruiz');
let serving: Serving;
let club: Club;
let place_id: string;

beforeAll(async () => {
  serving = await serve(dataDir);
  club = await openClub(serving.url, 'Europe/Madrid');
  const asAna = await register(serving.url, ana);
  const { organizations } = await club.desk<{ organizations: { slug: string }[] }>('GET', '/api/me/');
  await asAna('POST', `/api/public/${organizations[0]!.slug}/join/`, {});
  const { results } = await club.desk<{ results: { id: string }[] }>('GET', '/api/clients/?q=Ana');
  const schedule = await club.desk<{ id: string }>('POST', '/api/classes/schedules/', {
    ...{
      name: 'Lunes noche',
      club_id: club.club_id,
      class_type_id: club.class_type_id,
      recurrence: 'weekly',
    },
    ...{ start_date: nextMonday(), start_time: '20:00', duration_minutes: 60, min_participants: 1 },
    ...{ max_participants: 4, allow_drop_in: false },
  });
  await club.desk('POST', `/api/classes/schedules/${schedule.id}/publish/`);
  const { place } = await club.desk<{ place: { id: string } }>(
    'POST',
    `/api/classes/schedules/${schedule.id}/places/`,
    { student_id: results[0]!.id },
  );
  place_id = place.id;
});
afterAll(async () => {
  serving?.signal('SIGTERM');
  await serving?.ended;
  remove();
});
const browser = useBrowser(() => serving.url);

it('a holder gives a date away on the phone and takes it back', async () => {
  const page = await browser.arrive({ width: 390 });
  await enter(page, ana, '/my-classes');
  await page.getByRole('button', { name: 'Cancelar: Lunes noche' }).first().click();
  await page.getByRole('dialog').getByRole('button', { name: 'Cancelar la reserva' }).click();
  const back = page.getByRole('button', { name: 'Recuperar mi plaza: Lunes noche' });
  await seen(back);
  await photograph(page, 'released date 390');
  await back.click();
  await seen(page.getByText('La plaza vuelve a ser tuya'));
  await back.waitFor({ state: 'detached' });
  type Mine = { schedule_enrollment_id: string; status: string };
  const { results } = await club.desk<{ results: Mine[] }>(
    'GET',
    `/api/classes/my_classes/?when=upcoming&student_id=${await holder()}&limit=1`,
  );
  expect(results).toMatchObject([{ schedule_enrollment_id: place_id, status: 'enrolled' }]);
});

it('pauses, leaves with notice and stays after all, by the club’s rules', async () => {
  const page = await browser.arrive({ width: 390 });
  await enter(page, ana, '/my-classes');
  await page.getByRole('button', { name: 'Fechas: Lunes noche' }).click();
  await seen(page.getByRole('button', { name: /^No podré ir: / }).first());
  await page.getByRole('button', { name: 'Hacer una pausa: Lunes noche' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Hasta' }).click();
  await page.getByRole('button', { name: 'Mes siguiente' }).click();
  await page.getByRole('button', { name: /^28 / }).last().click();
  await seen(dialog.getByText(/^Se liberan? \d clases?:$/));
  await photograph(page, 'pause 390');
  await dialog.getByRole('button', { name: 'Hacer la pausa' }).click();
  await seen(page.getByText(/^En pausa del/));
  await page.getByRole('button', { name: 'Dejar el grupo: Lunes noche' }).click();
  await seen(dialog.getByText(/^Según las reglas del club/));
  await photograph(page, 'leave 390');
  await dialog.getByRole('button', { name: 'Dejar el grupo' }).click();
  await seen(page.getByText(/: dejas el grupo$/));
  await page.getByRole('button', { name: 'Quedarme: Lunes noche' }).click();
  await dialog.getByRole('button', { name: 'Seguir en el grupo' }).click();
  await seen(page.getByText(/^Plaza fija desde/));
});

it('a make-up is earned by a date given away in time, and used for a class of another group', async () => {
  await club.desk('PATCH', '/api/settings/', { values: { make_up_released: 'make_up' } });
  const other = await club.desk<{ id: string }>('POST', '/api/classes/schedules/', {
    ...{ name: 'Lunes mañana', club_id: club.club_id, class_type_id: club.class_type_id },
    ...{ recurrence: 'weekly', start_date: nextMonday(), start_time: '10:00', duration_minutes: 60 },
    ...{ min_participants: 1, max_participants: 4, allow_drop_in: false },
  });
  await club.desk('POST', `/api/classes/schedules/${other.id}/publish/`);
  const page = await browser.arrive({ width: 390 });
  await enter(page, ana, '/my-classes');
  await page.getByRole('button', { name: 'Cancelar: Lunes noche' }).last().click();
  await page.getByRole('dialog').getByRole('button', { name: 'Cancelar la reserva' }).click();
  await seen(page.getByRole('heading', { name: 'Tienes una recuperación' }));
  await photograph(page, 'make-up 390');
  await page.getByRole('link', { name: 'Ver dónde puedo usarla' }).click();
  await page.getByRole('button', { name: 'Semana siguiente' }).first().click();
  await page
    .getByRole('link', { name: /Lunes mañana/ })
    .first()
    .click();
  await photograph(page, 'use a make-up 390');
  await page.getByRole('button', { name: 'Usar una recuperación' }).click();
  await seen(page.getByText('La plaza está reservada'));
  const desk = await browser.arrive({ width: 1440 });
  await enter(desk, owner, `/admin/clients/${await holder()}`);
  await seen(desk.getByText(/^Usada: Lunes mañana/));
  await photograph(desk, 'make-ups of a client 1440');
});

it('the desk gives one group a rule of its own, sees first what it holds for, and takes it back', async () => {
  const { schedule_id } = await club.desk<{ schedule_id: string }>('GET', `/api/classes/places/${place_id}/`);
  const page = await browser.arrive({ width: 1440 });
  await enter(page, owner, `/admin/schedules/${schedule_id}?tab=rules`);
  const longest = page.getByRole('textbox', { name: 'Pausa más larga' });
  await longest.fill('15');
  await seen(page.getByText(/Vale para 1 grupo .* 1 plaza fija\./));
  await photograph(page, 'rules of a group 1440');
  await page.getByRole('button', { name: 'Guardar', exact: true }).click();
  const rule = async () => {
    const at = `/api/settings/?schedule_id=${schedule_id}`;
    return (await club.desk<{ set_here: object }>('GET', at)).set_here;
  };
  await expect.poll(rule, eventually).toEqual({ pause_max_days: 15 });
  await page.getByRole('button', { name: 'Pausa más larga: volver al valor heredado' }).click();
  await page.getByRole('button', { name: 'Guardar', exact: true }).click();
  await expect.poll(rule, eventually).toEqual({});
  await gone(page.getByText('Fijado aquí'));
});

it('waits for a fixed place in a full group, and takes it when it is offered', async () => {
  const { schedule_id, other } = await fullGroup();
  const page = await browser.arrive({ width: 390 });
  await enter(page, ana, `/classes/${await firstClass(schedule_id)}`);
  await page.getByRole('button', { name: 'Esperar plaza fija' }).click();
  await seen(page.getByText('Estás en la cola: puesto 1'));
  await club.desk('POST', `/api/classes/places/${other}/leave/`, { ends_on: today() });
  await page.goto(`${serving.url}/my-classes`);
  await photograph(page, 'offered place 390');
  await page.getByRole('button', { name: 'Aceptar la plaza: Martes noche' }).click();
  await seen(page.getByRole('button', { name: 'Dejar el grupo: Martes noche' }));
});

it('the desk lets a season go on with its holders, published at once, and takes it back', async () => {
  const first = addDays(nextMonday(), -28);
  const group = await club.desk<{ id: string }>('POST', '/api/classes/schedules/', {
    ...{ club_id: club.club_id, class_type_id: club.class_type_id, recurrence: 'weekly', name: 'Curso' },
    ...{ start_date: first, end_date: addDays(first, 34), start_time: '12:00', duration_minutes: 60 },
    ...{ min_participants: 1, max_participants: 4 },
  });
  await club.desk('POST', `/api/classes/schedules/${group.id}/publish/`);
  await club.desk('POST', `/api/classes/schedules/${group.id}/places/`, { student_id: await holder() });
  const page = await browser.arrive({ width: 1440 });
  await enter(page, owner, '/admin/schedules');
  await page.getByRole('button', { name: 'Duplicar temporada' }).click();
  const season = page.getByRole('dialog');
  await chooseDay(page, 'La temporada, desde', first);
  await chooseDay(page, 'hasta', addDays(first, 34));
  await chooseDay(page, 'Nueva temporada, desde', addDays(first, 35));
  await season.getByRole('button', { name: 'Ver los grupos' }).click();
  await season.getByRole('radio', { name: 'Publicar ya' }).click();
  await season.getByRole('button', { name: '1 de 1 plaza fija sigue' }).click();
  await seen(season.getByRole('checkbox', { name: 'Ana Ruiz' }));
  await photograph(page, 'season with holders 1440');
  await season.getByRole('button', { name: /^Publicar \d+ grupo/ }).click();
  await seen(season.getByText(/1 plaza fija sigue\./));
  const next = async () => {
    const at = `/api/classes/places/?student_id=${await holder()}&limit=50`;
    const { results } = await club.desk<{ results: { starts_on: string }[] }>('GET', at);
    return results.filter((one) => one.starts_on >= addDays(first, 35)).length;
  };
  expect(await next()).toBe(1);
  await photograph(page, 'season published 1440');
  await season.getByRole('button', { name: 'Deshacer' }).click();
  await gone(season);
  expect(await next()).toBe(0);
});

it('a term asks its holders whether they stay: answered on the phone, seen and said at the desk', async () => {
  const first = addDays(nextMonday(), -28);
  const page = await browser.arrive({ width: 1440 });
  await enter(page, owner, '/admin/schedules');
  await page.getByRole('button', { name: 'Temporadas', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Nueva temporada' }).click();
  await dialog.getByRole('textbox', { name: 'Nombre' }).fill('Primavera');
  await chooseDay(page, 'Primer día', addDays(first, 35));
  await chooseDay(page, 'Último día', addDays(first, 90));
  await dialog
    .getByRole('switch', { name: 'Preguntar a quienes tienen plaza si siguen' })
    .click({ force: true });
  await chooseDay(page, 'Plazo de renovación, desde', today());
  await chooseDay(page, 'Plazo de renovación, hasta', addDays(today(), 5));
  await photograph(page, 'term 1440');
  await dialog.getByRole('button', { name: 'Guardar' }).click();
  await seen(dialog.getByText(/^Renovación con respuesta, del/));
  await photograph(page, 'terms 1440');
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: 'Duplicar temporada' }).click();
  await chooseDay(page, 'La temporada, desde', first);
  await chooseDay(page, 'hasta', addDays(first, 34));
  await dialog.getByRole('combobox', { name: 'Temporada nueva (opcional)' }).click();
  await page.getByRole('option', { name: 'Primavera' }).click();
  await dialog.getByRole('button', { name: 'Ver los grupos' }).click();
  await dialog.getByRole('radio', { name: 'Publicar ya' }).click();
  await dialog.getByRole('button', { name: /^Publicar \d+ grupo/ }).click();
  await seen(dialog.getByText(/1 plaza fija sigue\./));
  await dialog.getByRole('button', { name: 'Cerrar' }).last().click();

  const phone = await browser.arrive({ width: 390 });
  await enter(phone, ana, '/my-classes');
  await seen(phone.getByText('¿Sigues la próxima temporada?'));
  await photograph(phone, 'renewal asked 390');
  await phone.getByRole('button', { name: 'No sigo: Curso' }).click();
  await seen(phone.getByText('No sigues la próxima temporada'));
  await photograph(phone, 'renewal declined 390');
  await phone.getByRole('button', { name: 'Sigo: Curso' }).click();
  await seen(phone.getByText('Sigues la próxima temporada', { exact: true }));

  await page.getByRole('button', { name: 'Temporadas', exact: true }).click();
  await dialog.getByRole('button', { name: 'Respuestas: Primavera' }).click();
  await seen(dialog.getByText('1 sigue'));
  await photograph(page, 'answers 1440');
  await dialog.getByRole('button', { name: 'No sigue: Ana Ruiz, Curso' }).click();
  await seen(dialog.getByText('1 no sigue'));
});

/** A group of one place, on the day after the first one, that somebody else holds. */
async function fullGroup() {
  const shared = { club_id: club.club_id, class_type_id: club.class_type_id, recurrence: 'weekly' };
  const { id: schedule_id } = await club.desk<{ id: string }>('POST', '/api/classes/schedules/', {
    ...{ ...shared, name: 'Martes noche', start_date: addDays(nextMonday(), 1), start_time: '20:00' },
    ...{ duration_minutes: 60, min_participants: 1, max_participants: 1 },
  });
  await club.desk('POST', `/api/classes/schedules/${schedule_id}/publish/`);
  const { id: student_id } = await club.desk<{ id: string }>('POST', '/api/clients/', {
    display_name: 'Berta Gil',
  });
  const { place } = await club.desk<{ place: { id: string } }>(
    'POST',
    `/api/classes/schedules/${schedule_id}/places/`,
    { student_id },
  );
  return { schedule_id, other: place.id };
}
const addDays = (date: string, days: number) =>
  new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10);
const today = () => new Intl.DateTimeFormat('sv', { timeZone: 'Europe/Madrid' }).format(new Date());
const firstClass = async (schedule_id: string) =>
  (
    await club.desk<{ results: { id: string }[] }>(
      'GET',
      `/api/classes/sessions/?schedule_id=${schedule_id}&limit=1`,
    )
  ).results[0]!.id;

const holder = async () =>
  (await club.desk<{ student_id: string }>('GET', `/api/classes/places/${place_id}/`)).student_id;
