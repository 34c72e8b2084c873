import { actsFor } from '../clients/public.ts';
import { type Actor, can } from '../kernel/actor.ts';
import { administers, clubsRun, isDesk } from '../organizations/public.ts';

/** An account is its client's, their guardians', and the desk's: the credit is one in all clubs. */
export const maySeeAccount = (actor: Actor, clientId: string): boolean =>
  actsFor(actor, clientId) || isDesk(actor);

/** The clubs whose tills and debts somebody sees of a client; `undefined`: all. */
export const clubsSeen = (actor: Actor, clientId: string): string[] | undefined =>
  actsFor(actor, clientId) || administers(actor, null) ? undefined : clubsRun(actor);

/** Whether the actor takes money at the desk of that club; null: for what all clubs sell. */
export const takesMoney = (actor: Actor, clubId: string | null): boolean =>
  can(actor, 'classes.record_payment') && (clubId === null ? isDesk(actor) : administers(actor, clubId));

/** A profile that has become another one, or was erased, takes no money any more. */
export const accountAbilities = (
  actor: Actor,
  { id, merged_into, erased_at }: { id: string; merged_into: string | null; erased_at: Date | string | null },
) => {
  const isThere = merged_into === null && erased_at === null;
  return {
    take_payment: isThere && can(actor, 'classes.record_payment') && isDesk(actor),
    adjust: isThere && can(actor, 'classes.adjust_account') && isDesk(actor),
    use_credit: isThere && can(actor, 'classes.use_credit') && actsFor(actor, id),
  };
};

export const maySeePayment = (actor: Actor, row: { payer_id: string; club_id: string }): boolean =>
  actsFor(actor, row.payer_id) || takesMoney(actor, row.club_id);

export const refundsAt = (actor: Actor, clubId: string): boolean =>
  can(actor, 'classes.refund_payment') && administers(actor, clubId);
