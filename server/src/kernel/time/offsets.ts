import { Temporal } from 'temporal-polyfill';

/** A stretch of time in which a zone keeps one offset: from `from` (included) to `until` (excluded). */
export type OffsetSpan = { from: number; until: number; offset_ms: number };

const MAX_ZONES = 1_000;
const MAX_SPANS = 64;
const spansByZone = new Map<string, OffsetSpan[]>();

/**
 * The span of constant offset that holds the instant, in milliseconds.
 *
 * Asking Temporal or Intl for one offset costs microseconds, and a list of sessions asks thousands of times.
 * A zone changes its offset twice a year at most places, so the spans met so far are kept and the answer is a
 * comparison of numbers. The spans are exact: nothing is assumed about when in the hour a zone changes.
 *
 * @throws RangeError for a zone that does not exist
 */
export function offsetSpanAt(epoch_ms: number, timezone: string): OffsetSpan {
  const spans = spansOf(timezone);
  for (let index = spans.length - 1; index >= 0; index--) {
    const span = spans[index]!;
    if (epoch_ms >= span.from && epoch_ms < span.until) return span;
  }
  const found = findSpan(epoch_ms, timezone);
  // A club lives in a handful of spans; whoever asks for millennia pays for looking them up again.
  if (spans.length >= MAX_SPANS) spans.length = 0;
  spans.push(found);
  return found;
}

function spansOf(timezone: string): OffsetSpan[] {
  const known = spansByZone.get(timezone);
  if (known) return known;
  // Names come from outside in any letter case; the bound keeps a stranger from filling memory with them.
  if (spansByZone.size >= MAX_ZONES) spansByZone.clear();
  const spans: OffsetSpan[] = [];
  spansByZone.set(timezone, spans);
  return spans;
}

function findSpan(epoch_ms: number, timezone: string): OffsetSpan {
  const here = Temporal.Instant.fromEpochMilliseconds(Math.floor(epoch_ms)).toZonedDateTimeISO(timezone);
  // 'previous' looks strictly before, and an instant at the change itself belongs to the span it opens.
  const opened = here.add({ nanoseconds: 1 }).getTimeZoneTransition('previous');
  const closes = here.getTimeZoneTransition('next');
  return {
    from: opened ? opened.epochMilliseconds : Number.NEGATIVE_INFINITY,
    until: closes ? closes.epochMilliseconds : Number.POSITIVE_INFINITY,
    offset_ms: here.offsetNanoseconds / 1e6,
  };
}
