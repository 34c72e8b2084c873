import { isId } from '../ids.ts';
import { Problem } from '../problem.ts';
import { decodeCursor } from './paging.ts';

/** The place behind a row of a list sorted by name, then id. */
export function afterName(cursor: string | undefined): { name: string; id: string } | undefined {
  const [name, id] = decodeCursor(cursor, 2) ?? [];
  if (name === undefined) return undefined;
  if (typeof name !== 'string' || typeof id !== 'string' || !isId(id)) throw strange();
  return { name, id };
}

/** The place behind a row of a list sorted by id alone. */
export function afterId(cursor: string | undefined): string | undefined {
  const [id] = decodeCursor(cursor, 1) ?? [];
  if (id === undefined) return undefined;
  if (typeof id !== 'string' || !isId(id)) throw strange();
  return id;
}

/** The place behind a row of a list sorted by a counter. */
export function afterNumber(cursor: string | undefined): number | undefined {
  const [number] = decodeCursor(cursor, 1) ?? [];
  if (number === undefined) return undefined;
  if (typeof number !== 'number' || !Number.isSafeInteger(number)) throw strange();
  return number;
}

const strange = () =>
  new Problem(400, 'request.invalid', 'This cursor is not one of ours.', {
    errors: [
      { path: 'query.cursor', code: 'cursor', message: 'Take it from next_cursor of the page before.' },
    ],
  });

/** A pattern that finds `part` anywhere, taken literally. */
export const containing = (part: string): string => `%${part.replace(/[\\%_]/g, '\\$&')}%`;
