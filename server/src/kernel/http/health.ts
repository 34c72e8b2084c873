import { setTimeout as delay } from 'node:timers/promises';
import { Type } from 'typebox';
import { type BackupState, backupState } from '../backups.ts';
import type { Database } from '../db/database.ts';
import { unavailable } from '../db/errors.ts';
import type { ReplicaState } from '../db/follower.ts';
import { type WorkerState, workerState } from '../workers.ts';
import type { App } from './app.ts';
import { OneOf } from './types.ts';

const Ok = Type.Object({ status: Type.String() });
const Ready = Type.Object({
  status: Type.String(),
  worker: OneOf(['ok', 'behind', 'gone'] satisfies WorkerState[]),
  backup: OneOf(['ok', 'off', 'old', 'failed'] satisfies BackupState[]),
  replica: OneOf(['off', 'ok', 'behind', 'away', 'other'] satisfies (ReplicaState | 'off')[]),
});

interface Health {
  worker: WorkerState;
  backup: BackupState;
}

async function healthOf(db: Database): Promise<Health> {
  const [worker, backup] = await Promise.all([workerState(db), backupState(db)]);
  return { worker, backup };
}

const answerWithinMs = 800;

/**
 * Asks the database once for all who want to know, and does not wait for one that is frozen: whoever asks every second
 * would otherwise take all its connections.
 * @returns how the worker and the backups do, or nothing when the database does not answer
 */
function createProbe(db: Database): () => Promise<Health | undefined> {
  let asking: Promise<Health | undefined> | undefined;
  return () => {
    asking ??= healthOf(db)
      .catch(() => undefined)
      .finally(() => {
        asking = undefined;
      });
    return Promise.race([asking, delay(answerWithinMs, undefined, { ref: false })]);
  };
}

/**
 * `live`: the process answers. `ready`: the database answers too, within a second; `worker` says whether somebody does
 * what follows from requests, `backup` how the last of those that are scheduled went, and `replica` whether it is asked
 * for lists (the primary is, otherwise): no reason to send requests elsewhere.
 */
export function useHealth(app: App, db: Database): void {
  const open = { config: { permission: 'public', anybody: true, rateLimit: false } } as const;
  const tags = ['health'];
  const live = { tags, summary: 'The process runs', response: { 200: Ok } };
  const ready = { tags, summary: 'Requests can be served', response: { 200: Ready } };
  const probe = createProbe(db);
  app.get('/api/health/live/', { ...open, schema: live }, async () => ({ status: 'ok' }));
  app.get('/api/health/ready/', { ...open, schema: ready }, async () => {
    const health = await probe();
    if (health) return { status: 'ok', ...health, replica: db.replica?.state ?? ('off' as const) };
    throw unavailable();
  });
}
