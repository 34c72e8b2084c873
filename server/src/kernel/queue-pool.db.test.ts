import { Logger } from 'graphile-worker';
import type pg from 'pg';
import { expect, it, onTestFinished } from 'vitest';
import { useDatabase } from '../../test/database.ts';
import { openQueue } from './queue-pool.ts';
import { keepRunning } from './runner.ts';

const test = useDatabase();
const quiet = new Logger(() => () => {});

it('a connection that is given back twice goes back once, and nobody else loses it', async () => {
  const pool = openQueue(test.ownerUrl, 1);
  onTestFinished(() => pool.end());
  const release = await new Promise<() => void>((resolve, reject) => {
    pool.connect((error, _client, giveBack) => (error ? reject(error) : resolve(giveBack)));
  });
  release();
  const other = await pool.connect();
  release();
  expect([pool.idleCount, pool.totalCount]).toEqual([0, 1]);
  other.release();
});

/* Seen in the storm: "Release called on client which has already been released to the pool" ended a worker. */
it('a runner that stops while its LISTEN breaks ends nothing but itself', async () => {
  const rejections: unknown[] = [];
  const note = (reason: unknown) => rejections.push(reason);
  process.on('unhandledRejection', note);
  const pool = openQueue(test.ownerUrl, 8);
  onTestFinished(async () => {
    process.off('unhandledRejection', note);
    await pool.end();
  });
  const listening = Promise.withResolvers<() => void>();
  pool.on('connect', (client) => holdListen(client, listening.resolve));
  const runner = await keepRunning({ pgPool: pool, taskList: { nothing() {} }, logger: quiet }, () => {});
  const breakIt = await listening.promise;
  await runner.stop();
  breakIt();
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(rejections).toEqual([]);
});

/** Its LISTEN has no answer until it is broken. */
function holdListen(client: pg.PoolClient, held: (breakIt: () => void) => void): void {
  const query = client.query.bind(client) as (...args: unknown[]) => unknown;
  Object.assign(client, {
    query: (...args: unknown[]) =>
      String(args[0]).startsWith('LISTEN')
        ? new Promise((_, reject) => held(() => reject(new Error('Connection terminated unexpectedly'))))
        : query(...args),
  });
}
