import { createHash } from 'node:crypto';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { inject } from 'vitest';
import { explain, type Manner, type PlanNode } from './explain.ts';
import { faultsOf } from './judge.ts';
import { keyOf, type Statement } from './record.ts';

interface BadPlan {
  statement: Statement;
  manner: Manner;
  faults: string[];
  plan: PlanNode;
}

/**
 * Plans every statement once more as for a club with ten years behind it, and throws when one of them would read what
 * grows with history. What another test file of the same run has found good is not planned again.
 */
export async function checkPlans(statements: readonly Statement[]): Promise<void> {
  const fresh = statements.filter((statement) => !existsSync(markOf(statement)));
  if (fresh.length === 0) return;
  const client = new pg.Client({ connectionString: inject('plansUrl') });
  await client.connect();
  try {
    const bad = await badPlansOf(client, fresh);
    for (const statement of fresh)
      if (!bad.some((it) => it.statement === statement)) writeFileSync(markOf(statement), '');
    if (bad.length > 0) throw new Error(report(bad));
  } finally {
    await client.end();
  }
}

const markOf = (statement: Statement): string =>
  join(inject('goodPlans'), createHash('sha256').update(keyOf(statement)).digest('hex'));

/** Those of the statements that have a bad plan in the database of `client`, in either manner of planning. */
export async function badPlansOf(client: pg.Client, statements: readonly Statement[]): Promise<BadPlan[]> {
  const bad: BadPlan[] = [];
  await client.query('begin');
  const partial = await partialIndexes(client);
  for (const statement of statements)
    for (const manner of ['custom', 'generic'] as const) {
      const plan = await explain(client, statement, manner).catch(unlessUnknown);
      const faults = plan ? faultsOf(plan, manner, partial) : [];
      if (!plan || faults.length === 0) continue;
      bad.push({ statement, manner, faults, plan });
      break;
    }
  await client.query('rollback');
  return bad;
}

/** A test may have made a table or a function for itself, which is in no migration. */
function unlessUnknown(error: Error & { code?: string }): undefined {
  if (!unknown.includes(error.code ?? '')) throw error;
}
const unknown = ['42P01', '42703', '42883'];

async function partialIndexes(client: pg.Client): Promise<ReadonlySet<string>> {
  const { rows } = await client.query<{ name: string }>(
    'select c.relname as name from pg_index i join pg_class c on c.oid = i.indexrelid where i.indpred is not null',
  );
  return new Set(rows.map(({ name }) => name));
}

const report = (bad: BadPlan[]): string =>
  [
    `${bad.length} plans are bad with ten years of history (how to read this: docs/plans.md)`,
    ...bad.map(({ statement, manner, faults, plan }) =>
      [
        `${faults.join('\n')}\nas a ${manner} plan of`,
        indented(statement.text.trim(), 2),
        indented(drawn(plan), 4),
      ].join('\n'),
    ),
  ].join('\n\n');

const indented = (text: string, by: number): string => text.replace(/^/gm, ' '.repeat(by));

function drawn(node: PlanNode): string {
  const on = [node['Relation Name'], node['Index Name']].filter(Boolean).join(' by ');
  const how = [node['Index Cond'], node.Filter && `filter ${node.Filter}`].filter(Boolean).join('; ');
  const own = `${node['Node Type']} ${on} (cost ${node['Total Cost']}, rows ${node['Plan Rows']}) ${how}`;
  return [own, ...(node.Plans ?? []).map((child) => indented(drawn(child), 2))].join('\n');
}
