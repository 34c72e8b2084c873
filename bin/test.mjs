// `npm test`: makes the checkout ready, finds or installs Chromium, and runs everything that bin/check runs.
import { join } from 'node:path';
import { ensureChromium } from './lib/chromium.mjs';
import { ensureDependencies } from './lib/dependencies.mjs';
import { environment, root, run } from './lib/run.mjs';

const node = await ensureDependencies();
const chromium = await ensureChromium();
const check = join(root, 'bin', 'check.mjs');
process.exitCode = await run(node, [check, ...process.argv.slice(2)], {
  env: environment({ CHROMIUM_PATH: chromium }),
});
