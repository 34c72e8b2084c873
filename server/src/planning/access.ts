import { actsFor, ownClientId } from '../clients/public.ts';
import type { Actor } from '../kernel/actor.ts';
import { administers } from '../organizations/public.ts';
import type { WishSource } from './rules/wishes.ts';

/**
 * In which quality the actor reads and writes somebody's wish of a term of this club; undefined: not at all. Coaches read none: who wants
 * nobody’s company is between them and the desk.
 */
export function writesWishAs(actor: Actor, club_id: string, student_id: string): WishSource | undefined {
  if (administers(actor, club_id)) return 'desk';
  if (ownClientId(actor) === student_id) return 'student';
  return actsFor(actor, student_id) ? 'guardian' : undefined;
}

/** Whom the actor may name as a client: their family alone. Nobody learns from a wish who else is one. */
export const familyOf = (actor: Actor): string[] => [
  ...new Set([...(actor.personas.client ?? []), ...(actor.personas.dependant ?? [])]),
];

/** Whether the actor runs every club of a plan. A plan of no terms is nobody's. */
export const runsTerms = (actor: Actor, terms: readonly { club_id: string }[]): boolean =>
  terms.length > 0 && terms.every(({ club_id }) => administers(actor, club_id));
