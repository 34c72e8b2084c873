import { addMs } from '../../kernel/time/index.ts';
import { type Answer, hasArrived, retryAfter } from '../../webhooks/rules/retries.ts';

/** How long it waits after the first, second, … try that a push service did not take, in seconds; then as long as the last. */
export const waits = [5, 60, 300, 1_800, 7_200, 21_600] as const;
/** Nobody is asked to wait longer than this, whatever they ask for. */
const longest = 86_400;
/** A device whose push service has taken nothing for so long is none any more. */
const failingDays = 14;

export type Outcome =
  | { became: 'arrived' }
  /** This message will not arrive there. */
  | { became: 'dropped' }
  /** The browser has given its subscription up. */
  | { became: 'gone' }
  | { became: 'waiting'; next_at: Date; is_brief?: true; everything?: true };

interface Tried {
  tries: number;
  is_brief: boolean;
  expires_at: Date;
  failing_since: Date | null;
}

/**
 * What becomes of a message after its `tries`th try (RFC 8030, 5 and 7.3). `random` (0 to 1) spreads what failed together
 * by up to a tenth.
 */
export function judgePush(answer: Answer, tried: Tried, now: Date, random: number): Outcome {
  const { status } = answer;
  if (hasArrived(answer)) return { became: 'arrived' };
  if (status === 404 || status === 410) return { became: 'gone' };
  // Too long for this push service: its title alone may not be.
  if (status === 413 && !tried.is_brief) return { became: 'waiting', next_at: now, is_brief: true };
  const { failing_since } = tried;
  if (failing_since && now.getTime() - failing_since.getTime() >= failingDays * 86_400_000)
    return { became: 'gone' };
  if (status !== null && status >= 400 && status < 500 && status !== 408 && status !== 429)
    return { became: 'dropped' };
  const asked = Math.min(longest, retryAfter(answer.retry_after, now));
  const wait = Math.max(waits[tried.tries - 1] ?? (waits.at(-1) as number), asked);
  const next_at = addMs(now, wait * (1 + random / 10) * 1_000);
  if (next_at >= tried.expires_at) return { became: 'dropped' };
  // Who asks for patience means whatever is sent to the device.
  return { became: 'waiting', next_at, ...(asked > 0 && { everything: true }) };
}
