import { createHash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { sql } from 'kysely';
import { scopeOf, type TenantTx } from '../db/database.ts';
import { violates } from '../db/errors.ts';
import { Problem } from '../problem.ts';

/** What identifies a repeated request: whose it is, its key, and a hash of what it asks. */
export interface RequestKey {
  user_id: string;
  key: string;
  request_hash: string;
}
export interface Answer {
  status: number;
  body: unknown;
}

export function requestKeyOf(request: FastifyRequest, userId: string | null): RequestKey | undefined {
  const key = request.headers['idempotency-key'];
  if (key === undefined || userId === null) return undefined;
  if (typeof key !== 'string' || key.length === 0 || key.length > 200)
    throw new Problem(400, 'request.invalid', 'Idempotency-Key must have 1 to 200 characters.', {
      errors: [{ path: 'headers.idempotency-key', message: 'must have 1 to 200 characters' }],
    });
  const asked = `${request.method} ${request.url} ${JSON.stringify(request.body ?? null)}`;
  return { user_id: userId, key, request_hash: createHash('sha256').update(asked).digest('hex') };
}

/**
 * The answer given before for this key, or undefined when the work is to be done now (G10).
 * Throws 422 when the key was used for another request, 409 while the first one is still running.
 */
export async function answerBefore(tx: TenantTx, key: RequestKey): Promise<Answer | undefined> {
  const { organization_id } = scopeOf(tx);
  const lock = `${organization_id} ${key.user_id} ${key.key}`;
  const { rows } = await sql<{ locked: boolean; request_hash: string | null; status: number; body: unknown }>`
    select pg_try_advisory_xact_lock(hashtextextended(${lock}, 0)) as locked, k.request_hash, k.status, k.body
      from (select 1) one
      left join idempotency_keys k on k.user_id = ${key.user_id}::uuid and k.key = ${key.key}`.execute(tx);
  const row = rows[0];
  if (row?.request_hash)
    return recall(key, { request_hash: row.request_hash, status: row.status, body: row.body });
  if (!row?.locked)
    throw new Problem(409, 'idempotency.running', 'The same request is still being worked on.');
  return undefined;
}

export function recall(
  key: RequestKey,
  known: { request_hash: string; status: number; body: unknown },
): Answer {
  if (known.request_hash !== key.request_hash)
    throw new Problem(422, 'idempotency.reused', 'This Idempotency-Key was used for another request.');
  return { status: known.status, body: known.body };
}

/** Writes the answer in the transaction of its effect. */
export async function keepAnswer(tx: TenantTx, key: RequestKey, answer: Answer): Promise<void> {
  const { organization_id } = scopeOf(tx);
  await tx
    .insertInto('idempotency_keys')
    .values({ organization_id, ...key, status: answer.status, body: JSON.stringify(answer.body ?? null) })
    .execute();
}

/** True when another process answered the same key between our look and our write: look again. */
export const isKeyRace = (error: unknown): boolean => violates(error, 'idempotency_keys_pkey');
