import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { sql } from 'kysely';
import { post, scopeOf } from '../db/context.ts';
import type { TenantTx } from '../db/database.ts';
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
  /** The answer of an earlier request with the same key. */
  replayed?: true;
}

/** What a key says about a request: do the work now; it was done; it is being done; the key belongs to another. */
export type Claim = 'fresh' | { answer: Answer } | 'running' | 'reused';

export function requestKeyOf(request: FastifyRequest, userId: string | null): RequestKey | undefined {
  const key = request.headers['idempotency-key'];
  if (key === undefined || userId === null) return undefined;
  if (typeof key !== 'string' || key.length === 0 || key.length > 200)
    throw new Problem(400, 'request.invalid', 'Idempotency-Key must have 1 to 200 characters.', {
      errors: [
        {
          path: 'headers.idempotency-key',
          code: 'too_long',
          params: { max: 200 },
          message: 'must have 1 to 200 characters',
        },
      ],
    });
  return { user_id: userId, key, request_hash: hashOf(request) };
}

/** Of what is asked for. */
export function hashOf({ method, url, body }: FastifyRequest): string {
  return createHash('sha256')
    .update(`${method} ${url} ${JSON.stringify(body ?? null)}`)
    .digest('hex');
}

/**
 * Looks each key up, and takes the fresh ones for this transaction (G10). Both statements leave in one trip; a
 * request that is being worked on in another transaction, or earlier in the same list, is `running`.
 */
export async function claimKeys(tx: TenantTx, keys: readonly (RequestKey | undefined)[]): Promise<Claim[]> {
  const asked = keys.filter((key) => key !== undefined);
  if (asked.length === 0) return keys.map(() => 'fresh');
  const [locked, known] = await Promise.all([lockKeys(tx, asked), answersOf(tx, asked)]);
  const taken = new Set<string>();
  return keys.map((key) => {
    if (!key) return 'fresh';
    const name = nameOf(key);
    const before = known.get(name);
    if (before) return before.request_hash === key.request_hash ? { answer: replayOf(before) } : 'reused';
    if (!locked.has(name) || taken.has(name)) return 'running';
    taken.add(name);
    return 'fresh';
  });
}

const nameOf = (key: { user_id: string; key: string }): string => `${key.user_id} ${key.key}`;
export const replayOf = ({ status, body }: Kept): Answer => ({ status, body, replayed: true });

/** Tried, not waited for: a transaction that holds a key never waits for another one's. */
export async function lockKeys(tx: TenantTx, keys: readonly RequestKey[]): Promise<Set<string>> {
  const { organization_id } = scopeOf(tx);
  const names = [...new Set(keys.map(nameOf))];
  const { rows } = await sql<{ name: string; locked: boolean }>`
    select name, pg_try_advisory_xact_lock(hashtextextended(${organization_id}::text || ' ' || name, 0)) as locked
      from unnest(${names}::text[]) name`.execute(tx);
  return new Set(rows.filter((row) => row.locked).map((row) => row.name));
}

export interface Kept {
  request_hash: string;
  status: number;
  body: unknown;
}

/** A statement of its own, after the locks: it sees what whoever held them before has committed. */
async function answersOf(tx: TenantTx, keys: readonly RequestKey[]): Promise<Map<string, Kept>> {
  const { rows } = await sql<Kept & { user_id: string; key: string }>`
    select k.user_id, k.key, k.request_hash, k.status, k.body
      from unnest(${keys.map((key) => key.user_id)}::uuid[], ${keys.map((key) => key.key)}::text[]) as d(user_id, key)
      join idempotency_keys k on k.user_id = d.user_id and k.key = d.key`.execute(tx);
  return new Map(rows.map((row) => [nameOf(row), row]));
}

/** Writes answers in the transaction of their effect. */
export function keepAnswers(tx: TenantTx, answers: readonly { key: RequestKey; answer: Answer }[]): void {
  if (answers.length === 0) return;
  const { organization_id } = scopeOf(tx);
  const rows = answers.map(({ key, answer: { status, body } }) => ({ ...key, status, body: body ?? null }));
  post(
    tx,
    sql`
    insert into idempotency_keys (organization_id, user_id, key, request_hash, status, body)
    select ${organization_id}::uuid, r.user_id, r.key, r.request_hash, r.status, r.body
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as r(user_id uuid, key text, request_hash text, status smallint, body jsonb)`,
  );
}

const waitsMs = [10, 20, 40, 80, 150, 300, 600, 800];

/**
 * Runs `work` until it is not `running` any more: whoever repeats a request that is still being worked on, here or in
 * another process, gets its answer. Throws 409 `idempotency.running` when it takes longer than two seconds.
 */
export async function whenAnswered(work: () => Promise<Answer | 'running'>): Promise<Answer> {
  for (const wait of [...waitsMs, 0]) {
    const answer = await work();
    if (answer !== 'running') return answer;
    await new Promise((resolve) => setTimeout(resolve, wait));
  }
  throw new Problem(409, 'idempotency.running', 'The same request is still being worked on.');
}

export const keyReused = (): Problem =>
  new Problem(422, 'idempotency.reused', 'This Idempotency-Key was used for another request.');

/** A replayed answer may be a refusal; it is sent as it was. */
export function sendAnswer<T>(reply: FastifyReply, answer: Answer): T {
  void reply.code(answer.status);
  if (answer.replayed) void reply.header('idempotency-replayed', 'true');
  if (answer.status >= 400)
    void reply
      .header('content-type', 'application/problem+json; charset=utf-8')
      .serializer((payload: unknown) => JSON.stringify(payload));
  return answer.body as T;
}
