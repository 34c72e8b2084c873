import type { Actor } from '../../kernel/actor.ts';
import type { Via } from '../../kernel/db/database.ts';
import type { CancelInSession, Request } from '../rules/requests.ts';

/** A request, who is behind it, and the time it counts as. */
export interface Asked {
  request: Request | CancelInSession;
  /** The person who asks, to be judged against the loaded rows; absent when a command that has judged already asks. */
  actor?: Actor;
  via: Via;
  now: Date;
}
