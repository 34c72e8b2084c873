import type { Fact } from '../kernel/facts.ts';

/** An instructor went on leave or offered extra hours. Instants are RFC 3339 in UTC. */
export type ExceptionAdded = Fact<
  'instructors.exception_added',
  { instructor_id: string; starts_at: string; ends_at: string; kind: 'unavailable' | 'extra' }
>;
