import { actsFor } from '../clients/public.ts';
import { type Actor, can } from '../kernel/actor.ts';

/** The person, who looks after them, and the desk. */
export const mayTakeData = (actor: Actor, clientId: string): boolean =>
  actsFor(actor, clientId) || can(actor, 'clients.export_clientprofile');

export const mayErase = (actor: Actor): boolean => can(actor, 'clients.erase_clientprofile');

export const maySeeErasure = (actor: Actor, clientId: string): boolean =>
  actsFor(actor, clientId) || mayErase(actor);

type Open = { status: string; due_at: Date | null } | undefined;

/** Asked for by the person, decided by the desk, withdrawn by either as long as it waits. */
export function erasureAbilities(
  actor: Actor,
  { client_id, is_erased, open, now }: { client_id: string; is_erased: boolean; open: Open; now: Date },
) {
  const waits = open !== undefined && (open.due_at === null || open.due_at > now);
  return {
    ask: !is_erased && open === undefined && actsFor(actor, client_id),
    plan: !is_erased && open?.status !== 'planned' && mayErase(actor),
    withdraw: waits && maySeeErasure(actor, client_id),
  };
}
