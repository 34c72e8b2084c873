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

  constructor(mine: Row, theirs: Row, fields: readonly string[]) {
    super('changed by somebody else');
    this.name = 'EditConflict';
    this.mine = mine;
    this.theirs = theirs;
    this.fields = fields;
  }
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

/** What somebody else has set to another value than the form would, since it was made of `base`. */
export const conflicting = (base: Row, mine: Row, theirs: Row): string[] =>
  Object.keys(mine).filter(
    (field) => field in theirs && !same(base[field], theirs[field]) && !same(mine[field], theirs[field]),
  );

/** A proxy that compresses weakens the tag; weak ones match nothing. */
const strong = (response: Response): string => (response.headers.get('etag') ?? '*').replace(/^W\//, '');

/**
 * Writes over the version that the form was made of and over no other: the row is read, compared with `base`, and its
 * version sent with the change. Throws `EditConflict` with both; 412 when somebody comes in between the two.
 */
export async function overwriting<T>(
  { base, mine }: { base: Base | undefined; mine: object },
  { read, write }: { read: () => Promise<Read>; write: (version: string) => Promise<T> },
): Promise<T> {
  const { data, response } = await read();
  const theirs = data as Row;
  const fields = base ? conflicting(base as Row, mine as Row, theirs) : [];
  if (fields.length > 0) throw new EditConflict(mine as Row, theirs, fields);
  return write(strong(response));
}
