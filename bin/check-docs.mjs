// What documents name must be there: files, links, functions, columns, settings, and the cron patterns of duties.
// Decisions and the changelog tell of their time and are left alone.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, resolve } from 'node:path';
import { falseClaims } from './lib/coverage.ts';

const root = resolve(process.argv[2] ?? join(import.meta.dirname, '..'));
const DOCUMENTS = /^(README|ARCHITECTURE|CONTRIBUTING)\.md$|^docs\/(?!decisions\/).*\.md$/;
/** Names what the source document called things: not all of them are names of ours. */
const SOURCE_DOCUMENT = 'docs/seed-coverage.md';
/** Words that look like names of ours: of other programs, or of ways to write names. */
const OTHERS = new Set(['pg_dump', 'snake_case', 'camelCase']);
const PATH = /^[\w.@-]+(\/[\w.@*-]+)*\/?$/;
const EXTENSION = /\.(ts|tsx|mjs|cjs|md|sql|json|css)$/;
const IDENTIFIER = /^(?:[\w]+\.)*([a-z]+(?:[A-Z]\w*|_\w+))(?:\(.*\))?$/;
const CRON = /^(?:[\d*/,-]+ ){4}[\d*/,-]+$/;

const files = trackedFiles();
const paths = new Set(files.flatMap(suffixesOf));
const words = wordsOf(
  files.filter((file) => /\.(ts|tsx|mjs|sql|json)$/.test(file) && !file.includes('package-lock')),
);
const cron = existsSync(join(root, 'server/src/cron.ts'))
  ? readFileSync(join(root, 'server/src/cron.ts'), 'utf8')
  : '';

const complaints = [
  ...files.filter((file) => DOCUMENTS.test(file)).flatMap(complaintsAbout),
  ...(paths.has(SOURCE_DOCUMENT) ? falseClaims(read(SOURCE_DOCUMENT), read) : []).map(
    (what) => `${SOURCE_DOCUMENT}:${what}`,
  ),
];
for (const complaint of complaints) console.error(complaint);
process.exitCode = complaints.length === 0 ? 0 : 1;

/** The text of a file that git knows or would add. */
function read(file) {
  return files.includes(file) ? readFileSync(join(root, file), 'utf8') : undefined;
}

function trackedFiles() {
  const args = ['ls-files', '--cached', '--others', '--exclude-standard', '-z'];
  const { status, stdout, stderr } = spawnSync('git', args, {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 << 20,
  });
  if (status !== 0) throw new Error(`git ls-files failed: ${stderr}`);
  return [...new Set(stdout.split('\0'))].filter((file) => file !== '' && existsSync(join(root, file)));
}

/** `a/b/c.ts` may be called a/b/c.ts, b/c.ts or c.ts; its folders a/b/, b/, a/ likewise, with or without the slash. */
function suffixesOf(file) {
  const parts = file.split('/');
  const tails = (names) => names.map((_, at) => names.slice(at).join('/'));
  const folders = parts.slice(0, -1).flatMap((_, at) => tails(parts.slice(0, at + 1)));
  return [...tails(parts), ...folders, ...folders.map((folder) => `${folder}/`)];
}

function wordsOf(sources) {
  const found = new Set();
  for (const file of sources)
    for (const word of readFileSync(join(root, file), 'utf8').match(/\w+/g) ?? []) found.add(word);
  return found;
}

function complaintsAbout(document) {
  const lines = readFileSync(join(root, document), 'utf8')
    .replace(/^```[\s\S]*?^```/gm, (block) => block.replace(/[^\n]/g, ''))
    .split('\n');
  return lines.flatMap((line, index) =>
    [...brokenLinks(document, line), ...lostNames(document, line)].map(
      (what) => `${document}:${index + 1}: ${what}`,
    ),
  );
}

function brokenLinks(document, line) {
  const targets = [...line.matchAll(/\]\(([^)\s#]+)(?:#[^)]*)?\)/g)]
    .map((it) => it[1])
    .filter((target) => !/^\w+:/.test(target));
  return targets
    .filter((target) => !existsSync(join(root, normalize(join(dirname(document), target)))))
    .map((target) => `links to ${target}, which does not exist`);
}

function lostNames(document, line) {
  return [...line.matchAll(/`([^`]+)`/g)].flatMap(([, name]) => {
    if (CRON.test(name))
      return cron.includes(`'${name}'`) ? [] : [`names the cron pattern ${name}, which no duty has`];
    if (isPath(name)) return isThere(name) ? [] : [`names ${name}, which does not exist`];
    const [, identifier] = IDENTIFIER.exec(name) ?? [];
    if (
      identifier === undefined ||
      document === SOURCE_DOCUMENT ||
      words.has(identifier) ||
      OTHERS.has(identifier)
    )
      return [];
    return [`names ${name}, which no source has`];
  });
}

/** A path has a folder of ours in it, or the extension of a source file. */
function isPath(name) {
  const startsWithFolder = name.includes('/') && paths.has(`${name.split('/')[0]}/`);
  return PATH.test(name) && (EXTENSION.test(name) || startsWithFolder);
}

function isThere(name) {
  if (!name.includes('*')) return paths.has(name) || paths.has(`${name}/`);
  const pattern = new RegExp(`(^|/)${name.replace(/[.+]/g, '\\$&').replace(/\*\*?\/?/g, '.*')}$`);
  return files.some((file) => pattern.test(file));
}
