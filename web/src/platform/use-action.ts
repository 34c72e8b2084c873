import { useSubmit } from '../ui/use-submit.ts';
import { toastProblem } from './errors/form.ts';
import { toastDone } from './toast.ts';

/** A button's deed: one at a time, says `done` when it worked and why when it did not. */
export function useAction<Input = void>(action: (input: Input) => Promise<unknown>, done?: string) {
  const { busy, submit } = useSubmit<Input>(async (input) => {
    await action(input);
    if (done) toastDone(done);
  }, toastProblem);
  return { busy, run: (input: Input) => void submit(input) };
}
