// Installs what package-lock.json says, when it says something new, and finds the Node 24 that comes with it.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { environment, giveUp, root, run } from './run.mjs';

const MODULES = join(root, 'node_modules');
const LOCK = join(root, 'package-lock.json');
const STAMP = join(MODULES, '.bandeja-lock-hash');
const NODE_MAJOR = 24;

/** Resolves to the path of Node 24, with every dependency installed. Does nothing when all is up to date. */
export async function ensureDependencies() {
  const wanted = lockHash();
  if (!isInstalled(wanted)) {
    console.log('Installing dependencies …');
    const code = await npm(['ci', '--loglevel=error', '--no-audit', '--no-fund']);
    if (code !== 0) giveUp('npm could not install the dependencies; its message is above.');
    await ensureNode();
    writeFileSync(STAMP, wanted);
  }
  return ensureNode();
}

/** Also looks for every package: somebody may have removed the node_modules of one workspace. */
function isInstalled(wanted) {
  if (!existsSync(STAMP) || readFileSync(STAMP, 'utf8') !== wanted) return false;
  const { packages } = JSON.parse(readFileSync(LOCK, 'utf8'));
  const needed = Object.entries(packages).filter(([path, entry]) => path && !entry.optional);
  return needed.every(([path]) => existsSync(join(root, path)));
}

function lockHash() {
  const lock = readFileSync(LOCK);
  return createHash('sha256').update(lock).update(`${process.platform} ${process.arch}`).digest('hex');
}

/** The npm that runs us, or the one on the PATH. Its settings for the script that runs us are not passed on. */
function npm(args, cwd = root) {
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^npm_(lifecycle|package|command)/.test(name)),
  );
  const cli = process.env.npm_execpath;
  const isNpm = cli && /npm-cli\.c?js$/.test(cli) && existsSync(cli);
  return isNpm ? run(process.execPath, [cli, ...args], { cwd, env }) : run('npm', args, { cwd, env });
}

/** The pinned Node, this one when it is recent enough, or the pinned one installed by hand. */
async function ensureNode() {
  const pinned = join(MODULES, 'node', 'bin', 'node');
  if (isNode24(pinned)) return linked(pinned);
  if (Number.parseInt(process.versions.node, 10) >= NODE_MAJOR) return process.execPath;
  // npm ran without install scripts: the package `node` fetches the program for this machine in its own.
  await run(process.execPath, ['installArchSpecificPackage'], {
    cwd: join(MODULES, 'node'),
    env: environment(),
    quiet: true,
  });
  if (isNode24(pinned)) return linked(pinned);
  return giveUp(
    `Bandeja needs Node ${NODE_MAJOR} and could not install it (this is ${process.version}). Install it and try again.`,
  );
}

function isNode24(path) {
  const { status, stdout } = spawnSync(path, ['--version'], { encoding: 'utf8' });
  return status === 0 && stdout.startsWith(`v${NODE_MAJOR}.`);
}

function linked(pinned) {
  const link = join(MODULES, '.bin', 'node');
  if (!isNode24(link)) {
    rmSync(link, { force: true });
    symlinkSync('../node/bin/node', link);
  }
  return pinned;
}
