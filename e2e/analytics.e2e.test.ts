import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { photograph, SCREENS, seen, useBrowser } from './lib/browser.ts';
import { useDemo } from './lib/demo.ts';
import { faultsOf, settled } from './lib/inspect.ts';
import { enter } from './lib/people.ts';

const demo = useDemo();
const browser = useBrowser(demo.url);

interface Kind {
  package_id: string;
  name: string;
  sold: number;
  given: number;
}

it.each([
  ['es', 390],
  ['en', 1440],
] as const)(
  'an owner (%s, %s px) sees which packages were sold, goes to one that was bought, and takes all of them along',
  async (language, width) => {
    const words =
      language === 'es'
        ? { title: 'Bonos vendidos', rows: 'Ver las filas', file: 'Descargar', close: 'Cerrar' }
        : { title: 'Packages sold', rows: 'Show rows', file: 'Download', close: 'Close' };
    const page = await browser.arrive({ language, width, dark: language === 'en' });
    await page.addInitScript(`localStorage.setItem('bandeja.language', '${language}')`);
    const until = new Date().toISOString().slice(0, 10);
    const from = new Date(Date.now() - 180 * 86_400_000).toISOString().slice(0, 10);
    await enter(page, demo.person('owner'), `/admin/analytics?from=${from}&until=${until}`);
    const table = page.getByRole('region', { name: words.title, exact: true }).last();
    await seen(table.getByRole('table'));
    await settled(page);
    const answer = await page.request.get(`/api/classes/analytics/packages/?from=${from}&until=${until}`);
    const { packages } = (await answer.json()) as { packages: Kind[] };
    expect(packages.length).toBeGreaterThan(0);
    expect(await table.getByRole('rowheader').allTextContents()).toEqual(packages.map(({ name }) => name));
    for (const size of [width, width === 390 ? 1440 : 390] as const) {
      await page.setViewportSize(SCREENS[size].viewport);
      await photograph(page, `analytics ${language} ${size}`);
      expect(await faultsOf(page, language)).toEqual([]);
    }
    await page.setViewportSize(SCREENS[width].viewport);

    const [first] = packages as [Kind];
    await table.getByRole('button', { name: `${words.rows}: ${first.name}` }).click();
    const sheet = page.getByRole('dialog', { name: first.name });
    await seen(sheet.getByRole('listitem').first());
    await photograph(page, `analytics package ${language} ${width}`);
    expect(await faultsOf(page, language)).toEqual([]);
    expect(await sheet.getByRole('listitem').count()).toBe(Math.min(50, first.sold + first.given));
    await sheet.getByRole('button', { name: words.close }).click();

    const section = page.getByRole('region', { name: words.title, exact: true }).first();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      section.getByRole('button', { name: words.file, exact: true }).last().click(),
    ]);
    const lines = (await readFile(await download.path(), 'utf8')).trimEnd().split('\r\n');
    expect(lines.length - 1).toBe(packages.reduce((sum, one) => sum + one.sold + one.given, 0));
  },
);
