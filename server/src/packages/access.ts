import { actsFor } from '../clients/public.ts';
import { type Actor, can } from '../kernel/actor.ts';
import { administers, clubsRun, isDesk } from '../organizations/public.ts';

/** A package of all clubs is the organization's to change, and sold at every desk. */
export const packageAbilities = (actor: Actor, clubId: string | null) => ({
  change: can(actor, 'classes.change_classpackage') && administers(actor, clubId),
  sell: sellsAt(actor, clubId),
});

export const sells = (actor: Actor): boolean => can(actor, 'classes.sell_package') && isDesk(actor);

/** Whether the actor stands at a desk where it is sold. */
export const sellsAt = (actor: Actor, clubId: string | null): boolean =>
  can(actor, 'classes.sell_package') && (clubId === null ? isDesk(actor) : administers(actor, clubId));

/** Who decides about many at once: the desk of their club; of those of all clubs whoever runs them all. */
export const decidesAt = (actor: Actor, clubId: string | null): boolean =>
  can(actor, 'classes.sell_package') && administers(actor, clubId);

/** What a desk sees: packages of its clubs, and those of all. `undefined`: every club. */
export const clubsSeen = (actor: Actor): string[] | undefined =>
  administers(actor, null) ? undefined : clubsRun(actor);

/** Takes classes, or has somebody in their care who does. */
export const buys = ({ personas }: Actor): boolean =>
  (personas.client ?? []).length + (personas.dependant ?? []).length > 0;

interface Bought {
  student_id: string;
  club_id: string | null;
  status: string;
  transferable: boolean;
}

export const maySee = (actor: Actor, row: Bought): boolean =>
  actsFor(actor, row.student_id) || sellsAt(actor, row.club_id);

export function boughtAbilities(actor: Actor, row: Bought) {
  const desk = sellsAt(actor, row.club_id);
  const own = actsFor(actor, row.student_id);
  const active = row.status === 'active';
  return {
    record_payment: desk && row.status === 'ordered',
    cancel: (desk || own) && row.status === 'ordered',
    manage: desk && active,
    transfer: active && (desk || (own && row.transferable)),
  };
}
