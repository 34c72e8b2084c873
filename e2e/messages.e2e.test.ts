import { afterAll, beforeAll, expect, it } from 'vitest';
import { installation, type Serving, serve } from './lib/bandeja.ts';
import { eventually, gone, photograph, seen, useBrowser } from './lib/browser.ts';
import { addClient, type Club, giveOnce, hireCoach, nextMonday, openClub, owner } from './lib/club.ts';
import { faultsOf } from './lib/inspect.ts';
import { account, type Caller, enter, register } from './lib/people.ts';

/* A coach writes to the class: who is in it reads it, and what was wrong is put right. */
const { dataDir, remove } = installation();
const ana = account('Ana Ruiz');
const marta = account('Marta Gil');
let serving: Serving;
let club: Club;
let asAna: Caller;
let session_id: string;

beforeAll(async () => {
  serving = await serve(dataDir);
  club = await openClub(serving.url, 'Europe/Madrid');
  const instructor_id = await hireCoach(club, marta);
  asAna = await register(serving.url, ana);
  const { organizations } = await club.desk<{ organizations: { slug: string }[] }>('GET', '/api/me/');
  await asAna('POST', `/api/public/${organizations[0]!.slug}/join/`, {});
  const { results } = await club.desk<{ results: { id: string }[] }>('GET', '/api/clients/?q=Ana');
  session_id = await giveOnce(club, {
    ...{ name: 'Grupo del lunes', starts_at: { date: nextMonday(), time: '19:00' }, instructor_id },
  });
  const bea = await addClient(club, 'Bea Sanz');
  await club.desk('PATCH', `/api/clients/${bea}/`, { phone: '600 123 456' });
  for (const student_id of [results[0]!.id, bea])
    await club.desk('POST', `/api/classes/sessions/${session_id}/enroll/`, { student_id });
});
afterAll(async () => {
  serving?.signal('SIGTERM');
  await serving?.ended;
  remove();
});
const browser = useBrowser(() => serving.url);

it('the coach writes to the class on the phone, the student reads it, and the coach puts it right', async () => {
  const phone = await browser.arrive({ width: 390 });
  await enter(phone, marta, `/instructor/sessions/${session_id}`);
  await phone.getByRole('button', { name: 'Escribir a la clase' }).click();
  const dialog = phone.getByRole('dialog', { name: 'A la clase: Grupo del lunes' });
  await seen(dialog.getByText('Llega a 1 alumno (o a quien cuida de él).'));
  await seen(dialog.getByText('Sin aviso posible: Bea Sanz'));
  expect(await dialog.getByText('600 123 456').count()).toBe(0);
  await dialog.getByRole('textbox', { name: 'Mensaje' }).fill('Traed dos palas');
  await photograph(phone, 'messages write 390');
  expect(await faultsOf(phone, 'es')).toEqual([]);
  await dialog.getByRole('button', { name: 'Enviar' }).click();
  await seen(phone.getByText('Traed dos palas'));

  const student = await browser.arrive({ width: 390 });
  await enter(student, ana, `/classes/${session_id}`);
  await seen(student.getByText('Traed dos palas'));
  await seen(student.getByText(/Marta Gil, /));
  await photograph(student, 'messages class 390');
  await expect
    .poll(
      async () =>
        (await asAna<{ results: { kind: string; body: string }[] }>('GET', '/api/notifications/')).results
          .filter(({ kind }) => kind === 'class_message')
          .map(({ body }) => body.includes('Traed dos palas')),
      eventually,
    )
    .toEqual([true]);

  await phone.getByRole('button', { name: 'Corregir' }).click();
  const right = phone.getByRole('dialog', { name: 'Corregir' });
  await right.getByRole('textbox', { name: 'Mensaje' }).fill('Traed tres palas');
  await right.getByRole('button', { name: 'Guardar' }).click();
  await seen(phone.getByText('Traed tres palas'));
  await seen(student.getByText('Traed tres palas'));
});

it('the desk sees whom to call, and takes the message back from the class', async () => {
  const page = await browser.arrive();
  await enter(page, owner, `/admin/today?date=${nextMonday()}&session=${session_id}`);
  await seen(page.getByText('Traed tres palas'));
  await page.getByRole('button', { name: 'Escribir a la clase' }).click();
  await seen(page.getByText('Sin aviso posible: Bea Sanz 600 123 456'));
  await photograph(page, 'messages desk 1440');
  await page
    .getByRole('dialog', { name: 'A la clase: Grupo del lunes' })
    .getByRole('button', { name: 'Cancelar' })
    .last()
    .click();
  await page.getByRole('button', { name: 'Quitar', exact: true }).click();
  await gone(page.getByText('Traed tres palas'));
});
