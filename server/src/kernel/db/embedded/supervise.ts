import { setTimeout as pause } from 'node:timers/promises';
import { stopPostmaster } from './leftover.ts';
import type { DirectoryLock } from './lock.ts';
import { type RunningServer, type ServerPlan, startOnFreePort, startOnPort } from './server.ts';

/** What happened to the server while it was meant to run. `attempt` counts the restarts since it was lost. */
export type DatabaseEvent =
  | { kind: 'lost'; pid: number }
  | { kind: 'recovered'; pid: number; attempt: number };

type Watch = { log: (line: string) => void; onEvent: (event: DatabaseEvent) => void; lock: DirectoryLock };

export type SupervisedServer = { port: number; readonly pid: number; stop(): Promise<void> };

const SLOWEST_RETRY_MS = 5_000;

/** Runs the server until `stop`; when it ends by itself, starts it again on the same port, so that pools reconnect. */
export async function superviseServer(plan: ServerPlan, watch: Watch): Promise<SupervisedServer> {
  let server = await startOnFreePort(plan);
  let stopped: Promise<void> | undefined;
  const port = server.port;

  const stopNow = () => {
    try {
      process.kill(server.pid, 'SIGINT');
    } catch {}
    watch.lock.release();
  };
  process.once('exit', stopNow);

  async function stand(): Promise<void> {
    for (;;) {
      await server.exited;
      if (stopped) return;
      watch.log(`PostgreSQL (process ${server.pid}) ended unexpectedly; starting it again`);
      watch.onEvent({ kind: 'lost', pid: server.pid });
      const again = await restart();
      if (!again) return;
      server = again.server;
      if (stopped) return;
      watch.log(`PostgreSQL answers again (process ${server.pid})`);
      watch.onEvent({ kind: 'recovered', pid: server.pid, attempt: again.attempt });
    }
  }

  async function restart(): Promise<{ server: RunningServer; attempt: number } | undefined> {
    for (let attempt = 1; !stopped; attempt++) {
      try {
        return { server: await startOnPort(plan, port), attempt };
      } catch (error) {
        watch.log(`attempt ${attempt} to start PostgreSQL failed: ${(error as Error).message}`);
        await pause(Math.min(100 * 2 ** attempt, SLOWEST_RETRY_MS), undefined, { ref: false });
      }
    }
    return undefined;
  }

  const standing = stand();

  async function stop(): Promise<void> {
    process.off('exit', stopNow);
    await stopPostmaster(server.pid, plan.place.pgdata);
    await standing;
    watch.lock.release();
  }

  return {
    port,
    get pid() {
      return server.pid;
    },
    stop: () => (stopped ??= stop()),
  };
}
