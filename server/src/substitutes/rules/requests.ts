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
] as const;
export type State = (typeof states)[number];
/** How it is shown: one whose class has begun is over, whatever the table says. */
export const shownStates = [...states, 'begun'] as const;
export type ShownState = (typeof shownStates)[number];
export type Answer = 'accepted' | 'declined';

/** A class, as far as a question about it depends on it. */
export interface Asked {
  status: string;
  scheduled_datetime: Date;
}

const isAhead = ({ status, scheduled_datetime }: Asked, now: Date): boolean =>
  (status === 'scheduled' || status === 'confirmed') && scheduled_datetime > now;

export const shownState = (state: State, asked: Asked, now: Date): ShownState =>
  state === 'open' && !isAhead(asked, now) ? 'begun' : state;

/** Whether somebody can be asked about a class at all. */
export const canBeAsked = isAhead;

interface ChangedClass {
  instructor_id: string | null;
  substitute_instructor_id: string | null;
}

/**
 * What a change of a class makes of the question who gives it: another time is another question; somebody who gives it
 * now is an answer. While nobody gives it, or still who cannot come, it stays.
 */
export function endOf(
  changes: Readonly<Record<string, unknown>>,
  after: ChangedClass & { absent_id: string | null },
): Extract<State, 'moved' | 'given' | 'returned'> | undefined {
  if ('scheduled_datetime' in changes || 'duration_minutes' in changes) return 'moved';
  const teacher = after.substitute_instructor_id ?? after.instructor_id;
  if (teacher === null || teacher === after.absent_id) return undefined;
  return after.substitute_instructor_id === null && 'substitute_instructor_id' in changes
    ? 'returned'
    : 'given';
}

/** Whether nobody is left who could still say yes. */
export const allDeclined = (answers: readonly (Answer | null)[]): boolean =>
  answers.every((answer) => answer === 'declined');

/** Why nobody was asked about a class. */
export const leftOut = ['begun', 'nobody_free', 'asked_already'] as const;
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
}

/** Whom of those chosen to ask about a class, or why nobody. */
export function whomToAsk(
  one: ClassToGive,
  chosen: readonly string[],
  now: Date,
): { ask: string[] } | { why: LeftOut } {
  if (!isAhead(one, now)) return { why: 'begun' };
  const can = new Set(one.candidates.filter((c) => c.possible && c.has_account).map(({ id }) => id));
  const free = chosen.filter((id) => can.has(id));
  if (free.length === 0) return { why: 'nobody_free' };
  const ask = free.filter((id) => !one.asked.has(id));
  return ask.length === 0 ? { why: 'asked_already' } : { ask };
}
