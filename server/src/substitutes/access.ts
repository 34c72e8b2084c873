import type { Actor } from '../kernel/actor.ts';
import { administers, clubsRun } from '../organizations/public.ts';
import { ownInstructorId } from '../people/public.ts';
import { sessionAbilities } from '../scheduling/public.ts';
import type { State } from './rules/requests.ts';

type Staff = Parameters<typeof sessionAbilities>[1];

/** Who may name a substitute for a class may also ask for one, and take the question back. */
export const asks = (actor: Actor, session: Staff): boolean =>
  sessionAbilities(actor, { ...session, status: 'scheduled' }).substitute;

export const requestAbilities = (actor: Actor, session: Staff, state: State) => ({
  withdraw: state === 'open' && asks(actor, session),
});

/** Of a question that is open: whoever declined may still say yes, unless something is in their way. */
export const offerAbilities = (state: State, answer: string | null, obstacle: string | null) => ({
  accept: state === 'open' && obstacle === null,
  decline: state === 'open' && answer === null,
});

/** Whose questions somebody sees: those of all clubs, or of those that they run; a coach those of their own groups. */
export const sightOf = (actor: Actor) => ({
  all: administers(actor, null),
  club_ids: clubsRun(actor),
  instructor_id: ownInstructorId(actor) ?? null,
});
