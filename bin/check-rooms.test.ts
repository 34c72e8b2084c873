import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, expect, test } from 'vitest';

const folders: string[] = [];

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** What the check says about a repository that holds `files`. */
function complaintsAbout(files: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), 'bandeja-rooms-'));
  folders.push(folder);
  spawnSync('git', ['init', '--quiet'], { cwd: folder });
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
  const program = join(import.meta.dirname, 'check-rooms.mjs');
  const { status, stderr } = spawnSync(process.execPath, [program, folder], { encoding: 'utf8' });
  expect(status).toBe(stderr === '' ? 0 : 1);
  return stderr;
}

test('the files of a domain, its folders and its tests are left alone', () => {
  const files = ['commands.ts', 'rules/week.ts', 'store.ts', 'waitlist.db.test.ts', 'public.ts'];
  expect(
    complaintsAbout(Object.fromEntries(files.map((file) => [`server/src/courts/${file}`, '']))).trim(),
  ).toBe('');
});

test('a file name outside the closed set is named', () => {
  expect(complaintsAbout({ 'server/src/courts/booking.ts': '' })).toContain('server/src/courts/booking.ts');
});

test('a folder that is no domain is named', () => {
  expect(complaintsAbout({ 'server/src/shared/store.ts': '' })).toContain('neither the kernel nor a domain');
});

test('an attic is named, on the server and in the web app', () => {
  const said = complaintsAbout({
    'server/src/kernel/utils.ts': '',
    'web/src/features/courts/court-helpers.tsx': '',
  });
  expect(said.match(/attic/g)).toHaveLength(2);
});

test.each(['Date.now()', 'new Date(text)', 'Temporal.Now.instant()'])(
  'the clock is not read with %s',
  (code) => {
    expect(complaintsAbout({ 'server/src/courts/rules.ts': `const now = ${code};\n` })).toContain(
      'rules.ts:1',
    );
  },
);

test('the clock is read in kernel/time, in tests and in the web app, and named in comments', () => {
  const code = 'const now = new Date();\n';
  const files = {
    'server/src/kernel/time/clock.ts': code,
    'server/src/courts/rules.test.ts': code,
    'web/src/ui/today.ts': code,
    'server/src/courts/rules.ts': '// not Date.now(), as the clock is a value\n',
  };
  expect(complaintsAbout(files)).toBe('');
});

test.each(['await fetch(path)', 'new XMLHttpRequest()', 'navigator.sendBeacon(path)'])(
  'the web app does not go past its client with %s',
  (code) => {
    expect(complaintsAbout({ 'web/src/features/courts/api.ts': `${code};\n` })).toContain('api.ts:1');
  },
);

test('the client itself may, and asking a query again is no call', () => {
  const files = {
    'web/src/platform/client/identity.ts': 'await fetch(path);\n',
    'web/src/areas/courts-page.tsx': 'void query.refetch();\nqueryClient.fetchQuery(meQuery);\n',
  };
  expect(complaintsAbout(files)).toBe('');
});

test('a file of more than 400 lines is named', () => {
  expect(complaintsAbout({ 'server/src/kernel/long.ts': '\n'.repeat(401) })).toContain('401 lines');
});
