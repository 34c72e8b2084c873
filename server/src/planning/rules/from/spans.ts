/** Minutes of a day, the end not included. */
export interface Span {
  from: number;
  to: number;
}

/** Whether one of these spans, or several that touch, hold all of it. */
export function hold(spans: readonly Span[], { from, to }: Span): boolean {
  let reached = from;
  for (const span of [...spans].sort((a, b) => a.from - b.from)) {
    if (span.from > reached) break;
    reached = Math.max(reached, span.to);
  }
  return reached >= to;
}

export const touch = (a: Span, b: Span): boolean => a.from < b.to && b.from < a.to;
