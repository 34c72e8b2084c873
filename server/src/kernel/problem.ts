/** What a sentence about a code needs besides the code. */
export type ProblemParams = Readonly<Record<string, string | number | readonly string[]>>;

/**
 * One input error: `path` is a JSON pointer into the body, or `query.x` / `params.x` / `headers.x`; `code` and `params`
 * (both on the page of all codes, `src/problems.ts`) let every reader's language say it, `message` is English.
 */
export interface InputError {
  path: string;
  code: string;
  params?: ProblemParams;
  message: string;
}

/**
 * A refusal on its way to the client as RFC 9457 problem+json. `code` is stable and dotted
 * (`enrollment.session_full`); `message` is English prose for people and logs.
 */
export class Problem extends Error {
  readonly status: number;
  readonly code: string;
  readonly errors: InputError[] | undefined;
  readonly extra: Record<string, unknown> | undefined;

  constructor(
    status: number,
    code: string,
    message: string,
    more: { errors?: InputError[]; extra?: Record<string, unknown> } = {},
  ) {
    super(message);
    this.name = 'Problem';
    this.status = status;
    this.code = code;
    this.errors = more.errors;
    this.extra = more.extra;
  }
}

/** The one answer for a row that does not exist, or that belongs to somebody else. */
export const notFound = (what: string): Problem => new Problem(404, 'not_found', `No such ${what}.`);

export const forbidden = (message = 'You may not do this.'): Problem =>
  new Problem(403, 'forbidden', message);

export const invalid = (errors: InputError[]): Problem =>
  new Problem(422, 'request.invalid', errors.map((e) => e.message).join(' '), { errors });

export const conflict = (code: string, message: string, extra?: Record<string, unknown>): Problem =>
  new Problem(409, code, message, extra ? { extra } : {});

/** Fails with 404 when a row is missing; the row otherwise. */
export function found<T>(row: T | undefined | null, what: string): T {
  if (row === undefined || row === null) throw notFound(what);
  return row;
}
