import type { Part } from '../kernel/duties.ts';
import type { Scope } from '../kernel/scope.ts';
import { promoteWaiting } from './commands/sessions.ts';
import { sessionsToFill } from './store/waiting.ts';

const atOnce = 200;

/**
 * Gives free places in coming classes to those who wait. Whatever frees a place, or lets somebody take it, fills it at
 * once; this duty is for what nobody has thought of. Walks through all of them,
 * by time: places that nobody may take now keep the later ones from nothing.
 */
export async function fillFreePlaces(scope: Scope, from?: string): Promise<Part> {
  const [time = scope.now.toISOString(), id = '00000000-0000-0000-0000-000000000000'] =
    from?.split(' ') ?? [];
  const rows = await sessionsToFill(scope, { after: { time, id }, limit: atOnce });
  await promoteWaiting(
    scope,
    rows.map((row) => row.id),
  );
  const last = rows.length === atOnce ? rows.at(-1) : undefined;
  return { done: rows.length, next: last && `${last.scheduled_datetime.toISOString()} ${last.id}` };
}
