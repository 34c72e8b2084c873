import { setTimeout as delay } from 'node:timers/promises';
import { Type } from 'typebox';
import type { Database } from '../db/database.ts';
import { Problem } from '../problem.ts';
import type { App } from './app.ts';

const Ok = Type.Object({ status: Type.String() });

const answerWithinMs = 800;

/**
 * Asks the database once for all who want to know, and does not wait for one that is frozen: whoever asks every second
 * would otherwise take all its connections.
 */
function createProbe(db: Database): () => Promise<boolean> {
  let asking: Promise<boolean> | undefined;
  return () => {
    asking ??= db.pool
      .query('select 1')
      .then(
        () => true,
        () => false,
      )
      .finally(() => {
        asking = undefined;
      });
    return Promise.race([asking, delay(answerWithinMs, false, { ref: false })]);
  };
}

/** `live`: the process answers. `ready`: the database answers too, within a second. */
export function useHealth(app: App, db: Database): void {
  const open = { config: { permission: 'public', rateLimit: false } } as const;
  const schema = (summary: string) => ({ tags: ['health'], summary, response: { 200: Ok } });
  const answers = createProbe(db);
  app.get('/api/health/live/', { ...open, schema: schema('The process runs') }, async () => ({
    status: 'ok',
  }));
  app.get('/api/health/ready/', { ...open, schema: schema('Requests can be served') }, async () => {
    if (await answers()) return { status: 'ok' };
    throw new Problem(503, 'service.database_unavailable', 'The database does not answer.', {
      extra: { retry_after: 2 },
    });
  });
}
