import { afterAll, beforeAll, expect, it } from 'vitest';
import { installation, type Serving, serve } from './lib/bandeja.ts';
import { eventually, photograph, seen, useBrowser } from './lib/browser.ts';
import {
  addClient,
  type Club,
  giveOnce,
  hireCoach,
  onTheWall,
  openClub,
  owner,
  whereItIsNoon,
} from './lib/club.ts';
import { account, enter, register } from './lib/people.ts';

const { dataDir, remove } = installation();
const coach = account('Marta Gil');
const leo = account('Leo Paz');
const nora = account('Nora Ponce');
const students = ['Ana Ruiz', 'Bea Sanz', 'Carlos Vega', 'Diego Luna'];
let serving: Serving;
let club: Club;
let session_id: string;
let bea: string;
let evaluated: string;

beforeAll(async () => {
  serving = await serve(dataDir);
  const now = new Date();
  const timezone = whereItIsNoon(now);
  club = await openClub(serving.url, timezone);
  const instructor_id = await hireCoach(club, coach);
  const soon = onTheWall(new Date(now.getTime() + 10 * 60_000), timezone);
  session_id = await giveOnce(club, {
    ...{ name: 'Grupo de la comida', starts_at: soon, instructor_id, max_participants: 6 },
  });
  const beside = await giveOnce(club, { name: 'Al lado', starts_at: soon });
  const student_id = await addClient(club, 'Elsa Mora');
  await club.desk('POST', `/api/classes/sessions/${beside}/enroll/`, { student_id });
  await club.desk('PATCH', '/api/settings/', { values: { coaches_may_overrule: true } });
  for (const name of students) {
    const student_id = await addClient(club, name);
    await club.desk('POST', `/api/classes/sessions/${session_id}/enroll/`, { student_id });
    bea = name === 'Bea Sanz' ? student_id : bea;
  }
});
afterAll(async () => {
  serving?.signal('SIGTERM');
  await serving?.ended;
  remove();
});
const browser = useBrowser(() => serving.url);

it('what the desk notes of a student’s health is what the coach of the day reads', async () => {
  const page = await browser.arrive();
  await enter(page, owner, `/admin/clients/${bea}`);
  await page.getByRole('textbox', { name: 'Salud' }).fill('Alergia a las avispas');
  await page.getByRole('textbox', { name: 'Teléfono de emergencia' }).fill('600 11 22 33');
  await page.getByRole('radiogroup', { name: 'Fotos y vídeos' }).getByRole('radio', { name: 'No' }).check();
  await page.getByRole('button', { name: 'Guardar' }).last().click();
  await seen(page.getByText('Guardado'));
  const phone = await browser.arrive({ width: 390 });
  await enter(phone, coach, `/instructor/sessions/${session_id}`);
  await seen(phone.getByText('Salud: Alergia a las avispas'));
  await seen(phone.getByText('Sin fotos'));
  await phone.getByRole('button', { name: /Notas y rendimiento de Bea Sanz/ }).click();
  await seen(phone.getByRole('link', { name: /Emergencia: Bea Sanz, 600 11 22 33/ }));
  await photograph(phone, 'coach health 390');
});

it('who has not paid is marked on the roster, until the desk has taken the money', async () => {
  const phone = await browser.arrive({ width: 390 });
  await enter(phone, coach, `/instructor/sessions/${session_id}`);
  await expect.poll(() => phone.getByText(/^Sin pagar: 18\s€$/).count(), eventually).toBe(students.length);
  const desk = await browser.arrive();
  await enter(desk, owner, `/admin/clients/${bea}`);
  await desk.getByRole('checkbox', { name: /^Grupo de la comida/ }).check();
  await desk.getByRole('button', { name: /^Cobrar 18\s€/ }).click();
  const dialog = desk.getByRole('dialog', { name: 'Cobrar a Bea Sanz' });
  await dialog.getByRole('button', { name: /^Cobrar 18\s€/ }).click();
  // The phone on court sees it by itself.
  const lines = phone.getByRole('listitem').filter({ hasText: 'Sin pagar' });
  await expect.poll(() => lines.count(), eventually).toBe(students.length - 1);
  expect(await lines.filter({ hasText: 'Bea Sanz' }).count()).toBe(0);
  await photograph(phone, 'coach roster unpaid 390');
});

it('the coach checks students in and saves the attendance of the whole class, which the desk sees', async () => {
  const page = await browser.arrive({ width: 390 });
  await enter(page, coach, '/');
  await seen(page.getByRole('heading', { name: 'Mi día', level: 1 }));
  const card = page.getByRole('article', { name: 'Grupo de la comida' });
  for (const name of students) await seen(card.getByText(name));
  await card.getByRole('link', { name: 'Grupo de la comida' }).click();

  await page.getByRole('button', { name: 'Registrar la llegada de Ana Ruiz' }).click();
  await seen(page.getByRole('button', { name: 'Registrar la llegada de Ana Ruiz', pressed: true }));
  await page.getByRole('button', { name: 'Todos presentes' }).click();
  const diego = page.getByRole('group', { name: 'Diego Luna' });
  await diego.getByRole('button', { name: 'Ausente' }).click();
  await seen(page.getByText('3 de 4 presentes'));
  await page.getByRole('button', { name: /Notas y rendimiento de Bea Sanz/ }).click();
  await page.getByRole('button', { name: '4: Destaca' }).click();
  await page.getByRole('textbox', { name: 'Notas' }).fill('Mejora la volea.');
  await photograph(page, 'coach roster 390');
  await page.getByRole('button', { name: 'Guardar asistencia' }).click();
  await seen(page.getByText('Asistencia guardada'));

  await page.reload();
  await seen(page.getByText('3 de 4 presentes'));
  await seen(diego.getByRole('button', { name: 'Ausente', pressed: true }));

  await expect.poll(attendance, eventually).toEqual({
    ...{ 'Ana Ruiz': 'present', 'Bea Sanz': 'present', 'Carlos Vega': 'present', 'Diego Luna': 'absent' },
  });
});

it('what a coach notes without a connection is kept on the phone, said to be there, and sent later', async () => {
  const page = await browser.arrive({ width: 390 });
  await enter(page, coach, `/instructor/sessions/${session_id}`);
  await seen(page.getByText('Todo guardado'));
  await page.context().setOffline(true);
  await page.getByRole('group', { name: 'Ana Ruiz' }).getByRole('button', { name: 'Ausente' }).click();
  await seen(page.getByText(/lo de 1 alumno está en este dispositivo/));
  await seen(page.getByText(/Sin conexión con el servidor/));
  await photograph(page, 'coach without connection 390');
  await page.goto('about:blank');
  await page.context().setOffline(false);
  browser.complaints.splice(0);
  await page.goto('/instructor/day');
  await seen(page.getByRole('article', { name: 'Grupo de la comida' }));
  await expect.poll(async () => (await attendance())['Ana Ruiz'], eventually).toBe('absent');
  const unsent = page.getByRole('alert').filter({ hasText: 'Sin enviar desde este dispositivo' });
  await expect.poll(() => unsent.count(), eventually).toBe(0);
  // A slow answer: what was read before the sending is not shown meanwhile as what is.
  await page.route('**/attendance/', (route) => setTimeout(() => void route.continue(), 1_500));
  await page.getByRole('article', { name: 'Grupo de la comida' }).getByRole('link').first().click();
  await seen(page.getByText('Todo guardado'));
  await page.getByRole('group', { name: 'Ana Ruiz' }).getByRole('button', { name: 'Presente' }).click();
  await page.getByRole('link', { name: 'Semana' }).click();
  await expect.poll(async () => (await attendance())['Ana Ruiz'], eventually).toBe('present');
});

it('what a coach says while a mark is on its way is sent although the roster is left meanwhile', async () => {
  const page = await browser.arrive({ width: 390 });
  await enter(page, coach, `/instructor/sessions/${session_id}`);
  await seen(page.getByText('Todo guardado'));
  const { promise: released, resolve: release } = Promise.withResolvers<void>();
  await page.route('**/mark_attendance/', (route) => released.then(() => route.continue()), { times: 1 });
  const underway = page.waitForRequest('**/mark_attendance/');
  await page.getByRole('group', { name: 'Ana Ruiz' }).getByRole('button', { name: 'Ausente' }).click();
  await underway;
  await page.getByRole('group', { name: 'Bea Sanz' }).getByRole('button', { name: 'Ausente' }).click();
  await page.getByRole('link', { name: 'Semana' }).click();
  await seen(page.getByRole('heading', { name: 'Semana', level: 1 }));
  release();
  await expect.poll(attendance, eventually).toMatchObject({ 'Ana Ruiz': 'absent', 'Bea Sanz': 'absent' });
  const kept = () => page.evaluate(() => Object.keys(localStorage).filter((key) => /roster/.test(key)));
  await expect.poll(kept, eventually).toEqual([]);
});

it('the coach adds who comes along: somebody new, and somebody against a rule that the club lets coaches overlook', async () => {
  const page = await browser.arrive({ width: 390 });
  await enter(page, coach, `/instructor/sessions/${session_id}`);
  const sheet = page.getByRole('dialog', { name: 'Añadir un alumno' });
  const open = () => page.getByRole('button', { name: 'Añadir alumno' }).click();
  await open();
  await sheet.getByRole('button', { name: 'Persona nueva' }).click();
  await sheet.getByRole('textbox', { name: 'Nombre' }).fill('Fina Cid');
  await photograph(page, 'coach new person 390');
  await sheet.getByRole('button', { name: 'Crear ficha e inscribir' }).click();
  await seen(page.getByRole('group', { name: 'Fina Cid' }));

  await open();
  await sheet.getByRole('combobox', { name: 'Añadir a alguien' }).fill('elsa');
  await page.getByRole('option', { name: 'Elsa Mora' }).click();
  await sheet.getByRole('button', { name: 'Inscribir' }).click();
  await seen(sheet.getByRole('alert'));
  await photograph(page, 'coach overrule 390');
  await sheet.getByRole('button', { name: 'Inscribir de todos modos' }).click();
  await seen(page.getByRole('group', { name: 'Elsa Mora' }));
});

it('a student says on the phone what they think of a coach, whose rating moves, and reads the answer', async () => {
  const instructor_id = await hireCoach(club, leo);
  const own = await register(serving.url, nora);
  const { slug } = await club.desk<{ slug: string }>('GET', '/api/organization/');
  await own('POST', `/api/public/${slug}/join/`, {});
  const starts_at = onTheWall(new Date(Date.now() + 12 * 60_000), whereItIsNoon(new Date()));
  evaluated = await giveOnce(club, { name: 'Volea y bandeja', starts_at, instructor_id });
  const me = await own<{ client: { id: string } }>('GET', '/api/me/');
  await club.desk('POST', `/api/classes/sessions/${evaluated}/enroll/`, { student_id: me.client.id });
  await club.desk('POST', `/api/classes/sessions/${evaluated}/mark_attendance/`, {
    entries: [{ student_id: me.client.id, present: true }],
  });

  const page = await browser.arrive({ width: 390 });
  await enter(page, nora, '/my-classes?when=past');
  await page.getByRole('button', { name: /^Valorar a Leo Paz/ }).click();
  const dialog = page.getByRole('dialog', { name: '¿Qué tal con Leo Paz?' });
  await dialog.getByRole('button', { name: 'Enviar valoración' }).click();
  await seen(dialog.getByText('Elige de 1 a 5 estrellas').first());
  for (const [what, stars] of [
    ['En general', 4],
    ['Cómo enseña', 5],
    ['Puntualidad', 5],
  ] as const)
    await dialog
      .getByRole('radiogroup', { name: what })
      .locator(`label[for$="-${stars - 1}-0"]`)
      .click();
  await dialog.getByRole('radiogroup', { name: 'Comunicación' }).getByRole('radio').first().focus();
  for (let star = 0; star < 4; star++) await page.keyboard.press('ArrowRight');
  await dialog.getByRole('textbox', { name: 'Comentario' }).fill('Corrige al momento');
  await photograph(page, 'evaluate 390');
  await dialog.getByRole('button', { name: 'Enviar valoración' }).click();
  await seen(page.getByText('Gracias por tu valoración'));
  await seen(page.getByRole('button', { name: /^Cambiar la valoración de Leo Paz/ }));

  const coaching = await browser.arrive({ width: 1440 });
  await enter(coaching, leo, '/instructor/evaluations');
  await seen(coaching.getByText('Corrige al momento'));
  await seen(coaching.getByText('1 valoración'));
  await coaching.getByRole('button', { name: /^Responder a Nora Ponce/ }).click();
  await coaching.getByRole('textbox', { name: 'Tu respuesta' }).fill('¡Gracias, Nora!');
  await coaching.getByRole('button', { name: 'Guardar' }).click();
  await seen(coaching.getByText('Respuesta: ¡Gracias, Nora!'));
  await photograph(coaching, 'evaluations of a coach 1440');
  await page.reload();
  await seen(page.getByText('Leo Paz responde: ¡Gracias, Nora!'));
});

it('the desk starts with the padel catalogue, a coach ticks skills and confirms a level, and the student sees both', async () => {
  const desk = await browser.arrive({ width: 1440 });
  await enter(desk, owner, '/admin/catalog');
  await desk.getByRole('button', { name: 'Empezar con el catálogo de pádel' }).click();
  await seen(desk.getByText('Catálogo de pádel cargado'));
  await seen(desk.getByText('Víbora'));
  await photograph(desk, 'skills of the club 1440');
  // An emptied order is the place behind the others.
  await desk.getByRole('button', { name: 'Editar Víbora' }).click();
  const editing = desk.getByRole('dialog', { name: 'Editar habilidad' });
  await editing.getByRole('textbox', { name: 'Orden' }).fill('');
  await editing.getByRole('button', { name: 'Guardar' }).click();
  await seen(desk.getByText('Habilidad guardada'));

  const page = await browser.arrive({ width: 390 });
  await enter(page, leo, `/instructor/sessions/${evaluated}`);
  await page.getByRole('combobox', { name: 'Habilidad' }).selectOption('Saque con control');
  const who = page.getByRole('group', { name: 'Quién la domina' });
  await who.getByRole('button', { name: 'Nora Ponce' }).click();
  await seen(who.getByRole('button', { name: 'Nora Ponce', pressed: true }));
  await photograph(page, 'skills on the roster 390');
  await page.goto('/instructor/students');
  await page.getByRole('link', { name: 'Nora Ponce' }).click();
  await seen(page.getByRole('heading', { name: 'Nora Ponce', level: 1 }));
  await seen(page.getByRole('checkbox', { name: /^Saque con control/, checked: true }));
  const volley = page.getByRole('checkbox', { name: /^Volea de revés/ });
  await volley.focus();
  await page.keyboard.press('Space');
  await seen(page.getByText('2 de 13'));
  await page.getByRole('button', { name: 'Confirmar nivel' }).click();
  const dialog = page.getByRole('dialog', { name: 'Nivel de Nora Ponce' });
  await dialog.getByRole('textbox', { name: 'Nivel (0 a 7)' }).fill('1,5');
  await dialog.getByRole('textbox', { name: 'Motivo' }).fill('Ya controla el saque');
  await photograph(page, 'confirm a level 390');
  await dialog.getByRole('button', { name: 'Confirmar nivel' }).click();
  await seen(page.getByText('Nivel confirmado'));
  await seen(page.getByRole('button', { name: 'Deshacer la confirmación' }));

  const phone = await browser.arrive({ width: 390 });
  await enter(phone, nora, '/my-progress');
  await seen(phone.getByRole('heading', { name: 'Mi progreso', level: 1 }));
  await seen(phone.getByText('1,5').first());
  await seen(phone.getByText('Ya controla el saque'));
  await seen(phone.getByText('2 de 13'));
  await photograph(phone, 'my progress 390');
  await phone.getByRole('link', { name: 'Informe de progreso' }).click();
  await seen(phone.getByRole('heading', { name: 'Informe de progreso de Nora Ponce', level: 1 }));
  await seen(phone.getByText('Clases a las que asistió: 1. Faltas: 0.'));
  await photograph(phone, 'progress report 390');
});

/** What the desk reads of it. */
async function attendance(): Promise<Record<string, string>> {
  const rows = await club.desk<{ results: { student_name: string; present: boolean | null }[] }>(
    'GET',
    `/api/classes/sessions/${session_id}/attendance/`,
  );
  return Object.fromEntries(
    rows.results.map(({ student_name, present }) => [student_name, present ? 'present' : 'absent']),
  );
}
