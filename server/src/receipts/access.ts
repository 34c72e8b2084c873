import { actsFor } from '../clients/public.ts';
import { type Actor, can } from '../kernel/actor.ts';
import { administers, clubsRun } from '../organizations/public.ts';

interface Row {
  club_id: string;
  payer_id: string;
  kind: string;
  replaced: boolean;
  annulled: boolean;
}

/** Whose money it was, who looks after them, and the desk that took it. */
export const maySee = (actor: Actor, { payer_id, club_id }: Row): boolean =>
  actsFor(actor, payer_id) || administers(actor, club_id);

export const receiptAbilities = (actor: Actor, { club_id, kind, replaced, annulled }: Row) => ({
  invoice:
    kind === 'simplified' &&
    !replaced &&
    !annulled &&
    can(actor, 'classes.record_payment') &&
    administers(actor, club_id),
});

/** `undefined`: every club. */
export const clubsSeen = (actor: Actor): string[] | undefined =>
  administers(actor, null) ? undefined : clubsRun(actor);
