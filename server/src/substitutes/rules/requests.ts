import { teacherOf } from '../../scheduling/rules/session-state.ts';

export { teacherOf };

/** How a question stands, as the table has it. */
export const states = [
  'open',
  'accepted',
  'declined',
  'withdrawn',
  'cancelled',
  'moved',
  'given',
  'returned',
  'begun',
] as const;
export type State = (typeof states)[number];
export type Answer = 'accepted' | 'declined';

/** A class, as far as a question about it depends on it. */
export interface Asked {
  status: string;
  scheduled_datetime: Date;
}

const isAhead = ({ status, scheduled_datetime }: Asked, now: Date): boolean =>
  (status === 'scheduled' || status === 'confirmed') && scheduled_datetime > now;

/** Until the duty has been there, one whose class has begun is shown as over all the same. */
export const shownState = (state: State, asked: Asked, now: Date): State =>
  state === 'open' && !isAhead(asked, now) ? 'begun' : state;

interface ChangedClass {
  instructor_id: string | null;
  substitute_instructor_id: string | null;
  /** Whose group it is. */
  group_coach_id: string | null;
}

/**
 * What a change of a class makes of the question who gives it: another time is another question; somebody who gives it
 * now is an answer, and who could not come but is given it again is back. While nobody gives it, or nobody else was
 * named, it stays.
 */
export function endOf(
  changes: Readonly<Record<string, unknown>>,
  after: ChangedClass & { absent_id: string | null },
): Extract<State, 'moved' | 'given' | 'returned'> | undefined {
  if ('scheduled_datetime' in changes || 'duration_minutes' in changes) return 'moved';
  const isNamed = 'instructor_id' in changes || 'substitute_instructor_id' in changes;
  const teacher = teacherOf(after);
  if (teacher === null || (teacher === after.absent_id && !isNamed)) return undefined;
  const isOwn = after.substitute_instructor_id === null && teacher === after.group_coach_id;
  const isTakenBack = after.substitute_instructor_id === null && 'substitute_instructor_id' in changes;
  return isOwn || isTakenBack || teacher === after.absent_id ? 'returned' : 'given';
}

/** Whether nobody is left who could still say yes: whoever teaches there no more answers nothing. */
export const nobodyLeft = (asks: readonly { answer: Answer | null; able: boolean }[]): boolean =>
  asks.every(({ answer, able }) => answer === 'declined' || !able);

/** Why nobody was asked about a class. */
export const leftOut = ['begun', 'over', 'found', 'nobody_free', 'asked_already'] as const;
export type LeftOut = (typeof leftOut)[number];

interface Candidate {
  id: string;
  possible: boolean;
  has_account: boolean;
}
export interface ClassToGive extends Asked {
  candidates: readonly Candidate[];
  /** Who was asked by the question that is open. */
  asked: ReadonlySet<string>;
  /** Whoever gives it accepted it, and can. */
  found: boolean;
}

/** Whom of those chosen to ask about a class, or why nobody. */
export function whomToAsk(
  one: ClassToGive,
  chosen: readonly string[],
  now: Date,
): { ask: string[] } | { why: LeftOut } {
  if (one.status === 'cancelled' || one.status === 'completed') return { why: 'over' };
  if (!isAhead(one, now)) return { why: 'begun' };
  if (one.found) return { why: 'found' };
  const can = new Set(one.candidates.filter((c) => c.possible && c.has_account).map(({ id }) => id));
  const free = chosen.filter((id) => can.has(id));
  if (free.length === 0) return { why: 'nobody_free' };
  const ask = free.filter((id) => !one.asked.has(id));
  return ask.length === 0 ? { why: 'asked_already' } : { ask };
}
