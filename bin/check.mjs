// Everything that CI runs, in the order of how soon it answers. Names of checks may be given: `bin/check types tests`.
// The last line is `N passed, N failed`: every test counts as one, and so does every other check.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { environment, root, run } from './lib/run.mjs';
import { buildWeb } from './lib/web-build.mjs';

const node = process.execPath;
/** Says something only when it fails, in one piece: two checks run at a time. */
const check = (command, args) => run(command, args, { quiet: true });
const tool = (path) => join(root, 'node_modules', path);

const cruiser = [
  '--import',
  './bin/lib/typescript-5.mjs',
  tool('dependency-cruiser/bin/dependency-cruiser.mjs'),
  '--config',
  '.dependency-cruiser.mjs',
];

/** Biome colours its output wherever it goes. */
const colours = process.stdout.isTTY ? [] : ['--colors=off'];

const checks = [
  {
    name: 'style',
    title: 'format and lint',
    run: () => check(tool('.bin/biome'), ['ci', '--error-on-warnings', ...colours, '.']),
  },
  ...['server', 'client', 'web'].map((workspace) => ({
    name: 'types',
    title: `types of ${workspace}`,
    // Each of several checkers judges what all of them share once more: four, the usual, take twice the time of one.
    run: () => check(node, [tool('typescript/bin/tsc'), '-p', workspace, '--checkers', '1']),
  })),
  {
    name: 'rooms',
    title: 'the tree and its SQL are what ARCHITECTURE.md says; clock, file length',
    run: () => check(node, ['bin/check-rooms.mjs']),
  },
  { name: 'rooms', title: 'what documents name exists', run: () => check(node, ['bin/check-docs.mjs']) },
  {
    name: 'imports',
    title: 'who imports whom',
    run: () => check(node, [...cruiser, 'server/src', 'web/src', 'client']),
  },
  { name: 'dead', title: 'dead code', run: () => check(node, [tool('knip/bin/knip.js')]) },
  {
    name: 'generated',
    title: 'generated files are up to date',
    run: () => check(node, ['server/src/cli.ts', 'generate', '--check']),
  },
  {
    name: 'api',
    title: 'the OpenAPI document is in order for a public linter',
    run: () =>
      run(tool('.bin/redocly'), ['lint', '--format=stylish', 'client/openapi.json'], {
        quiet: true,
        // It would tell its makers that it was run, and ask them for a newer one.
        env: environment({ REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_NOTIFICATIONS: 'true' }),
      }),
  },
  { name: 'web', title: 'the web app builds', run: () => buildWeb(node, { quiet: true }) },
  { name: 'tests', title: 'tests', run: runTests },
];

/** Resolves to the numbers of passed and failed tests. */
async function runTests() {
  const folder = mkdtempSync(join(tmpdir(), 'bandeja-check-'));
  const report = join(folder, 'tests.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const code = await run(node, [tool('vitest/vitest.mjs'), 'run', ...reporters]);
  const counted = countTests(report);
  rmSync(folder, { recursive: true });
  // A file that does not load, or an error outside every test, fails the run without failing a test.
  return { passed: counted.passed, failed: counted.failed || (code === 0 ? 0 : 1) };
}

function countTests(report) {
  try {
    const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(report, 'utf8'));
    const unloaded = testResults.filter(
      (file) => file.status === 'failed' && file.assertionResults.length === 0,
    );
    return { passed: numPassedTests, failed: numFailedTests + unloaded.length };
  } catch {
    return { passed: 0, failed: 0 };
  }
}

async function main(wanted) {
  const unknown = wanted.filter((name) => !checks.some((one) => one.name === name));
  if (unknown.length > 0) {
    console.error(
      `Unknown: ${unknown.join(', ')}. There are: ${[...new Set(checks.map(({ name }) => name))].join(', ')}`,
    );
    return 2;
  }
  const asked = checks.filter(({ name }) => wanted.length === 0 || wanted.includes(name));
  return summarise(await runChecks(asked));
}

/** Two at a time: each of them is one thread, and small machines have two cores. Tests, which use both, come last. */
async function runChecks(asked) {
  const isAlone = ({ name }) => name === 'tests';
  const waiting = asked.filter((one) => !isAlone(one));
  const results = [];
  const next = async () => {
    for (let one = waiting.shift(); one; one = waiting.shift()) results.push(await runCheck(one));
  };
  await Promise.all([next(), next()]);
  for (const one of asked.filter(isAlone)) results.push(await runCheck(one));
  return results;
}

async function runCheck({ name, title, run: runIt }) {
  if (name === 'tests') console.log(`\n── ${title} ──`);
  const start = performance.now();
  const result = await runIt();
  const counted =
    typeof result === 'number' ? { passed: Number(result === 0), failed: Number(result !== 0) } : result;
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(`${counted.failed === 0 ? '✓' : '✗'} ${title} (${seconds} s)`);
  return { name, title, seconds, ...counted };
}

function summarise(results) {
  console.log('\n── summary ──');
  for (const { name, title, seconds, passed, failed } of results) {
    const numbers = name === 'tests' ? `, ${passed} passed, ${failed} failed` : '';
    console.log(`${failed === 0 ? '✓' : '✗'} ${title} (${seconds} s${numbers})`);
  }
  const sum = (key) => results.reduce((total, result) => total + result[key], 0);
  console.log(`${sum('passed')} passed, ${sum('failed')} failed`);
  return sum('failed') === 0 ? 0 : 1;
}

process.exitCode = await main(process.argv.slice(2));
