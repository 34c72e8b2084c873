import { system } from './actor.ts';
import type { Database } from './db/database.ts';
import type { Scope } from './scope.ts';
import type { Clock } from './time/index.ts';

/** Something that is done by the calendar. Done twice, it changes nothing more. */
export interface Duty {
  /** Unique; names the job. */
  name: string;
  /** Cron pattern (minute, hour, day, month, weekday), UTC. */
  every: string;
  /** After a pause of the installation, the last one missed within these hours is made up for. */
  catch_up_hours?: number;
  run(context: DutyContext): Promise<void>;
}

export interface DutyContext {
  db: Database;
  clock: Clock;
}

/**
 * A duty in each organization: a tenant transaction of its own for each, as the installation itself. One that fails
 * leaves the others alone; the queue tries again.
 */
export const perOrganization =
  (name: string, work: (scope: Scope) => Promise<unknown>) =>
  async ({ db, clock }: DutyContext): Promise<void> => {
    const organizations = await db.global(null, (tx) =>
      tx.selectFrom('organizations').select('id').orderBy('id').execute(),
    );
    const failures: string[] = [];
    for (const { id } of organizations) {
      const scope = { organization_id: id, via: { user_id: null, via: `duty ${name}` } };
      try {
        await db.tenant(scope, (tx) => work({ tx, actor: system(id), now: clock.now() }));
      } catch (error) {
        failures.push(`${id}: ${(error as Error).message}`);
      }
    }
    if (failures.length > 0)
      throw new Error(`${name} failed in ${failures.length} organizations: ${failures.join('; ')}`);
  };
