import { conflict } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import { isMerged } from '../store/read.ts';

/** Nothing new for a profile that has become another one. Throws 409 `clients.merged`. */
export async function refuseMerged({ tx }: Scope, clientId: string): Promise<void> {
  if (await isMerged(tx, clientId))
    throw conflict('clients.merged', 'This profile has become another one. Choose that one.');
}
