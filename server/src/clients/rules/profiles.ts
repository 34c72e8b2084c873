import type { InputError } from '../../kernel/problem.ts';
import { addHours } from '../../kernel/time/index.ts';

/** What people change about themselves and those in their care. */
export const ownFields = ['display_name', 'phone', 'locale', 'birth_date'] as const;

/** Fields asked for that are not among those allowed. */
export const fieldsBeyond = (asked: object, allowed: ReadonlySet<string>): string[] =>
  Object.keys(asked).filter((field) => !allowed.has(field));

/** The date where it is latest. */
export const latestToday = (now: Date): string => addHours(now, 14).toISOString().slice(0, 10);

/** Nobody is born in the future. `today` in any zone is near enough: the latest one counts. */
export const checkBirthDate = (birth_date: string | null | undefined, today: string): InputError[] =>
  birth_date && birth_date > today
    ? [{ path: '/birth_date', code: 'in_future', message: 'must not be in the future' }]
    : [];

/** Either a new profile or an existing one, never both. */
export function checkDependant(input: { client_id?: string; display_name?: string }): InputError[] {
  if (input.client_id === undefined && input.display_name === undefined)
    return [{ path: '/display_name', code: 'required', message: 'is needed for a new profile' }];
  if (input.client_id !== undefined && input.display_name !== undefined)
    return [
      {
        path: '/client_id',
        code: 'not_together',
        params: { field: 'display_name' },
        message: 'names an existing profile: leave display_name out',
      },
    ];
  return [];
}
