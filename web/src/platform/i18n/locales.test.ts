import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import desk from '../../locales/en/desk.ts';
import everybody from '../../locales/en/everybody.ts';
import en from '../../locales/en/index.ts';
import own from '../../locales/en/own.ts';
import es from '../../locales/es/index.ts';

/** Every leaf as `path → text`. */
function leaves(tree: object, prefix = ''): Map<string, string> {
  const found = new Map<string, string>();
  for (const [key, value] of Object.entries(tree)) {
    if (typeof value === 'string') found.set(prefix + key, value);
    else for (const [path, text] of leaves(value, `${prefix}${key}.`)) found.set(path, text);
  }
  return found;
}

const placeholders = (text: string) => [...text.matchAll(/\{\{\s*(\w+)/g)].map((match) => match[1]).sort();

describe('the two languages', () => {
  const english = leaves(en);
  const spanish = leaves(es);

  it('have the same keys', () => {
    expect([...spanish.keys()].sort()).toEqual([...english.keys()].sort());
  });

  it('call a role by one name, which stands in one place', () => {
    const roles = [...english.keys()].filter((key) => /\broles\.(owner|instructor|student)$/.test(key));
    expect(roles).toEqual(['common.roles.owner', 'common.roles.instructor', 'common.roles.student']);
  });

  it('leave no text empty', () => {
    const empty = [...english, ...spanish].filter(([, text]) => text.trim() === '');
    expect(empty).toEqual([]);
  });

  it('put the same values into every sentence', () => {
    for (const [path, text] of english) {
      expect(placeholders(spanish.get(path) ?? ''), path).toEqual(placeholders(text));
    }
  });
});

const sources = join(import.meta.dirname, '..', '..');
const forEverybody = ['public', 'student', 'account', 'shell'];

/** The files that a page imports, at once or when they are needed. */
function filesFrom(path: string, seen: Set<string>): Set<string> {
  if (seen.has(path) || !existsSync(path)) return seen;
  seen.add(path);
  const code = readFileSync(path, 'utf8');
  for (const [, next] of code.matchAll(/(?:from|import)\s*\(?'(\.[^']+\.tsx?)'/g))
    if (!next!.includes('/locales/')) filesFrom(join(dirname(path), next!), seen);
  return seen;
}

const pagesOf = (area: string) =>
  readdirSync(join(sources, 'areas', area))
    .filter((name) => name.endsWith('.tsx'))
    .map((name) => join(sources, 'areas', area, name));

/** What begins a word of a part: `today`, and `setup.steps` where everybody has words of `setup` too. */
const namesOf = (part: object): string[] =>
  Object.entries(part).flatMap(([name, words]) =>
    name in everybody
      ? Object.keys(words)
          .filter((part) => !(part in everybody[name as keyof typeof everybody]))
          .map((part) => `${name}\\.${part.replace(/_(one|other)$/, '')}\\b`)
      : [`${name}\\.[\\w$]`],
  );

/** Where a word of `part` is said on pages whose readers have not loaded it. */
function saidOn(part: object, pages: readonly string[]): string[] {
  const files = pages.reduce((seen, page) => filesFrom(page, seen), new Set<string>());
  expect(files.size).toBeGreaterThan(60);
  const names = new RegExp(`['"\`](${namesOf(part).join('|')})`);
  const wrong = [...files].filter((file) => names.test(readFileSync(file, 'utf8')));
  return wrong.map((file) => file.slice(sources.length + 1));
}

describe('the words of the desk', () => {
  it('are said on no page that others see, who do not load them', () => {
    expect(saidOn(desk, forEverybody.flatMap(pagesOf))).toEqual([]);
  });
});

describe('the words of one’s own pages', () => {
  it('are said on no other page, whose readers do not load them', () => {
    const own_pages = [
      'profile-page.tsx',
      'my-classes-page.tsx',
      'packages-page.tsx',
      'payments-page.tsx',
      'receipt-page.tsx',
      'progress-page.tsx',
      'report-page.tsx',
      'find-page.tsx',
      'coach-page.tsx',
      'scan-page.tsx',
      'check-in-page.tsx',
      'wishes-page.tsx',
      'visitor-coach.tsx',
      'unsubscribe-page.tsx',
    ];
    const others = forEverybody
      .flatMap(pagesOf)
      .filter((page) => !own_pages.some((one) => page.endsWith(one)));
    expect(saidOn(own, others)).toEqual([]);
  });
});
