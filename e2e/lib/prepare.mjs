// Before the browser tests: the web app as it stands, a browser to look at it, and an installation to begin with.
import { ensureChromium } from '../../bin/lib/chromium.mjs';
import { ensureWebBuild } from '../../bin/lib/web-build.mjs';
import { emptyInstallation, serve, TEMPLATE } from './bandeja.ts';

export default async function prepare() {
  await ensureWebBuild(process.execPath);
  process.env.CHROMIUM_PATH = await ensureChromium();
  const { dataDir, remove } = emptyInstallation();
  process.env[TEMPLATE] = dataDir;
  const serving = await serve(dataDir);
  serving.signal('SIGTERM');
  await serving.ended;
  return remove;
}
