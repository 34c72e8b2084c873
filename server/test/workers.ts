import { randomUUID } from 'node:crypto';
import { afterEach } from 'vitest';
import { system } from '../src/kernel/actor.ts';
import { openBus } from '../src/kernel/bus.ts';
import type { Duty } from '../src/kernel/duties.ts';
import type { Reaction } from '../src/kernel/facts.ts';
import { type Jobs, startJobs } from '../src/kernel/jobs.ts';
import type { Scope } from '../src/kernel/scope.ts';
import type { Clock } from '../src/kernel/time/index.ts';
import type { Place } from './builders.ts';
import { type TestDatabase, useDatabase } from './database.ts';

interface Worker extends Jobs {
  log: string[];
}

export interface Workers {
  test: TestDatabase;
  /** A worker process, as far as the database can tell: with its own bus and its own queue connections. */
  startWorker(reactions: readonly Reaction[], duties?: readonly Duty[]): Promise<Worker>;
  /** What happens in a web process: facts are appended in a transaction, and its bus wakes the workers. */
  happen(
    reactions: readonly Reaction[],
    work: (scope: Scope) => Promise<unknown>,
    where?: Place,
  ): Promise<void>;
  queued(): Promise<Record<string, unknown>[]>;
}

/** A database with workers; those that a test starts are stopped after it, and leave nothing in the outbox. */
export function useWorkers(clock: Clock, home: () => Place): Workers {
  const test = useDatabase();
  const closing: (() => unknown)[] = [];
  afterEach(async () => {
    for (const close of closing.splice(0).reverse()) await close();
    await test.owner.query('delete from outbox');
  });
  const busOfItsOwn = async () => {
    const bus = await openBus(test.appUrl);
    closing.push(() => bus.close());
    return bus;
  };
  return {
    test,
    async startWorker(reactions, duties = []) {
      const bus = await busOfItsOwn();
      const log: string[] = [];
      const jobs = await startJobs({
        ...{ ownerUrl: test.ownerUrl, db: test.db, bus, clock, reactions, duties },
        log: (line) => log.push(line),
      });
      closing.push(jobs.stop);
      return { ...jobs, log };
    },
    async happen(reactions, work, where = home()) {
      const bus = await busOfItsOwn();
      const scope = { ...where.scope, via: { user_id: randomUUID(), via: 'web', request_id: 'request-1' } };
      await test.db
        .with({ bus, reactions })
        .tenant(scope, (tx) => work({ tx, actor: system(where.organization_id), now: clock.now() }));
    },
    queued: async () =>
      (await test.owner.query('select attempts, max_attempts, last_error from graphile_worker.jobs')).rows,
  };
}
