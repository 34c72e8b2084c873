import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { migrate } from '../src/kernel/db/migrate.ts';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../src/postgres/embedded.ts';
import { appPassword, clusterOf, type OwnCluster } from './freeze.ts';

export interface Pair {
  primary: OwnCluster;
  replica: OwnCluster & {
    /** Lets what the primary writes arrive, but not be seen. */
    pause(): Promise<void>;
    resume(): Promise<void>;
    /** How many statements with `part` in them the application has asked of it, by its own log. */
    asked(part: string): number;
  };
  close(): Promise<void>;
}

const settings = { wal_level: 'replica', max_wal_senders: '5', synchronous_commit: 'on' };

/** A primary that no other test shares, and a hot standby that streams from it. */
export async function startPair(): Promise<Pair> {
  const dataDir = await mkdtemp(join(tmpdir(), 'bandeja-primary-'));
  const first = await startEmbeddedPostgres({ dataDir, durable: false, settings });
  await migrate(first.url('bandeja'), appPassword);
  await first.stop();
  const copyDir = await copyOf(first);
  const postgres = await startEmbeddedPostgres({ dataDir, durable: false, settings });
  const primary = clusterOf(postgres, dataDir);
  const replica = clusterOf(await startStandby(copyDir, postgres), copyDir);
  return {
    primary,
    replica: {
      ...replica,
      pause: () => asOwner(replica, 'select pg_wal_replay_pause()'),
      resume: () => asOwner(replica, 'select pg_wal_replay_resume()'),
      asked: (part) =>
        readFileSync(join(copyDir, 'postgres.log'), 'utf8')
          .replaceAll('\n\t', ' ') // how it goes on in the next line
          .split('\n')
          .filter((line) => line.startsWith('bandeja: ') && line.includes(part)).length,
    },
    async close() {
      await replica.close();
      await primary.close();
    },
  };
}

/** Of a cluster that was stopped; owners and rights are kept, since PostgreSQL insists on its own. */
async function copyOf({ dataDir }: EmbeddedPostgres): Promise<string> {
  const copy = await mkdtemp(`${dataDir}-replica-`);
  execFileSync('cp', ['-a', `${dataDir}/.`, copy]);
  writeFileSync(join(copy, 'pgdata', 'standby.signal'), '');
  return copy;
}

function startStandby(dataDir: string, { connection }: EmbeddedPostgres): Promise<EmbeddedPostgres> {
  const { host, port, user, password } = connection;
  const primary_conninfo = `host=${host} port=${port} user=${user} password=${password}`;
  const log = { log_statement: 'all', log_line_prefix: '%a: ' };
  return startEmbeddedPostgres({
    ...{ dataDir, durable: false },
    settings: { ...settings, ...log, primary_conninfo },
  });
}

async function asOwner({ ownerUrl }: OwnCluster, text: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  await client.query(text).finally(() => client.end());
}
