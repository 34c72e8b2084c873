import { sql } from 'kysely';
import type pg from 'pg';
import type { Bus } from './bus.ts';
import { afterCommit, scopeOf, type Via } from './db/database.ts';
import type { Scope } from './scope.ts';

/** Something that happened, in the past tense. `type` is `domain.what_happened`. */
export interface Fact<T extends string = string, P extends object = Record<string, unknown>> {
  type: T;
  payload: P;
}

/** A fact as a later reaction gets it. `id` is unique in the installation and serves in dedupe keys. */
export interface DeliveredFact<F extends Fact = Fact> {
  organization_id: string;
  id: number;
  type: F['type'];
  payload: F['payload'];
  actor: Via | null;
  created_at: string;
}

/**
 * What a domain does when an earlier domain says that something happened. `now` runs inside the transaction of
 * the fact, for what must never be seen undone (a freed place is filled); `later` runs in the worker, at least
 * once, in a transaction of its own; `alone` runs there outside any, for what talks to the world. Reactions are listed on one page, `src/reactions.ts`.
 */
export interface Reaction<F extends Fact = Fact> {
  /** Unique; names the job. */
  name: string;
  on: F['type'];
  now?: (scope: Scope, facts: F['payload'][]) => Promise<void>;
  later?: (scope: Scope, fact: DeliveredFact<F>) => Promise<void>;
  alone?: (fact: DeliveredFact<F>) => Promise<void>;
}

/** Gives a reaction the payload type of its fact. */
export const reaction = <F extends Fact>(it: Reaction<F>): Reaction => it as unknown as Reaction;

let bus: Bus | undefined;
let inTransaction = new Map<string, Reaction[]>();
let wanted: ReadonlySet<string> = new Set();

/** Connects this process: whom to wake after a commit, and which reactions there are. */
export function connectOutbox(to: Bus | undefined, reactions: readonly Reaction[]): void {
  bus = to;
  wanted = new Set(reactions.filter((it) => it.later || it.alone).map((it) => it.on));
  inTransaction = Map.groupBy(
    reactions.filter((it) => it.now),
    (it) => it.on,
  );
}

/**
 * Says what happened, in the transaction of its cause: runs the `now` reactions and leaves the rest in the outbox.
 * Whoever relays it is woken after the commit.
 */
export async function append(scope: Scope, facts: readonly Fact[]): Promise<void> {
  const later = facts.filter((fact) => wanted.has(fact.type));
  if (later.length > 0) await store(scope, later);
  for (const [type, same] of Map.groupBy(facts, (fact) => fact.type))
    for (const it of inTransaction.get(type) ?? [])
      await it.now?.(
        scope,
        same.map((fact) => fact.payload),
      );
}

async function store({ tx }: Scope, facts: Fact[]): Promise<void> {
  const { organization_id, via } = scopeOf(tx);
  await sql`insert into outbox (organization_id, type, payload, actor)
    select ${organization_id}::uuid, f->>'type', f->'payload', ${JSON.stringify(via)}::jsonb
      from jsonb_array_elements(${JSON.stringify(facts)}::jsonb) f`.execute(tx);
  afterCommit(tx, () => bus?.publish({ topic: 'outbox' }));
}

const batch = 200;
export type Enqueue = (
  facts: DeliveredFact[],
  query: (text: string, values: unknown[]) => Promise<unknown>,
) => Promise<void>;

/**
 * Moves waiting facts to `enqueue` and deletes them, in one transaction: a fact is queued exactly once.
 * @returns how many were moved
 */
export async function relay(pool: pg.Pool, enqueue: Enqueue): Promise<number> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query("begin; select set_config('app.system', 'on', true)");
    const { rows } = await client.query<DeliveredFact>(
      `with next as (select organization_id, id from outbox order by id limit ${batch} for update skip locked)
       delete from outbox o using next n where o.organization_id = n.organization_id and o.id = n.id
       returning o.organization_id, o.id, o.type, o.payload, o.actor, to_json(o.created_at)#>>'{}' as created_at`,
    );
    // bigint arrives as text on a plain pool.
    const facts = rows.map((row) => ({ ...row, id: Number(row.id) })).sort((a, b) => a.id - b.id);
    if (facts.length > 0) await enqueue(facts, (text, values) => client.query(text, values));
    await client.query('commit');
    return rows.length;
  } catch (error) {
    broken = await client.query('rollback').then(
      () => undefined,
      (failure: Error) => failure,
    );
    throw error;
  } finally {
    client.release(broken);
  }
}
