import { listOf, weekdayNames } from '../formats/weekdays.ts';
import { i18n } from '../i18n/i18n.ts';
import { type Coded, type FieldProblem, isPassing, type Params, ProblemError } from './problem.ts';

/**
 * The sentence to show for an error: ours for its code, else a general one for the HTTP status. The server's own words
 * are English, so they come last.
 */
export function errorMessage(error: unknown): string {
  if (!(error instanceof ProblemError)) return i18n.t('problems.unexpected');
  const { code, status, detail } = error;
  const own = sentence('problems', { code, params: paramsOf(error) });
  if (own) return own;
  // What broke inside the server says nothing to a reader.
  if (detail && status < 500) return detail;
  return sentence('problems.http', { code: String(status) }) ?? i18n.t('problems.unexpected');
}

/** Why something is not there yet. Where the server is away nobody has to do anything: it is asked again. */
export const loadingMessage = (error: unknown): string =>
  isPassing(error) ? i18n.t('common.error.away') : errorMessage(error);

/** Refused input without a form to show it on says why, each reason once. */
function paramsOf({ params, errors }: ProblemError): Params {
  if (errors.length === 0) return params;
  const reasons = [...new Set(errors.map(fieldMessage))].map((reason) => `${reason}.`);
  return { ...params, reasons: reasons.join(' ') };
}

/** What is wrong with one field. */
export const fieldMessage = (problem: FieldProblem): string =>
  (problem.code && sentence('problems.field', { ...problem, code: problem.code })) || problem.message;

/** The sentence for a code that came inside an answer, with the server's own words as a last resort. */
export const codeMessage = (code: string, otherwise: string, params: Params = {}): string =>
  sentence('problems', { code, params }) ?? otherwise;

/** Why a class was called off: in the words of who did it, or, where Bandeja did, by its code. */
export const reasonInWords = (reason: string): string =>
  sentence('common.reasons', { code: reason }) ?? reason;

/**
 * The words for a code below `namespace`, undefined when there are none. Some parameters choose a sentence of their own:
 * `before_field_arrival_time` is said instead of `before_field` when `field` is `arrival_time`.
 */
export function sentence(namespace: string, { code, params = {} }: Coded): string | undefined {
  const key = `${namespace}.${code}`;
  const options = { ...readable(params), context: contextOf(params) ?? '' };
  if (!i18n.exists(key, options)) return undefined;
  const words = (i18n.t as Translate)(key, options);
  return typeof words === 'string' ? words : undefined;
}

/** `t` for keys that are put together: the compiler knows only those that are written out. */
type Translate = (key: string, options: object) => unknown;

function contextOf({ field, format, line, ...others }: Params): string | undefined {
  if (typeof field === 'string') return field;
  if (typeof format === 'string') return format;
  if (line !== undefined) return 'line';
  return Object.keys(others).length > 0 ? 'with' : undefined;
}

/** Dates, weekdays and lists as the reader writes them. */
function readable(params: Params): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, readableValue(name, value)]),
  );
}

/** `2.5` is `2,5` in Spanish; what can be counted stays a number, which decides about the plural. */
const ratingOf = (value: number): string | number =>
  Number.isInteger(value) ? value : new Intl.NumberFormat(i18n.language).format(value);

function readableValue(name: string, value: Params[string]): string | number {
  if (typeof value === 'object') return listOf(i18n.language, value);
  if (name === 'weekday') return weekdayNames(i18n.language, 'long')[Number(value)] ?? value;
  if (typeof value === 'number') return ratingOf(value);
  if (name !== 'date') return value;
  const date = new Date(`${value}T00:00:00Z`);
  return new Intl.DateTimeFormat(i18n.language, { dateStyle: 'medium', timeZone: 'UTC' }).format(date);
}
