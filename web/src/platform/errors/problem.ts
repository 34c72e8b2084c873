/** What the sentence about a code needs besides the code. */
export type Params = Readonly<Record<string, string | number | readonly string[]>>;

/** Something that is said in the reader's language by its code. */
export interface Coded {
  code: string;
  params?: Params;
}

/** One refused input field; `path` is a JSON pointer into the body. `message` is the server's English. */
export interface FieldProblem {
  path: string;
  code?: string;
  params?: Params;
  message: string;
}

/** RFC 9457 body as the API sends it. */
export interface ProblemBody {
  type?: string;
  title?: string;
  status?: number;
  code?: string;
  params?: Params;
  detail?: string;
  errors?: FieldProblem[];
  refusals?: Refusal[];
  clashes?: Clash[];
  overrides?: string[];
  broken?: unknown[];
}

/** Why one of several wished-for things was refused. */
export interface Refusal {
  session_id: string;
  code: string;
  params?: Params;
  message: string;
}

/** Somebody who would be in two classes at once. */
export interface Clash {
  session_id: string;
  student_id: string;
  student_name: string;
  with: { session_id: string; title: string; starts_at: string };
}

/** Around an answer rather than in it. */
interface Asking {
  asked?: string | undefined;
  retryAfter?: number | undefined;
}

/** A refusal by the server, or (`code: network.unreachable`, status 0) no answer from it at all. */
export class ProblemError extends Error {
  readonly status: number;
  readonly code: string;
  readonly params: Params;
  readonly detail: string | undefined;
  readonly errors: readonly FieldProblem[];
  /** Of a request for several classes: one for each class that stands in the way. */
  readonly refusals: readonly Refusal[];
  /** Of a class that is moved: whose other classes are in the way. */
  readonly clashes: readonly Clash[];
  /** What was asked for, `PATCH /api/clients/…/`: the same again is another try. */
  readonly asked: string | undefined;
  /** Seconds that the server wants to be left alone, where it says so. */
  readonly retryAfter: number | undefined;
  /** What who asks may overlook to have it all the same. */
  readonly overrides: readonly string[];
  /** Of a plan that is changed by hand: the rules that stand against it. */
  readonly broken: readonly unknown[];

  constructor(body: ProblemBody & { status: number; code: string }, { asked, retryAfter }: Asking = {}) {
    super(body.detail ?? body.title ?? body.code);
    this.name = 'ProblemError';
    this.status = body.status;
    this.code = body.code;
    this.params = body.params ?? {};
    this.detail = body.detail ?? body.title;
    this.errors = body.errors ?? [];
    this.refusals = body.refusals ?? [];
    this.clashes = body.clashes ?? [];
    this.asked = asked;
    this.retryAfter = retryAfter;
    this.overrides = body.overrides ?? [];
    this.broken = body.broken ?? [];
  }
}

/** Reads any failed response. Besides problem+json it understands `{ code, message }`, as identity answered before it said problems. */
export async function problemFrom(response: Response, asked?: string): Promise<ProblemError> {
  const body = await response.json().catch(() => ({}));
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
  const retryAfter = Number.isFinite(seconds) && seconds >= 0 ? seconds : undefined;
  return problemFromBody(response.status, body, { asked, retryAfter });
}

/** Pure half of `problemFrom`. */
export function problemFromBody(status: number, body: unknown, asking: Asking = {}): ProblemError {
  const fields = isRecord(body) ? body : {};
  const text = (key: string) => (typeof fields[key] === 'string' ? fields[key] : undefined);
  const code = text('code');
  if (code && text('message') && !text('type')) {
    return new ProblemError({ status, code: `auth.${code.toLowerCase()}`, detail: text('message')! }, asking);
  }
  const detail = text('detail') ?? text('title');
  const said = {
    status,
    code: code ?? `http.${status}`,
    ...(detail === undefined ? {} : { detail }),
    ...(isRecord(fields.params) ? { params: fields.params as Params } : {}),
    errors: Array.isArray(fields.errors) ? fields.errors.filter(isFieldProblem) : [],
    refusals: Array.isArray(fields.refusals) ? fields.refusals.filter(isRefusal) : [],
    clashes: Array.isArray(fields.clashes) ? fields.clashes.filter(isClash) : [],
    overrides: Array.isArray(fields.overrides) ? fields.overrides.filter(isText) : [],
  };
  return new ProblemError(said, asking);
}

export function networkProblem(asked?: string): ProblemError {
  return new ProblemError({ status: 0, code: 'network.unreachable' }, { asked });
}

/** Nobody has refused anything: the server, or the way to it, is away, and will be back. */
export const isPassing = (error: unknown): error is ProblemError =>
  error instanceof ProblemError && [0, 429, 502, 503, 504].includes(error.status);

function isFieldProblem(value: unknown): value is FieldProblem {
  return isRecord(value) && typeof value.path === 'string' && typeof value.message === 'string';
}

function isRefusal(value: unknown): value is Refusal {
  return isRecord(value) && ['session_id', 'code', 'message'].every((key) => typeof value[key] === 'string');
}

const isText = (value: unknown): value is string => typeof value === 'string';

function isClash(value: unknown): value is Clash {
  return isRecord(value) && typeof value.student_name === 'string' && isRecord(value.with);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
