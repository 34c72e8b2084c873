import { sql } from 'kysely';
import type pg from 'pg';
import type { Transactions } from './db/transaction.ts';

/** How the installation is backed up by the calendar. */
export interface BackupPlan {
  /** The owner of the database. */
  ownerUrl: string;
  /** A folder of this machine, made when it is missing. */
  dir: string;
  /** So many are kept. */
  keep: number;
}

/** A day, and time to notice. */
const oldAfterHours = 36;

/** `off`: none are scheduled. `old`: none has succeeded for more than a day. */
export type BackupState = 'ok' | 'off' | 'old' | 'failed';

const state = `
  select case when scheduled_since is null then 'off'
              when error <> '' then 'failed'
              when greatest(done_at, scheduled_since) < now() - interval '${oldAfterHours} hours' then 'old'
              else 'ok' end as state from backups`;

export async function backupState(db: Transactions): Promise<BackupState> {
  const { rows } = await db.system((tx) => sql.raw<{ state: BackupState }>(state).execute(tx));
  return rows[0]?.state ?? 'off';
}

/** What is wrong with the backups that are made by the calendar, for the doctor. */
export const wrongBackups = `
  select case state when 'failed' then 'the last one, at ' || tried_at || ', failed: ' || error
                    else 'the last one that succeeded: ' || coalesce(done_at::text, 'none') end as object
    from backups, (${state}) s where state in ('failed', 'old')`;

/** Said at the start of a worker: whether there is something to wait for. */
export async function noteSchedule(owner: pg.Pool, scheduled: boolean): Promise<void> {
  await owner.query(
    `insert into backups (scheduled_since) values (case when $1 then now() end)
     on conflict (is_one) do update set scheduled_since = case when $1 then coalesce(backups.scheduled_since, now()) end,
       error = case when $1 then backups.error else '' end`,
    [scheduled],
  );
}

export interface BackupOutcome {
  file: string;
  bytes: number;
  /** Empty: it succeeded. */
  error: string;
}

export async function noteBackup(owner: pg.Pool, { file, bytes, error }: BackupOutcome): Promise<void> {
  await owner.query(
    `update backups set tried_at = now(), error = left($3, 2000), done_at = case when $3 = '' then now() else done_at end,
            file = case when $3 = '' then $1 else file end, bytes = case when $3 = '' then $2 else bytes end`,
    [file, bytes, error],
  );
}
