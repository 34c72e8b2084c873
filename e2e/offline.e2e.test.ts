import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { installation, type Serving, serve } from './lib/bandeja.ts';
import { eventually, gone, photograph, type Somebody, seen, useBrowser } from './lib/browser.ts';
import { addClient, type Club, giveOnce, hireCoach, onTheWall, openClub, whereItIsNoon } from './lib/club.ts';
import { beforeIt } from './lib/next-version.ts';
import { account, enter } from './lib/people.ts';

/* What is there without a network: the app, what a coach has to read on court, and nothing of who has left. */
const { dataDir, remove } = installation();
const coach = account('Marta Gil');
const other = account('Leo Paz');
let serving: Serving;
let club: Club;
let session_id: string;

beforeAll(async () => {
  serving = await serve(dataDir);
  const now = new Date();
  const timezone = whereItIsNoon(now);
  club = await openClub(serving.url, timezone);
  const instructor_id = await hireCoach(club, coach);
  await hireCoach(club, other);
  const soon = onTheWall(new Date(now.getTime() + 10 * 60_000), timezone);
  session_id = await giveOnce(club, { name: 'Grupo de la comida', starts_at: soon, instructor_id });
  for (const name of ['Ana Ruiz', 'Bea Sanz', 'Carlos Vega']) {
    const student_id = await addClient(club, name);
    await club.desk('POST', `/api/classes/sessions/${session_id}/enroll/`, { student_id });
  }
});
afterAll(async () => {
  serving?.signal('SIGTERM');
  await serving?.ended;
  remove();
});
const browser = useBrowser(() => serving.url);

const noServer = /El servidor no responde en este momento/;
/** Requests that fail without a network are no fault here. */
async function close(page: Page): Promise<void> {
  await page.close();
  browser.complaints.splice(0);
}

/** A coach whose phone has had the time to keep what it keeps. */
async function onPhone({ who = coach, ...somebody }: Somebody & { who?: typeof coach } = {}): Promise<Page> {
  const page = await browser.arrive({ width: 390, worker: true, ...somebody });
  await enter(page, who, '/instructor/day');
  await expect.poll(() => filesKept(page, /session-page/), eventually).toBe(true);
  return page;
}
const filesKept = (page: Page, file: RegExp): Promise<boolean> =>
  page.evaluate<boolean>(`(async () => {
    const kept = await Promise.all((await caches.keys()).map(async (name) => (await caches.open(name)).keys()));
    return kept.flat().some(({ url }) => ${file}.test(url));
  })()`);

/** The second elements of the names of the queries that are kept, `attendance`. */
const answersKept = (page: Page): Promise<string[]> =>
  page.evaluate<string[]>(`new Promise((done, failed) => {
    const opening = indexedDB.open('bandeja');
    opening.onerror = failed;
    opening.onsuccess = () => {
      const all = opening.result.transaction('answers').objectStore('answers').getAll();
      all.onsuccess = () => {
        opening.result.close();
        done(all.result.map(({ queryKey }) => queryKey[1] ?? queryKey[0]));
      };
    };
  })`);

interface Manifest {
  name: string;
  lang: string;
  icons: { src: string; type: string; purpose: string }[];
}

it('is installed under the name of the club, in the language of the phone', async () => {
  const manifest = async (language: string) => {
    const answer = await fetch(`${serving.url}/manifest.webmanifest`, {
      headers: { 'accept-language': language },
    });
    expect(answer.headers.get('content-type')).toMatch(/^application\/manifest\+json/);
    return (await answer.json()) as Manifest;
  };
  const { name } = await club.desk<{ name: string }>('GET', '/api/organization/');
  const es = await manifest('es-ES');
  expect(es).toMatchObject({ name, lang: 'es', start_url: '/', scope: '/', display: 'standalone' });
  expect(await manifest('en')).toMatchObject({ lang: 'en', description: expect.stringContaining('Padel') });
  for (const { src, type } of es.icons) {
    const icon = await fetch(serving.url + src);
    expect([icon.status, icon.headers.get('content-type')]).toEqual([200, type]);
  }
  expect(es.icons.map(({ purpose }) => purpose)).toContain('maskable');
  const worker = await fetch(`${serving.url}/worker.js`);
  expect([worker.status, worker.headers.get('cache-control')]).toEqual([200, 'no-cache']);
});

it('a coach opens the app without a network: the day and its rosters, and of when they are', async () => {
  const page = await onPhone();
  await seen(page.getByRole('article', { name: 'Grupo de la comida' }).getByText('Ana Ruiz'));
  await expect
    .poll(() => answersKept(page), eventually)
    .toEqual(expect.arrayContaining(['attendance', 'roster', 'one']));
  await page.context().setOffline(true);
  await page.goto('/');
  await seen(page.getByRole('heading', { name: 'Mi día', level: 1 }));
  await seen(page.getByText(/Sin conexión con el servidor\..* Última actualización: \d\d:\d\d\./));
  await photograph(page, 'offline day 390');
  // Never opened before.
  await page.getByRole('article', { name: 'Grupo de la comida' }).getByRole('link').first().click();
  for (const name of ['Ana Ruiz', 'Bea Sanz']) await seen(page.getByRole('group', { name }));
  await photograph(page, 'offline roster 390');
  await page.getByRole('link', { name: 'Semana' }).click();
  await seen(page.getByText(noServer));
  await photograph(page, 'offline week 390');
  await page.context().setOffline(false);
  await gone(page.getByText(/Sin conexión con el servidor/));
  await close(page);
});

it('what a coach notes without a network is there after a reload, and reaches the server once when it is back', async () => {
  const page = await onPhone();
  await expect.poll(() => answersKept(page), eventually).toContain('attendance');
  await page.context().setOffline(true);
  await page.goto(`/instructor/sessions/${session_id}`);
  const said = (name: string, what: string) =>
    page.getByRole('group', { name }).getByRole('button', { name: what });
  await said('Ana Ruiz', 'Ausente').click();
  await said('Bea Sanz', 'Presente').click();
  await seen(page.getByText(/lo de 2 alumnos está en este dispositivo/));
  await page.reload();
  for (const [name, what] of [
    ['Ana Ruiz', 'Ausente'],
    ['Bea Sanz', 'Presente'],
  ] as const)
    await seen(page.getByRole('group', { name }).getByRole('button', { name: what, pressed: true }));
  await seen(page.getByText(/lo de 2 alumnos está en este dispositivo/));
  await photograph(page, 'offline roster noted 390');
  const sent: number[] = [];
  page.on('response', (answer) => {
    if (answer.url().endsWith('/mark_attendance/')) sent.push(answer.status());
  });
  await page.context().setOffline(false);
  await seen(page.getByText('Todo guardado'));
  const { results } = await club.desk<{ results: { student_name: string; present: boolean | null }[] }>(
    ...(['GET', `/api/classes/sessions/${session_id}/attendance/`] as const),
  );
  expect(Object.fromEntries(results.map((one) => [one.student_name, one.present]))).toEqual({
    ...{ 'Ana Ruiz': false, 'Bea Sanz': true, 'Carlos Vega': null },
  });
  await page.reload();
  await seen(page.getByText('Todo guardado'));
  expect(sent).toEqual([200]);
  await close(page);
});

it('what another has said since stands, and the coach who was without a network is told so', async () => {
  const page = await onPhone();
  await expect.poll(() => answersKept(page), eventually).toContain('attendance');
  await page.context().setOffline(true);
  await page.goto(`/instructor/sessions/${session_id}`);
  const carlos = page.getByRole('group', { name: 'Carlos Vega' });
  await carlos.getByRole('button', { name: 'Presente' }).click();
  await seen(page.getByText(/lo de 1 alumno está en este dispositivo/));
  const path = `/api/classes/sessions/${session_id}`;
  const { results } = await club.desk<{ results: { student_id: string; student_name: string }[] }>(
    ...(['GET', `${path}/attendance/`] as const),
  );
  const { student_id } = results.find((one) => one.student_name === 'Carlos Vega')!;
  await club.desk('POST', `${path}/mark_attendance/`, {
    entries: [{ student_id, present: false }],
  });
  await page.context().setOffline(false);
  await seen(page.getByText('Todo guardado'));
  await seen(carlos.getByRole('button', { name: 'Ausente', pressed: true }));
  await photograph(page, 'offline roster said since 390');
  await close(page);
});

it('the app of whom nothing is kept says in their language that there is no network', async () => {
  const page = await browser.arrive({ width: 390, language: 'en', worker: true });
  await page.goto('/sign-in');
  await expect.poll(() => filesKept(page, /index\.html/), eventually).toBe(true);
  await page.context().setOffline(true);
  await page.goto('/');
  await seen(page.getByText(/The server does not answer at the moment/));
  await photograph(page, 'offline nobody 390');
  await close(page);
});

it('whoever signs out leaves nothing of theirs, and the next one starts afresh', async () => {
  const page = await onPhone();
  await expect.poll(() => answersKept(page), eventually).toContain('roster');
  await page.getByRole('button', { name: /Marta Gil/ }).click();
  await page.getByRole('menuitem', { name: 'Cerrar sesión' }).click();
  await page.waitForURL('**/sign-in');
  expect(await answersKept(page)).toEqual([]);
  await page.context().setOffline(true);
  await page.goto('/instructor/day');
  await seen(page.getByText(noServer));
  expect(await page.getByText('Grupo de la comida').count()).toBe(0);
  await page.context().setOffline(false);
  await enter(page, other, '/instructor/day');
  await seen(page.getByRole('heading', { name: 'Mi día', level: 1 }));
  await page.context().setOffline(true);
  await page.goto(`/instructor/sessions/${session_id}`);
  await seen(page.getByText(noServer));
  expect(await page.getByText('Ana Ruiz').count()).toBe(0);
  await close(page);
});

it('whoever signs out without a network is shown nothing of theirs any more, and is signed out when it is back', async () => {
  const page = await onPhone();
  await expect.poll(() => answersKept(page), eventually).toContain('roster');
  await page.context().setOffline(true);
  await page.getByRole('button', { name: /Marta Gil/ }).click();
  await page.getByRole('menuitem', { name: 'Cerrar sesión' }).click();
  await seen(page.getByText(noServer));
  expect(await page.getByText('Grupo de la comida').count()).toBe(0);
  expect(await answersKept(page)).toEqual([]);
  await page.goto('/instructor/day');
  await seen(page.getByText(noServer));
  await page.context().setOffline(false);
  await page.goto('/instructor/day');
  await seen(page.getByLabel('Contraseña', { exact: true }));
  const me = await page.request.get('/api/me/').then((answer) => answer.json());
  expect(me.user).toBeNull();
  await close(page);
});

it('a newer version comes whole: an open page has its own files still, and the next page is all of the new one', async () => {
  const door = await beforeIt(serving.url);
  try {
    const page = await browser.arrive({ width: 390, worker: true });
    await page.goto(door.url);
    await enter(page, coach, `${door.url}/instructor/day`);
    await expect.poll(() => filesKept(page, /session-page/), eventually).toBe(true);
    door.release();
    await page.evaluate('navigator.serviceWorker.ready.then((registration) => registration.update())');
    await expect.poll(() => filesKept(page, /-next\.js/), eventually).toBe(true);
    const scripts = () =>
      page.evaluate<string[]>(
        'Array.from(document.scripts, ({ src }) => src).filter((src) => /index-/.test(src))',
      );
    expect((await scripts()).join()).not.toContain('-next');
    await page.getByRole('article', { name: 'Grupo de la comida' }).getByRole('link').first().click();
    await seen(page.getByRole('group', { name: 'Ana Ruiz' }));
    await page.goto(`${door.url}/instructor/day`);
    await seen(page.getByRole('heading', { name: 'Mi día', level: 1 }));
    expect((await scripts()).join()).toContain('-next');
    await page.context().setOffline(true);
    await page.reload();
    await seen(page.getByRole('heading', { name: 'Mi día', level: 1 }));
    expect((await scripts()).join()).toContain('-next');
    await close(page);
  } finally {
    door.close();
  }
});
