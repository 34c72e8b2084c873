import { expect, it } from 'vitest';
import { photograph, SCREENS, seen, useBrowser } from './lib/browser.ts';
import { useDemo } from './lib/demo.ts';
import { faultsOf, settled } from './lib/inspect.ts';
import { enter } from './lib/people.ts';

const demo = useDemo();
const browser = useBrowser(demo.url);

interface Coach {
  id: string;
  display_name: string;
  rating: number | null;
}

const given = async <T>(path: string) => (await (await fetch(demo.url() + path)).json()) as T;
async function clubAddress() {
  const { organization, club } = await given<{ organization: string; club: string }>('/api/public/');
  const { results } = await given<{ results: Coach[] }>(`/api/public/${organization}/instructors/`);
  return {
    path: `/c/${organization}/${club}`,
    coach: results.find(({ rating }) => rating !== null) as Coach,
  };
}

it.each([
  ['es', 390],
  ['en', 1440],
] as const)(
  'a visitor (%s, %s px) goes from the club’s page to a coach, and from there to a class',
  async (language, width) => {
    const { path, coach } = await clubAddress();
    const page = await browser.arrive({ language, width, dark: language === 'en' });
    await page.goto(path);
    await page.getByRole('link', { name: coach.display_name }).last().click();
    await seen(page.getByRole('heading', { level: 1, name: coach.display_name }));
    await settled(page);
    for (const size of [width, width === 390 ? 1440 : 390] as const) {
      await page.setViewportSize(SCREENS[size].viewport);
      await photograph(page, `visitor coach ${language} ${size}`);
      expect(await faultsOf(page, language)).toEqual([]);
    }
    // Mean and number: how many gave what is for those of the club.
    expect(await page.getByText(language === 'es' ? /de 5 \(\d+ valorac/ : /of 5 \(\d+ rating/).count()).toBe(
      1,
    );
    expect(await page.getByText(language === 'es' ? '5 estrellas' : '5 stars').count()).toBe(0);
    await page.locator('article a').first().click();
    await seen(page.getByRole('dialog').getByRole('link', { name: coach.display_name }));
  },
);

it('who is not presented on the club’s page has none of their own there', async () => {
  const { path } = await clubAddress();
  const page = await browser.arrive();
  await page.goto(`${path}/coaches/0197f3a2-0000-7000-8000-000000000000`);
  await seen(page.getByText('Este monitor no se presenta aquí'));
});

it.each([
  ['es', 390],
  ['en', 1440],
] as const)(
  'a student (%s, %s px) goes from a class to its coach, with the ratings',
  async (language, width) => {
    const page = await browser.arrive({ language, width, dark: language === 'en' });
    await page.addInitScript(`localStorage.setItem('bandeja.language', '${language}')`);
    const { coach } = await clubAddress();
    await enter(page, demo.person('student'), '/classes');
    await page.goto(`/coaches/${coach.id}`);
    await seen(page.getByRole('heading', { level: 1, name: coach.display_name }));
    await settled(page);
    await seen(page.getByText(language === 'es' ? '5 estrellas' : '5 stars'));
    for (const size of [width, width === 390 ? 1440 : 390] as const) {
      await page.setViewportSize(SCREENS[size].viewport);
      await photograph(page, `student coach ${language} ${size}`);
      expect(await faultsOf(page, language)).toEqual([]);
    }
    await page.locator('article a').first().click();
    const link = page.getByRole('dialog').getByRole('link', { name: coach.display_name });
    await (await seen(link)).click();
    await seen(page.getByRole('heading', { level: 1, name: coach.display_name }));
  },
);
