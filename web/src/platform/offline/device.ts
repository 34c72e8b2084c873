import type { QueryClient } from '@tanstack/react-query';
import { connection } from '../live/connection.ts';
import type { Me } from '../session/me.ts';
import { keepFiles } from './app-files.ts';
import { keepAnswers, takeKept } from './keep.ts';

/** From here on this device keeps what is read without a network. */
export function begin(queryClient: QueryClient): void {
  keepFiles();
  keepAnswers(queryClient);
}

/** Without a server, whoever was signed in here last, with what this device keeps for them; else throws `error`. */
export async function remember(queryClient: QueryClient, error: unknown): Promise<Me> {
  // A browser that keeps nothing has nothing to say here.
  const known = await takeKept(queryClient).catch(() => undefined);
  if (!known) throw error;
  connection.say('away');
  return known;
}
