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

test.each(['await fetch(path)', 'new XMLHttpRequest()', 'navigator.sendBeacon(path)', 'useMutation({})'])(
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

const page = (change: (text: string) => string = (text) => text) =>
  change(`# Architecture

### The rooms, in their order

| room | holds | its tables | beyond |
| --- | --- | --- | --- |
| \`kernel\` | no word of a club | \`outbox\` | |
| \`courts\` | courts | \`courts\` | reads \`sessions\`: who plays |
| \`payments\` | no code yet | | |
| \`scheduling\` | sessions | \`sessions\` | |
| \`enrollments\` | bookings | \`enrollments\` \`sessions.held\` | writes \`sessions.status\`: full or not |

### Around the rooms

| folder | holds |
| --- | --- |
| \`cli\` | the prompt |

### A room's files

| file | holds | of its room | of earlier rooms | of the kernel | SQL |
| --- | --- | --- | --- | --- | --- |
| \`store\` | SQL | | | any | yes |
| \`commands\` | the shell | \`store\` | | any | no |

### Web features without a room

| feature | calls |
| --- | --- |
| \`account\` | sign-in |
`);

/** A tree that is what the page says. */
const tree = {
  'ARCHITECTURE.md': page(),
  'db/schema.sql': ['outbox', 'courts', 'sessions', 'enrollments']
    .map((table) => `create table ${table} (\n    id uuid,\n    held integer,\n    status text\n);\n`)
    .join('\n'),
  'server/src/kernel/outbox.ts': '',
  'server/src/cli/program.ts': "tx.insertInto('courts')",
  'server/src/courts/store.ts': "tx.selectFrom('courts').innerJoin('sessions', 'a', 'b')",
  'server/src/scheduling/store.ts': "tx.updateTable('sessions').set({ room: 1 })",
  'server/src/enrollments/store.ts': 'sql`update sessions set held = held + 1, status = $1 where id = $2`',
  'server/src/enrollments/commands.ts': '',
  'web/src/features/account/api.ts': '',
  'web/src/features/courts/api.ts': '',
};

test('a tree that is what its page says is left alone', () => {
  expect(complaintsAbout(tree)).toBe('');
});

test.each([
  ['a room without a folder', { 'server/src/scheduling/store.ts': undefined }, 'lists scheduling'],
  ['a folder for a room without code', { 'server/src/payments/store.ts': '' }, 'payments has no code yet'],
  ['a folder that is no room', { 'server/src/shop/store.ts': '' }, 'neither the kernel nor a domain'],
  ['a file that no room has', { 'server/src/enrollments/commands.ts': undefined }, 'lists the file commands'],
  ['a feature that is not listed', { 'web/src/features/shop/api.ts': '' }, 'web/src/features/shop'],
  ['a feature that is gone', { 'web/src/features/account/api.ts': undefined }, 'lists the feature account'],
  [
    'a table of no room',
    { 'db/schema.sql': `${tree['db/schema.sql']}create table shops (\n);` },
    'shops to no room',
  ],
  ['SQL in a command', { 'server/src/enrollments/commands.ts': 'sql`select 1`' }, 'holds SQL'],
  [
    'a look ahead',
    { 'server/src/scheduling/store.ts': "tx.selectFrom('enrollments')" },
    'reads enrollments, a table of the later room enrollments',
  ],
  [
    'a write to another room’s table',
    {
      'server/src/enrollments/store.ts': `${tree['server/src/enrollments/store.ts']}; tx.deleteFrom('courts')`,
    },
    'writes courts, a table of the room courts',
  ],
  [
    'a write to a column of another room',
    { 'server/src/scheduling/store.ts': "tx.updateTable('sessions').set({ held: 1 })" },
    'writes sessions.held, which belongs to the room enrollments',
  ],
  [
    'a write to a column beside its own',
    { 'server/src/enrollments/store.ts': 'sql`update sessions set held = 1, status = $1, room = 2`' },
    'writes sessions.room, which belongs to the room scheduling',
  ],
  [
    'an exception that nobody needs',
    { 'server/src/courts/store.ts': "tx.selectFrom('courts')" },
    'courts does not read sessions any more',
  ],
])('%s is named', (_, change, words) => {
  const files = Object.entries({ ...tree, ...change }).filter(([, text]) => text !== undefined);
  expect(complaintsAbout(Object.fromEntries(files) as Record<string, string>)).toContain(words);
});
