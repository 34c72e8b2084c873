import { afterAll, beforeAll, expect, it } from 'vitest';
import { installation, type Serving, serve } from './lib/bandeja.ts';
import { eventually, gone, type Language, photograph, seen, useBrowser } from './lib/browser.ts';
import { addClient, type Club, nextMonday, openClub, owner } from './lib/club.ts';
import { daysAfter } from './lib/dates.ts';
import { faultsOf } from './lib/inspect.ts';
import { enter } from './lib/people.ts';

/*
 * A group changes its day: a week that was called off stays off, and one of its students has another class then. A
 * class gets fewer places than people.
 */
const { dataDir, remove } = installation();
const monday = nextMonday();
let serving: Serving;
let club: Club;
let ana: string;

beforeAll(async () => {
  serving = await serve(dataDir);
  club = await openClub(serving.url, 'Europe/Madrid');
  ana = await addClient(club, 'Ana Ruiz');
});
afterAll(async () => {
  serving?.signal('SIGTERM');
  await serving?.ended;
  remove();
});
const browser = useBrowser(() => serving.url);

interface Class {
  id: string;
  local_date: string;
  status: string;
}
const classesOf = async (schedule_id: string) =>
  (await club.desk<{ results: Class[] }>('GET', `/api/classes/sessions/?schedule_id=${schedule_id}`)).results;
const takingPlace = async (schedule_id: string) =>
  (await classesOf(schedule_id)).filter((one) => one.status !== 'cancelled').map((one) => one.local_date);

/** Four weeks of a group at seven, in which Ana has a fixed place. */
async function group(name: string, day: number): Promise<string> {
  const { id } = await club.desk<{ id: string }>('POST', '/api/classes/schedules/', {
    ...{ name, club_id: club.club_id, class_type_id: club.class_type_id, recurrence: 'weekly' },
    ...{ recurrence_days: [day], start_date: monday, end_date: daysAfter(monday, 27) },
    ...{ start_time: '19:00', duration_minutes: 90, min_participants: 1 },
  });
  await club.desk('POST', `/api/classes/schedules/${id}/publish/`);
  await club.desk('POST', `/api/classes/schedules/${id}/places/`, { student_id: ana });
  return id;
}

const words = {
  es: {
    ...{ kept: 'Siguen sin clase', moved: '3 clases se mueven' },
    ...{ both: 'En dos clases a la vez', save: 'Guardar cambios', saved: 'Guardado' },
    ...{ question: /1 persona tiene otra clase/, move: 'Mover de todos modos', back: 'Volver' },
  },
  en: {
    ...{ kept: 'Stays without a class', moved: '3 classes move' },
    ...{ both: 'In two classes at once', save: 'Save changes', saved: 'Saved' },
    ...{ question: /1 person has another class/, move: 'Move all the same', back: 'Back' },
  },
} satisfies Record<Language, object>;

const shortDay = (language: Language, date: string): string =>
  new Intl.DateTimeFormat(language, { weekday: 'short', timeZone: 'UTC' })
    .format(new Date(`${date}T12:00:00Z`))
    .replace('.', '');

it('a class gets fewer places: the last one waits in front, and has the place again by undo', async () => {
  const group = await club.desk<{ id: string }>('POST', '/api/classes/schedules/', {
    ...{ name: 'Aforo', club_id: club.club_id, class_type_id: club.class_type_id, recurrence: 'once' },
    ...{ start_date: daysAfter(monday, 14), start_time: '10:00', duration_minutes: 60 },
    ...{ min_participants: 1, max_participants: 2 },
  });
  await club.desk('POST', `/api/classes/schedules/${group.id}/publish/`);
  const { results } = await club.desk<{ results: { id: string }[] }>(
    'GET',
    `/api/classes/sessions/?schedule_id=${group.id}`,
  );
  const id = results[0]!.id;
  for (const name of ['Primera Ruiz', 'Última Sanz'])
    await club.desk('POST', `/api/classes/sessions/${id}/enroll/`, {
      student_id: await addClient(club, name),
    });
  const page = await browser.arrive({ width: 390 });
  await enter(page, owner, `/admin/today?session=${id}`);
  await page.getByRole('button', { name: 'Editar' }).click();
  await page.getByRole('textbox', { name: 'Máximo' }).fill('1');
  await page.getByRole('button', { name: 'Guardar' }).click();
  const dialog = page.getByRole('dialog', { name: 'Solo 1 plaza' });
  await seen(dialog.getByText('Sobran: Última Sanz'));
  await dialog.getByText('A la espera', { exact: true }).click();
  await seen(dialog.getByText('1 clase: los últimos quedan en espera'));
  expect(await faultsOf(page, 'es')).toEqual([]);
  await photograph(page, 'fewer places deciding 390');
  await dialog.getByRole('button', { name: 'Aplicar y avisar' }).click();
  await seen(dialog.getByText('Llama a esta persona'));
  await dialog.getByRole('link', { name: 'Ver en Cambios' }).click();
  const counts = () =>
    club.desk<{ max_participants: number; enrolled_count: number }>('GET', `/api/classes/sessions/${id}/`);
  expect(await counts()).toMatchObject({ max_participants: 1, enrolled_count: 1 });
  await page
    .getByRole('dialog', { name: /Menos plazas/ })
    .getByRole('button', { name: 'Deshacer' })
    .click();
  const undo = page.getByRole('dialog', { name: 'Deshacer' });
  await undo.getByRole('button', { name: 'Deshacer y avisar' }).click();
  await seen(undo.getByText('1 clase vuelve a ser como antes'));
  expect(await counts()).toMatchObject({ max_participants: 2, enrolled_count: 2 });
});

it.each([
  ['es', 1440, 0],
  ['en', 390, 3],
] as const)(
  'a group moves a day on (%s, %i px): shown before, asked about, done',
  async (language, width, day) => {
    const say = words[language];
    const moving = await group(`Grupo ${language}`, day);
    const other = await group(`Competición ${language}`, day + 1);
    const [first, second] = await classesOf(moving);
    await club.desk('POST', `/api/classes/sessions/${first!.id}/cancel/`, { reason: 'Lluvia' });
    const stays = (await classesOf(other)).filter((_, week) => week !== 1);
    for (const one of stays) await club.desk('POST', `/api/classes/sessions/${one.id}/cancel/`, {});

    await club.desk('PATCH', '/api/me/', { locale: language });
    const page = await browser.arrive({ language, width });
    await enter(page, owner, `/admin/schedules/${moving}`);
    const days = page.getByRole('group', { name: language === 'es' ? 'Días' : 'Days' });
    const name = (date: string) => shortDay(language, date);
    await (await seen(days.getByText(name(daysAfter(monday, day)), { exact: true }))).click();
    await days.getByText(name(daysAfter(monday, day + 1)), { exact: true }).click();
    await seen(page.getByText(say.kept));
    await seen(page.getByText(say.moved));
    await seen(page.getByText(say.both));
    await seen(page.getByText(new RegExp(`Ana Ruiz .*Competición ${language}`)));
    expect(await faultsOf(page, language)).toEqual([]);
    await photograph(page, `series preview ${language} ${width}`);

    await page.getByRole('button', { name: say.save }).click();
    const question = page.getByRole('dialog', { name: say.question });
    await seen(question.getByText(/Ana Ruiz/));
    await photograph(page, `series question ${language} ${width}`);
    await question.getByRole('button', { name: say.back }).last().click();
    await gone(question);
    expect(await takingPlace(moving)).toContain(second!.local_date);
    await page.getByRole('button', { name: say.save }).click();
    await question.getByRole('button', { name: say.move }).click();
    await seen(page.getByText(say.saved, { exact: true }));
    const weeks = [1, 2, 3].map((week) => daysAfter(monday, week * 7 + day + 1));
    await expect.poll(() => takingPlace(moving), eventually).toEqual(weeks);
  },
);
