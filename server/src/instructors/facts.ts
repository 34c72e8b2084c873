import type { Fact } from '../kernel/facts.ts';

/** An instructor went on leave or offered extra hours. Instants are RFC 3339 in UTC. */
export type ExceptionAdded = Fact<
  'instructors.exception_added',
  { instructor_id: string; starts_at: string; ends_at: string; kind: 'unavailable' | 'extra' }
>;

/** A leave, or extra hours, was taken away again: by hand, or with the change that it caused. */
export type ExceptionRemoved = Fact<'instructors.exception_removed', ExceptionAdded['payload']>;

/** An instructor came into service or went out of it, has other clubs, or lost their account to another profile. */
export type StandingChanged = Fact<
  'instructors.standing_changed',
  { instructor_id: string /** They had been out of service. */; is_back: boolean }
>;
