import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { useDatabase } from '../../../test/database.ts';
import { refreshStatistics } from './statistics.ts';

const database = useDatabase();
const organization = randomUUID();
let owner: pg.Pool;
let app: pg.Client;

beforeAll(async () => {
  owner = new pg.Pool({ connectionString: database.ownerUrl, max: 1 });
  app = new pg.Client({ connectionString: database.appUrl });
  await app.connect();
  await owner.query('alter table audit_log set (autovacuum_enabled = off)');
  await owner.query("insert into organizations (id, slug, name) values ($1, 'growing', 'Growing')", [
    organization,
  ]);
  await owner.query('analyze');
});
afterAll(async () => {
  await app.end();
  await owner.end();
});

/** Where the prepared statement looks, as it is planned on this connection now. */
async function planned(): Promise<string> {
  await app.query(`select set_config('app.organization_id', '${organization}', false)`);
  const { rows } = await app.query(`explain execute history('${randomUUID()}')`);
  return rows.map((row) => row['QUERY PLAN']).join('\n');
}

test('a statement prepared on an empty table finds its index once the table has grown', async () => {
  await app.query(
    `set plan_cache_mode = force_generic_plan;
     prepare history (uuid) as select id from audit_log where entity_id = $1`,
  );
  expect(await planned()).not.toMatch(/Index Cond: .*entity_id/);
  await owner.query(
    `insert into audit_log (organization_id, action, entity, entity_id)
     select $1, 'create', 'clubs', gen_random_uuid() from generate_series(1, 20000)`,
    [organization],
  );

  // Control: by itself it goes on as it began.
  expect(await planned()).not.toMatch(/Index Cond: .*entity_id/);
  expect(await refreshStatistics(owner)).toEqual(['public.audit_log']);
  expect(await planned()).toMatch(/Index Cond: .*entity_id/);
});

test('what has not grown is left alone', async () => {
  expect(await refreshStatistics(owner)).toEqual([]);
});

const fill = `insert into audit_log (organization_id, action, entity, entity_id)
  select $1, 'create', 'clubs', gen_random_uuid() from generate_series(1, $2)`;

test('a table that is being filled is looked at when that is done', async () => {
  await filling(30_000, async (load) => {
    await load.query('select pg_sleep(1.1)');
    expect(await refreshStatistics(owner)).toEqual([]);
  });
  expect(await refreshStatistics(owner)).toEqual(['public.audit_log']);
  expect(await refreshStatistics(owner)).toEqual([]);
});

test('a look at a table while it was being filled is not the last word', async () => {
  // PostgreSQL counts the pages, but not the rows: nobody sees them yet.
  await filling(60_000, () => owner.query('analyze audit_log'));
  await expect.poll(() => refreshStatistics(owner)).toEqual(['public.audit_log']);
  expect(await refreshStatistics(owner)).toEqual([]);
});

/** Fills the table in a transaction, and does something meanwhile. */
async function filling(rows: number, meanwhile: (load: pg.Client) => Promise<unknown>): Promise<void> {
  const load = new pg.Client({ connectionString: database.ownerUrl });
  await load.connect();
  await load.query('begin');
  await load.query(fill, [organization, rows]);
  await meanwhile(load);
  await load.query('commit');
  await load.end();
}
