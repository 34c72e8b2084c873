import type pg from 'pg';
import type { Stage } from './stage.ts';

const shown = 15;

export interface StatementLog {
  /** Forgets what was counted so far. */
  reset(): Promise<void>;
  /** The statements that took most of PostgreSQL's time since then, a line each. */
  lines(): Promise<string[]>;
}

/** Reads what PostgreSQL has counted since it was started to count. */
export async function logStatements(stage: Stage): Promise<StatementLog> {
  await stage.server.owner.query('create extension if not exists pg_stat_statements');
  const ask = (text: string) => stage.server.owner.query(text);
  return {
    async reset() {
      await ask('select pg_stat_statements_reset()');
    },
    lines: () => linesOf(stage.server.owner),
  };
}

async function linesOf(owner: pg.Pool): Promise<string[]> {
  const { rows } = await owner.query<{
    calls: string;
    total: number;
    mean: number;
    rows: string;
    query: string;
  }>(
    `select calls, total_exec_time as total, mean_exec_time as mean, rows, query from pg_stat_statements
      where query not like '%pg_stat_statements%' order by total_exec_time desc limit ${shown}`,
  );
  return rows.map(({ calls, total, mean, rows: returned, query }) => {
    const numbers = `${total.toFixed(0).padStart(8)} ms ${calls.padStart(7)} × ${mean.toFixed(3).padStart(9)} ms ${returned.padStart(8)} rows`;
    return `  ${numbers}  ${query.replaceAll(/\s+/g, ' ').slice(0, 140)}`;
  });
}
