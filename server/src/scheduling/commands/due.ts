import type { Part } from '../../kernel/duties.ts';
import { announce } from '../../kernel/live.ts';
import type { Scope } from '../../kernel/scope.ts';
import { settingsOf, settingsOfEach } from '../../kernel/settings.ts';
import { addHours, laterOf } from '../../kernel/time/index.ts';
import { listClubs } from '../../organizations/public.ts';
import { farthestDecisionHours, type Settings, settings } from '../../settings.ts';
import { type FewInIt, lockBelowMinimum, sessionsBelowMinimum } from '../store/below-minimum.ts';
import { generatingSchedules } from '../store/schedules.ts';
import { endedSessions, writeStatus } from '../store/sessions.ts';
import { type GenerationResult, generate } from './generate.ts';
import { cancelSessions } from './save.ts';

/** Generates what every published schedule of the organization, or of one club, lacks up to its club's horizon. */
export async function generateDue(scope: Scope, club_id?: string): Promise<GenerationResult[]> {
  const clubs = await clubsOf(scope, club_id);
  const wishes = await Promise.all(clubs.map((club) => settingsOf(scope.tx, settings, { club_id: club.id })));
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
 * Calls sessions off that at their decision deadline have fewer students than they need, where their group's rules say
 * so. Whoever leaves later than that does not take the class from the others. How many sessions there were.
 */
export async function cancelBelowMinimum(scope: Scope, club_id?: string): Promise<number> {
  const farthest = addHours(scope.now, farthestDecisionHours);
  let count = 0;
  for (const club of await clubsOf(scope, club_id)) {
    const found = await sessionsBelowMinimum(scope, { club_id: club.id, until: farthest });
    const sessions = await lockBelowMinimum(scope, await dueToBeCancelled(scope, found));
    await cancelSessions(scope, sessions, 'below_minimum');
    count += sessions.length;
  }
  return count;
}

async function dueToBeCancelled(scope: Scope, found: readonly FewInIt[]): Promise<string[]> {
  const inForce = await settingsOfEach(scope.tx, settings, found);
  return found.filter((session, at) => isDecidedNow(session, inForce[at]!, scope.now)).map(({ id }) => id);
}

function isDecidedNow({ scheduled_datetime: at }: FewInIt, rules: Settings, now: Date): boolean {
  const until = addHours(now, rules.below_minimum_decision_hours);
  const from = laterOf(now, addHours(until, -decisionHours));
  return rules.below_minimum_action === 'cancel' && at > from && at <= until;
}
