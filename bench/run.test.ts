import { execFile } from 'node:child_process';
import { chmod, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const run = promisify(execFile);
const script = fileURLToPath(new URL('run.ts', import.meta.url));

test('the bench loads a history, measures a row, writes it down, and leaves nothing behind', {
  timeout: 120_000,
}, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'bandeja-bench-test-'));
  await chmod(folder, 0o711);
  try {
    const args = ['--history', '2000', '--rows', 'roster', '--seconds', '1', '--generator', 'autocannon'];
    await run(process.execPath, [script, ...args, '--json', join(folder, 'result.json')], {
      env: { ...process.env, TMPDIR: folder },
    });
    const { about, rows } = JSON.parse(await readFile(join(folder, 'result.json'), 'utf8'));
    expect(about).toMatchObject({ history: 2_000, plans: 'fresh' });
    expect(rows).toMatchObject([{ name: 'roster', unit: '/s', goal: 'p99 ≤ 25 ms' }]);
    expect(rows[0].value).toBeGreaterThan(0);
    const left = await readdir(folder);
    expect(left.filter((name) => name.startsWith('bandeja'))).toEqual([]);
  } finally {
    await rm(folder, { recursive: true });
  }
});
