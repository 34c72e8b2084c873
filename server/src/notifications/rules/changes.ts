import { addMinutes, minutesBetween, parseInstant } from '../../kernel/time/index.ts';
import { coachesOf as coachesAt, teacherOf } from '../../scheduling/rules/session-state.ts';
import type { Aspect, Helping } from './phrases.ts';
import type { ToldClass } from './texts.ts';

/** A class with who gives it and where. */
export interface Placed extends ToldClass {
  court_id: string | null;
  instructor_id: string | null;
  substitute_instructor_id: string | null;
  assistant_instructor_ids: string[];
}
export type Was = Pick<
  Placed,
  | 'starts_at'
  | 'ends_at'
  | 'court_id'
  | 'instructor_id'
  | 'substitute_instructor_id'
  | 'assistant_instructor_ids'
>;
export { coachesAt, teacherOf };

/** By field: before and after. */
export type Changes = Record<string, [before: unknown, after: unknown]>;

/** How a class was before its changes. */
export function wasBefore(now: Placed, changes: Changes): Was {
  const { scheduled_datetime: moved, duration_minutes: length } = changes;
  const starts_at = (moved && parseInstant(moved[0] as string)) ?? now.starts_at;
  const minutes = length ? Number(length[0]) : now.ends_at && minutesBetween(now.starts_at, now.ends_at);
  const idBefore = (field: 'court_id' | 'instructor_id' | 'substitute_instructor_id') =>
    changes[field] ? (changes[field][0] as string | null) : now[field];
  return {
    starts_at,
    ...(minutes !== undefined && { ends_at: addMinutes(starts_at, minutes) }),
    court_id: idBefore('court_id'),
    instructor_id: idBefore('instructor_id'),
    substitute_instructor_id: idBefore('substitute_instructor_id'),
    assistant_instructor_ids: (changes.assistant_instructor_ids?.[0] ??
      now.assistant_instructor_ids) as string[],
  };
}

/** Whether people have to know: of a change of time, court or teacher. */
export const isNews = (now: Placed, was: Was, changes: Changes): boolean =>
  aspectsOf(now, was, changes).length > 0;

/** What of a change people have to know, in the order in which it is said. */
export function aspectsOf(now: Placed, was: Was, changes: Changes): Aspect[] {
  const found: Aspect[] = [];
  if ('scheduled_datetime' in changes) found.push('time');
  if ('duration_minutes' in changes) found.push('length');
  if ('court_id' in changes) found.push('court');
  if (teacherOf(now) !== teacherOf(was)) found.push('coach');
  return found;
}

/** Who gives or gave it, or helps, and what they are told: a new substitute that they are one, the others that it changed. */
export function coachesConcerned(
  now: Placed,
  was: Was,
): { kind: 'substitute_assigned' | 'session_changed'; teacher: string }[] {
  const { substitute_instructor_id: substitute } = now;
  const assigned = substitute !== was.substitute_instructor_id ? substitute : null;
  const others = new Set([now.instructor_id, was.instructor_id, was.substitute_instructor_id, substitute]);
  for (const id of [...now.assistant_instructor_ids, ...was.assistant_instructor_ids]) others.add(id);
  for (const { teacher } of helpersConcerned(now, was)) others.delete(teacher);
  others.delete(null);
  others.delete(assigned);
  return [
    ...(assigned === null ? [] : [{ kind: 'substitute_assigned' as const, teacher: assigned }]),
    ...[...others].map((teacher) => ({ kind: 'session_changed' as const, teacher: teacher as string })),
  ];
}

/** Who has come to a class to help, or helps in it no more; whoever gives or gave it hears of that instead. */
export function helpersConcerned(now: Placed, was: Was): { helping: Helping; teacher: string }[] {
  return [
    ...onlyHelping(now, was).map((teacher) => ({ helping: 'begins' as const, teacher })),
    ...onlyHelping(was, now).map((teacher) => ({ helping: 'ends' as const, teacher })),
  ];
}

/** Who helps, and is not there at all in the other state; whoever gives the class does not help in it meanwhile. */
function onlyHelping(one: Was, other: Was): string[] {
  const there = coachesAt(other);
  return coachesAt(one).filter((id) => id !== teacherOf(one) && !there.includes(id));
}

/** The class as a message names what it was; `names` are those of courts and instructors. */
export function toldBefore(now: Placed, was: Was, names: ReadonlyMap<string, string>): ToldClass {
  const nameOf = (id: string | null) => (id === null ? null : (names.get(id) ?? null));
  return {
    ...now,
    starts_at: was.starts_at,
    ...(was.ends_at && { ends_at: was.ends_at }),
    court_name: nameOf(was.court_id),
    instructor_name: nameOf(teacherOf(was)),
  };
}
