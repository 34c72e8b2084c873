import { sql } from 'kysely';
import type pg from 'pg';
import { system } from './actor.ts';
import type { BackupPlan } from './backups.ts';
import type { Checkout } from './checkout.ts';
import type { Database } from './db/database.ts';
import type { Retention } from './retention.ts';
import type { Scope } from './scope.ts';
import type { TaxAgency } from './tax-agency.ts';
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
  retention: Retention;
  /** The queue's own tables, which belong to the owner. */
  queue?: pg.Pool;
  /** Undefined: nothing is paid online. */
  checkout?: Checkout | undefined;
  /** Undefined: no records are sent. */
  agency?: TaxAgency | undefined;
  /** Undefined: none are scheduled. */
  backups?: BackupPlan | undefined;
}

/** What one bounded part of a duty did, and where the next one goes on; nothing when there is no next one. */
export interface Part {
  done: number;
  next?: string | undefined;
}

/** Does a bounded part of what is due, from where the part before it ended. */
export type PartOf = (scope: Scope, from: string | undefined, retention: Retention) => Promise<Part>;

/**
 * A duty in each organization that has something to do: part by part, each in a tenant transaction of its own, as the
 * installation itself. One that fails leaves the other organizations alone; the queue tries again.
 */
export const inParts = (name: string, work: PartOf, organizations = dueFor(name)) =>
  eachOf(name, organizations, work);

/** {@link inParts} for what is done in every organization and at once. */
export const perOrganization = (name: string, work: (scope: Scope) => Promise<unknown>) =>
  eachOf(name, everyOrganization, async (scope) => {
    await work(scope);
    return { done: 1 };
  });

/** In every organization, what is older than the installation keeps: batch by batch. */
export const forgetting = (name: string, work: (scope: Scope, retention: Retention) => Promise<Part>) =>
  eachOf(name, everyOrganization, (scope, _from, retention) => work(scope, retention));

/** {@link inParts} in every organization: for what is quickly seen not to be due. */
export const inPartsOfAll = (name: string, work: PartOf) => eachOf(name, everyOrganization, work);

type Organizations = (context: Pick<DutyContext, 'db' | 'clock'>) => Promise<string[]>;

/** One look over all of them: `app.organizations_due` knows what the duty looks for. */
export const dueFor =
  (name: string): Organizations =>
  ({ db, clock }) =>
    db.system(async (tx) => {
      const { rows } = await sql<{ id: string }>`
        select app.organizations_due(${name}, ${clock.now()}::timestamptz) as id`.execute(tx);
      return rows.map((row) => row.id);
    });

export const everyOrganization: Organizations = ({ db }) =>
  db.global(null, async (tx) => {
    const rows = await tx.selectFrom('organizations').select('id').orderBy('id').execute();
    return rows.map((row) => row.id);
  });

/** {@link inParts} for what makes its own transactions, because it talks to the world or takes long. */
export const inEachDue = (
  name: string,
  work: (context: DutyContext, organization_id: string) => Promise<void>,
) => inEach(name, dueFor(name), work);

/** The same in every organization, where nothing says in which something is due. */
export const inEachOfAll = (
  name: string,
  work: (context: DutyContext, organization_id: string) => Promise<void>,
) => inEach(name, everyOrganization, work);

const eachOf = (name: string, organizations: Organizations, work: PartOf) =>
  inEach(name, organizations, (context, id) => allParts(context, name, id, work));

const inEach =
  (
    name: string,
    organizations: Organizations,
    work: (context: DutyContext, organization_id: string) => Promise<void>,
  ) =>
  async (context: DutyContext): Promise<void> => {
    const failures: string[] = [];
    for (const id of await organizations(context)) {
      const failure = await work(context, id).then(
        () => undefined,
        (error: Error) => `${id}: ${error.message}`,
      );
      if (failure !== undefined) failures.push(failure);
    }
    if (failures.length > 0)
      throw new Error(`${name} failed in ${failures.length} organizations: ${failures.join('; ')}`);
  };

async function allParts(
  { db, clock, retention }: DutyContext,
  name: string,
  id: string,
  work: PartOf,
): Promise<void> {
  const scope = { organization_id: id, via: { user_id: null, via: `duty ${name}` } };
  let from: string | undefined;
  do {
    const at = from;
    const part = await db.tenant(scope, (tx) =>
      work({ tx, actor: system(id), now: clock.now() }, at, retention),
    );
    from = part.next;
  } while (from !== undefined);
}
