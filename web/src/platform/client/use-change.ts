import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId, useRef } from 'react';
import { showProblem, toastProblem } from '../errors/form.ts';
import { clearSlot, toastDone } from '../toast.ts';
import { type Change, type Send, sendChange } from './change.ts';
import type { Say } from './conflict-words.ts';
import { useConflicts } from './conflicts.tsx';
import { EditConflict } from './edit.ts';

/** For a screen that says `error` itself. */
export const shownHere = () => {};

interface Options {
  /** Said when it worked. */
  done?: string;
  /** Where refused fields are shown; whatever has no field there becomes a toast. */
  form?: Parameters<typeof showProblem>[1] & { setValues?: (values: never) => void };
  /** What is there now, where somebody else was there before: the form is made of that from here on. */
  rebased?: (row: object) => void;
  /** How fields and values are called where somebody else has changed them too. */
  say?: Say;
  /** Instead of the toast; `shownHere` where `error` is shown beside the button. */
  failed?: (error: unknown) => void;
  /** May be run again before the answer: each row of a list is a wish of its own. */
  overlapping?: boolean;
}

/** A deed of this screen, while it runs and afterwards. */
interface Deed<Input> {
  /** Never throws: what goes wrong is shown. */
  run: (input: Input) => void;
  busy: boolean;
  /** Of the last try, null when it went well. */
  error: unknown;
  /** What it was last run with: now, until it fails. */
  input: Input | undefined;
  /** The same, once it has worked. */
  done: Input | undefined;
  reset: () => void;
}

/** The same wish with what was chosen, over the version that was chosen from; the rest is as the others left it. */
const again = <Input, Output>(
  { change, input }: { change: Change<Input, Output>; input: Input },
  { row, untouched }: EditConflict,
  chosen: object,
) => {
  const touched = Object.entries(input as object).filter(([field]) => !untouched.includes(field));
  return { change: { ...change, base: row }, input: { ...Object.fromEntries(touched), ...chosen } as Input };
};

/**
 * The one way to change something: `work` sends changes of a feature's api and says what follows. One at a time; what
 * a change made stale is asked for again before `work` goes on, so that nothing old is seen after it.
 */
export function useChange<Input = void>(
  work: (send: Send, input: Input) => Promise<unknown>,
  { done, form, rebased, say, failed, overlapping = false }: Options = {},
): Deed<Input> {
  const queryClient = useQueryClient();
  const running = useRef(false);
  const ask = useConflicts();
  const slot = useId();
  /** Where somebody else was there before, the person chooses, and what they chose is sent. */
  const send: Send = async (change, input) => {
    let wish: { change: typeof change; input: typeof input } = { change, input };
    for (;;) {
      try {
        return await sendChange(queryClient, wish.change, wish.input);
      } catch (problem) {
        if (!(problem instanceof EditConflict)) throw problem;
        const asked = problem.fields.length > 0 ? await ask(problem, say) : {};
        if (!asked) throw problem;
        const chosen = { ...problem.taken, ...asked };
        form?.setValues?.(chosen as never);
        rebased?.(problem.row);
        wish = again(wish, problem, chosen);
      }
    }
  };
  const { mutate, isPending, error, isSuccess, variables, reset } = useMutation({
    mutationFn: (input: Input) => work(send, input),
    onSuccess: () => done && toastDone(done, slot),
    onError: (problem) => {
      clearSlot(slot);
      // The person goes on editing.
      if (problem instanceof EditConflict) return;
      (failed ?? (form ? (it: unknown) => showProblem(it, form) : toastProblem))(problem);
    },
    onSettled: () => {
      running.current = false;
    },
  });
  const run = (input: Input) => {
    if (running.current && !overlapping) return;
    running.current = true;
    mutate(input);
  };
  return { run, busy: isPending, error, input: variables, done: isSuccess ? variables : undefined, reset };
}
