import type { Scope } from '../../kernel/scope.ts';
import type { SessionChanged } from '../../scheduling/facts.ts';
import { type ClassBefore, rememberBooked } from '../store/moved.ts';

/** A class is at another time, or somebody else gives it: whoever was booked before may give it up, and it is known why. */
export async function rememberWhatWasBooked(
  scope: Scope,
  changed: readonly SessionChanged['payload'][],
): Promise<void> {
  const classes = new Map<string, ClassBefore>();
  // Of several changes of a class the first says what it was.
  for (const one of changed) {
    const before = classBefore(one);
    if (before) classes.set(one.session_id, { ...before, ...classes.get(one.session_id) });
  }
  await rememberBooked(scope, [...classes.values()]);
}

function classBefore({ session_id, changes }: SessionChanged['payload']): ClassBefore | undefined {
  const { scheduled_datetime: starts, duration_minutes: length } = changes;
  const { instructor_id: instructor, substitute_instructor_id: substitute } = changes;
  if (!starts && !length && !instructor && !substitute) return undefined;
  return {
    session_id,
    ...(starts && { starts_at: starts[0] as string }),
    ...(length && { minutes: length[0] as number }),
    ...(instructor && { instructor: { id: instructor[0] as string | null } }),
    ...(substitute && { substitute: { id: substitute[0] as string | null } }),
  };
}
