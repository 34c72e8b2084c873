import type { ClassKind } from './kinds.ts';

/** Of several kinds of news in one message, which one it is filed under: what somebody must not miss comes first. */
const byWeight: readonly string[] = [
  'session_cancelled',
  'enrollment_cancelled',
  'session_reinstated',
  'waitlist_promotion',
  'substitute_assigned',
  'session_changed',
] satisfies ClassKind[];

const weightOf = (kind: string): number => {
  const at = byWeight.indexOf(kind);
  return at === -1 ? byWeight.length : at;
};

/** In the order in which they are said. */
export const heaviestFirst = <N extends { kind: string }>(news: readonly N[]): N[] =>
  [...news].sort((a, b) => weightOf(a.kind) - weightOf(b.kind));
