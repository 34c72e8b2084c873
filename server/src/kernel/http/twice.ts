import { sql } from 'kysely';
import { post, scopeOf } from '../db/context.ts';
import type { TenantTx } from '../db/database.ts';
import { newId } from '../ids.ts';
import { type Claim, type Kept, lockKeys, type RequestKey, replayOf } from './idempotency.ts';

/**
 * A request that creates something and comes without an Idempotency-Key: who sends the same again while it is being
 * done, or within `windowMs` after it began, means the same one thing (a double click, a client that tries again).
 * `waited`: it was seen under way, so its answer counts however long it took.
 */
export interface Twin extends RequestKey {
  windowMs: number;
  waited: boolean;
}

/** However long the first took, its answer is not older than this. */
const longestMs = 60_000;

export const twinOf = (asked: Omit<RequestKey, 'key'>, windowMs: number): Twin => ({
  ...asked,
  key: `unkeyed ${newId()}`,
  windowMs,
  waited: false,
});

/** The lock is on what is asked for: two at once are one after the other, here and between processes. */
export async function claimTwin(tx: TenantTx, twin: Twin): Promise<Claim> {
  const { user_id, request_hash } = twin;
  const [locked, known] = await Promise.all([
    lockKeys(tx, [{ ...twin, key: `unkeyed ${request_hash}` }]),
    answersOf(tx, { user_id, request_hash, ms: twin.waited ? longestMs : twin.windowMs }),
  ]);
  if (locked.size === 0) {
    twin.waited = true;
    return 'running';
  }
  const [before] = known;
  return before ? { answer: replayOf(before) } : 'fresh';
}

/** By their age: what was kept in these seconds is little. */
async function answersOf(tx: TenantTx, asked: { user_id: string; request_hash: string; ms: number }) {
  const { organization_id } = scopeOf(tx);
  const { rows } = await sql<Kept>`
    select k.request_hash, k.status, k.body from idempotency_keys k
     where k.organization_id = ${organization_id}::uuid
       and k.created_at > clock_timestamp() - ${asked.ms}::double precision * interval '1 ms'
       and k.user_id = ${asked.user_id}::uuid and k.request_hash = ${asked.request_hash} and k.key like 'unkeyed %'
     order by k.created_at desc limit 1`.execute(tx);
  return rows;
}

/**
 * Whoever changes something knows what was created: the same again is another wish, for what was made may be gone by
 * now (added, taken away, added). Leaves with the commit.
 */
export function endWishes(tx: TenantTx, user_id: string): void {
  const { organization_id } = scopeOf(tx);
  post(
    tx,
    sql`
    delete from idempotency_keys k
     where k.organization_id = ${organization_id}::uuid
       and k.created_at > clock_timestamp() - ${longestMs}::double precision * interval '1 ms'
       and k.user_id = ${user_id}::uuid and k.key like 'unkeyed %'`,
  );
}
