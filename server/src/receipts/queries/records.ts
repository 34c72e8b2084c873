import { sql } from 'kysely';
import { authorize } from '../../kernel/actor.ts';
import { effectsOf } from '../../kernel/db/context.ts';
import type { Scope } from '../../kernel/scope.ts';
import { administers } from '../../organizations/public.ts';
import type { FiscalRecords } from '../schemas.ts';

interface Chain {
  waiting: number;
  next_at: Date | null;
  problem: string;
}

/** What the tax agency has said to the records of a club: what it did not like, the newest first, and what waits. */
export async function listRecords(scope: Scope, club_id: string): Promise<FiscalRecords> {
  authorize(administers(scope.actor, club_id));
  const chains = await sql<Chain>`
    select c.next_at, c.problem,
           (select count(*)::int from (select from verifactu_sendings s where s.club_id = c.club_id and s.status = 'waiting' limit 10000) s) as waiting
      from verifactu_chains c where c.club_id = ${club_id}::uuid`.execute(scope.tx);
  const { rows } = await sql<FiscalRecords['results'][number] & { answered_at: Date }>`
    select v.id, v.kind, v.receipt_id, r.name, s.status, s.code, s.description, s.answered_at
      from verifactu_sendings s
      join verifactu_records v on v.id = s.record_id
      join receipts r on r.id = v.receipt_id
     where s.club_id = ${club_id}::uuid and s.status in ('accepted_with_errors', 'rejected')
     order by s.position desc limit 100`.execute(scope.tx);
  const { waiting = 0, next_at = null, problem = '' } = chains.rows[0] ?? {};
  return {
    ...{ waiting, problem, sends: effectsOf(scope.tx).sendsRecords === true },
    next_at: next_at?.toISOString() ?? null,
    results: rows.map(({ answered_at, ...row }) => ({ ...row, answered_at: answered_at.toISOString() })),
  };
}

/** Whose record it is; undefined where there is none. */
export async function recordClub({ tx }: Scope, id: string): Promise<string | undefined> {
  const { rows } = await sql<{ club_id: string }>`
    select club_id from verifactu_records where id = ${id}::uuid`.execute(tx);
  return rows[0]?.club_id;
}
