import { addMs } from '../../kernel/time/index.ts';

/** How long it waits after the first, second, … try that did not arrive, in seconds; after the last it is given up. */
export const waits = [5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400] as const;
/** Nobody is asked to wait longer than this, whatever they ask for. */
const longest = 86_400;
/** An endpoint at which nothing has arrived for so long is not tried any more. */
export const failingDays = 5;
/** A pause of the worker is not days of failing: so many tries in a row have not arrived, of whatever messages. */
const triesBeforeEnd = 3;

export type Outcome = { status: 'delivered' } | { status: 'waiting'; next_at: Date } | { status: 'failed' };

export interface Answer {
  /** Of HTTP; null where there was none. */
  status: number | null;
  retry_after: string | null;
}

export const hasArrived = ({ status }: Pick<Answer, 'status'>): boolean =>
  status !== null && status >= 200 && status < 300;

/**
 * What becomes of a delivery after its `tries`th try. `random` (0 to 1) spreads what failed together by up to a tenth.
 * A redirection is a failure: what is signed for one address is not sent to another.
 */
export function judge(answer: Answer, tries: number, now: Date, random: number): Outcome {
  if (hasArrived(answer)) return { status: 'delivered' };
  const wait = waits[tries - 1];
  if (answer.status === 410 || wait === undefined) return { status: 'failed' };
  const asked = Math.min(longest, retryAfter(answer.retry_after, now));
  const seconds = Math.max(wait, asked) * (1 + random / 10);
  return { status: 'waiting', next_at: addMs(now, seconds * 1_000) };
}

/** Seconds, or a date of HTTP (RFC 9110, 10.2.3); 0 for what is neither. */
export function retryAfter(text: string | null, now: Date): number {
  if (text === null) return 0;
  if (/^\d{1,9}$/.test(text.trim())) return Number(text);
  const at = Date.parse(text);
  return Number.isNaN(at) ? 0 : Math.max(0, (at - now.getTime()) / 1_000);
}

/** Why an endpoint is not tried any more after this answer; undefined: it is. */
export function endedBy(
  answer: Answer,
  { failing_since, failed_tries, now }: { failing_since: Date | null; failed_tries: number; now: Date },
): 'gone' | 'failing' | undefined {
  if (answer.status === 410) return 'gone';
  if (hasArrived(answer) || failing_since === null || failed_tries < triesBeforeEnd) return undefined;
  return now.getTime() - failing_since.getTime() >= failingDays * 86_400_000 ? 'failing' : undefined;
}
