/** A row of the API as a form was made of it. */
export type Base = object;
type Row = Readonly<Record<string, unknown>>;

interface Read {
  data?: unknown;
  response: Response;
}

/**
 * Somebody else has changed fields since the form was made of them. `fields` are to be chosen from: both have changed
 * them. Where there are none, the two have changed different things, and the form only has to learn of the others.
 */
export class EditConflict extends Error {
  /** What this form has changed, and nothing else of it. */
  readonly mine: Row;
  readonly theirs: Row;
  /** Fields whose two values differ, where somebody else's is new and this form's is, too. */
  readonly fields: readonly string[];
  /** What only the other person has changed, of the fields that the form has. */
  readonly taken: Row;
  /** Fields that were sent as they had been. */
  readonly untouched: readonly string[];
  /** What is there now, whole. */
  readonly row: Row;

  constructor(row: Row, { mine, fields, taken, untouched }: Compared, seen: Seen = itself) {
    super('changed by somebody else');
    this.name = 'EditConflict';
    this.mine = mine;
    this.row = row;
    this.theirs = pick(seen(row), fields);
    this.taken = pick(seen(row), taken);
    this.fields = fields;
    this.untouched = untouched;
  }
}

interface Compared {
  mine: Row;
  fields: readonly string[];
  taken: readonly string[];
  untouched: readonly string[];
}
const pick = (row: Row, fields: readonly string[]): Row =>
  Object.fromEntries(fields.map((field) => [field, fieldOf(row, field)]));

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

/** The same for what means the same: `19:00:00` and `19:00`; nothing and empty; lists whose order says nothing. */
function canonical(value: unknown): unknown {
  if (value === '') return null;
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
const setByOthers = (base: Row, mine: Row, theirs: Row): string[] =>
  Object.keys(mine).filter((field) => {
    const now = fieldOf(theirs, field);
    return has(theirs, field) && !same(fieldOf(base, field), now) && !same(mine[field], now);
  });

/** What the form has changed of `base`; and whatever is no field of the row: how to write, not what. */
const changedHere = (base: Row, mine: Row): Row =>
  Object.fromEntries(
    Object.entries(mine).filter(([field, value]) => !has(base, field) || !same(fieldOf(base, field), value)),
  );

/** What both have changed, to different values. */
export const conflicting = (base: Row, mine: Row, theirs: Row): string[] =>
  setByOthers(base, changedHere(base, mine), theirs);

function compared(base: Row, sent: Row, theirs: Row): Compared {
  const mine = changedHere(base, sent);
  const others = setByOthers(base, sent, theirs);
  const taken = others.filter((field) => !(field in mine));
  const untouched = Object.keys(sent).filter((field) => !(field in mine));
  return { mine, taken, untouched, fields: others.filter((field) => field in mine) };
}

/** A proxy that compresses weakens the tag; weak ones match nothing. */
const strong = (response: Response): string => (response.headers.get('etag') ?? '*').replace(/^W\//, '');

interface Ways<T, Body> {
  read: () => Promise<Read>;
  /** `changes` are the fields that the form has changed; all of them where it changed none, for there is an answer to get. */
  write: (version: string, changes: Body) => Promise<T>;
  /** Where the row has them in another shape than the change. */
  seen?: Seen;
}

/**
 * Writes over the version that the form was made of and over no other: the row is read, compared with `base`, and its
 * version sent with what was changed. Throws `EditConflict` where somebody else has changed something that the form
 * shows; 412 when somebody comes in between the two.
 */
export async function overwriting<T, Body extends object>(
  { base, mine }: { base: Base | undefined; mine: Body },
  { read, write, seen = itself }: Ways<T, Body>,
): Promise<T> {
  const { data, response } = await read();
  const row = data as Row;
  if (!base) return write(strong(response), mine);
  const found = compared(seen(base as Row), mine as Row, seen(row));
  if (found.fields.length + found.taken.length > 0) throw new EditConflict(row, found, seen);
  return write(strong(response), Object.keys(found.mine).length > 0 ? (found.mine as Body) : mine);
}
