import { Type } from 'typebox';
import type { Database } from '../db/database.ts';
import { Problem } from '../problem.ts';
import type { App } from './app.ts';

const Ok = Type.Object({ status: Type.String() });

/** `live`: the process answers. `ready`: the database answers too. */
export function useHealth(app: App, db: Database): void {
  const open = { config: { permission: 'public', rateLimit: false } } as const;
  const schema = (summary: string) => ({ tags: ['health'], summary, response: { 200: Ok } });
  app.get('/api/health/live/', { ...open, schema: schema('The process runs') }, async () => ({
    status: 'ok',
  }));
  app.get('/api/health/ready/', { ...open, schema: schema('Requests can be served') }, async () => {
    try {
      await db.pool.query('select 1');
    } catch {
      throw new Problem(503, 'service.database_unavailable', 'The database does not answer.', {
        extra: { retry_after: 2 },
      });
    }
    return { status: 'ok' };
  });
}
