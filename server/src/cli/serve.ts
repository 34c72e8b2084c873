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
  console.log(welcome(bandeja, config.databaseUrl ? 'DATABASE_URL' : config.dataDir, await isEmpty(bandeja)));
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

async function isEmpty({ db }: Bandeja): Promise<boolean> {
  const first = await db.global(null, (tx) => tx.selectFrom('organizations').select('id').limit(1).execute());
  return first.length === 0;
}

function welcome({ url }: Bandeja, data: string, empty: boolean): string {
  const seconds = process.uptime().toFixed(1);
  const lines = url
    ? [`Bandeja is ready: ${url}`, `Data: ${data} (started in ${seconds} s)`]
    : [`Bandeja works (role worker, no web pages)`, `Data: ${data}`];
  if (url && empty) lines.push('No club yet: open the address and create yours.');
  return `\n  ${lines.join('\n  ')}\n`;
}
