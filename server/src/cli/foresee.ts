import { sql } from 'kysely';
import { duties } from '../cron.ts';
import type { Database } from '../kernel/db/database.ts';
import { everyOrganization } from '../kernel/duties.ts';
import { usualRetention } from '../kernel/retention.ts';
import { systemClock } from '../kernel/time/index.ts';
import { inside } from './inside.ts';

/** Reckons now what the next night would, and prints how each model did on the last months of each club. */
export const foresee = (print: (line: string) => void): Promise<void> =>
  inside(async ({ db }) => {
    // What it reads of the past is kept by the other.
    for (const name of ['keep_figures', 'foresee'])
      await duties
        .find((duty) => duty.name === name)
        ?.run({ db, clock: systemClock, retention: usualRetention });
    for (const id of await everyOrganization({ db, clock: systemClock }))
      for (const line of await linesOf(db, id)) print(line);
  });

interface Made {
  club: string;
  kind: string;
  verdict: string;
  rows_used: number;
  measures: string;
}

async function linesOf(db: Database, id: string): Promise<string[]> {
  const scope = { organization_id: id, via: { user_id: null, via: 'cli' } };
  const made = await db.tenant(scope, async (tx) => {
    const { rows } = await sql<Made>`
      select k.name as club, m.kind, m.verdict, m.rows_used, (m.measures - 'calibration')::text as measures
        from foresight_models m join clubs k on k.id = m.club_id order by k.name, m.kind`.execute(tx);
    return rows;
  });
  return made.map(
    ({ club, kind, verdict, rows_used, measures }) =>
      `${club}: ${kind.padEnd(11)} ${verdict.padEnd(10)} of ${rows_used} cases ${measures}`,
  );
}
