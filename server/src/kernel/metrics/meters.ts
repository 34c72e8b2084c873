import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Database } from '../db/database.ts';
import { queueState } from '../workers.ts';

/** A number that somebody in the house knows at any moment. */
export interface Reading {
  help: string;
  read: () => number;
}

export interface Meters {
  /** A request is over: what it was, and how long it took. */
  observe(method: string, route: string, status: number, seconds: number): void;
  /** Everything as Prometheus reads it. */
  text(): Promise<string>;
  contentType: string;
}

const seconds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];
/** Whoever asks has to get an answer while the database gives none. */
const databaseWithinMs = 800;

export function createMeters(db: Database, readings: ReadonlyMap<string, Reading>): Meters {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  for (const [name, { help, read }] of [...readings, ...poolReadings(db), ...replicaReadings(db)])
    new Gauge({
      ...{ name, help, registers: [registry] },
      collect() {
        this.set(read());
      },
    });
  const duration = new Histogram({
    name: 'bandeja_request_seconds',
    help: 'Requests by method, route and status, and how long they took',
    labelNames: ['method', 'route', 'status'],
    buckets: seconds,
    registers: [registry],
  });
  const known = new Map<string, { observe(value: number): void }>();
  const queue = queueGauges(registry);
  return {
    contentType: registry.contentType,
    observe(method, route, status, took) {
      const key = `${method} ${route} ${status}`;
      let one = known.get(key);
      if (!one) {
        one = duration.labels({ method, route, status: String(status) });
        known.set(key, one);
      }
      one.observe(took);
    },
    async text() {
      await queue(db);
      return registry.metrics();
    },
  };
}

const poolReadings = ({ pool }: Database): [string, Reading][] => [
  [
    'bandeja_pool_connections',
    { help: 'Connections to the database that this process has', read: () => pool.totalCount },
  ],
  [
    'bandeja_pool_in_use',
    { help: 'Connections that are at work', read: () => pool.totalCount - pool.idleCount },
  ],
  [
    'bandeja_pool_waiting',
    { help: 'Transactions that wait for a connection', read: () => pool.waitingCount },
  ],
];

const replicaReadings = ({ replica }: Database): [string, Reading][] =>
  replica === undefined
    ? []
    : [
        [
          'bandeja_replica_up',
          { help: '1 while lists are asked of the replica', read: () => Number(replica.state === 'ok') },
        ],
        [
          'bandeja_replica_behind_seconds',
          { help: 'How long the replica has been away or behind', read: () => replica.behindSeconds },
        ],
        [
          'bandeja_replica_behind_bytes',
          {
            help: 'What the primary had written half a second before and the replica has not replayed',
            read: () => replica.missingBytes,
          },
        ],
        ['bandeja_replica_lists', { help: 'Lists that the replica answered', read: () => replica.answered }],
        [
          'bandeja_replica_lists_passed',
          { help: 'Lists that the primary answered instead', read: () => replica.passed },
        ],
      ];

/** What the database knows of the queue, asked when somebody looks. */
function queueGauges(registry: Registry): (db: Database) => Promise<void> {
  const gauge = (name: string, help: string) => new Gauge({ name, help, registers: [registry] });
  const up = gauge('bandeja_database_up', '1 while the database answers within a second');
  const workers = gauge('bandeja_workers', 'Workers that were seen within half a minute');
  const jobs = gauge('bandeja_oldest_job_seconds', 'How long the oldest job that is due has been waiting');
  const failed = gauge('bandeja_jobs_given_up', 'Jobs that were tried for the last time');
  const outbox = gauge('bandeja_outbox_oldest_seconds', 'How long the oldest fact waits for the relay');
  return async (db) => {
    const { promise: late, resolve } = Promise.withResolvers<undefined>();
    const timer = setTimeout(resolve, databaseWithinMs, undefined);
    const state = await Promise.race([queueState(db).catch(() => undefined), late]);
    clearTimeout(timer);
    up.set(state ? 1 : 0);
    if (!state) return;
    workers.set(state.workers);
    jobs.set(state.oldest_job);
    failed.set(state.given_up);
    outbox.set(state.oldest_fact);
  };
}
