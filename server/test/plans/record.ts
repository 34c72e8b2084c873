import type pg from 'pg';

/** One statement as the application sends it: its text, values that it was sent with, and in whose name. */
export interface Statement {
  text: string;
  values: unknown[];
  /** `app.organization_id` and the like: row-level security is a part of the plan. */
  settings: Record<string, string>;
}

/** Keeps what goes over a pool's connections: one example of each text, and another where other values are missing. */
export class Recorder {
  readonly #statements = new Map<string, Statement>();
  /** How many statements were sent, the same ones again included. */
  sent = 0;

  get statements(): Statement[] {
    return [...this.#statements.values()];
  }

  listenTo(pool: pg.Pool): void {
    pool.on('connect', (client) => this.#listen(client));
  }

  #listen(client: pg.PoolClient): void {
    const query = client.query.bind(client) as (...given: unknown[]) => unknown;
    let settings: Record<string, string> = {};
    const heard = (...given: unknown[]): unknown => {
      const statement = statementOf(given);
      if (statement?.text.startsWith('begin')) settings = {};
      if (statement && scoping.test(statement.text)) settings = { ...settings, ...settingsOf(statement) };
      else if (statement && planned.test(statement.text)) this.#keep({ ...statement, settings });
      return query(...given);
    };
    Object.assign(client, { query: heard });
  }

  #keep(statement: Statement): void {
    this.sent++;
    const key = keyOf(statement);
    if (!this.#statements.has(key)) this.#statements.set(key, statement);
  }
}

/** Statements that do nothing but set: what else sets something has a plan like any other. */
const scoping = /^\s*(begin;\s*)?select set_config\(/i;

/** Statements that PostgreSQL makes a plan for. */
const planned = /^[\s(]*(select|with|insert|update|delete|merge)\b/i;

/** Two statements with the same key have the same text, and values in the same places. */
export const keyOf = ({ text, values }: Omit<Statement, 'settings'>): string =>
  `${text}\n${values.map((value) => (isMissing(value) ? '-' : '+')).join('')}`;

const isMissing = (value: unknown): boolean =>
  value === null || value === undefined || (Array.isArray(value) && value.length === 0);

/** pg is called with a text, with a text and values, or with both in one object. */
function statementOf([first, second]: unknown[]): Omit<Statement, 'settings'> | undefined {
  if (typeof first === 'string') return { text: first, values: Array.isArray(second) ? second : [] };
  const { text, values = [] } = (first ?? {}) as { text?: unknown; values?: unknown[] };
  return typeof text === 'string' ? { text, values } : undefined;
}

/** What `select set_config($1, $2, true), …` or one with its values in the text sets. */
function settingsOf({ text, values }: Omit<Statement, 'settings'>): Record<string, string> {
  if (values.length === 0)
    return Object.fromEntries(
      [...text.matchAll(/set_config\('([^']+)', '([^']*)'/g)].map(([, key, value]) => [key, value]),
    );
  return Object.fromEntries(
    Array.from({ length: values.length / 2 }, (_, i) => [values[2 * i], String(values[2 * i + 1])]),
  );
}
