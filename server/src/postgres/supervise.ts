import { setTimeout as pause } from 'node:timers/promises';
import { clearLeftovers, stopPostmaster } from './leftover.ts';
import type { DirectoryLock } from './lock.ts';
import { worksOn } from './processes.ts';
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
  const stopping = new AbortController();
  const standing = stand();
  let stopped: Promise<void> | undefined;
  process.once('exit', leave);

  async function stand(): Promise<void> {
    for (;;) {
      await server.exited;
      if (stopping.signal.aborted) return;
      watch.log(`PostgreSQL (process ${server.pid}) ended unexpectedly; starting it again`);
      watch.onEvent({ kind: 'lost', pid: server.pid });
      const again = await restart(plan, server.port, stopping.signal, watch.log);
      if (!again) return;
      server = again.server;
      if (stopping.signal.aborted) return;
      watch.log(`PostgreSQL answers again (process ${server.pid})`);
      watch.onEvent({ kind: 'recovered', pid: server.pid, attempt: again.attempt });
    }
  }

  /** Twice, because a restart may have been under way. */
  async function stop(): Promise<void> {
    stopping.abort();
    await stopPostmaster(server.pid, plan.home.pgdata);
    await server.awaitExit();
    await standing;
    await stopPostmaster(server.pid, plan.home.pgdata);
    await server.awaitExit();
    process.off('exit', leave);
    watch.lock.release();
  }

  /** The process ends without `stop`: all that can be done in its last moment. */
  function leave(): void {
    if (worksOn(server.pid, plan.home.pgdata)) process.kill(server.pid, 'SIGINT');
    watch.lock.release();
  }

  return {
    port: server.port,
    get pid() {
      return server.pid;
    },
    stop: () => {
      stopped ??= stop();
      return stopped;
    },
  };
}

/** Tries until it succeeds, with growing pauses; undefined when `stopping` was signalled first. */
async function restart(
  plan: ServerPlan,
  port: number,
  stopping: AbortSignal,
  log: (line: string) => void,
): Promise<{ server: RunningServer; attempt: number } | undefined> {
  for (let attempt = 1; !stopping.aborted; attempt++) {
    try {
      await clearLeftovers(plan.home.pgdata, log);
      return { server: await startOnPort(plan, port), attempt };
    } catch (error) {
      log(`attempt ${attempt} to start PostgreSQL again failed: ${(error as Error).message}`);
      const wait = Math.min(100 * 2 ** attempt, SLOWEST_RETRY_MS);
      await pause(wait, undefined, { signal: stopping }).catch(() => {});
    }
  }
  return undefined;
}
