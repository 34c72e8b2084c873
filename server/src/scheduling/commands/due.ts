import { announce } from '../../kernel/live.ts';
import type { Scope } from '../../kernel/scope.ts';
import { settingsOf } from '../../kernel/settings.ts';
import { settings } from '../../settings.ts';
import { listClubs } from '../../tenancy/public.ts';
import { generatingSchedules } from '../store/schedules.ts';
import { endedSessions, writeStatus } from '../store/sessions.ts';
import { type GenerationResult, generate } from './generate.ts';

/** Generates what every published schedule of the organization lacks up to its club's horizon. */
export async function generateDue(scope: Scope): Promise<GenerationResult[]> {
  const clubs = await listClubs(scope);
  const wishes = await Promise.all(clubs.map((club) => settingsOf(scope.tx, settings, club.id)));
  const generating = clubs.filter((_, at) => wishes[at]!.auto_generate_sessions).map((club) => club.id);
  return generate(scope, await generatingSchedules(scope, generating));
}

/** Sessions whose time is over are completed; how many there were. */
export async function completeDue(scope: Scope): Promise<number> {
  const ids = await endedSessions(scope);
  if (ids.length === 0) return 0;
  await writeStatus(scope, ids, { status: 'completed' });
  announce(scope.tx, 'sessions', ids);
  return ids.length;
}
