import { isId } from '../ids.ts';
import { Problem } from '../problem.ts';
import { parseInstant } from '../time/index.ts';
import { decodeCursor } from './paging.ts';

/** The place behind a row of a list sorted by an instant, then id. Throws 400 for what is not such a cursor. */
export function afterInstant(cursor: string | undefined): { at: Date; id: string } | undefined {
  const key = decodeCursor(cursor, 2);
  if (!key) return undefined;
  const [at, id] = [parseInstant(String(key[0])), String(key[1])];
  if (at && isId(id)) return { at, id };
  throw new Problem(400, 'request.invalid', 'This cursor is not one of ours.', {
    errors: [
      { path: 'query.cursor', code: 'cursor', message: 'Take it from next_cursor of the page before.' },
    ],
  });
}
