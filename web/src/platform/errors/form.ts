import { toastFailure } from '../toast.ts';
import { errorMessage, fieldMessage } from './message.ts';
import { type FieldProblem, ProblemError } from './problem.ts';

/** What `showProblem` needs of a Mantine form. */
interface FormLike {
  getValues: () => object;
  setErrors: (errors: Record<string, string>) => void;
}

/** Shows an error as a toast, until the same is tried again. */
export function toastProblem(error: unknown): void {
  toastFailure(errorMessage(error), slotOf(error));
}

const slotOf = (error: unknown): string | undefined =>
  error instanceof ProblemError ? error.asked : undefined;

/** Puts the problem's field messages on the form's fields; whatever has no field becomes a toast. */
export function showProblem(error: unknown, form: FormLike): void {
  const { fields, rest } = splitByField(error instanceof ProblemError ? error.errors : [], form.getValues());
  if (Object.keys(fields).length > 0) form.setErrors(fields);
  if (Object.keys(fields).length === 0) toastProblem(error);
  else if (rest.length > 0) toastFailure(rest.join(' '), slotOf(error));
}

/** Splits field problems into those that the form has a field for and the sentences of the others. */
export function splitByField(
  problems: readonly FieldProblem[],
  values: object,
): { fields: Record<string, string>; rest: string[] } {
  const fields: Record<string, string> = {};
  const rest: string[] = [];
  for (const problem of problems) {
    const path = normalPath(problem.path);
    if (hasPath(values, path)) fields[path] ??= fieldMessage(problem);
    else rest.push(fieldMessage(problem));
  }
  return { fields, rest };
}

/** `/days/0` (JSON pointer), `body.days[0]` and `days.0` are the same field. */
function normalPath(path: string): string {
  return path
    .replace(/^\//, '')
    .replace(/\[(\d+)\]/g, '.$1')
    .replaceAll('/', '.')
    .replace(/^body\./, '');
}

function hasPath(values: object, path: string): boolean {
  let current: unknown = values;
  for (const part of path.split('.')) {
    if (typeof current !== 'object' || current === null || !(part in current)) return false;
    current = (current as Record<string, unknown>)[part];
  }
  return true;
}
