import type pg from 'pg';

/** What of pg's connection keeps account of prepared statements. */
interface Wire {
  parse(statement: { name?: string }): void;
  bind(portal: { statement?: string }): void;
  parsedStatements: Record<string, string>;
  submittedNamedStatements: Record<string, string>;
}

/** Remembers nothing, so that every statement counts as one that was never prepared. */
const forgetful = (): Record<string, string> =>
  new Proxy({}, { get: () => undefined, set: () => true, deleteProperty: () => true });

/**
 * Lets a connection prepare nothing under a name. Behind a pooler that gives each transaction any connection, a name
 * that was prepared here is unknown there, or another statement's.
 */
export function prepareNothing(client: pg.PoolClient): void {
  const { connection } = client as unknown as { connection: Wire };
  const { parse, bind } = connection;
  Object.assign(connection, {
    parse: (statement: object) => parse.call(connection, { ...statement, name: '' }),
    bind: (portal: object) => bind.call(connection, { ...portal, statement: '' }),
    parsedStatements: forgetful(),
    submittedNamedStatements: forgetful(),
  });
}
