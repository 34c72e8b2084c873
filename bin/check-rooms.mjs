// What the import rules cannot see: that the tree and its SQL are what ARCHITECTURE.md says, the one clock, the one way
// to the server, and the length of files.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readArchitecture } from './lib/architecture.mjs';
import { roomComplaints } from './lib/rooms.mjs';

/** Files that may be longer than LINES, with the reason. The list may only shrink. */
const LONG_FILES = new Map([]);
const LINES = 400;

const GENERATED = new Set(['client/types.ts', 'server/src/kernel/db/types.ts']);
/** A component that the source document names so. */
const NAMED_BY_THE_SOURCE = ['schedule-manager.tsx'];
const ATTIC = /(^|[-.])(managers?|services?|helpers?|utils?|misc|common)\.(ts|tsx|mjs)$/i;
/** The web app's typed client, and the one call beside it: identity is not in the OpenAPI document. */
const WAY_OUT = 'web/src/platform/client/';
/** Fetches the app's files, and nothing of the API. */
const WORKER = 'web/src/platform/offline/worker.ts';
const CALLS = /(?<![.\w])fetch\(|\bXMLHttpRequest\b|\bsendBeacon\b|\bEventSource\b|\buseMutation\b/;
const CLOCK = /\bDate\.now\b|\bnew Date\(|\bTemporal\.Now\b/;

const own = join(import.meta.dirname, '..');
const root = resolve(process.argv[2] ?? own);
const files = new Map(sourceFiles().map((file) => [file, readFileSync(join(root, file), 'utf8')]));
const complaints = [...files].flatMap(([file, text]) => [
  ...atticOf(file),
  ...clockOf(file, text),
  ...callsOf(file, text),
  ...lengthOf(file, text),
]);
// A tree without the page is measured by ours, file by file.
const hasPage = existsSync(join(root, 'ARCHITECTURE.md'));
complaints.push(
  ...roomComplaints(readArchitecture(hasPage ? root : own), files, hasPage ? schema() : undefined),
);
for (const file of LONG_FILES.keys()) {
  if (!existsSync(join(root, file)))
    complaints.push(`${file}: is listed as long in bin/check-rooms.mjs, but does not exist`);
}
for (const complaint of complaints) console.error(complaint);
process.exitCode = complaints.length === 0 ? 0 : 1;

/** What git knows or would add. */
function sourceFiles() {
  const args = ['ls-files', '--cached', '--others', '--exclude-standard', '-z'];
  const { status, stdout, stderr } = spawnSync('git', args, {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 << 20,
  });
  if (status !== 0) throw new Error(`git ls-files failed: ${stderr}`);
  const files = [...new Set(stdout.split('\0'))].filter((file) => /\.(ts|tsx|mjs)$/.test(file));
  return files.filter((file) => !GENERATED.has(file) && existsSync(join(root, file)));
}

function schema() {
  const file = join(root, 'db/schema.sql');
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

function atticOf(file) {
  const isTest = /\.test\.tsx?$/.test(file);
  const name = file.split('/').at(-1);
  return !isTest && ATTIC.test(name) && !NAMED_BY_THE_SOURCE.includes(name)
    ? [`${file}: a name for an attic; say what it is about`]
    : [];
}

function clockOf(file, text) {
  const reads =
    file.startsWith('server/src/') && !file.startsWith('server/src/kernel/time') && !/\.test\.ts$/.test(file);
  if (!reads) return [];
  return linesWith(CLOCK, text).map(
    (line) => `${file}:${line}: the clock is read in server/src/kernel/time only`,
  );
}

function callsOf(file, text) {
  if (!file.startsWith('web/src/') || file.startsWith(WAY_OUT) || file === WORKER) return [];
  return linesWith(CALLS, text).map((line) => `${file}:${line}: the server is asked through ${WAY_OUT}`);
}

/** The numbers of the lines whose code, comments aside, has `pattern` in it. */
function linesWith(pattern, text) {
  return text.split('\n').flatMap((line, index) => {
    const code = line.replace(/^\s*(\/\/|\/?\*).*$|\s\/\/ .*$/, '');
    return pattern.test(code) ? [index + 1] : [];
  });
}

function lengthOf(file, text) {
  const lines = text.split('\n').length - 1;
  const listed = LONG_FILES.has(file);
  if (lines > LINES && !listed) return [`${file}: ${lines} lines, more than ${LINES}; split it by topic`];
  return lines <= LINES && listed ? [`${file}: ${lines} lines; take it off the list of long files`] : [];
}
