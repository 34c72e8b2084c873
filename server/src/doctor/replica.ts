import { setTimeout as delay } from 'node:timers/promises';
import type { Database } from '../kernel/db/database.ts';
import type { ReplicaState } from '../kernel/db/follower.ts';
import type { Finding } from './examine.ts';

const lookEveryMs = 250;
const looks = 20;

const reasons: Record<Exclude<ReplicaState, 'ok'>, string> = {
  away: 'It does not answer.',
  behind: 'It has not replayed what the primary wrote seconds ago.',
  other: 'It is no replica of this database, or follows another history of it.',
};

/** Whether the replica does that lists are read from, if there is one; it is given some seconds to say so. */
export async function examineReplica({ replica }: Pick<Database, 'replica'>): Promise<Finding[]> {
  for (let look = 0; look < looks && replica && replica.state !== 'ok'; look++) await delay(lookEveryMs);
  if (!replica || replica.state === 'ok') return [];
  return [
    {
      name: 'replica',
      why: 'Lists are read from the primary instead: docs/operations.md, A replica.',
      organization: undefined,
      count: 1,
      examples: [reasons[replica.state]],
    },
  ];
}
