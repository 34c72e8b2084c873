import { type Reaction, reaction } from '../kernel/facts.ts';
import type { RoleRemoved } from '../people/facts.ts';
import { endOfMakers } from './commands/end.ts';
import { heard, queueEvents } from './commands/queue.ts';

/** Each fact stands for itself: a large cause is divided wherever there is room. */
const single = (payload: object): string => JSON.stringify(payload).slice(0, 200);

export const webhookReactions: readonly Reaction[] = [
  reaction({ name: 'queue_webhooks', on: heard, together: single, later: queueEvents }),
  reaction<RoleRemoved>({ name: 'end_webhooks_of_makers', on: 'tenancy.role_removed', later: endOfMakers }),
];
