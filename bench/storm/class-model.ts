import type { Model, Outcome } from './judge.ts';

/** What is asked about one class. */
export type ClassOp =
  | { kind: 'book' | 'cancel'; student: string }
  | { kind: 'resize'; places: number }
  | { kind: 'call_off' }
  | { kind: 'roster' };

interface ClassState {
  places: number;
  holders: readonly string[];
  /** First come, first served. */
  waiting: readonly string[];
  off: boolean;
}

const longestWait = 10;

/**
 * The promise of a class: as many places as it has, each held by one; whoever comes when all are held waits in line;
 * a place that becomes free goes to the first in line in the same moment; called off, it holds nobody.
 */
export const classModel = (places: number): Model<ClassState, ClassOp> => ({
  initial: { places, holders: [], waiting: [], off: false },
  step: (state, op, outcome) => steps[op.kind](state, op as never, outcome),
  keyOf: ({ places: size, holders, waiting, off }) =>
    `${size} ${[...holders].sort().join()} ${waiting.join()} ${off}`,
});

type Step<Kind extends ClassOp['kind']> = (
  state: ClassState,
  op: Extract<ClassOp, { kind: Kind }>,
  outcome: Outcome | undefined,
) => ClassState | undefined;

const steps: { [Kind in ClassOp['kind']]: Step<Kind> } = {
  book(state, { student }, outcome) {
    const refusal = whyNot(state, student);
    if (refusal) return refused(state, outcome, refusal);
    const free = state.holders.length < state.places;
    const after = free
      ? { ...state, holders: [...state.holders, student] }
      : { ...state, waiting: [...state.waiting, student] };
    const said = free ? 'enrolled null' : `waitlisted ${after.waiting.length}`;
    const told = outcome && `${outcome.body.status} ${outcome.body.waitlist_position}`;
    return answered(after, outcome, 201, told === undefined || told === said);
  },
  cancel(state, { student }, outcome) {
    const held = state.holders.includes(student) || state.waiting.includes(student);
    if (!held) return refused(state, outcome, 'enrollment.not_enrolled');
    const without = (list: readonly string[]) => list.filter((one) => one !== student);
    const after = promoted({ ...state, holders: without(state.holders), waiting: without(state.waiting) });
    return answered(after, outcome, 200, outcome?.body.status === 'cancelled');
  },
  resize(state, { places }, outcome) {
    if (state.off) return refused(state, outcome, 'scheduling.session_over');
    if (places < state.holders.length) return refused(state, outcome, 'scheduling.below_enrolled');
    return answered(promoted({ ...state, places }), outcome, 200, outcome?.body.max_participants === places);
  },
  call_off(state, _op, outcome) {
    if (state.off) return refused(state, outcome, 'scheduling.session_over');
    return answered(
      { ...state, holders: [], waiting: [], off: true },
      outcome,
      200,
      outcome?.body.status === 'cancelled',
    );
  },
  roster(state, _op, outcome) {
    if (!outcome) return state;
    const { holders, waiting } = rosterOf(outcome);
    const same =
      holders.join() === [...state.holders].sort().join() && waiting.join() === state.waiting.join();
    return answered(state, outcome, 200, same);
  },
};

function whyNot({ holders, waiting, places, off }: ClassState, student: string): string | undefined {
  if (off) return 'enrollment.session_cancelled';
  if (holders.includes(student)) return 'enrollment.already_enrolled';
  if (waiting.includes(student)) return 'enrollment.already_waitlisted';
  if (holders.length >= places && waiting.length >= longestWait) return 'enrollment.waitlist_full';
  return undefined;
}

const promoted = (state: ClassState): ClassState => {
  const free = Math.max(0, state.places - state.holders.length);
  return {
    ...state,
    holders: [...state.holders, ...state.waiting.slice(0, free)],
    waiting: state.waiting.slice(free),
  };
};

const refused = (state: ClassState, outcome: Outcome | undefined, code: string) =>
  !outcome || (outcome.status === 409 && outcome.code === code) ? state : undefined;

const answered = (after: ClassState, outcome: Outcome | undefined, status: number, fits: boolean) =>
  !outcome || (outcome.status === status && fits) ? after : undefined;

interface Row {
  student_id: string;
  status: string;
  waitlist_position: number | null;
}

function rosterOf({ body }: Outcome) {
  const rows = (body.results ?? []) as Row[];
  const of = (status: string) => rows.filter((row) => row.status === status);
  return {
    holders: of('enrolled')
      .map((row) => row.student_id)
      .sort(),
    waiting: of('waitlisted')
      .sort((a, b) => Number(a.waitlist_position) - Number(b.waitlist_position))
      .map((row) => row.student_id),
  };
}
