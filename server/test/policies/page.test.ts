import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

/* docs/domain/school-rules.md says of each policy of the rulebooks that a test shows it, or why none does. */
const page = readFileSync(join(import.meta.dirname, '../../../docs/domain/school-rules.md'), 'utf8');
const policy = /[a-z]+-[a-c]\/[a-z_]+/g;
const rowsOf = (heading: string): string[] => {
  const [, after = ''] = page.split(`\n## ${heading}\n`);
  const section = after.split('\n## ')[0] as string;
  return [...section.matchAll(/^\| `([^`]+)`/gm)].map(([, key]) => key as string);
};
const shown = ['Terms', 'Fee plans', 'Leaving and pausing', 'Compensation', 'Arrears and means', 'Discounts']
  .concat('Doors and queues')
  .flatMap(rowsOf);
const notShown = rowsOf('What cannot be expressed');

const tested = (): Set<string> => {
  const files = readdirSync(import.meta.dirname).filter((file) => file.endsWith('.test.ts'));
  const own = files.filter((file) => file !== 'page.test.ts');
  const found = own.flatMap(
    (file) => readFileSync(join(import.meta.dirname, file), 'utf8').match(policy) ?? [],
  );
  return new Set(found);
};

test('each of the 141 policies of the 23 rulebooks stands on the page once', () => {
  const all = [...shown, ...notShown];
  expect(all.filter((key, at) => all.indexOf(key) < at)).toEqual([]);
  expect(all).toHaveLength(141);
  expect(new Set(all.map((key) => key.split('/')[0])).size).toBe(23);
});

test('each that the page says is shown has a test, and no other has', () => {
  const keys = tested();
  expect(shown.filter((key) => !keys.has(key))).toEqual([]);
  expect([...keys].filter((key) => !shown.includes(key))).toEqual([]);
});

test('at least 138 of them are shown, and the page says how many', () => {
  expect(shown.length).toBeGreaterThanOrEqual(138);
  expect(page).toContain(`; ${shown.length} of the ${shown.length + notShown.length} have one`);
});
