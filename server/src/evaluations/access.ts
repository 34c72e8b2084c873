import { actsFor, ownClientId } from '../clients/public.ts';
import { administersInstructor, isSelf, type Judged } from '../instructors/public.ts';
import type { Actor } from '../kernel/actor.ts';
import { administers } from '../organizations/public.ts';

/** The coach, and who administers their profile. */
export const readsEvaluations = (actor: Actor, instructor: Judged): boolean =>
  isSelf(actor, instructor) || administersInstructor(actor, instructor);

/** Of all clubs: the coach, owners and staff; who runs a club reads what was said of its classes. */
export const seesAll = (actor: Actor, instructor: Judged): boolean =>
  isSelf(actor, instructor) || administers(actor, null);

/** Only the coach answers. */
export const evaluationAbilities = (actor: Actor, instructor: Judged) => ({
  reply: isSelf(actor, instructor),
});

/** Whoever has an account says it themselves; for who has none, a guardian does. */
export const writes = (
  actor: Actor,
  { student_id, has_account }: { student_id: string; has_account: boolean },
): boolean => (has_account ? ownClientId(actor) === student_id : actsFor(actor, student_id));

/** Whoever wrote it, while it can be changed. */
export const myAbilities = (
  actor: Actor,
  row: { written_by: string | null; changeable_until: Date },
  now: Date,
) => ({ change: actor.user_id === row.written_by && now < row.changeable_until });
