import { system } from './actor.ts';
import type { Database } from './db/database.ts';
import { isUnavailable } from './db/errors.ts';
import type { Reaction } from './facts.ts';
import { delivered, type Errand, type Job } from './queue.ts';
import type { Clock } from './time/index.ts';

export interface Reacting {
  db: Database;
  clock: Clock;
  reactions: readonly Reaction[];
}

/**
 * Does a job: all its errands in one transaction, and if that fails each in one of its own, so that a fact nobody can
 * act on keeps no other waiting. The answer says for each how it went; the queue tries again those that failed.
 */
export async function runJob(context: Reacting, job: Job): Promise<Promise<void>[]> {
  const it = context.reactions.find((one) => isFor(one, job[0]?.reaction ?? ''));
  if (!it) throw new Error(`there is no reaction ${job[0]?.reaction}`);
  const one = (errand: Errand) =>
    it.alone ? reactAlone(context, it, errand) : reactTogether(context, it, [errand]);
  if (job.length === 1) await one(job[0] as Errand);
  else if (it.alone || !(await succeeds(() => reactTogether(context, it, job)))) return oneByOne(job, one);
  return job.map(() => Promise.resolve());
}

const isFor = ({ name, formerly = {} }: Reaction, asked: string): boolean =>
  name === asked || Object.hasOwn(formerly, asked);

/** A database that does not answer is not the fault of an errand: that is thrown. */
async function succeeds(work: () => Promise<void>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (error) {
    if (isUnavailable(error)) throw error;
    return false;
  }
}

async function oneByOne(job: Job, run: (errand: Errand) => Promise<void>): Promise<Promise<void>[]> {
  const outcomes: Promise<void>[] = [];
  for (const errand of job) {
    const outcome = run(errand);
    await outcome.catch(() => {}); // reported by the outcome itself
    outcomes.push(outcome);
  }
  return outcomes;
}

async function reactTogether({ db, clock }: Reacting, it: Reaction, job: Job): Promise<void> {
  const [{ organization_id }] = job as [Errand];
  const requests = new Set(job.map((errand) => errand.actor?.request_id));
  const [request_id] = requests.size === 1 ? requests : [];
  const via = {
    ...{ user_id: null, via: `reaction ${it.name}`, since: sinceWhen(job) },
    ...(request_id !== undefined && { request_id }),
  };
  const facts = job.flatMap((errand) => delivered(it, errand));
  await db.tenant({ organization_id, via }, async (tx) =>
    it.later?.({ tx, actor: system(organization_id), now: clock.now() }, facts),
  );
}

/** The oldest cause of all, through whatever reactions it came here. */
const sinceWhen = (job: Job): string =>
  job
    .map(({ actor, created_at }) => actor?.since ?? created_at)
    .reduce((oldest, one) => (Date.parse(one) < Date.parse(oldest) ? one : oldest));

async function reactAlone({ db }: Reacting, it: Reaction, errand: Errand): Promise<void> {
  for (const fact of delivered(it, errand)) await it.alone?.(db, fact);
}
