import { readConfig } from '../config.ts';
import type { Bandeja, Role } from '../main.ts';

/** Runs until a signal. Resolves when all is stopped. */
export async function serve({ role }: { role: Role }): Promise<void> {
  const config = readConfig(process.env);
  const isWatched = process.stdout.isTTY === true;
  config.logLevel ??= isWatched ? 'warn' : 'info';
  const { startBandeja } = await import('../main.ts');
  const ended = Promise.withResolvers<string>();
  const starting = startBandeja(config, { role, log: (line) => console.error(`bandeja: ${line}`) });
  listenForSignals(ended.resolve);
  const bandeja = await starting;
  const empty = await isEmpty(bandeja);
  console.log(welcome(bandeja, config.databaseUrl ? 'DATABASE_URL' : config.dataDir, empty));
  if (empty && bandeja.url && isWatched && process.stdin.isTTY) await offerDemo(ended.promise);
  await ended.promise;
  console.error('bandeja: stopping: running requests are finished first (again to stop at once)');
  await bandeja.stop();
  // Nothing should be left to wait for; if something is, it does not keep the process.
  setTimeout(() => process.exit(), 3_000).unref();
}

/** The first signal asks, the second one insists: the database then recovers at the next start. */
function listenForSignals(end: (signal: string) => void): void {
  let asked: number | undefined;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => {
      // One request may arrive more than once: sent to the process group, and passed on by npm.
      if (asked !== undefined && performance.now() - asked > 1_000) process.exit(1);
      asked ??= performance.now();
      end(signal);
    });
}

/** At a terminal, a first start asks; without one, and for whoever says no, the first page offers the same. */
async function offerDemo(stopping: Promise<unknown>): Promise<void> {
  const { createInterface } = await import('node:readline/promises');
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  // Ctrl-C at the question means the server, not the question.
  terminal.on('SIGINT', () => process.kill(process.pid, 'SIGINT'));
  const abort = new AbortController();
  void stopping.then(() => abort.abort());
  const answer = await terminal
    .question('  Load the demo club? [Y/n] ', { signal: abort.signal })
    .catch(() => 'n');
  terminal.close();
  if (!/^\s*(y|yes|s|si|sí)?\s*$/i.test(answer)) return;
  const { demo } = await import('./demo.ts');
  await demo({}, (line) => console.log(`  ${line}`)).catch((error: Error) =>
    console.error(`  ${error.message}`),
  );
}

async function isEmpty({ db }: Bandeja): Promise<boolean> {
  const first = await db.global(null, (tx) => tx.selectFrom('organizations').select('id').limit(1).execute());
  return first.length === 0;
}

function welcome({ url, setupCode }: Bandeja, data: string, empty: boolean): string {
  const seconds = process.uptime().toFixed(1);
  const lines = url
    ? [`Bandeja is ready: ${url}`, `Data: ${data} (started in ${seconds} s)`]
    : [`Bandeja works (role worker, no web pages)`, `Data: ${data}`];
  if (url && empty)
    lines.push(
      'No club yet: open the address to create yours, or to load the demo club.',
      `From another device, or through a proxy, add /setup?code=${setupCode} to it.`,
    );
  return `\n  ${lines.join('\n  ')}\n`;
}
