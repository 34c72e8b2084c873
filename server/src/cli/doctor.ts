import pg from 'pg';
import { readConfig } from '../config.ts';
import { examine, examined, type Finding } from '../doctor/examine.ts';
import { openInstallation } from '../installation.ts';
import { openDatabase } from '../kernel/db/database.ts';
import { pendingMigrations } from '../kernel/db/migrate.ts';
import { systemClock } from '../kernel/time/index.ts';
import { Failed } from './errors.ts';

const slowestQueryMs = 600_000;

/** Looks at everything that must be true, and says what is not. Changes nothing; works beside a running server. */
export async function doctor(print: (line: string) => void): Promise<void> {
  const installation = await openInstallation(readConfig(process.env), { beside: true, migrate: false });
  try {
    const pending = await pendingMigrations(installation.ownerUrl);
    if (pending.length > 0)
      throw new Error(
        `the schema is not up to date (${pending.length} migrations): run bandeja migrate first`,
      );
    const findings = await examineIn(installation);
    for (const line of report(findings)) print(line);
    if (findings.length > 0) throw new Failed();
  } finally {
    await installation.close();
  }
}

async function examineIn(installation: { appUrl: string; ownerUrl: string; embedded: boolean }) {
  const db = openDatabase({ url: installation.appUrl, max: 2, queryTimeoutMs: slowestQueryMs });
  const owner = new pg.Client({
    connectionString: installation.ownerUrl,
    application_name: 'bandeja doctor',
  });
  try {
    await owner.connect();
    return await examine({ db, owner, embedded: installation.embedded, now: systemClock.now() });
  } finally {
    await owner.end();
    await db.close();
  }
}

function report(findings: readonly Finding[]): string[] {
  const failed = new Set(findings.map(({ name }) => name));
  const fine = examined.filter((name) => !failed.has(name)).map((name) => `✓ ${name}`);
  const wrong = findings.flatMap(({ name, why, organization, count, examples }) => [
    `✗ ${name}${organization === undefined ? '' : ` (${organization})`}: ${count} found. ${why}`,
    ...examples.map((example) => `    ${example}`),
  ]);
  const end = findings.length === 0 ? 'All is well.' : `Not well: ${[...failed].join(', ')}`;
  return [...fine, ...wrong, end];
}
