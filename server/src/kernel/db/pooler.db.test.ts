import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { useDatabase } from '../../../test/database.ts';
import { startProxy } from '../../../test/proxy.ts';
import { readConfig } from '../../config.ts';
import { wayUrl } from '../../installation.ts';
import { openDatabase } from './database.ts';

const test = useDatabase();
const scope = () => ({ organization_id: randomUUID(), via: { user_id: null, via: 'test' } });

/** What one connection remembers after the same statement has come again and again, and what it was told. */
async function remembered(pooler: boolean) {
  const db = openDatabase({ url: test.appUrl, max: 1, pooler, queryTimeoutMs: 3_000 });
  try {
    for (let n = 0; n < 4; n++)
      await db.tenant(scope(), async (tx) => {
        const { rows } = await sql<{ n: number }>`select ${n}::int as n`.execute(tx);
        expect(rows).toEqual([{ n }]);
        // Twice in one transaction, with another one between: each has to be parsed anew.
        expect((await sql`select ${'x'}::text as t`.execute(tx)).rows).toEqual([{ t: 'x' }]);
        expect((await sql<{ n: number }>`select ${n}::int as n`.execute(tx)).rows).toEqual([{ n }]);
      });
    const within = await db.tenant(scope(), async (tx) => {
      const { rows } = await sql<Record<string, string>>`
        select current_setting('timezone') as timezone, current_setting('statement_timeout') as statement_timeout,
               current_setting('idle_in_transaction_session_timeout') as idle`.execute(tx);
      return rows[0];
    });
    const client = await db.pool.connect();
    const { rows } = await client.query('select count(*)::int as n from pg_prepared_statements');
    client.release();
    return { within, prepared: rows[0].n };
  } finally {
    await db.close();
  }
}

describe('behind a pooler in transaction mode', () => {
  it('a connection remembers nothing, and each transaction says what holds for it', async () => {
    const within = { timezone: 'UTC', statement_timeout: '3s', idle: '30s' };
    expect(await remembered(true)).toEqual({ within, prepared: 0 });
    const direct = await remembered(false);
    expect(direct.within).toEqual(within);
    expect(direct.prepared).toBeGreaterThan(0);
  });

  it('a statement that may take longer says so itself', async () => {
    const db = openDatabase({ url: test.appUrl, max: 1, pooler: true });
    try {
      const { rows } = await db
        .patient(30_000)
        .tenant(scope(), (tx) => sql`show statement_timeout`.execute(tx));
      expect(rows).toEqual([{ statement_timeout: '30s' }]);
    } finally {
      await db.close();
    }
  });

  it('whose queue is long the database is not silent: it is asked past the queue', async () => {
    const queue = await startProxy(test.appUrl);
    const at = { url: queue.url, max: 1, pooler: true, queryTimeoutMs: 60_000 };
    const [told, untold] = [openDatabase({ ...at, directUrl: test.appUrl }), openDatabase(at)];
    try {
      for (const db of [told, untold]) await db.pool.query('select 1');
      queue.hold();
      const waiting = told.pool.query('select 2 as n');
      // The control: whoever asks by the same way waits in the same queue.
      await expect(untold.pool.query('select 3')).rejects.toThrow('the database is silent');
      expect(told.watch.isSilent).toBe(false);
      queue.letThrough();
      expect((await waiting).rows).toEqual([{ n: 2 }]);
    } finally {
      await Promise.all([told.close(), untold.close()]);
      await queue.close();
    }
  });

  it('only requests go to it, with the name and the database of the application where it gives none', () => {
    const app = 'postgres://bandeja_app:secret@db:5432/club';
    expect(wayUrl('postgres://pooler:6432', app)).toBe('postgres://bandeja_app:secret@pooler:6432/club');
    expect(wayUrl('postgres://me:mine@pooler:6432/other', app)).toBe('postgres://me:mine@pooler:6432/other');
    expect(readConfig({ DATABASE_POOLER_URL: 'postgres://pooler:6432' }).databasePoolerUrl).toBeDefined();
    expect(() => readConfig({ DATABASE_POOLER_URL: 'pooler' })).toThrow('DATABASE_POOLER_URL');
  });
});
