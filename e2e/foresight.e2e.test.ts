import { expect, it } from 'vitest';
import { command } from './lib/bandeja.ts';
import { photograph, SCREENS, seen, useBrowser } from './lib/browser.ts';
import { useDemo } from './lib/demo.ts';
import { faultsOf, settled } from './lib/inspect.ts';
import { enter } from './lib/people.ts';

const demo = useDemo('--seed', '11');
const browser = useBrowser(demo.url);

interface Chances {
  kind: string;
  verdict: 'better' | 'not_better' | 'too_little';
  highest: { person: string }[];
}

it('says that nothing is foretold before the first night', async () => {
  const page = await browser.arrive({ language: 'es', width: 390 });
  await enter(page, demo.person('owner'), '/admin/foresight');
  await seen(page.getByText('Todavía no hay previsión'));
  expect(await faultsOf(page, 'es')).toEqual([]);
}, 120_000);

it.each([
  ['es', 390],
  ['en', 1440],
] as const)(
  'an owner (%s, %s px) reads what is to be expected, and how well each was foretold',
  async (language, width) => {
    const words =
      language === 'es'
        ? {
            title: 'Previsión',
            checked: /^Ver cómo se ha comprobado/,
            verdicts: { better: 'Acierta más', not_better: 'No acierta más', too_little: 'Aún no se sabe' },
            kinds: { no_show: 'Quién puede no venir', late_cancel: 'Quién puede cancelar tarde' },
            calibration: 'Lo que dijo y lo que fue',
          }
        : {
            title: 'Foresight',
            checked: /^How it was checked/,
            verdicts: {
              better: 'Beats its baseline',
              not_better: 'Does not beat it',
              too_little: 'Not known yet',
            },
            kinds: { no_show: 'Who may not come', late_cancel: 'Who may cancel late' },
            calibration: 'What it said, and what was',
          };
    const { code, output } = await command(['foresee'], { BANDEJA_DATA_DIR: demo.dataDir });
    expect(code, output).toBe(0);
    expect(output).toMatch(/no_show +(better|not_better) +of \d+ cases/);
    const page = await browser.arrive({ language, width, dark: language === 'en' });
    await page.addInitScript(`localStorage.setItem('bandeja.language', '${language}')`);
    await enter(page, demo.person('owner'), '/admin/foresight');
    await seen(page.getByRole('heading', { name: words.title, level: 1 }));
    await settled(page);
    const [club] = await (await page.request.get('/api/clubs/')).json().then(({ results }) => results);
    const { chances } = (await (
      await page.request.get(`/api/classes/foresight/?club_id=${club.id}`)
    ).json()) as { chances: Chances[] };
    expect(chances.map(({ kind }) => kind)).toEqual(['no_show', 'late_cancel']);
    for (const { kind, verdict, highest } of chances) {
      const section = page.getByRole('region', { name: words.kinds[kind as keyof typeof words.kinds] });
      await seen(section.getByText(words.verdicts[verdict], { exact: true }));
      // What does not beat its baseline names nobody.
      expect(await section.getByRole('link').count()).toBe(verdict === 'better' ? highest.length : 0);
      if (verdict === 'too_little') continue;
      await section.getByRole('button', { name: words.checked }).click();
      await seen(section.getByText(words.calibration));
    }
    for (const size of [width, width === 390 ? 1440 : 390] as const) {
      await page.setViewportSize(SCREENS[size].viewport);
      await photograph(page, `foresight ${language} ${size}`);
      expect(await faultsOf(page, language)).toEqual([]);
    }
  },
  240_000,
);
