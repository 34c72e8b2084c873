import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type pg from 'pg';

export interface Statement {
  text: string;
  values: string[];
}

/** What the server asks PostgreSQL while `work` runs, from PostgreSQL's own log. Nobody else may ask meanwhile. */
export async function observeStatements(owner: pg.Pool, work: () => Promise<unknown>): Promise<Statement[]> {
  await setLogging(owner, 'all');
  const before = (await logText(owner)).length;
  await work();
  await setLogging(owner, 'none');
  return parseLog((await logText(owner)).slice(before));
}

async function setLogging(owner: pg.Pool, what: string): Promise<void> {
  await owner.query(`alter system set log_statement = '${what}'`);
  await owner.query('alter system set log_parameter_max_length = -1');
  await owner.query('select pg_reload_conf()');
  await owner.query('select pg_sleep(0.3)');
}

async function logText(owner: pg.Pool): Promise<string> {
  const { rows } = await owner.query<{ folder: string }>(
    "select current_setting('data_directory') as folder",
  );
  return readFileSync(join(rows[0]?.folder as string, '../postgres.log'), 'utf8');
}

const entry = /^\d{4}-\d\d-\d\d [\d:.]+ UTC \[(\d+)\] (\w+): {2}(.*(?:\n\t.*)*)/gm;

/** Statements with their parameters, those of the process that asked most (a request has one connection). */
export function parseLog(log: string): Statement[] {
  const by = new Map<string, Statement[]>();
  for (const [, pid, level, said] of log.matchAll(entry) as Iterable<string[]>) {
    const text = (said as string).replaceAll('\n\t', '\n');
    const known = by.get(pid as string) ?? [];
    if (level === 'LOG') {
      const [, statement] = /^(?:statement|execute [^:]+): ([\s\S]*)$/.exec(text) ?? [];
      if (statement !== undefined) known.push({ text: statement, values: [] });
    } else if (level === 'DETAIL' && known.length > 0) (known.at(-1) as Statement).values = valuesOf(text);
    by.set(pid as string, known);
  }
  return [...by.values()].sort((a, b) => b.length - a.length)[0] ?? [];
}

/** `Parameters: $1 = 'a', $2 = NULL`, also with a quote inside. */
function valuesOf(detail: string): string[] {
  return [...detail.matchAll(/\$\d+ = (?:'((?:[^']|'')*)'|NULL)/g)].map(([, value]) =>
    value === undefined ? (null as unknown as string) : value.replaceAll("''", "'"),
  );
}
