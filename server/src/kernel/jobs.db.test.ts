import { randomUUID } from 'node:crypto';
import { runMigrations } from 'graphile-worker';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildClub, type Place } from '../../test/builders.ts';
import { useWorkers } from '../../test/workers.ts';
import { attempt } from './db/savepoint.ts';
import type { Duty } from './duties.ts';
import { perOrganization } from './duties.ts';
import { type DeliveredFact, type Fact, reaction } from './facts.ts';
import { createMailer, queueMail, sendMail } from './mail.ts';
import { append } from './outbox.ts';
import { usualRetention } from './retention.ts';
import { fixedClock } from './time/index.ts';

const clock = fixedClock('2026-03-02T09:00:00Z');
const { test, startWorker, happen, queued } = useWorkers(clock, () => place);
let place: Place;
let twin: Place;
beforeAll(async () => {
  place = await buildClub(test.db);
  twin = await buildClub(test.db);
});

describe('the worker', () => {
  it('runs each later reaction once per fact, also when several workers relay and run', async () => {
    const seen: DeliveredFact[] = [];
    const reactions = [
      reaction({ name: 'first', on: 'test.happened', later: async (_s, facts) => void seen.push(...facts) }),
      reaction({ name: 'second', on: 'test.happened', later: async (_s, facts) => void seen.push(...facts) }),
      reaction({ name: 'other', on: 'test.other', later: async (_s, facts) => void seen.push(...facts) }),
    ];
    await Promise.all([startWorker(reactions), startWorker(reactions), startWorker(reactions)]);
    const facts = Array.from({ length: 300 }, (_, n) => ({ type: 'test.happened', payload: { n } }));
    await happen(reactions, (scope) => append(scope, facts));
    await expect.poll(() => seen.length, { timeout: 20_000 }).toBe(600);
    await expect.poll(queued).toEqual([]);
    expect(new Set(seen.map((fact) => fact.id)).size).toBe(300);
    expect(seen[0]).toMatchObject({
      organization_id: place.organization_id,
      type: 'test.happened',
      actor: { via: 'web', request_id: 'request-1' },
    });
    expect(new Date(seen[0]!.created_at).toISOString().slice(0, 4)).toMatch(/^20\d\d$/);
  });

  it('gives a reaction the facts of a cause together, and many causes of an organization in few jobs', async () => {
    const calls: DeliveredFact[][] = [];
    const reactions = [
      reaction({ name: 'batch', on: 'test.batch', later: async (_s, facts) => void calls.push(facts) }),
    ];
    for (const n of [1, 2, 3])
      await happen(reactions, async (scope) => {
        await append(scope, [{ type: 'test.batch', payload: { n } }]);
        await append(scope, [
          { type: 'test.unheard', payload: {} },
          { type: 'test.batch', payload: { n: n + 0.5 } },
        ]);
      });
    await happen(
      reactions,
      (scope) => append(scope, [{ type: 'test.batch', payload: { n: 'theirs' } }]),
      twin,
    );
    expect((await test.owner.query('select from outbox')).rowCount).toBe(4);
    await startWorker(reactions);
    await expect.poll(() => calls.length).toBe(2);
    const [ours, theirs] = calls.sort((a, b) => b.length - a.length) as [DeliveredFact[], DeliveredFact[]];
    expect(ours.map((fact) => fact.payload.n)).toEqual([1, 1.5, 2, 2.5, 3, 3.5]);
    expect([...Map.groupBy(ours, (fact) => fact.cause_id).values()].map((own) => own.length)).toEqual([
      2, 2, 2,
    ]);
    expect(theirs).toMatchObject([{ organization_id: twin.organization_id, payload: { n: 'theirs' } }]);
  });

  it('does not leave what was said inside a part that was rolled back', async () => {
    const seen: unknown[] = [];
    const reactions = [
      reaction({
        name: 'kept',
        on: 'test.kept',
        later: async (_s, facts) => void seen.push(...facts.map((fact) => fact.payload)),
      }),
    ];
    await startWorker(reactions);
    await happen(reactions, async (scope) => {
      await append(scope, [{ type: 'test.kept', payload: { n: 1 } }]);
      const failing = attempt(scope.tx, async () => {
        await append(scope, [{ type: 'test.kept', payload: { n: 2 } }]);
        throw new Error('not this');
      });
      await expect(failing).rejects.toThrow('not this');
      await append(scope, [{ type: 'test.kept', payload: { n: 3 } }]);
    });
    await expect.poll(() => seen).toEqual([{ n: 1 }, { n: 3 }]);
  });

  it('lets a fact that nobody can act on keep no other waiting, and tries it alone again', async () => {
    const seen: unknown[] = [];
    let broken = true;
    const reactions = [
      reaction<Fact<'test.poison', { n: number }>>({
        name: 'poison',
        on: 'test.poison',
        later: async (_s, facts) => {
          if (broken && facts.some((fact) => fact.payload.n === 2)) throw new Error('cannot act on 2');
          seen.push(...facts.map((fact) => fact.payload.n));
        },
      }),
    ];
    for (const n of [1, 2, 3])
      await happen(reactions, (scope) => append(scope, [{ type: 'test.poison', payload: { n } }]));
    await startWorker(reactions);
    await expect.poll(() => seen).toEqual([1, 3]);
    await expect.poll(async () => (await queued())[0]?.last_error).toContain('cannot act on 2');
    broken = false;
    await test.owner.query('update graphile_worker._private_jobs set run_at = now()');
    await expect.poll(() => seen, { timeout: 10_000 }).toEqual([1, 3, 2]);
    await expect.poll(queued).toEqual([]);
  });

  it('does what an earlier version left in the queue, one fact a job', async () => {
    const seen: unknown[] = [];
    const reactions = [
      reaction({
        name: 'older',
        on: 'test.older',
        later: async (_s, facts) => void seen.push(...facts.map((fact) => fact.payload)),
      }),
    ];
    await startWorker(reactions);
    const { organization_id } = place;
    const fact = {
      ...{ organization_id, id: 7, type: 'test.older', payload: { n: 1 }, actor: null },
      created_at: '2026-03-02T09:00:00Z',
    };
    await test.owner.query(`select graphile_worker.add_job('reaction', $1::json)`, [
      JSON.stringify({ reaction: 'older', fact }),
    ]);
    await expect.poll(() => seen).toEqual([{ n: 1 }]);
  });

  it('relays what a process that crashed left behind, without being woken', async () => {
    const seen: unknown[] = [];
    const reactions = [
      reaction({
        name: 'late',
        on: 'test.late',
        later: async (_s, facts) => void seen.push(...facts.map((fact) => fact.payload)),
      }),
    ];
    const leave = (payload: object) =>
      test.owner.query(
        'insert into outbox (organization_id, cause_id, facts, fact_count) values ($1, $2, $3, 1)',
        [place.organization_id, randomUUID(), JSON.stringify([{ type: 'test.late', payload }])],
      );
    await leave({ n: 1 });
    await startWorker(reactions);
    await expect.poll(() => seen).toEqual([{ n: 1 }]);
    await leave({ n: 2 });
    await expect.poll(() => seen, { timeout: 10_000 }).toEqual([{ n: 1 }, { n: 2 }]);
  });

  it('says nothing of a transaction that was rolled back', async () => {
    const reactions = [reaction({ name: 'never', on: 'test.never', later: async () => {} })];
    const failing = happen(reactions, async (scope) => {
      await append(scope, [{ type: 'test.never', payload: {} }]);
      throw new Error('changed my mind');
    });
    await expect(failing).rejects.toThrow('changed my mind');
    expect((await test.owner.query('select from outbox')).rowCount).toBe(0);
  });

  it('tries a reaction that fails again, in a transaction that leaves nothing of the failure', async () => {
    let attempts = 0;
    const reactions = [
      reaction({
        name: 'shaky',
        on: 'test.shaky',
        later: async ({ tx }) => {
          attempts++;
          await tx
            .updateTable('organizations')
            .set({ name: `attempt ${attempts}` })
            .execute();
          if (attempts === 1) throw new Error('not yet');
        },
      }),
    ];
    const { log } = await startWorker(reactions);
    await happen(reactions, (scope) => append(scope, [{ type: 'test.shaky', payload: {} }]));
    await expect.poll(() => attempts).toBe(1);
    await expect.poll(async () => (await queued())[0]?.last_error).toContain('not yet');
    const names = async () =>
      (await test.owner.query('select name from organizations where id = $1', [place.organization_id]))
        .rows[0].name;
    expect(await names()).not.toContain('attempt');
    // The wait before the next attempt, shortened.
    await test.owner.query(`update graphile_worker._private_jobs set run_at = now()`);
    await expect.poll(() => attempts, { timeout: 10_000 }).toBe(2);
    await expect.poll(names).toBe('attempt 2');
    expect(log.join('\n')).toContain('not yet');
  });

  it('names who caused what a reaction writes, in the audit log', async () => {
    const reactions = [
      reaction({
        name: 'writes',
        on: 'test.writes',
        later: async ({ tx }) => void (await tx.updateTable('clubs').set({ address: 'Calle 1' }).execute()),
      }),
    ];
    await startWorker(reactions);
    await happen(reactions, (scope) => append(scope, [{ type: 'test.writes', payload: {} }]));
    const audited = async () =>
      (
        await test.owner.query(
          `select via, request_id, entity_id from audit_log where entity = 'clubs' and action = 'update'`,
        )
      ).rows;
    await expect
      .poll(audited)
      .toEqual([{ via: 'reaction writes', request_id: 'request-1', entity_id: place.club_id }]);
  });

  it('keeps queued mail where there is no mail server, each once', async () => {
    const mailer = createMailer(undefined, '');
    const reactions = [sendMail(mailer)];
    await startWorker(reactions);
    const mail = { to_email: 'ana@example.test', subject: 's', body: 'b' };
    const added: boolean[] = [];
    await happen(reactions, async (scope) => added.push(await queueMail(scope, 'once', mail)));
    await happen(reactions, async (scope) => added.push(await queueMail(scope, 'once', mail)));
    expect(added).toEqual([true, false]);
    const mails = async () => (await test.owner.query('select status from mails')).rows;
    await expect.poll(mails).toEqual([{ status: 'kept' }]);
  });
});

describe('a duty', () => {
  const runs: string[] = [];
  const work = perOrganization('test', async (scope) => {
    const rows = await scope.tx.selectFrom('clubs').select('organization_id').execute();
    runs.push(...rows.map((row) => row.organization_id));
    expect(scope.now).toEqual(clock.now());
    if (scope.actor.organization_id === place.organization_id) throw new Error('this one fails');
  });

  it('runs in every organization, each with its own rows only, and one that fails leaves the others alone', async () => {
    await expect(work({ db: test.db, clock, retention: usualRetention })).rejects.toThrow(
      `test failed in 1 organizations: ${place.organization_id}: this one fails`,
    );
    expect(runs.sort()).toEqual([place.organization_id, twin.organization_id].sort());
  });

  it('is made up for when its time passed while nothing ran, once among several workers', async () => {
    let done = 0;
    const duty: Duty = {
      name: 'nightly',
      every: '0 3 * * *',
      catch_up_hours: 24,
      run: async () => void done++,
    };
    // Known for a week: what has never run before has nothing to catch up with.
    await runMigrations({ connectionString: test.ownerUrl });
    await test.owner.query(
      `insert into graphile_worker._private_known_crontabs (identifier, known_since, last_execution)
       values ('nightly', now() - interval '7 days', now() - interval '2 days')`,
    );
    await Promise.all([startWorker([], [duty]), startWorker([], [duty])]);
    await expect.poll(() => done, { timeout: 10_000 }).toBeGreaterThan(0);
    await expect.poll(queued).toEqual([]);
    expect(done).toBe(1);
  });
});
