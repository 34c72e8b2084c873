import { actsFor } from '../clients/public.ts';
import { teaches } from '../enrollments/public.ts';
import { type Actor, can } from '../kernel/actor.ts';
import { administers, isDesk } from '../organizations/public.ts';

export const skillAbilities = (actor: Actor) => ({ change: can(actor, 'classes.change_skill') });

/** Who asks about whom; `has_taught`: attendance was taken of them in a class that the actor gave. */
export interface Judged {
  student_id: string;
  has_taught: boolean;
}

/** The seed's can_view_student_progress: oneself and one's own, who has taught them, the desk and staff. */
export const seesProgress = (actor: Actor, { student_id, has_taught }: Judged): boolean =>
  isDesk(actor) || has_taught || actsFor(actor, student_id);

/** Says what a student masters, and confirms their level: who has taught them, the desk and staff. */
export const assesses = (actor: Actor, { has_taught }: Judged): boolean => isDesk(actor) || has_taught;

/** Takes a confirmation back: whose it was, of those who assess, and the desk. */
export const takesBack = (actor: Actor, { created_by }: { created_by: string | null }): boolean =>
  isDesk(actor) || (created_by !== null && created_by === actor.user_id);

/** The seed's rule for notes: staff, and who gave the class. */
export const seesNotes = (actor: Actor, session: Parameters<typeof teaches>[1]): boolean =>
  actor.is_staff || teaches(actor, session);

/** Ticks in a class: who gives it, and who runs its club; who only helps in it says nothing of what somebody masters. */
export const rosterAbilities = (
  actor: Actor,
  session: Parameters<typeof teaches>[1] & { club_id: string },
) => ({
  tick: administers(actor, session.club_id) || teaches(actor, session),
});

/** Of a profile that has become another one nothing is said: it is said of that one. */
export function progressAbilities(
  actor: Actor,
  judged: Judged,
  { latest, is_gone }: { latest: { kind: string; created_by: string | null } | undefined; is_gone: boolean },
) {
  const may = !is_gone && assesses(actor, judged);
  return {
    tick: may,
    confirm_level: may,
    take_back_level: may && latest?.kind === 'confirmed' && takesBack(actor, latest),
  };
}
