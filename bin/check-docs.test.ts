import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, expect, test } from 'vitest';

const folders: string[] = [];

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** What the check says about a document with this text, in a repository with a few files. */
function complaintsAbout(text: string, document = 'docs/domain/waitlist.md'): string {
  const folder = mkdtempSync(join(tmpdir(), 'bandeja-docs-'));
  folders.push(folder);
  spawnSync('git', ['init', '--quiet'], { cwd: folder });
  const files = {
    [document]: text,
    'server/src/cron.ts': "const duties = ['*/10 * * * *', fillFreePlaces];",
    'server/src/enrollments/rules/promote.ts': 'export const max_waitlist_size = 1;',
  };
  for (const [file, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), content);
  }
  const program = join(import.meta.dirname, 'check-docs.mjs');
  const { status, stderr } = spawnSync(process.execPath, [program, folder], { encoding: 'utf8' });
  expect(status).toBe(stderr === '' ? 0 : 1);
  return stderr;
}

test.each([
  '`server/src/enrollments/rules/promote.ts`',
  '`rules/promote.ts` and `enrollments/` and `server/src/enrollments/*.ts`',
  '`fillFreePlaces(scope)`, `max_waitlist_size`, every ten minutes (`*/10 * * * *`)',
  '[the duties](../../server/src/cron.ts), [elsewhere](https://example.test/)',
  'plain `words`, `PUT`, `/api/me/` and `a = b`',
  '```\nsomeExample(gone.ts)\n```',
])('%s is left alone', (text) => {
  expect(complaintsAbout(text)).toBe('');
});

test.each([
  ['`rules/demote.ts`', 'names rules/demote.ts'],
  ['`server/src/shop/`', 'names server/src/shop/'],
  ['`enrollments/**/*.test.ts`', 'names enrollments'],
  ['[the page](cron.ts)', 'links to cron.ts'],
  ['`fillPlaces(scope)`', 'names fillPlaces'],
  ['`min_waitlist_size`', 'names min_waitlist_size'],
  ['`*/5 * * * *`', 'the cron pattern */5 * * * *'],
])('%s is named, with its line', (text, words) => {
  const said = complaintsAbout(`# Waiting\n\n${text}\n`);
  expect(said).toContain('docs/domain/waitlist.md:3: ');
  expect(said).toContain(words);
});

test('decisions tell of their time', () => {
  expect(complaintsAbout('`rules/demote.ts`', 'docs/decisions/001-once.md')).toBe('');
});
