/** What a server said. */
export interface Outcome {
  status: number;
  code?: string;
  // biome-ignore lint/suspicious/noExplicitAny: the model knows what it looks at
  body: any;
}

/** Something that a client asked, from the first moment at which it may have been done to the last. */
export interface Entry<Op> {
  op: Op;
  from: number;
  /** Infinity where the answer is lost: it may be done at any time from then on, or never. */
  until: number;
  outcome: Outcome | undefined;
}

/** What one thing promises, if one request after the other is put to it. */
export interface Model<State, Op> {
  initial: State;
  /** The state after `op` was answered with `outcome` (unknown: after it was done); undefined when it could not be. */
  step(state: State, op: Op, outcome: Outcome | undefined): State | undefined;
  keyOf(state: State): string;
}

/** `broken` names the answers of which none can come next, on the way that explains the most. */
export type Verdict<Op> =
  | { kept: true }
  | { kept: false; broken: Entry<Op>[] }
  | { kept: undefined; why: string };

const mostLooked = 500_000;

/**
 * Whether there is an order of all that was asked, each at some moment between its question and its answer, in which
 * every answer is what the model promises (linearizability, after Wing and Gong, with what was looked at remembered).
 */
export function judge<State, Op>(model: Model<State, Op>, history: readonly Entry<Op>[]): Verdict<Op> {
  const entries = [...history].sort((a, b) => a.from - b.from);
  const looked = new Set<string>();
  let furthest: { done: number; next: Entry<Op>[] } = { done: -1, next: [] };
  const stack = [{ state: model.initial, done: new Set<number>() }];
  for (let at = stack.pop(); at; at = stack.pop()) {
    const next = candidates(entries, at.done);
    if (next.every((i) => entries[i]?.outcome === undefined)) return { kept: true };
    if (at.done.size > furthest.done)
      furthest = { done: at.done.size, next: next.map((i) => entries[i] as Entry<Op>) };
    for (const i of next) {
      const { op, outcome } = entries[i] as Entry<Op>;
      const state = model.step(at.state, op, outcome);
      if (state === undefined) continue;
      const done = new Set(at.done).add(i);
      const name = `${[...done].sort((a, b) => a - b).join()} ${model.keyOf(state)}`;
      if (looked.has(name)) continue;
      if (looked.size === mostLooked) return { kept: undefined, why: 'too many orders to look at' };
      looked.add(name);
      stack.push({ state, done });
    }
  }
  return { kept: false, broken: furthest.next };
}

/** What may come next: whatever is not asked after something else that is still to come was answered. */
function candidates<Op>(entries: readonly Entry<Op>[], done: ReadonlySet<number>): number[] {
  const open = entries.map((_, i) => i).filter((i) => !done.has(i));
  const earliestEnd = Math.min(...open.map((i) => (entries[i] as Entry<Op>).until));
  return open.filter((i) => (entries[i] as Entry<Op>).from <= earliestEnd);
}
