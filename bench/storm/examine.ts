import { setTimeout as pause } from 'node:timers/promises';
import { examine } from '../../server/src/doctor/examine.ts';
import { monotonicMs } from '../../server/src/kernel/time/index.ts';
import { asOwner, type House } from './house.ts';

const longestMs = 120_000;

/** What the doctor finds; nothing is what there should be. */
export async function examineHouse({ db, ownerUrl, now }: House): Promise<string[]> {
  const findings = await asOwner(ownerUrl, (owner) =>
    examine({ db: db.patient(longestMs), owner, embedded: true, now: now() }),
  );
  return findings.map(({ name, count, examples }) => `${name}: ${count} (${examples.join(', ')})`);
}

export interface Usage {
  name: string;
  descriptors: number;
  memory: number;
}

/** What each process holds when nobody asks for anything, and how many connections PostgreSQL counts. */
export async function usageOf({ servers, workers, ownerUrl }: House): Promise<{
  members: Usage[];
  connections: number;
}> {
  const connections = await asOwner(ownerUrl, async (owner) => {
    const { rows } = await owner.query<{ n: number }>(
      "select count(*)::int as n from pg_stat_activity where application_name like 'bandeja%'",
    );
    return rows[0]?.n as number;
  });
  return {
    members: [...servers, ...workers].map((member) => ({ name: member.name, ...member.usage() })),
    connections,
  };
}

/** The queue tries again after e^attempt seconds. */
const restsWithinMs = 300_000;

/**
 * Waits until nothing is left to be done and idle connections are closed again.
 * @returns what is still there after five minutes
 */
export async function quiet(house: House): Promise<string[]> {
  const begun = monotonicMs();
  for (;;) {
    const left = await asOwner(house.ownerUrl, async (owner): Promise<string[]> => {
      const { rows } = await owner.query<{ left: string }>(`
        select 'facts in the outbox' as left from outbox
        union select concat_ws(' ', 'a job', id, attempts, locked_by, run_at - now(), last_error) from graphile_worker._private_jobs where attempts < max_attempts
        union select 'a job given up: ' || last_error from graphile_worker._private_jobs where attempts >= max_attempts
        union select 'an idle connection' from pg_stat_activity where application_name = 'bandeja' limit 5`);
      return rows.map((row) => row.left);
    }).catch((error: Error) => [error.message]);
    if (left.length === 0 || monotonicMs() - begun > restsWithinMs) return left;
    await pause(250);
  }
}
