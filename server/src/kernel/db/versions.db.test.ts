import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { buildClub, type Place } from '../../../test/builders.ts';
import { useDatabase } from '../../../test/database.ts';
import { openBus } from '../bus.ts';
import { newId } from '../ids.ts';
import type { TenantTx } from './database.ts';

const test_db = useDatabase();
let place: Place;
beforeAll(async () => {
  place = await buildClub(test_db.db);
  const bus = await openBus(test_db.appUrl);
  test_db.db.versions.connect(bus);
  return () => bus.close();
});

/** Whether the version of the place moves with a transaction that does `work`. */
async function moves(work: (tx: TenantTx) => Promise<unknown>, how: 'tenant' | 'read' = 'tenant') {
  const before = test_db.db.versions.of(place.organization_id);
  await test_db.db[how](place.scope, work);
  return test_db.db.versions.of(place.organization_id) !== before;
}
const court = () => ({
  organization_id: place.organization_id,
  id: newId(),
  club_id: place.club_id,
  name: `Court ${newId()}`,
});

describe('the version of an organization moves', () => {
  test('with every transaction that wrote, however the statement hides it', async () => {
    expect(await moves((tx) => tx.insertInto('courts').values(court()).execute())).toBe(true);
    const { organization_id, id, club_id, name } = court();
    expect(
      await moves((tx) =>
        sql`with made as (insert into courts (organization_id, id, club_id, name)
              values (${organization_id}, ${id}, ${club_id}, ${name}) returning id) select id from made`.execute(
          tx,
        ),
      ),
    ).toBe(true);
    await test_db.owner.query(
      `create function app.rename_courts() returns void language sql as $$ update courts set name = name || '!' $$`,
    );
    expect(await moves((tx) => sql`select app.rename_courts()`.execute(tx))).toBe(true);
  });

  test('not with one that only looked, nor with one that failed', async () => {
    expect(await moves((tx) => tx.selectFrom('courts').selectAll().execute())).toBe(false);
    expect(await moves((tx) => tx.selectFrom('courts').selectAll().execute(), 'read')).toBe(false);
    const before = test_db.db.versions.of(place.organization_id);
    const failed = test_db.db.tenant(place.scope, async (tx) => {
      await tx.insertInto('courts').values(court()).execute();
      throw new Error('no');
    });
    await expect(failed).rejects.toThrow('no');
    expect(test_db.db.versions.of(place.organization_id)).toBe(before);
  });

  test('not with a read, because a read cannot write', async () => {
    const write = moves((tx) => tx.insertInto('courts').values(court()).execute(), 'read');
    await expect(write).rejects.toMatchObject({ code: '25006' });
  });

  test('when the connection is cut at the commit: it may have been done', async () => {
    const before = test_db.db.versions.of(place.organization_id);
    const cut = test_db.db.tenant(place.scope, async (tx) => {
      await tx.insertInto('courts').values(court()).execute();
      const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx);
      await test_db.owner.query('select pg_terminate_backend($1)', [rows[0]?.pid]);
    });
    await expect(cut).rejects.toThrow();
    expect(test_db.db.versions.of(place.organization_id)).not.toBe(before);
  });
});

test('what is asked in an organization is planned once, for all values', async () => {
  const mode = (tx: TenantTx) =>
    sql<{ mode: string }>`select current_setting('plan_cache_mode') as mode`
      .execute(tx)
      .then(({ rows }) => rows[0]?.mode);
  expect(await test_db.db.read(place.scope, mode)).toBe('force_generic_plan');
  expect(await test_db.db.tenant(place.scope, mode)).toBe('force_generic_plan');
});
