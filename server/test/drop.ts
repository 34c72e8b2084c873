import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';

/**
 * Drops a database when everybody has left it, or after a while with whoever is in it. The end of a pool does not wait
 * for the ends of its connections: one that is thrown out on its way would fail a test that has passed.
 */
export async function dropDatabase(admin: pg.Client, name: string): Promise<void> {
  const there = 'select from pg_stat_activity where datname = $1';
  for (let looks = 0; looks < 200 && (await admin.query(there, [name])).rowCount !== 0; looks++)
    await pause(10);
  await admin.query(`drop database ${name} with (force)`);
}
