import type { Kysely } from 'kysely';
import type { DB } from './types.ts';

declare const brand: unique symbol;
/** A transaction inside one organization: the only way to a tenant's tables. */
export type TenantTx = Kysely<DB> & { readonly [brand]: 'tenant' };
/** A transaction outside any organization: identity, the directory, and (system) the outbox. */
export type GlobalTx = Kysely<DB> & { readonly [brand]: 'global' };

/** Who acts and from where; goes into the audit log and the outbox. */
export interface Via {
  user_id: string | null;
  /** 'web' | 'cli' | 'job' | … */
  via: string;
  request_id?: string;
  ip?: string;
  user_agent?: string;
  /** When that happened which is reacted to; absent where nothing is. */
  since?: string;
}

/**
 * Whoever waits for what a request brings about, as data that goes with it: `gone` says why nobody does any more.
 * What has not begun by then is not begun.
 */
export interface Waiting {
  gone: Error | undefined;
}

export interface TenantScope {
  organization_id: string;
  via: Via;
  waiting?: Waiting;
}

/** The ways into the database. */
export interface Transactions {
  tenant<T>(scope: TenantScope, work: (tx: TenantTx) => Promise<T>): Promise<T>;
  /** The same for work that only reads: PostgreSQL refuses it every write, so nothing that is kept is lost by it. */
  read<T>(scope: TenantScope, work: (tx: TenantTx) => Promise<T>): Promise<T>;
  /** All of its statements see the moment of the first one; what it writes must be nobody else's row. */
  snapshot<T>(scope: TenantScope, work: (tx: TenantTx) => Promise<T>): Promise<T>;
  /** Sees the directory of organizations and, given a user, that user's own memberships. */
  global<T>(userId: string | null, work: (tx: GlobalTx) => Promise<T>): Promise<T>;
  /** Crosses organizations: for the outbox relay only. */
  system<T>(work: (tx: GlobalTx) => Promise<T>): Promise<T>;
}
