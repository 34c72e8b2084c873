import { createHash } from 'node:crypto';
import { Problem } from '../problem.ts';

type Row = Readonly<Record<string, unknown>>;
const length = 6;
const short = (text: string, size: number) =>
  createHash('sha256').update(text).digest('base64url').slice(0, size);

/** `court_id` of a body is `court.id` of the answer. */
function fieldOf(row: Row, field: string): unknown {
  if (field in row || !field.endsWith('_id')) return row[field];
  const part = row[field.slice(0, -3)] as Row | null | undefined;
  return part === null ? null : part?.id;
}

const markOf = (row: Row, field: string): string =>
  short(JSON.stringify(fieldOf(row, field) ?? null), length);

/**
 * A strong tag: a mark for each field that can be changed, in their order, then one of the whole answer. Two answers
 * that differ anywhere have two tags; whether a change is refused is decided by the fields.
 */
export const tagOf = (row: Row, fields: readonly string[]): string =>
  `"${fields.map((field) => markOf(row, field)).join('')}.${short(JSON.stringify(row), 12)}"`;

/** The longest If-Match header: some ten of our tags. */
export const maxIfMatch = 4_000;

/** `*`, or the strong tags of an If-Match header; weak ones match nothing (RFC 9110, 13.1.1). Throws 400. */
export function readIfMatch(header: string): '*' | readonly string[] {
  const text = header.trim();
  if (text === '*') return text;
  const one = String.raw`(?:W/)?"[\x21\x23-\x7e]*"`;
  // Empty elements of a list say nothing (RFC 9110, 5.6.1.2); without a single tag it is no list.
  const list = new RegExp(`^[\\s,]*${one}(?:\\s*,[\\s,]*${one})*[\\s,]*$`);
  if (text.length > maxIfMatch || !list.test(text))
    throw new Problem(400, 'request.invalid', 'If-Match must be * or a list of entity tags in quotes.', {
      errors: [{ path: 'headers.if-match', code: 'invalid', message: 'must be * or entity tags in quotes' }],
    });
  return [...text.matchAll(/(W\/)?("[\x21\x23-\x7e]*")/g)].flatMap(([, weak, tag]) =>
    weak ? [] : [tag as string],
  );
}

/** Whether one of the tags is of a version whose fields are those of `row`. */
export const isVersionOf = (tags: readonly string[], row: Row, fields: readonly string[]): boolean =>
  tags.some((tag) => changedSince(tag, row, fields)?.length === 0);

/** The fields that are others than in the version of a tag; undefined for a tag that is none of this resource's. */
export function changedSince(tag: string, row: Row, fields: readonly string[]): string[] | undefined {
  const [marks = '', whole] = tag.slice(1, -1).split('.');
  if (marks.length !== fields.length * length || !whole) return undefined;
  return fields.filter((field, i) => marks.slice(i * length, (i + 1) * length) !== markOf(row, field));
}
