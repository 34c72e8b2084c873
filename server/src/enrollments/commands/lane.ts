import { sql } from 'kysely';
import { system } from '../../kernel/actor.ts';
import type { Database, TenantTx, Via } from '../../kernel/db/database.ts';
import { scopeOf } from '../../kernel/db/database.ts';
import { problemBody } from '../../kernel/http/errors.ts';
import { type Answer, type RequestKey, recall } from '../../kernel/http/idempotency.ts';
import { createLane, type Settled } from '../../kernel/lane.ts';
import { Problem } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import { laterOf } from '../../kernel/time/index.ts';
import { LostRace } from '../store/save.ts';
import { type Asked, type Decision, decideTogether, type Request } from './decide.ts';

/** A request on its way through the lane, with what turns its decision into an answer. */
export interface Booking {
  asked: Asked;
  key: RequestKey | undefined;
  request_id: string;
  /** Runs in the same transaction, after everything is written. Throws a Problem for a refusal. */
  answer: (scope: Scope, decision: Decision) => Promise<Answer> | Answer;
}

export interface BookingLane {
  submit(organizationId: string, booking: Booking): Promise<Answer>;
}

const mostAtOnce = 64;
/** While one batch waits for the disk, others are decided. */
const batchesAtOnce = 4;
const attempts = 3;

/**
 * What arrives together for one organization is decided together, in one transaction: one lock, one load, one
 * fold, one write. Bookings of different classes may be under way side by side, those of one class never. The database stays the judge between processes (docs/domain/capacity.md).
 */
export function createBookingLane(db: Database): BookingLane {
  const running = new Set<string>();
  const lane = createLane<Booking, Answer>({
    most: mostAtOnce,
    parallel: batchesAtOnce,
    about: ({ asked: { request } }) => aboutOf(request),
    work: (organizationId, batch) => runBatch(db, organizationId, batch),
  });
  return {
    async submit(organizationId, booking) {
      const { key } = booking;
      if (!key) return lane.submit(organizationId, booking);
      const name = `${organizationId} ${key.user_id} ${key.key}`;
      if (running.has(name))
        throw new Problem(409, 'idempotency.running', 'The same request is still being worked on.');
      running.add(name);
      return lane.submit(organizationId, booking).finally(() => running.delete(name));
    },
  };
}

function aboutOf(request: Request): readonly string[] {
  if (request.kind === 'enroll') return [...request.session_ids, request.student_id];
  return [request.kind === 'cancel' ? request.enrollment_id : request.session_id];
}

async function runBatch(db: Database, organizationId: string, batch: Booking[]): Promise<Settled<Answer>[]> {
  const via: Via = { user_id: null, via: 'web' };
  for (let attempt = 1; ; attempt++)
    try {
      return await db.tenant({ organization_id: organizationId, via }, (tx) =>
        decideBatch(tx, organizationId, batch),
      );
    } catch (error) {
      if (!(error instanceof LostRace) || attempt === attempts) throw error;
    }
}

async function decideBatch(
  tx: TenantTx,
  organizationId: string,
  batch: Booking[],
): Promise<Settled<Answer>[]> {
  const now = batch.map((one) => one.asked.now).reduce(laterOf);
  const scope: Scope = { tx, actor: system(organizationId), now };
  const known = await answersBefore(tx, batch);
  const fresh = batch.filter((one) => !one.key || !known.has(one.key.key + one.key.user_id));
  const outcomes = await decideTogether(
    scope,
    fresh.map((one) => one.asked),
  );
  const settled = new Map<Booking, Settled<Answer>>();
  for (const [i, one] of fresh.entries()) {
    const outcome = outcomes[i];
    settled.set(
      one,
      !outcome || 'error' in outcome
        ? { error: outcome?.error }
        : await settle(() => one.answer(scope, outcome.decision)),
    );
  }
  await keepAnswers(tx, fresh, settled);
  return batch.map((one) => settled.get(one) ?? replay(one, known));
}

async function settle(answer: () => Promise<Answer> | Answer): Promise<Settled<Answer>> {
  try {
    return { answer: await answer() };
  } catch (error) {
    return { error };
  }
}

type Known = Map<string, { request_hash: string; status: number; body: unknown }>;

async function answersBefore(tx: TenantTx, batch: Booking[]): Promise<Known> {
  const keys = batch.flatMap((one) => (one.key ? [one.key] : []));
  if (keys.length === 0) return new Map();
  const { rows } = await sql<{
    user_id: string;
    key: string;
    request_hash: string;
    status: number;
    body: unknown;
  }>`
    select k.user_id, k.key, k.request_hash, k.status, k.body
      from idempotency_keys k join jsonb_to_recordset(${JSON.stringify(keys)}::jsonb) as d(user_id uuid, key text) using (user_id, key)`.execute(
    tx,
  );
  return new Map(rows.map((row) => [row.key + row.user_id, row]));
}

function replay(one: Booking, known: Known): Settled<Answer> {
  const key = one.key as RequestKey;
  try {
    return { answer: recall(key, known.get(key.key + key.user_id) as never) };
  } catch (error) {
    return { error };
  }
}

/** Answers and decided refusals are kept in the transaction of their effect (G10). */
async function keepAnswers(
  tx: TenantTx,
  fresh: Booking[],
  settled: Map<Booking, Settled<Answer>>,
): Promise<void> {
  const { organization_id } = scopeOf(tx);
  const rows = fresh.flatMap((one) => {
    const answer = one.key && answerToKeep(one, settled.get(one));
    return answer
      ? [
          {
            organization_id,
            ...(one.key as RequestKey),
            status: answer.status,
            body: JSON.stringify(answer.body),
          },
        ]
      : [];
  });
  if (rows.length > 0) await tx.insertInto('idempotency_keys').values(rows).execute();
}

function answerToKeep(one: Booking, settled: Settled<Answer> | undefined): Answer | undefined {
  if (!settled) return undefined;
  if ('answer' in settled) return settled.answer;
  const { error } = settled;
  return error instanceof Problem && error.status === 409
    ? { status: error.status, body: problemBody(error, one.request_id) }
    : undefined;
}
