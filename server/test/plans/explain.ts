import type pg from 'pg';
import type { Statement } from './record.ts';

/** A node of PostgreSQL's plan, as far as it is judged. */
export interface PlanNode {
  'Node Type': string;
  'Parent Relationship'?: string;
  'Relation Name'?: string;
  'Index Name'?: string;
  'Index Cond'?: string;
  Filter?: string;
  'Startup Cost': number;
  'Total Cost': number;
  'Plan Rows': number;
  Plans?: PlanNode[];
}

/** `custom`: for these values; `generic`: for any, as a statement is planned that came often on one connection. */
export type Manner = 'custom' | 'generic';

/** How PostgreSQL would run `statement` in the name of the application; nothing is run. */
export async function explain(client: pg.Client, statement: Statement, manner: Manner): Promise<PlanNode> {
  await client.query('savepoint explained');
  try {
    await client.query('set local role bandeja_app');
    for (const [name, value] of Object.entries(statement.settings))
      await client.query('select set_config($1, $2, true)', [name, value]);
    const { rows } = await client.query(asked(statement, manner));
    return rows[0]['QUERY PLAN'][0].Plan;
  } finally {
    await client.query('rollback to savepoint explained');
  }
}

const asked = ({ text, values }: Statement, manner: Manner) =>
  manner === 'custom'
    ? { text: `explain (format json) ${text}`, values }
    : { text: `explain (format json, generic_plan) ${text}` };
