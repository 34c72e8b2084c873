import type { Cancelled, Changes } from './apply.ts';
import type { Placement } from './placement.ts';
import type { EnrollmentState } from './state.ts';

/** A change, and by whom. */
export interface By<Author, Row> {
  row: Row;
  by: Author;
}
/** Rows that may be written by one statement of each kind, in this order. */
export interface Round<Author> {
  listed: By<Author, EnrollmentState>[];
  cancelled: By<Author, Cancelled>[];
  reinstated: By<Author, EnrollmentState>[];
  placed: By<Author, Placement>[];
  promoted: By<Author, EnrollmentState>[];
}
/** What one request changed, and who asked for it. */
export interface Step<Author> {
  changes: Changes;
  by: Author;
}
const kinds = { listed: 0, cancelled: 1, reinstated: 2, placed: 3, promoted: 4 };
const none = () => ({ listed: [], cancelled: [], reinstated: [], placed: [], promoted: [] });
const slots = Object.keys(kinds).length;
type Row = { student_id: string; session_id: string };

/**
 * What a batch changed, request by request, in as few rounds as keep each row's states in their order and the tickets
 * of a waiting list in that of the decisions. One, unless somebody gives a place back and takes it again, or the reverse.
 */
export function roundsOf<Author>(steps: readonly Step<Author>[]): Round<Author>[] {
  const rounds: Round<Author>[] = [];
  const lastSlot = new Map<string, number>();
  const lastTicket = new Map<string, number>();
  const roundFor = (kind: keyof typeof kinds, row: Row, draws: boolean): Round<Author> => {
    const pair = `${row.student_id} ${row.session_id}`;
    const after = Math.floor(((lastSlot.get(pair) ?? -1) - kinds[kind]) / slots) + 1;
    const at = Math.max(0, after, draws ? (lastTicket.get(row.session_id) ?? 0) : 0);
    lastSlot.set(pair, at * slots + kinds[kind]);
    if (draws) lastTicket.set(row.session_id, at);
    while (rounds.length <= at) rounds.push(none());
    return rounds[at] as Round<Author>;
  };
  for (const { changes, by } of steps) {
    for (const row of changes.listed) roundFor('listed', row, true).listed.push({ row, by });
    for (const row of changes.cancelled)
      roundFor('cancelled', row.enrollment, false).cancelled.push({ row, by });
    for (const row of changes.reinstated) roundFor('reinstated', row, false).reinstated.push({ row, by });
    for (const row of changes.placed)
      roundFor('placed', row, row.status === 'waitlisted').placed.push({ row, by });
    for (const row of changes.promoted) roundFor('promoted', row, false).promoted.push({ row, by });
  }
  return rounds;
}
