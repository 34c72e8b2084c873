import { i18n } from '../i18n/i18n.ts';
import { ProblemError } from './problem.ts';

/**
 * The sentence to show for an error: ours when the locale has `problems.<code>`, else the server's own detail
 * (already in the reader's language), else a general one for the HTTP status.
 */
export function errorMessage(error: unknown): string {
  if (!(error instanceof ProblemError)) return i18n.t('problems.unexpected');
  const key = `problems.${error.code}`;
  if (isSentence(key)) return i18n.t(key as 'problems.unexpected');
  // What broke inside the server says nothing to a reader.
  if (error.detail && error.status < 500) return error.detail;
  const byStatus = `problems.http.${error.status}`;
  return isSentence(byStatus) ? i18n.t(byStatus as 'problems.unexpected') : i18n.t('problems.unexpected');
}

/** The sentence for a code that came inside an answer, with the server's own words as a last resort. */
export function codeMessage(code: string, otherwise: string): string {
  const key = `problems.${code}`;
  return isSentence(key) ? i18n.t(key as 'problems.unexpected') : otherwise;
}

function isSentence(key: string): boolean {
  return i18n.exists(key) && typeof i18n.t(key as never, { returnObjects: true }) === 'string';
}
