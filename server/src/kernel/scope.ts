import type { Actor } from './actor.ts';
import type { TenantTx } from './db/transaction.ts';

/** What every command and screen query is given first: the transaction, who asks, and the time it counts as. */
export interface Scope {
  readonly tx: TenantTx;
  readonly actor: Actor;
  readonly now: Date;
}

/** The organization that the scope is in. */
export function organizationOf({ actor }: { actor: Actor }): string {
  if (actor.organization_id === null) throw new Error('a scope without an organization');
  return actor.organization_id;
}
