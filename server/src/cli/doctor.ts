import pg from 'pg';
import { readConfig } from '../config.ts';
import { examine, examined, type Finding } from '../doctor/examine.ts';
import { examineReplica } from '../doctor/replica.ts';
import { openInstallation, wayUrl } from '../installation.ts';
import { openDatabase } from '../kernel/db/database.ts';
import { pendingMigrations } from '../kernel/db/migrate.ts';
import { systemClock } from '../kernel/time/index.ts';
import { Failed } from './errors.ts';

const slowestQueryMs = 600_000;

/** Looks at everything that must be true, and says what is not. Changes nothing; works beside a running server. */
export async function doctor(print: (line: string) => void): Promise<void> {
  const config = readConfig(process.env);
  const installation = await openInstallation(config, { beside: true, migrate: false });
  try {
    const pending = await pendingMigrations(installation.ownerUrl);
    if (pending.length > 0)
      throw new Error(
        `the schema is not up to date (${pending.length} migrations): run bandeja migrate first`,
      );
    const { databaseReadUrl: read } = config;
    const replicaUrl = read === undefined ? undefined : wayUrl(read, installation.appUrl);
    const findings = await examineIn(installation, replicaUrl);
    const all = [...examined, ...(replicaUrl === undefined ? [] : ['replica'])];
    for (const line of report(findings, all)) print(line);
    if (findings.length > 0) throw new Failed();
  } finally {
    await installation.close();
  }
}

async function examineIn(
  installation: { appUrl: string; ownerUrl: string; embedded: boolean },
  replicaUrl: string | undefined,
) {
  const db = openDatabase({ url: installation.appUrl, replicaUrl, max: 2, queryTimeoutMs: slowestQueryMs });
  const owner = new pg.Client({
    connectionString: installation.ownerUrl,
    application_name: 'bandeja doctor',
  });
  try {
    await owner.connect();
    const { embedded } = installation;
    const found = await examine({ db, owner, embedded, now: systemClock.now() });
    return [...found, ...(await examineReplica(db))];
  } finally {
    await owner.end();
    await db.close();
  }
}

function report(findings: readonly Finding[], all: readonly string[]): string[] {
  const failed = new Set(findings.map(({ name }) => name));
  const fine = all.filter((name) => !failed.has(name)).map((name) => `✓ ${name}`);
  const wrong = findings.flatMap(({ name, why, organization, count, examples }) => [
    `✗ ${name}${organization === undefined ? '' : ` (${organization})`}: ${count} found. ${why}`,
    ...examples.map((example) => `    ${example}`),
  ]);
  const end = findings.length === 0 ? 'All is well.' : `Not well: ${[...failed].join(', ')}`;
  return [...fine, ...wrong, end];
}
