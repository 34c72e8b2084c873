import type { Part } from '../../kernel/duties.ts';
import { announce } from '../../kernel/live.ts';
import type { Scope } from '../../kernel/scope.ts';
import { settingsOf } from '../../kernel/settings.ts';
import { addHours, laterOf } from '../../kernel/time/index.ts';
import { listClubs } from '../../organizations/public.ts';
import { settings } from '../../settings.ts';
import { generatingSchedules } from '../store/schedules.ts';
import { endedSessions, sessionsBelowMinimum, writeStatus } from '../store/sessions.ts';
import { type GenerationResult, generate } from './generate.ts';
import { cancelSessions } from './save.ts';

/** Generates what every published schedule of the organization, or of one club, lacks up to its club's horizon. */
export async function generateDue(scope: Scope, club_id?: string): Promise<GenerationResult[]> {
  const clubs = await clubsOf(scope, club_id);
  const wishes = await Promise.all(clubs.map((club) => settingsOf(scope.tx, settings, club.id)));
  const generating = clubs.filter((_, at) => wishes[at]!.auto_generate_sessions).map((club) => club.id);
  return generate(scope, await generatingSchedules(scope, generating));
}

const clubsOf = async (scope: Scope, only: string | undefined) =>
  (await listClubs(scope)).filter((club) => only === undefined || club.id === only);

const atOnce = 500;

/** Sessions whose time is over are completed, so many at once; how many there were. */
export async function completeDue(scope: Scope): Promise<number> {
  const ids = await endedSessions(scope, atOnce);
  if (ids.length === 0) return 0;
  await writeStatus(scope, ids, { status: 'completed' });
  announce(scope.tx, 'sessions', ids);
  return ids.length;
}

/** {@link completeDue} as a part of a duty. */
export async function completeSome(scope: Scope): Promise<Part> {
  const done = await completeDue(scope);
  return { done, next: done === atOnce ? 'more' : undefined };
}

/** After the deadline, a session is looked at this long: a pause of the installation, no second judgement. */
const decisionHours = 1;

/**
 * Calls sessions off that at their decision deadline have fewer students than they need, in clubs that chose so.
 * Whoever leaves later than that does not take the class from the others. How many sessions there were.
 */
export async function cancelBelowMinimum(scope: Scope, club_id?: string): Promise<number> {
  let count = 0;
  for (const club of await clubsOf(scope, club_id)) {
    const { below_minimum_action, below_minimum_decision_hours } = await settingsOf(
      scope.tx,
      settings,
      club.id,
    );
    if (below_minimum_action !== 'cancel') continue;
    const until = addHours(scope.now, below_minimum_decision_hours);
    const from = laterOf(scope.now, addHours(until, -decisionHours));
    const sessions = await sessionsBelowMinimum(scope, { club_id: club.id, from, until });
    await cancelSessions(scope, sessions, 'below_minimum');
    count += sessions.length;
  }
  return count;
}
