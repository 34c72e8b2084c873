import { Problem } from '../problem.ts';

/** A position in a list: the sort key and id of the last row of the page before. Opaque to clients. */
export function encodeCursor(key: readonly (string | number | null)[]): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

export function decodeCursor(
  cursor: string | undefined,
  length: number,
): (string | number | null)[] | undefined {
  if (cursor === undefined) return undefined;
  try {
    const key = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    const plain =
      Array.isArray(key) && key.every((v) => v === null || isStorable(v) || typeof v === 'number');
    if (plain && key.length === length) return key;
  } catch {}
  throw new Problem(400, 'request.invalid', 'This cursor is not one of ours.', {
    errors: [
      { path: 'query.cursor', code: 'cursor', message: 'Take it from next_cursor of the page before.' },
    ],
  });
}

/** Text that the database can be asked with. */
const isStorable = (value: unknown): boolean =>
  typeof value === 'string' && !value.includes('\0') && value.isWellFormed();

export const pageSize = (limit: number | undefined): number => limit ?? 50;

/** Cuts `rows` (asked for with one row more than `size`) to a page and says where the next one starts. */
export function pageOf<T>(
  rows: T[],
  size: number,
  keyOf: (row: T) => readonly (string | number | null)[],
): { results: T[]; next_cursor: string | null } {
  const results = rows.slice(0, size);
  const last = results.at(-1);
  return {
    results,
    next_cursor: rows.length > size && last !== undefined ? encodeCursor(keyOf(last)) : null,
  };
}
