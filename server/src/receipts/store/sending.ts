import { sql } from 'kysely';
import type { TenantTx } from '../../kernel/db/database.ts';
import { addMinutes } from '../../kernel/time/index.ts';
import type { Answer } from '../rules/answer.ts';
import type { Waiting } from '../rules/envelope.ts';

/** Longer than the tax agency is given to answer. */
const leaseMinutes = 3;

/** Clubs with records that wait and may be sent now, and the one that waits longest first. */
export async function clubsWaiting(tx: TenantTx, now: Date): Promise<string[]> {
  const { rows } = await sql<{ club_id: string }>`
    select c.club_id from verifactu_chains c
     where coalesce(c.next_at, '-infinity') <= ${now} and coalesce(c.leased_until, '-infinity') <= ${now}
       and (select true from verifactu_sendings s where s.club_id = c.club_id and s.status = 'waiting' limit 1)
     order by c.next_at nulls first, c.club_id`.execute(tx);
  return rows.map((row) => row.club_id);
}

export interface Lease {
  /** How many tries have failed. */
  attempts: number;
  /** How many records are sent at once. */
  at_most: number;
}

/** Nobody else sends the records of this club meanwhile. @returns undefined: not now */
export async function lease(tx: TenantTx, clubId: string, now: Date): Promise<Lease | undefined> {
  const { rows } = await sql<Lease>`
    update verifactu_chains set leased_until = ${addMinutes(now, leaseMinutes)}
     where club_id = ${clubId}::uuid and coalesce(next_at, '-infinity') <= ${now} and coalesce(leased_until, '-infinity') <= ${now}
    returning attempts, at_most`.execute(tx);
  return rows[0];
}

/** From here on they may have arrived, whatever is heard of it. */
export async function markSent(tx: TenantTx, ids: readonly string[], now: Date): Promise<void> {
  await sql`
    update verifactu_sendings set sent_at = ${now}
     where record_id = any(${ids}::uuid[]) and sent_at is null`.execute(tx);
}

/** An envelope that was refused as a whole has brought nothing. */
export async function unmarkSent(tx: TenantTx, ids: readonly string[]): Promise<void> {
  await sql`update verifactu_sendings set sent_at = null where record_id = any(${ids}::uuid[])`.execute(tx);
}

type Row = Omit<Waiting, 'record' | 'content' | 'before' | 'corrects'> & {
  record: string;
  content: string;
  before_record: string | null;
  before_huella: string | null;
  corrects: string | null;
};

/** The oldest that wait, in the order of their chain, with what their XML says. */
export async function loadWaiting(tx: TenantTx, clubId: string, most: number): Promise<Waiting[]> {
  const { rows } = await sql<Row>`
    select v.id, v.kind, v.record, v.huella, s.sent_at is not null as sent_before,
           v.kind = 'annulment' and coalesce(i.status, 'rejected') = 'rejected' as of_nothing, r.content, o.content as corrects, b.record as before_record, b.huella as before_huella
      from (select record_id, position, sent_at from verifactu_sendings
             where club_id = ${clubId}::uuid and status = 'waiting' order by position limit ${sql.lit(most)}) s
      join verifactu_records v on v.id = s.record_id
      join receipts r on r.id = v.receipt_id
      left join receipts o on o.id = r.corrects_id
      left join verifactu_records w on w.receipt_id = v.receipt_id and w.kind = 'issue' and v.kind = 'annulment'
      left join verifactu_sendings i on i.record_id = w.id
      left join lateral (select record, huella from verifactu_records
                          where club_id = v.club_id and position < v.position order by position desc limit 1) b on true
     order by s.position`.execute(tx);
  return rows.map(({ record, content, corrects, before_record, before_huella, ...row }) => ({
    ...{ ...row, record: JSON.parse(record), content: JSON.parse(content) },
    corrects: corrects === null ? null : JSON.parse(corrects),
    before: before_record === null ? null : { record: JSON.parse(before_record), huella: before_huella! },
  }));
}

/** What was said to each, once; how long to wait for the next, and that these may be more again. */
export async function keepAnswer(
  tx: TenantTx,
  clubId: string,
  { answer, now }: { answer: Answer; now: Date },
): Promise<void> {
  await sql`
    update verifactu_sendings s set status = v.status, code = left(v.code, 10), description = left(v.description, 1500),
           csv = left(${answer.csv}, 100), answered_at = ${now}
      from jsonb_to_recordset(${JSON.stringify(answer.verdicts)}::jsonb) as v (id uuid, status text, code text, description text)
     where s.record_id = v.id and s.status = 'waiting'`.execute(tx);
  await sql`
    update verifactu_chains set leased_until = null, attempts = 0, problem = '', at_most = least(at_most * 2, 1000), next_at = ${addMinutes(now, answer.wait / 60)}
     where club_id = ${clubId}::uuid`.execute(tx);
}

export async function keepFailure(
  tx: TenantTx,
  clubId: string,
  { problem, next_at }: { problem: string; next_at: Date },
): Promise<void> {
  await sql`
    update verifactu_chains set leased_until = null, attempts = attempts + 1, problem = left(${problem}, 500), next_at = ${next_at}
     where club_id = ${clubId}::uuid`.execute(tx);
}

/** An envelope of these many had a form that is not taken: half as many are tried soon, until the one is found. */
export async function keepHalf(
  tx: TenantTx,
  clubId: string,
  { problem, count, next_at }: { problem: string; count: number; next_at: Date },
): Promise<void> {
  await sql`
    update verifactu_chains set leased_until = null, at_most = ${Math.max(Math.floor(count / 2), 1)}, problem = left(${problem}, 500), next_at = ${next_at}
     where club_id = ${clubId}::uuid`.execute(tx);
}

export async function giveBack(tx: TenantTx, clubId: string): Promise<void> {
  await sql`update verifactu_chains set leased_until = null where club_id = ${clubId}::uuid`.execute(tx);
}

/** What was refused waits again, and is sent as soon as anything is. @returns whether it was refused */
export async function waitAgain(tx: TenantTx, recordId: string): Promise<string | undefined> {
  const { rows } = await sql<{ club_id: string }>`
    update verifactu_sendings set status = 'waiting', answered_at = null, sent_at = null
     where record_id = ${recordId}::uuid and status = 'rejected' returning club_id`.execute(tx);
  return rows[0]?.club_id;
}
