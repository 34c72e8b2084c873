import { toastProblem } from '../../platform/errors/form.ts';
import { isSaidSince } from './send-draft.ts';

/** What is refused is shown beside the roster; that something newer stands is said wherever somebody is. */
export function sayRefused(error: unknown): void {
  if (isSaidSince(error)) toastProblem(error);
}
