import { afterAll, beforeAll, expect, it } from 'vitest';
import { installation, type Serving, serve } from './lib/bandeja.ts';
import { eventually, gone, type Language, photograph, seen, useBrowser } from './lib/browser.ts';
import { addClient, type Club, nextMonday, openClub, owner } from './lib/club.ts';
import { daysAfter } from './lib/dates.ts';
import { faultsOf } from './lib/inspect.ts';
import { enter } from './lib/people.ts';

/* A group changes its day: a week that was called off stays off, and one of its students has another class then. */
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
