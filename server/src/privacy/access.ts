import { actsFor } from '../clients/public.ts';
import { type Actor, can } from '../kernel/actor.ts';

/** The person, who looks after them, and the desk. */
export const mayTakeData = (actor: Actor, clientId: string): boolean =>
  actsFor(actor, clientId) || can(actor, 'clients.export_clientprofile');

export const mayErase = (actor: Actor): boolean => can(actor, 'clients.erase_clientprofile');

export const maySeeErasure = (actor: Actor, clientId: string): boolean =>
  actsFor(actor, clientId) || mayErase(actor);

type Open = { status: string; due_at: Date | null } | undefined;

/** Asked for by the person, decided by the desk, withdrawn by either as long as it is not done. */
export function erasureAbilities(
  actor: Actor,
  {
    client_id,
    is_erased,
    open,
    mayDecide,
  }: { client_id: string; is_erased: boolean; open: Open; mayDecide: boolean },
) {
  return {
    ask: !is_erased && open === undefined && actsFor(actor, client_id),
    plan: !is_erased && open?.status !== 'planned' && mayDecide,
    withdraw: open !== undefined && maySeeErasure(actor, client_id),
  };
}
