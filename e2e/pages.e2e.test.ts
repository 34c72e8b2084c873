import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { eventually, type Language, photograph, SCREENS, seen, useBrowser } from './lib/browser.ts';
import { nextMonday } from './lib/club.ts';
import { useDemo } from './lib/demo.ts';
import { ELSEWHERE, FORMS, formFiles, sendWrong } from './lib/forms.ts';
import { faultsOf, movesOf, rememberMoves, settled } from './lib/inspect.ts';
import { enter } from './lib/people.ts';
import { foreignIn } from './lib/words.ts';

const demo = useDemo();
const browser = useBrowser(demo.url);

/** A day with classes, whatever day it is today. */
const monday = nextMonday();

/** Pages behind those of the navigation: a link on one of its pages leads to each, or a day is chosen. */
const BEHIND: Record<string, string[]> = {
  // The class opens over the page: it is left before the next link.
  '/classes': [`/classes?week=${monday}`, '/classes/', `/classes?week=${monday}`, '/find'],
  '/my-classes': ['/my-payments', '/my-classes?when=past'],
  '/my-progress': ['/progress-report/'],
  '/instructor/students': ['/instructor/students/'],
  '/instructor/day': [`/instructor/day?date=${monday}`, '/instructor/sessions/'],
  '/admin/today': [`/admin/today?date=${monday}`, `/admin/day-sheet?date=${monday}`],
  '/admin/schedules': [
    ...['/admin/schedules/new', '/admin/schedules/0'],
    // The demo has no terms: it says so.
    ...['/admin/schedules/wishes?term=', '/admin/schedules/plans?term='],
  ],
  '/admin/clients': ['/admin/clients/'],
  '/admin/fees': ['/admin/debits'],
  '/admin/instructors': ['/admin/instructors/'],
};

const PUBLIC = ['/sign-in', '/sign-up', '/forgot-password', '/reset-password?token=x', '/no-such-page'];

/**
 * Light in Spanish on a phone and dark in English at the desk. Each page is seen at the other width, too, without being
 * opened again: there axe, which takes most of the time, would find the same.
 */
const ROLES = ['club_admin', 'instructor', 'student', 'owner', 'guardian'];
const EYES = [
  { language: 'es', width: 390 },
  { language: 'en', width: 1440 },
] as const;

/** What axe has seen. */
const examined = new Set<string>();

describe.each(EYES)('in $language, $width px wide,', ({ language, width }) => {
  it('the pages for everybody are whole', async () => {
    const page = await browser.arrive({ language, width, dark: language === 'en' });
    const { slug } = await demoClub(page);
    expect(await faultsOn(page, language, [...PUBLIC, `/c/${slug}`])).toEqual([]);
  });

  // The desk has thirty pages.
  it.each(ROLES)(
    'the pages of a %s are whole',
    async (role) => {
      const page = await browser.arrive({ language, width, dark: language === 'en' });
      await page.addInitScript(`localStorage.setItem('bandeja.language', '${language}')`);
      if (width === 390) await rememberMoves(page);
      await enter(page, demo.person(role), '/');
      const paths = await destinationsOf(page);
      expect(await faultsOn(page, language, paths, role)).toEqual([]);
    },
    300_000,
  );
});

it('every form leads who sends it wrong to its first wrong field, and says why in their language', async () => {
  const known = [...FORMS.map(({ file }) => file), ...Object.keys(ELSEWHERE)];
  expect(formFiles().filter((file) => !known.includes(file))).toEqual([]);
  for (const role of [undefined, 'club_admin', 'guardian', 'student'] as const) {
    const page = await browser.arrive();
    const { email, password } = demo.person(role ?? 'student');
    if (role) await page.request.post('/api/auth/sign-in/email', { data: { email, password } });
    for (const form of FORMS.filter((one) => one.role === role)) {
      const said = await sendWrong(page, form).catch((error) => expect.fail(`${form.file}: ${error}`));
      expect(said, form.file).toMatch(/\w/);
      expect(foreignIn([said ?? ''], 'es'), form.file).toEqual([]);
    }
  }
});

it('control: a word of the other language is found, one of both is not', () => {
  expect(foreignIn(['Clear input', 'Iniciar sesión', 'Sign in', 'Email', 'Bandeja'], 'es')).toContain(
    'Sign in',
  );
  expect(foreignIn(['Cancelar', 'Bandeja', '3 of 4 places'], 'es')).toEqual(['3 of 4 places']);
});

async function demoClub(page: Page): Promise<{ slug: string }> {
  const { email, password } = demo.person('owner');
  await page.request.post('/api/auth/sign-in/email', { data: { email, password } });
  const { organization } = await page.request.get('/api/me/').then((answer) => answer.json());
  await page.context().clearCookies();
  return organization;
}

const moreOf = (page: Page) => page.getByRole('button', { name: /^(Más|More)$/ });

/** Where the navigation leads; on a phone part of it is behind "more". */
async function destinationsOf(page: Page): Promise<string[]> {
  // Whether there is a "more" is seen once the navigation is.
  await seen(page.getByRole('navigation').getByRole('link'));
  const more = await moreOf(page).isVisible();
  if (more) await moreOf(page).click();
  const links = await seen(page.getByRole(more ? 'dialog' : 'navigation').getByRole('link'));
  const paths = await links.evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? '/'));
  if (more) await page.keyboard.press('Escape');
  return [...new Set(paths)].filter((path) => path !== '/');
}

/** Goes there by the navigation, or by the address where there is none. */
async function walkTo(page: Page, path: string): Promise<void> {
  const dialog = page.getByRole('dialog');
  // A dialog that is just opening does not hear the key yet.
  await expect
    .poll(async () => {
      if ((await dialog.count()) > 0) await page.keyboard.press('Escape');
      return dialog.count();
    }, eventually)
    .toBe(0);
  const link = page.getByRole('navigation').locator(`a[href="${path}"]`);
  if ((await link.count()) === 0 && (await moreOf(page).isVisible())) await moreOf(page).click();
  else if ((await page.getByRole('navigation').count()) === 0) return void (await page.goto(path));
  await link.last().click();
}

/** Opens each page and what is behind it, and returns what is wrong with them. */
async function faultsOn(
  page: Page,
  language: Language,
  paths: string[],
  role = 'anybody',
): Promise<string[]> {
  const faults: string[] = [];
  const found = async (shown: string, accessibility: boolean, moves: readonly string[] = []) => {
    await settled(page);
    const eyes = `${role} ${shown} ${language} ${page.viewportSize()?.width}`;
    await photograph(page, eyes);
    const seen = await faultsOf(page, language, accessibility);
    faults.push(...[...seen, ...moves].map((fault) => `${eyes}: ${fault}`));
    faults.push(...browser.complaints.splice(0));
  };
  const look = async () => {
    await settled(page);
    const at = new URL(page.url());
    const shown = `${at.pathname.replaceAll(/[0-9a-f-]{36}/g, 'one')}${at.search}`;
    const own = page.viewportSize() ?? SCREENS[390].viewport;
    await found(shown, !examined.has(`${shown} ${language}`), await movesOf(page));
    examined.add(`${shown} ${language}`);
    await page.setViewportSize(SCREENS[own.width === 390 ? 1440 : 390].viewport);
    await found(shown, false);
    await page.setViewportSize(own);
    // Another width moves everything.
    await movesOf(page);
  };
  for (const path of paths) {
    await walkTo(page, path);
    await look();
    await eachTab(page, look);
    for (const behind of BEHIND[path] ?? []) {
      if (!(await follow(page, behind))) {
        // The link may be on the page itself, which the one before has left.
        await walkTo(page, path);
        await settled(page);
        if (!(await follow(page, behind))) continue;
      }
      await look();
      await eachTab(page, look);
    }
  }
  return faults;
}

/** Goes where the first such link leads; an address with a query is opened as it is. */
async function follow(page: Page, path: string): Promise<boolean> {
  if (path.includes('?')) return Boolean(await page.goto(path));
  const link = page.getByRole('main').locator(`a[href^="${path}"]`).first();
  if ((await link.count()) === 0) return false;
  await link.click();
  return true;
}

async function eachTab(page: Page, look: () => Promise<void>): Promise<void> {
  const names = await page.getByRole('tab', { selected: false }).allTextContents();
  for (const name of names) {
    await page.getByRole('tab', { name, exact: true }).click();
    await look();
  }
}
