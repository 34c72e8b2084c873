import type pg from 'pg';
import { wrongBackups } from '../kernel/backups.ts';
import { catalogFaultsOf } from '../kernel/db/catalog.ts';
import { exceptions } from './exceptions.ts';

/** A check of the whole installation, as the owner of the database. */
export interface InstallationCheck {
  name: string;
  why: string;
  /** Only for the database that came with Bandeja: another one's settings are its operator's choice. */
  embeddedOnly?: boolean;
  find: (owner: pg.ClientBase) => Promise<string[]>;
}

const objects = async (owner: pg.ClientBase, sql: string) =>
  (await owner.query<{ object: string }>(sql)).rows.map((row) => row.object);

const isAudit = (check: string) => check.startsWith('audit log');
const faults = async (owner: pg.ClientBase, audit: boolean) =>
  (await catalogFaultsOf(owner, exceptions))
    .filter(({ check }) => isAudit(check) === audit)
    .map(({ check, object }) => `${check}: ${object}`);

export const installationChecks: readonly InstallationCheck[] = [
  {
    name: 'G8 isolation',
    why: 'The database would let one organization see or touch another.',
    find: (owner) => faults(owner, false),
  },
  {
    name: 'G15 audit log',
    why: 'What has happened could be rewritten.',
    find: (owner) => faults(owner, true),
  },
  {
    name: 'G11 durability',
    why: 'A booking that was confirmed could be lost in a crash.',
    embeddedOnly: true,
    find: (owner) =>
      objects(
        owner,
        `select name || ' is ' || setting as object from pg_settings
          where name in ('fsync', 'synchronous_commit', 'full_page_writes') and setting <> 'on' order by name`,
      ),
  },
  {
    name: 'backup',
    why: 'No backup has been made for more than a day: docs/operations.md, Backup.',
    find: (owner) => objects(owner, wrongBackups),
  },
  {
    name: 'outbox',
    why: 'The worker does not run: nobody is told anything. Start one, or serve without --role web.',
    find: async (owner) => {
      await owner.query("begin; select set_config('app.system', 'on', true)");
      try {
        return await objects(
          owner,
          `select (facts->0->>'type') || ' (' || fact_count || ') waits since ' || created_at as object from outbox
            where created_at < now() - interval '10 minutes' order by id`,
        );
      } finally {
        await owner.query('rollback');
      }
    },
  },
  {
    name: 'waiting jobs',
    why: 'What should have followed has been waiting for more than ten minutes: no worker runs, it cannot keep up, or one that is gone holds it.',
    find: async (owner) => {
      const [there] = await objects(owner, `select to_regclass('graphile_worker.jobs')::text as object`);
      if (!there) return [];
      return objects(
        owner,
        `select coalesce(p.payload->0->>'reaction', p.payload->>'name', task_identifier) || ' is due since ' || p.run_at
                || coalesce(', held by ' || p.locked_by || ', which is gone', '') as object
           from graphile_worker._private_jobs p join graphile_worker.jobs j using (id)
          where (p.is_available and p.run_at < now() - interval '10 minutes')
             or (p.locked_at < now() - interval '10 minutes' and p.locked_by not in (select id from workers))
          order by p.run_at`,
      );
    },
  },
  {
    name: 'dead jobs',
    why: 'Something that should have followed was tried again and again, and given up.',
    find: async (owner) => {
      const [there] = await objects(owner, `select to_regclass('graphile_worker.jobs')::text as object`);
      if (!there) return [];
      return objects(
        owner,
        `select coalesce(j.key, p.payload->0->>'reaction', task_identifier) || ', ' || j.attempts || ' attempts: ' || coalesce(left(j.last_error, 200), '') as object
           from graphile_worker.jobs j join graphile_worker._private_jobs p using (id)
          where j.attempts >= j.max_attempts and j.locked_at is null order by id`,
      );
    },
  },
];
