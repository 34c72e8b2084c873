import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');

/** Wrong imports, each with the rule that has to catch it: [rule, from, to]. */
const WRONG: [rule: string, from: string, to: string][] = [
  [
    'catalog-imports-only-earlier-domains',
    'server/src/catalog/commands.ts',
    'server/src/scheduling/public.ts',
  ],
  [
    'organizations-imports-only-earlier-domains',
    'server/src/organizations/jobs.ts',
    'server/src/notifications/facts.ts',
  ],
  [
    'analytics-imports-only-earlier-domains',
    'server/src/analytics/queries.ts',
    'server/src/notifications/public.ts',
  ],
  ['domains-meet-at-the-door', 'server/src/enrollments/store.ts', 'server/src/scheduling/store.ts'],
  [
    'domains-meet-at-the-door',
    'server/src/enrollments/commands/enroll.ts',
    'server/src/scheduling/rules/week.ts',
  ],
  ['kernel-knows-no-domain', 'server/src/kernel/http.ts', 'server/src/organizations/public.ts'],
  ['postgres-stands-alone', 'server/src/postgres/embedded.ts', 'server/src/kernel/time/zone.ts'],
  ['domains-do-not-import-the-root', 'server/src/courts/routes.ts', 'server/src/main.ts'],
  ['domains-do-not-import-the-root', 'server/src/catalog/routes.ts', 'server/src/demo/load.ts'],
  ['rules-are-pure', 'server/src/enrollments/rules.ts', 'server/src/kernel/db.ts'],
  ['rules-are-pure', 'server/src/enrollments/rules/waitlist.ts', 'server/src/enrollments/store.ts'],
  ['rules-are-pure', 'server/src/courts/rules.ts', 'node:fs'],
  ['schemas-and-facts-stay-below', 'server/src/courts/schemas.ts', 'server/src/courts/queries.ts'],
  ['shell-files-look-down', 'server/src/courts/commands.ts', 'server/src/courts/jobs.ts'],
  ['web-and-server-meet-in-client', 'web/src/features/classes/api.ts', 'server/src/catalog/schemas.ts'],
  ['server-knows-no-web', 'server/src/app.ts', 'web/src/ui/button.tsx'],
  ['client-stands-alone', 'client/index.ts', 'web/src/ui/button.tsx'],
  ['web-features-do-not-know-areas', 'web/src/features/courts/list.tsx', 'web/src/areas/admin/page.tsx'],
  [
    'web-features-do-not-know-each-other',
    'web/src/features/courts/form.tsx',
    'web/src/features/classes/card.tsx',
  ],
  ['web-areas-do-not-know-each-other', 'web/src/areas/student/page.tsx', 'web/src/areas/admin/page.tsx'],
  ['web-ui-and-platform-stand-below', 'web/src/ui/chip.tsx', 'web/src/features/classes/card.tsx'],
  ['no-circles', 'server/src/kernel/circle-one.ts', 'server/src/kernel/circle-two.ts'],
  ['imports-exist', 'server/src/kernel/lost.ts', 'server/src/kernel/nowhere.ts'],
  ['tests-stay-in-tests', 'server/src/kernel/live.ts', 'server/test/builders.ts'],
];

/** Right imports, which no rule may complain about. */
const RIGHT: [from: string, to: string][] = [
  ['server/src/enrollments/reactions.ts', 'server/src/scheduling/facts.ts'],
  ['server/src/enrollments/access.ts', 'server/src/scheduling/public.ts'],
  ['server/src/planning/rules.ts', 'server/src/planning/schemas.ts'],
  ['server/src/planning/rules/grid.ts', 'server/src/kernel/time/zone.ts'],
  ['server/src/progress/commands.ts', 'server/src/kernel/db.ts'],
  ['server/src/progress/routes.ts', 'server/src/permissions.ts'],
  ['server/src/organizations/commands.db.test.ts', 'server/src/scheduling/public.ts'],
  ['server/src/cli.ts', 'server/src/courts/jobs.ts'],
  ['web/src/areas/instructor/day.tsx', 'web/src/features/classes/card.tsx'],
  ['web/src/features/classes/week.tsx', 'web/src/ui/button.tsx'],
  ['web/src/platform/api.ts', 'client/types.ts'],
];

/** A type from a forbidden place is knowledge of that place, too. */
const WRONG_TYPE = ['server/src/planning/rules/shapes.ts', 'server/src/planning/store.ts'] as const;

/** Two files that know each other's types cannot be understood one after the other either. */
const TYPE_CIRCLE = ['server/src/planning/type-one.ts', 'server/src/planning/type-two.ts'] as const;

type Violation = { from: string; to: string; rule: { name: string } };

let folder: string;
let found: Violation[];

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'bandeja-imports-'));
  const pairs = [...WRONG.map(([, from, to]) => [from, to] as const), ...RIGHT];
  const circleBack = ['server/src/kernel/circle-two.ts', 'server/src/kernel/circle-one.ts'] as const;
  for (const [from, to] of [...pairs, circleBack]) writeImport(from, to);
  append(WRONG_TYPE[0], `import type { Value } from '../store.ts';\nexport type Own = Value;\n`);
  append(WRONG_TYPE[1], 'export type Value = number;\n');
  append(
    TYPE_CIRCLE[0],
    `import type { Value } from './${basename(TYPE_CIRCLE[1])}';\nexport type Own = Value;\n`,
  );
  append(
    TYPE_CIRCLE[1],
    `import type { Own } from './${basename(TYPE_CIRCLE[0])}';\nexport type Value = Own | 1;\n`,
  );
  rmSync(join(folder, 'server/src/kernel/nowhere.ts'));
  found = cruise();
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Makes both files, the first importing the second. */
function writeImport(from: string, to: string): void {
  const path = to.startsWith('node:') ? to : relative(dirname(join(folder, from)), join(folder, to));
  const specifier = to.startsWith('node:') || path.startsWith('.') ? path : `./${path}`;
  if (!to.startsWith('node:')) append(to, 'export const value = 1;\nexport type Value = number;\n');
  append(from, `import { value } from '${specifier}';\nconsole.log(value);\n`);
}

function append(file: string, text: string): void {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), text, { flag: 'a' });
}

function cruise(): Violation[] {
  const hook = join(root, 'bin/lib/typescript-5.mjs');
  const program = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');
  const config = join(root, '.dependency-cruiser.mjs');
  const { stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', hook, program, '--config', config, '--output-type', 'json', 'server', 'web', 'client'],
    { cwd: folder, encoding: 'utf8', maxBuffer: 64 << 20 },
  );
  if (!stdout) throw new Error(stderr);
  return JSON.parse(stdout).summary.violations;
}

describe('a wrong import is caught', () => {
  test.each(WRONG)('by %s: %s → %s', (rule, from, to) => {
    const rules = found.filter(
      (violation) => violation.from === from && to.endsWith(violation.to.replace(/^[./]+/, '')),
    );
    expect(rules.map((violation) => violation.rule.name)).toContain(rule);
  });
});

test('a wrong import of a type alone is caught', () => {
  const rules = found.filter((violation) => violation.from === WRONG_TYPE[0]);
  expect(rules.map((violation) => violation.rule.name)).toContain('rules-are-pure');
});

test('a circle of types alone is caught', () => {
  const rules = found.filter((violation) => violation.from === TYPE_CIRCLE[0]);
  expect(rules.map((violation) => violation.rule.name)).toEqual(['no-circles']);
});

test.each(RIGHT)('a right import is left alone: %s → %s', (from) => {
  const complaints = found.filter((violation) => violation.from === from);
  expect(complaints.map((violation) => violation.rule.name)).toEqual([]);
});
