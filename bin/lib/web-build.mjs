// Builds the web app when its sources changed since the last build.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { environment, giveUp, root, run } from './run.mjs';

const DIST = join(root, 'web', 'dist');
const STAMP = join(DIST, '.hash');
const NOT_SOURCES = new Set(['node_modules', 'dist', 'test']);

/** `node` is the path of Node 24. Resolves when web/dist shows the sources; ends the program when it cannot. */
export async function ensureWebBuild(node) {
  const wanted = sourcesHash();
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === wanted) return;
  console.log('Building the web app …');
  if ((await buildWeb(node)) !== 0) giveUp('The web app could not be built; the message is above.');
}

/** Builds in any case and resolves to the exit code. */
export async function buildWeb(node, { quiet = false } = {}) {
  const wanted = sourcesHash();
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  // A test runner's NODE_ENV would build React for development: larger, slower, and it stays in web/dist.
  const env = environment({ NODE_ENV: 'production' });
  const code = await run(node, [vite, 'build', '--logLevel', 'warn'], { cwd: join(root, 'web'), env, quiet });
  if (code === 0) writeFileSync(STAMP, wanted);
  return code;
}

function sourcesHash() {
  const hash = createHash('sha256');
  const files = ['web', 'client'].flatMap((folder) => filesBelow(join(root, folder)));
  for (const file of [...files, join(root, 'package-lock.json'), join(root, 'tsconfig.base.json')]) {
    hash
      .update(`${relative(root, file)}\0`)
      .update(readFileSync(file))
      .update('\0');
  }
  return hash.digest('hex');
}

function filesBelow(folder) {
  const entries = readdirSync(folder, { withFileTypes: true }).filter(({ name }) => !NOT_SOURCES.has(name));
  entries.sort((one, other) => (one.name < other.name ? -1 : 1));
  return entries.flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return filesBelow(path);
    return entry.isFile() ? [path] : [];
  });
}
