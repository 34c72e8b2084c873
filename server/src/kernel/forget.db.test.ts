import { runMigrations } from 'graphile-worker';
import pg from 'pg';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildClub, type Place } from '../../test/builders.ts';
import { useDatabase } from '../../test/database.ts';
import { buildClient } from '../../test/sessions.ts';
import { duties } from '../cron.ts';
import { usualRetention } from './retention.ts';
import { fixedClock } from './time/index.ts';

const test = useDatabase();
const clock = fixedClock('2026-11-25T09:00:00Z');
let place: Place;
let twin: Place;
beforeAll(async () => {
  place = await buildClub(test.db);
  twin = await buildClub(test.db);
});

const run = (name: string) =>
  duties.find((duty) => duty.name === name)?.run({ db: test.db, clock, retention: usualRetention });
const count = async (table: string, where = 'true') =>
  (await test.owner.query(`select count(*)::int as n from ${table} where ${where}`)).rows[0].n as number;
const fill = (sql: string, ...more: unknown[]) => test.owner.query(sql, [place.organization_id, ...more]);

describe('what is older than the installation keeps', () => {
  it('goes, in as many batches as it takes, and nothing else does', async () => {
    const rows = `generate_series(1, 4500) n, lateral (select case when n <= 4400 then interval '3 years' else interval '1 hour' end as age) a`;
    const at = `$2::timestamptz - a.age`;
    await fill(
      `insert into notifications (organization_id, id, dedupe_key, client_id, kind, params, locale, subject, body, created_at)
       select $1, gen_random_uuid(), 'n' || n, $3, 'class_reminder', '{}', 'es', 's', 'b', ${at} from ${rows}`,
      clock.now(),
      await buildClient(test.db, place),
    );
    await fill(
      `insert into mails (organization_id, id, dedupe_key, to_email, subject, body, status, created_at)
       select $1, gen_random_uuid(), 'm' || n, 'a@example.test', 's', 'b', 'kept', ${at} from ${rows}`,
      clock.now(),
    );
    await fill(
      `insert into idempotency_keys (organization_id, user_id, key, request_hash, status, created_at)
       select $1, gen_random_uuid(), 'k' || n, 'h', 200, ${at} from ${rows}`,
      clock.now(),
    );
    for (const [duty, table] of [
      ['forget_notifications', 'notifications'],
      ['forget_mails', 'mails'],
      ['forget_request_keys', 'idempotency_keys'],
    ] as const) {
      await run(duty);
      expect([table, await count(table)]).toEqual([table, 100]);
      await run(duty);
      expect([table, await count(table)]).toEqual([table, 100]);
    }
  });

  it('goes out of the audit log too, oldest first, each organization for itself', async () => {
    await test.owner.query('truncate audit_log');
    for (const { organization_id } of [place, twin])
      await test.owner.query(
        `insert into audit_log (organization_id, at, action, entity)
         select $1, now() - case when n <= 2500 then interval '9 years' else interval '1 hour' end, 'test', 'test'
           from generate_series(1, 2600) n`,
        [organization_id],
      );
    await run('forget_audit');
    for (const { organization_id } of [place, twin])
      expect(await count('audit_log', `organization_id = '${organization_id}'`)).toBe(100);
  });

  it('never takes the last thirty days of the audit log, nor another organization’s, whoever asks', async () => {
    const forget = (where: Place) =>
      test.db.tenant(where.scope, async (tx) => {
        const { sql } = await import('kysely');
        await sql`select app.forget_audit(now() + interval '1 day', 100000)`.execute(tx);
      });
    const before = await count('audit_log');
    await forget(place);
    await forget(twin);
    expect(await count('audit_log')).toBe(before);
    const { rows } = await test.owner.query(
      "select has_table_privilege('bandeja_app', 'audit_log', 'delete') as may",
    );
    expect(rows).toEqual([{ may: false }]);
  });

  it('goes for jobs that failed for good, and for no other', async () => {
    const queue = new pg.Pool({ connectionString: test.ownerUrl, max: 1 });
    queue.on('error', () => {}).on('connect', (client) => client.on('error', () => {}));
    await runMigrations({ pgPool: queue });
    await test.owner.query(
      `select graphile_worker.add_job('reaction', run_at => $1::timestamptz - age)
         from (select interval '31 days' from generate_series(1, 2103) union all select interval '29 days') ages(age)`,
      [clock.now()],
    );
    // Of the old ones, one may be tried again and one is at work for the last time; all others failed for good.
    await test.owner.query(`update graphile_worker._private_jobs set attempts = max_attempts where id > 1`);
    await test.owner.query(
      `update graphile_worker._private_jobs set locked_at = now(), locked_by = 'w' where id = 2`,
    );
    const duty = duties.find(({ name }) => name === 'forget_failed_jobs');
    for (let night = 0; night < 2; night++) {
      await duty?.run({ db: test.db, clock, queue, retention: usualRetention });
      const { rows } = await test.owner.query(
        'select id::int from graphile_worker._private_jobs order by id',
      );
      expect(rows).toEqual([{ id: 1 }, { id: 2 }, { id: 2104 }]);
    }
    await queue.end();
  });

  it('goes for sign-ins, one-time links and identity mail', async () => {
    await test.owner.query(
      `insert into user_verifications (id, identifier, value, expires_at)
       select gen_random_uuid(), 'v' || n, 'x', $1::timestamptz + case when n <= 2100 then interval '-1 day' else interval '1 day' end
         from generate_series(1, 2110) n`,
      [clock.now()],
    );
    await test.owner.query(
      `insert into identity_mails (id, to_email, subject, body, status, created_at)
       select gen_random_uuid(), 'a@example.test', 's', 'b', 'kept', $1::timestamptz - n * interval '30 days' from generate_series(1, 5) n`,
      [clock.now()],
    );
    await run('forget_sign_ins');
    expect([await count('user_verifications'), await count('identity_mails')]).toEqual([10, 3]);
  });
});
