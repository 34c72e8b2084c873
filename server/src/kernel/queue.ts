import type { Via } from './db/transaction.ts';
import { type DeliveredFact, type Fact, type Reaction, waitsFor } from './facts.ts';

/** What one transaction left in the outbox. */
export interface Left {
  organization_id: string;
  cause_id: string;
  facts: Fact[];
  actor: Via | null;
  created_at: string;
}

/** The facts of one cause for one reaction, or a part of them; a job is a list of these. */
export interface Errand {
  reaction: string;
  organization_id: string;
  cause_id: string;
  actor: Via | null;
  created_at: string;
  /** Each with its place among the facts of its cause, and with its type where the reaction hears several. */
  facts: [number: number, payload: Fact['payload'], type?: string][];
}
export type Job = Errand[];

/** A job holds about so many facts: what one transaction in the worker does, or what is sent one after the other. */
const perJob = { later: 500, alone: 20 };

/**
 * The jobs for what was left: one for each reaction and organization, more only where there are many facts. The same
 * causes always give the same jobs. An `alone` reaction gets an errand for each fact, so that each is tried on its own.
 */
export function jobsFor(left: readonly Left[], reactions: readonly Reaction[], most = perJob): Job[] {
  return [...Map.groupBy(left, (one) => one.organization_id).values()].flatMap((causes) =>
    reactions.flatMap((it) => {
      const max = it.alone ? most.alone : most.later;
      const errands = causes.flatMap((cause) => errandsFor(it, cause, max));
      return packed(errands, ({ facts }) => facts.length, max);
    }),
  );
}

function errandsFor(it: Reaction, { facts, ...cause }: Left, max: number): Errand[] {
  const own = facts.flatMap((fact, n): Errand['facts'] => (waitsFor(it, fact) ? [kept(it, n, fact)] : []));
  if (own.length === 0) return [];
  return partsOf(it, own, max).map((part) => ({
    reaction: it.name,
    organization_id: cause.organization_id,
    cause_id: cause.cause_id,
    actor: cause.actor,
    created_at: cause.created_at,
    facts: part,
  }));
}

const kept = ({ on }: Reaction, n: number, { type, payload }: Fact): Errand['facts'][number] =>
  typeof on === 'string' ? [n, payload] : [n, payload, type];

function partsOf({ alone, together }: Reaction, facts: Errand['facts'], max: number): Errand['facts'][] {
  if (alone) return facts.map((fact) => [fact]);
  if (!together || facts.length <= max) return [facts];
  const whole = Map.groupBy(facts, ([, payload]) => together(payload));
  if (whole.has(undefined)) return [facts];
  return packed([...whole.values()], (group) => group.length, max).map((groups) => groups.flat());
}

/** Lists of neighbours whose sizes add up to at most `max`; what is larger by itself stays whole. */
function packed<T>(items: readonly T[], sizeOf: (item: T) => number, max: number): T[][] {
  const lists: T[][] = [];
  let size = max;
  for (const item of items) {
    if (size + sizeOf(item) > max) {
      lists.push([]);
      size = 0;
    }
    lists.at(-1)?.push(item);
    size += sizeOf(item);
  }
  return lists;
}

/**
 * The facts of an errand as its reaction gets them. Jobs of one cause that had different names once are not one
 * occasion: each of those has a cause of its own, or what it tells would have the key of what another has told.
 */
export function delivered(it: Reaction, { facts, reaction, ...cause }: Errand): DeliveredFact[] {
  const former = it.formerly?.[reaction];
  const only = former ?? (typeof it.on === 'string' ? it.on : '');
  const cause_id = former === undefined ? cause.cause_id : `${cause.cause_id} ${reaction}`;
  return facts.map(([number, payload, type = only]) => ({
    ...{ ...cause, cause_id, id: `${cause.cause_id}.${number}`, type, payload },
  }));
}

/** A job as it stands in the queue. One that an earlier version left there holds a single fact. */
export function jobOf(payload: unknown): Job {
  if (Array.isArray(payload)) return payload;
  const { reaction, fact } = payload as { reaction: string; fact: Omit<DeliveredFact, 'cause_id'> };
  const { organization_id, actor, created_at } = fact;
  const cause_id = `fact ${fact.id}`;
  return [{ reaction, organization_id, cause_id, actor, created_at, facts: [[0, fact.payload]] }];
}
