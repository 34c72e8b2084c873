// The browser of the end-to-end tests: Debian's own Chromium.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { giveUp, run } from './run.mjs';

// Without a window there is no need of what draws one: a quarter less time.
const USUAL = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
];

/** Resolves to the path of a Chromium; root on Debian gets one installed. Ends the program when there is none. */
export async function ensureChromium() {
  const found = findChromium();
  if (found) return found;
  const byHand =
    'Install Chromium (on Debian: apt-get install chromium), or set CHROMIUM_PATH to the one you have.';
  if (process.getuid?.() !== 0) giveUp(`The tests need Chromium, and only root can install it. ${byHand}`);
  if (spawnSync('apt-get', ['--version'], { stdio: 'ignore' }).status !== 0)
    giveUp(`The tests need Chromium. ${byHand}`);
  console.log('Installing Chromium for the browser tests …');
  await aptGet(['update']);
  // Older Debians have the whole one only.
  for (const name of ['chromium-headless-shell', 'chromium']) {
    await aptGet(['install', '--yes', '--no-install-recommends', name]);
    if (findChromium()) break;
  }
  return findChromium() ?? giveUp(`Chromium could not be installed. ${byHand}`);
}

function findChromium() {
  const given = process.env.CHROMIUM_PATH;
  if (given) return existsSync(given) ? given : giveUp(`CHROMIUM_PATH is ${given}, which does not exist.`);
  return USUAL.find((path) => existsSync(path));
}

function aptGet(args) {
  return run('apt-get', ['-qq', ...args], {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    quiet: true,
  });
}
