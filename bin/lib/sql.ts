// What SQL a source file holds, found in its text: kysely's calls and raw statements alike.

const STARTS = /\b(selectFrom|insertInto|updateTable|deleteFrom)\(|\bsql(<[^`;]*>)?`/;
const READS = /\b(?:selectFrom|innerJoin|leftJoin|rightJoin|fullJoin|using|from)\(\s*\[?\s*'(\w+)/g;
const WRITES = /\b(insertInto|updateTable|deleteFrom|mergeInto)\(\s*'(\w+)/g;
const RAW_READS = /\b(?:from|join|using)\s+(?:only\s+)?(\w+)/gi;
const RAW_WRITES = /\b(insert\s+into|update|delete\s+from|merge\s+into|truncate)\s+(?:only\s+)?(\w+)/gi;

/** True when the file builds or holds a statement. */
export const hasSql = (text: string): boolean => STARTS.test(withoutComments(text));

export interface Touched {
  reads: Set<string>;
  /** `columns` are those that an update names; empty for inserts and deletes, and where they are not written out. */
  writes: { table: string; columns: string[] }[];
}

/** What a TypeScript file does with `tables`; every other name is an alias or prose. */
export function tablesIn(text: string, tables: ReadonlySet<string>): Touched {
  const code = withoutComments(text);
  const raw = withoutStrings(code);
  const named = [...firstsOf(code, READS), ...firstsOf(raw, RAW_READS)];
  return {
    reads: new Set(named.filter((table) => tables.has(table))),
    writes: [...writesOf(code, WRITES, keysOfSet), ...writesOf(raw, RAW_WRITES, columnsOfSet)].filter(
      ({ table }) => tables.has(table),
    ),
  };
}

const firstsOf = (code: string, pattern: RegExp): string[] =>
  [...code.matchAll(pattern)].map(([, first = '']) => first);

function writesOf(code: string, pattern: RegExp, columnsOf: (statement: string) => string[]) {
  return [...code.matchAll(pattern)].map(({ 1: verb = '', 2: table = '', index }) => ({
    table,
    columns: verb.startsWith('update') ? columnsOf(code.slice(index)) : [],
  }));
}

/** `.set({ a: 1, b })` → a, b. What is spread into it could be anything, so then nothing is named. */
function keysOfSet(statement: string): string[] {
  const [, body = ''] = /\.set\(\{([^}]*)\}/.exec(statement.slice(0, 600)) ?? [];
  return body.includes('...') ? [] : firstsOf(body, /(?:^|,)\s*(\w+)\s*(?=[:,]|$)/g);
}

/** `update t set a = 1, b = 2 from …` → a, b. */
function columnsOfSet(statement: string): string[] {
  const [, body = ''] = /\bset\b([^`]*?)(?:\bfrom\b|\bwhere\b|`|$)/i.exec(statement) ?? [];
  return firstsOf(body, /(?:^|,)\s*(\w+)\s*=/g);
}

const withoutComments = (text: string): string =>
  text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/ .*$/gm, '$1');
/** Words between quotes on one line are data, and `from '…'` of an import is not SQL. */
const withoutStrings = (code: string): string => code.replace(/'[^'\n]*'/g, "''");
