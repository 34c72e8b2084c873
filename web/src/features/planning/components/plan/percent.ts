/** A gap in percent as people say it: never 0 for what is not nothing, and never less than it is. */
export function percentOf(gap: number): number {
  if (gap <= 0) return 0;
  const digits = gap >= 0.1 ? 1 : gap >= 0.001 ? 10 : 100;
  return Math.ceil(gap * 100 * digits - 1e-9) / digits;
}
