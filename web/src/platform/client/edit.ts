/** A row of the API as a form was made of it. */
export type Base = object;
type Row = Readonly<Record<string, unknown>>;

interface Read {
  data?: unknown;
  response: Response;
}

/** Somebody else has changed fields since the form was made of them. */
export class EditConflict extends Error {
  readonly mine: Row;
  readonly theirs: Row;
  /** Fields whose two values differ, where somebody else's is new. */
  readonly fields: readonly string[];
  /** What is there now, whole. */
  readonly row: Row;

  constructor(mine: Row, row: Row, fields: readonly string[], seen: Seen = itself) {
    super('changed by somebody else');
    this.name = 'EditConflict';
    this.mine = mine;
    this.row = row;
    this.theirs = Object.fromEntries(fields.map((field) => [field, fieldOf(seen(row), field)]));
    this.fields = fields;
  }
}

/** The fields of a row as the change would send them. */
type Seen = (row: Row) => Row;
const itself: Seen = (row) => row;

/** `court_id` of a change is `court.id` of the row, as in the server's versions. */
function fieldOf(row: Row, field: string): unknown {
  if (field in row || !field.endsWith('_id')) return row[field];
  const part = row[field.slice(0, -3)] as Row | null | undefined;
  return part === null ? null : part?.id;
}
const has = (row: Row, field: string): boolean => fieldOf(row, field) !== undefined;

/** The same for what means the same: `19:00:00` and `19:00`; lists whose order says nothing. */
function canonical(value: unknown): unknown {
  if (typeof value === 'string') return value.replace(/^(\d\d:\d\d):00$/, '$1');
  if (Array.isArray(value))
    return value.map((one) => JSON.stringify(canonical(one))).sort((a, b) => (a < b ? -1 : 1));
  if (typeof value !== 'object' || value === null) return value ?? null;
  return Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, inner]) => [key, canonical(inner)]);
}
const same = (a: unknown, b: unknown): boolean =>
  JSON.stringify(canonical(a)) === JSON.stringify(canonical(b));

/** What somebody else has set to another value than the form would, since it was made of `base`. */
export const conflicting = (base: Row, mine: Row, theirs: Row): string[] =>
  Object.keys(mine).filter((field) => {
    const now = fieldOf(theirs, field);
    return has(theirs, field) && !same(fieldOf(base, field), now) && !same(mine[field], now);
  });

/** A proxy that compresses weakens the tag; weak ones match nothing. */
const strong = (response: Response): string => (response.headers.get('etag') ?? '*').replace(/^W\//, '');

interface Ways<T> {
  read: () => Promise<Read>;
  write: (version: string) => Promise<T>;
  /** Where the row has them in another shape than the change. */
  seen?: Seen;
}

/**
 * Writes over the version that the form was made of and over no other: the row is read, compared with `base`, and its
 * version sent with the change. Throws `EditConflict` with both; 412 when somebody comes in between the two.
 */
export async function overwriting<T>(
  { base, mine }: { base: Base | undefined; mine: object },
  { read, write, seen = itself }: Ways<T>,
): Promise<T> {
  const { data, response } = await read();
  const row = data as Row;
  const fields = base ? conflicting(seen(base as Row), mine as Row, seen(row)) : [];
  if (fields.length > 0) throw new EditConflict(mine as Row, row, fields, seen);
  return write(strong(response));
}
