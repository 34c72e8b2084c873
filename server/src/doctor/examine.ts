import { sql } from 'kysely';
import type pg from 'pg';
import type { Database } from '../kernel/db/database.ts';
import type { Check, Offender } from './check.ts';
import { checks } from './checks.ts';
import { installationChecks } from './installation-checks.ts';

export interface Finding {
  name: string;
  why: string;
  /** The slug of the organization; undefined for the installation. */
  organization: string | undefined;
  count: number;
  /** The first few. */
  examples: string[];
}

export interface Examination {
  /** As the application: row-level security in force. */
  db: Database;
  owner: pg.ClientBase;
  embedded: boolean;
  now: Date;
  /** Only what has this name. */
  only?: string;
}

const mostShown = 5;

/** The names of everything that {@link examine} looks at, each once. */
export const examined: readonly string[] = [
  ...new Set([...checks, ...installationChecks].map(({ name }) => name)),
];

/** Looks at the installation and at every organization. Changes nothing. */
export async function examine(examination: Examination): Promise<Finding[]> {
  const { db, owner, embedded, only } = examination;
  const isAsked = ({ name }: { name: string }) => only === undefined || name === only;
  const findings: Finding[] = [];
  for (const { name, why, embeddedOnly, find } of installationChecks.filter(isAsked)) {
    if (embeddedOnly && !embedded) continue;
    const found = await find(owner);
    if (found.length > 0)
      findings.push({
        name,
        why,
        organization: undefined,
        count: found.length,
        examples: found.slice(0, mostShown),
      });
  }
  const organizations = await db.global(null, (tx) =>
    tx.selectFrom('organizations').select(['id', 'slug']).orderBy('slug').execute(),
  );
  for (const { id, slug } of organizations)
    for (const check of checks.filter(isAsked)) {
      const finding = await examineIn(examination, id, check);
      if (finding) findings.push({ ...finding, organization: slug });
    }
  return findings;
}

async function examineIn({ db, now }: Examination, organizationId: string, { name, why, sql: find }: Check) {
  const scope = { organization_id: organizationId, via: { user_id: null, via: 'doctor' } };
  const { rows } = await db.read(scope, (tx) =>
    sql<Offender & { total: number }>`
      select object, count(*) over () as total from (${find(now)}) offenders limit ${mostShown}`.execute(tx),
  );
  const [first] = rows;
  return first && { name, why, count: first.total, examples: rows.map((row) => row.object) };
}
