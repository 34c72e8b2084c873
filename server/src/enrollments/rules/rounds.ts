import type { Cancelled, Changes } from './apply.ts';
import type { Placement } from './enroll.ts';
import type { EnrollmentState } from './state.ts';

/** Rows that may be written by one statement of each kind, in this order. */
export interface Round {
  cancelled: Cancelled[];
  placed: Placement[];
  promoted: EnrollmentState[];
}
const kinds = { cancelled: 0, placed: 1, promoted: 2 };
type Row = { student_id: string; session_id: string };

/**
 * What a batch changed, request by request, in as few rounds as keep each row's states in their order and the tickets
 * of a waiting list in that of the decisions. One, unless somebody gives a place back and takes it again, or the reverse.
 */
export function roundsOf(changes: readonly Changes[]): Round[] {
  const rounds: Round[] = [];
  const lastSlot = new Map<string, number>();
  const lastTicket = new Map<string, number>();
  const roundFor = (kind: keyof Round, row: Row, draws: boolean): Round => {
    const pair = `${row.student_id} ${row.session_id}`;
    const after = Math.floor(((lastSlot.get(pair) ?? -1) - kinds[kind]) / 3) + 1;
    const at = Math.max(0, after, draws ? (lastTicket.get(row.session_id) ?? 0) : 0);
    lastSlot.set(pair, at * 3 + kinds[kind]);
    if (draws) lastTicket.set(row.session_id, at);
    while (rounds.length <= at) rounds.push({ cancelled: [], placed: [], promoted: [] });
    return rounds[at] as Round;
  };
  for (const { cancelled, placed, promoted } of changes) {
    for (const one of cancelled) roundFor('cancelled', one.enrollment, false).cancelled.push(one);
    for (const one of placed) roundFor('placed', one, one.status === 'waitlisted').placed.push(one);
    for (const one of promoted) roundFor('promoted', one, false).promoted.push(one);
  }
  return rounds;
}
