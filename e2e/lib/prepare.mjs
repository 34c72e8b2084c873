// Before the browser tests: the web app as it stands, and a browser to look at it.
import { ensureChromium } from '../../bin/lib/chromium.mjs';
import { ensureWebBuild } from '../../bin/lib/web-build.mjs';

export default async function prepare() {
  await ensureWebBuild(process.execPath);
  process.env.CHROMIUM_PATH = await ensureChromium();
}
