import { type RawBuilder, sql } from 'kysely';
import { isId } from '../ids.ts';
import { Problem } from '../problem.ts';
import { isLocalDate, parseInstant } from '../time/index.ts';

/*
 * Every list: sorted by a key and then by id, cut to `limit` rows and to half a megabyte, and where the next page starts
 * in an opaque cursor.
 * A cursor that is not one of ours is refused in one way, whatever is wrong with it.
 */

type Key = readonly (string | number | null)[];

/** The rows behind which the next page starts, as their list is sorted: by name and id, by instant and id, … */
export const afterName = (cursor: string | undefined): { name: string; id: string } | undefined =>
  positionIn(cursor, ([name, id]) => (isText(name) && isUuid(id) ? { name, id } : undefined));

/** In a list of what was looked for: by how well it fits, then by name and id. */
export const afterFit = (cursor: string | undefined): { fit: number; name: string; id: string } | undefined =>
  positionIn(cursor, ([fit, name, id]) =>
    isSmall(fit) && isText(name) && isUuid(id) ? { fit, name, id } : undefined,
  );

export const afterInstant = (cursor: string | undefined): { at: Date; id: string } | undefined =>
  positionIn(cursor, ([text, id]) => {
    const at = isText(text) ? parseInstant(text) : undefined;
    return at && isUuid(id) ? { at, id } : undefined;
  });

/** In a list sorted by a day. */
export const afterDay = (cursor: string | undefined): { day: string; id: string } | undefined =>
  positionIn(cursor, ([day, id]) =>
    isText(day) && isLocalDate(day) && isUuid(id) ? { day, id } : undefined,
  );

export const afterId = (cursor: string | undefined): string | undefined =>
  positionIn(cursor, ([id]) => (isUuid(id) ? id : undefined));

/** In a list sorted by a counter. */
export const afterNumber = (cursor: string | undefined): number | undefined =>
  positionIn(cursor, ([number]) =>
    typeof number === 'number' && Number.isSafeInteger(number) ? number : undefined,
  );

function positionIn<T>(cursor: string | undefined, read: (key: unknown[]) => T | undefined): T | undefined {
  if (cursor === undefined) return undefined;
  const position = read(decode(cursor));
  if (position !== undefined) return position;
  throw new Problem(400, 'request.invalid', 'This cursor is not one of ours.', {
    errors: [
      { path: 'query.cursor', code: 'cursor', message: 'Take it from next_cursor of the page before.' },
    ],
  });
}

function decode(cursor: string): unknown[] {
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    return Array.isArray(key) ? key : [];
  } catch {
    return [];
  }
}

/** Text that the database can be asked with. */
const isText = (value: unknown): value is string =>
  typeof value === 'string' && !value.includes('\0') && value.isWellFormed();
const isSmall = (value: unknown): value is number =>
  typeof value === 'number' && Number.isInteger(value) && Math.abs(value) < 100;
const isUuid = (value: unknown): value is string => typeof value === 'string' && isId(value);

export const cursorOf = (key: Key): string => Buffer.from(JSON.stringify(key)).toString('base64url');

/** Rows of a page; `limit` is bounded by the schema (`pageQuery`). */
export const pageSize = (limit: number | undefined): number => limit ?? 50;

const steps = [10, 25, 50, 100, 200];

/**
 * At least one row more than a page, to see whether there is another. Written into the statement: a plan that is made
 * without knowing the number would be made for a tenth of the table. In a few steps, because each is a statement.
 */
export const oneMore = (size: number): RawBuilder<number> =>
  sql.lit((steps.find((step) => step >= size) ?? size) + 1);

/** A page has one row at least, however large that is, and no more rows than fit in here. */
const pageBytes = 512 * 1024;

/** About as many bytes as `value` takes in an answer; exact for long texts, which are what makes an answer large. */
function weightOf(value: unknown): number {
  if (typeof value === 'string')
    return value.length < 100 ? value.length : Buffer.byteLength(JSON.stringify(value));
  if (typeof value !== 'object' || value === null || value instanceof Date) return 24;
  let weight = 2;
  for (const [key, inner] of Object.entries(value)) weight += key.length + 4 + weightOf(inner);
  return weight;
}

/** How many of the first rows fit into a page. */
function fitting(rows: readonly unknown[]): number {
  let weight = 0;
  const tooMany = rows.findIndex((row) => {
    weight += weightOf(row);
    return weight > pageBytes;
  });
  return tooMany === -1 ? rows.length : Math.max(1, tooMany);
}

/** Cuts `rows` (asked for with one row more than `size`) to a page and says where the next one starts. */
export function pageOf<T>(
  rows: T[],
  size: number,
  keyOf: (row: T) => Key,
): { results: T[]; next_cursor: string | null } {
  const results = rows.slice(0, Math.min(size, fitting(rows)));
  const last = results.at(-1);
  return {
    results,
    next_cursor: rows.length > results.length && last !== undefined ? cursorOf(keyOf(last)) : null,
  };
}

/** A short list that is always sent whole. */
export const whole = <T>(results: T[]): { results: T[]; next_cursor: null } => ({
  results,
  next_cursor: null,
});
