import { type ChildProcess, spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { eventually, photograph, SCREENS, seen, useBrowser } from './lib/browser.ts';
import { useDemo } from './lib/demo.ts';
import { enter } from './lib/people.ts';

const root = join(import.meta.dirname, '..');
const demo = useDemo();
let vite: { url: string; process: ChildProcess };

beforeAll(async () => {
  vite = await develop(demo.url());
});
afterAll(() => vite?.process.kill());
const browser = useBrowser(() => vite.url);

/** The web app as it is developed. */
function develop(url: string): Promise<{ url: string; process: ChildProcess }> {
  const program = join(root, 'node_modules/vite/bin/vite.js');
  const child = spawn(process.execPath, [program, 'web'], {
    cwd: root,
    env: { ...process.env, NODE_ENV: 'development', BANDEJA_URL: url, NO_COLOR: '1' },
  });
  return new Promise((resolve, reject) => {
    let said = '';
    child.stdout.on('data', (data) => {
      said += data;
      const address = /Local: +(http:\S+?)\/?\s/.exec(said)?.[1];
      if (address) resolve({ url: address, process: child });
    });
    child.once('exit', (code) => reject(new Error(`vite ended with ${code}: ${said}`)));
  });
}

const COMPONENTS = [
  ...['ClassScheduleCard', 'ClassSessionList', 'EnrollmentForm', 'InstructorProfile', 'MyClassesDashboard'],
  ...['ClassSearch', 'PackagePurchase', 'ProgressDashboard', 'InstructorSchedule', 'AttendanceMarking'],
  ...[
    'StudentProgressView',
    'EvaluationSummary',
    'ScheduleManager',
    'InstructorManagement',
    'ClassAnalytics',
  ],
];

it.each([
  ['es', 390],
  ['en', 1440],
] as const)(
  'the gallery shows each component of the source document (%s, %s px)',
  async (language, width) => {
    const page = await browser.arrive({ language, width, dark: language === 'en' });
    await page.addInitScript(`localStorage.setItem('bandeja.language', '${language}')`);
    await enter(page, demo.person('club_admin'), '/gallery');
    for (const name of COMPONENTS) await seen(page.getByRole('region', { name, exact: true }));
    await seen(page.getByRole('region', { name: 'AttendanceMarking' }).getByRole('list'));
    const progress = page.getByRole('region', { name: 'ProgressDashboard' });
    // A page this long lies under the bars of a phone wherever it is scrolled to.
    await progress.getByRole('button').first().press('Enter');
    await seen(progress.getByRole('heading', { level: 2 }).nth(1));
    expect(await page.getByText('Nothing to show it with').count()).toBe(0);
    await expect
      .poll(() => page.getByRole('status', { name: /^(Cargando|Loading)$/ }).count(), eventually)
      .toBe(0);
    expect(await page.getByRole('alert').count()).toBe(0);
    for (const size of [width, width === 390 ? 1440 : 390] as const) {
      await page.setViewportSize(SCREENS[size].viewport);
      await photograph(page, `gallery ${language} ${size}`);
    }
  },
);

it('a booking is given back by a member of the store, and what it made stale is asked for again', async () => {
  const page = await browser.arrive();
  await enter(page, demo.person('student'), '/gallery');
  const store = page.getByRole('region', { name: 'useClassesStore' });
  const cancel = store.getByRole('button', { name: 'cancelEnrollment' });
  await expect.poll(() => cancel.isEnabled(), eventually).toBe(true);
  const enrolled = async () => Number((await store.getByText(/\d enrolled/).textContent())?.split(' ')[0]);
  const before = await enrolled();
  await cancel.click();
  await expect.poll(enrolled, eventually).toBe(before - 1);
});

it('what is built has neither the page nor a file of it', async () => {
  const assets = join(root, 'web/dist/assets');
  const scripts = readdirSync(assets).filter((file) => file.endsWith('.js'));
  expect(scripts.length).toBeGreaterThan(20);
  const telling = scripts.filter((file) =>
    /\/gallery\b|Nothing to show it with/.test(readFileSync(join(assets, file), 'utf8')),
  );
  expect(telling).toEqual([]);
  const page = await browser.arrive();
  await enter(page, demo.person('club_admin'), `${demo.url()}/gallery`);
  await seen(page.getByRole('heading', { level: 1, name: /Bola fuera/ }));
});
