import { actsFor } from '../clients/public.ts';
import { administersInstructor, isSelf, type Judged } from '../instructors/public.ts';
import type { Actor } from '../kernel/actor.ts';

/** The coach, and who administers their profile. */
export const readsEvaluations = (actor: Actor, instructor: Judged): boolean =>
  isSelf(actor, instructor) || administersInstructor(actor, instructor);

/** Only the coach answers. */
export const evaluationAbilities = (actor: Actor, instructor: Judged) => ({
  reply: isSelf(actor, instructor),
});

/** Whoever wrote it, and a guardian for them, while it can be changed. */
export const myAbilities = (
  actor: Actor,
  row: { student_id: string; changeable_until: Date },
  now: Date,
) => ({ change: actsFor(actor, row.student_id) && now < row.changeable_until });
