import { conflict } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import { standingOf } from '../store/read.ts';

/**
 * Nothing new for a profile that has become another one, nor for a client who may not book: they could not use it.
 * Asked under their lock. Throws 409 `clients.merged`, `packages.client_blocked`.
 */
export async function refuseHolder({ tx }: Scope, clientId: string): Promise<void> {
  const standing = await standingOf(tx, clientId);
  if (standing === 'merged')
    throw conflict('clients.merged', 'This profile has become another one. Choose that one.');
  if (standing === 'blocked')
    throw conflict('packages.client_blocked', 'A client who is blocked or inactive gets no package.');
}
