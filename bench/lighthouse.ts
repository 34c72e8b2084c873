import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import lighthouse, { type Flags } from 'lighthouse';
import { chromium } from 'playwright-core';
import { command, installation, serve } from '../e2e/lib/bandeja.ts';
import { freePort } from './server.ts';

/* node bench/lighthouse.ts [FOLDER]: docs/performance.md, "On a phone". Reports as HTML go to FOLDER. */
const goals = { performance: 95, accessibility: 100, 'best-practices': 100, seo: 95 };
const lcpGoal = 2_000;
type Page = { name: string; path: string; cookie?: string };

await main(process.argv[2]);

async function main(reports: string | undefined): Promise<void> {
  const { dataDir, remove } = installation();
  const serving = await serve(dataDir, { BANDEJA_RATE_LIMIT: '100000' });
  const port = await freePort();
  const chrome = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', `--remote-debugging-port=${port}`],
  });
  try {
    for (const page of await pagesOf(serving.url, dataDir))
      console.log(await look(serving.url, page, port, reports));
  } finally {
    await chrome.close();
    serving.signal('SIGTERM');
    await serving.ended;
    remove();
  }
}

/** The public page and the home of a student of the demo. */
async function pagesOf(url: string, dataDir: string): Promise<Page[]> {
  const { output } = await command(['demo'], { BANDEJA_DATA_DIR: dataDir });
  const [, email, password] = /^student +(\S+@\S+) +(\S+)/m.exec(output) ?? [];
  const signedIn = await fetch(`${url}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password }),
  });
  const cookie = signedIn.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
  const me = (await fetch(`${url}/api/me/`, { headers: { cookie } }).then((answer) => answer.json())) as {
    organization: { slug: string };
    clubs: { slug: string }[];
  };
  return [
    { name: 'club page', path: `/c/${me.organization.slug}/${me.clubs[0]?.slug}` },
    { name: 'student’s home', path: '/classes', cookie },
  ];
}

async function look(
  url: string,
  { name, path, cookie }: Page,
  port: number,
  reports?: string,
): Promise<string> {
  const flags: Flags = { port, output: 'html', logLevel: 'error', disableStorageReset: false };
  if (cookie) flags.extraHeaders = { cookie, 'accept-language': 'es-ES' };
  const result = await lighthouse(url + path, flags);
  if (!result) throw new Error(`Lighthouse said nothing about ${path}.`);
  const { categories, audits } = result.lhr;
  if (reports) writeFileSync(join(reports, `${name.replaceAll(/\W+/g, '-')}.html`), String(result.report));
  const scores = Object.entries(goals).map(([id, goal]) => {
    const score = Math.round((categories[id]?.score ?? 0) * 100);
    return `${id} ${score}${score < goal ? ` (goal ${goal}: MISSED)` : ''}`;
  });
  const lcp = audits['largest-contentful-paint']?.numericValue ?? Number.NaN;
  const items = (audits['network-requests']?.details as { items?: Request[] } | undefined)?.items ?? [];
  const of = (type: string) => items.filter(({ resourceType }) => resourceType === type);
  const size = (some: readonly Request[]) =>
    `${Math.round(some.reduce((sum, { transferSize }) => sum + transferSize, 0) / 1000)} kB`;
  return [
    `${name}: ${scores.join(', ')}`,
    `  LCP ${(lcp / 1000).toFixed(2)} s${lcp > lcpGoal ? ' (goal 2 s: MISSED)' : ''}, FCP ${audits['first-contentful-paint']?.displayValue}, blocked ${audits['total-blocking-time']?.displayValue}, shift ${audits['cumulative-layout-shift']?.displayValue}`,
    `  ${items.length} requests, ${size(items)}: scripts ${size(of('Script'))}, styles ${size(of('Stylesheet'))}, answers ${size(of('Fetch'))}`,
    ...failed(result.lhr),
  ].join('\n');
}

interface Request {
  resourceType: string;
  transferSize: number;
}

/** The audits that cost points, apart from speed. */
function failed({
  categories,
  audits,
}: {
  categories: Record<string, { auditRefs: { id: string; weight: number }[] }>;
  audits: Record<string, { score: number | null; title: string }>;
}): string[] {
  return ['accessibility', 'best-practices', 'seo']
    .flatMap((id) => categories[id]?.auditRefs ?? [])
    .filter(({ id, weight }) => weight > 0 && audits[id]?.score === 0)
    .map(({ id }) => `  failed: ${id}: ${audits[id]?.title}`);
}
