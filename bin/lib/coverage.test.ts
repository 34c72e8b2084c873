import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { falseClaims } from './coverage.ts';

const page = readFileSync(join(import.meta.dirname, '../../docs/seed-coverage.md'), 'utf8');
const components = page.slice(page.indexOf('\n## Components'), page.indexOf('`ClassesStore`'));

/** What is said of these lines beside the table of components, in a repository with whatever that names and two files. */
function said(lines: string, table = components, files: Record<string, string> = {}): string[] {
  const exported = [...table.matchAll(/^\| (\w+) +\| `([^`]+)`/gm)].map(
    ([, name, path]) => [`web/src/features/${path}`, `export function ${name}(`] as const,
  );
  const known = new Map([
    ...exported,
    ['server/src/progress/access.ts', 'export const seesProgress = 1;'],
    ['server/src/progress/progress.http.test.ts', ''],
    ...Object.entries(files),
  ]);
  return falseClaims(lines + table, (file: string) => known.get(file));
}

test('claims that are true are left alone', () => {
  expect(
    said('`seesProgress` in `progress/access.ts`, `progress/progress.http.test.ts`, `a/*.test.ts`\n'),
  ).toEqual([]);
});

test.each([
  ['`progress/lost.http.test.ts`', 'names progress/lost.http.test.ts, which is not there'],
  ['`access.ts/progress.http.test.ts`', 'which is not there'],
  ['`seesAll` in `progress/access.ts`', 'names seesAll in server/src/progress/access.ts'],
])('%s is named, with its line', (line, words) => {
  const [complaint, ...others] = said(`# Items\n\n${line}\n`);
  expect(complaint).toMatch(/^3: /);
  expect(complaint).toContain(words);
  expect(others).toEqual([]);
});

test('a component is exported by its name in the file that is named, and none of the fifteen is left out', () => {
  const [path] = /discovery\/components\/class-search\.tsx/.exec(components) as unknown as [string];
  const file = { [`web/src/features/${path}`]: 'export function ClassSearchFields(' };
  expect(said('', components, file)).toEqual([expect.stringContaining(`${path} exports no ClassSearch`)]);
  const without = components.replace(/^\| InstructorProfile .*\n/m, '');
  expect(said('', without)).toEqual(['1: claims nothing of the component InstructorProfile']);
});
