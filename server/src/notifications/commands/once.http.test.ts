import { beforeAll, describe, expect, test } from 'vitest';
import { buildClub, type Place, person } from '../../../test/builders.ts';
import { useServer } from '../../../test/server.ts';
import { buildSession } from '../../../test/sessions.ts';
import { react, waitingFacts } from '../../../test/worker.ts';
import { system } from '../../kernel/actor.ts';
import { delivered, type Errand, type Job, jobsFor } from '../../kernel/queue.ts';
import { notificationReactions } from '../reactions.ts';

const server = useServer({ now: '2026-03-02T09:00:00Z' });
let place: Place;
let admin: Awaited<ReturnType<typeof person>>;
beforeAll(async () => {
  place = await buildClub(server.db);
  admin = await person(server, place, 'club_admin');
});

/** Somebody is in a class that is then cancelled; what the worker would be given for it. */
async function cancelledClass() {
  const student = await person(server, place, 'student');
  const { session_id } = await buildSession(server.db, place, { starts_at: '2026-03-10T18:00:00Z' });
  await student.post(`/api/classes/sessions/${session_id}/enroll/`, {});
  await admin.post(`/api/classes/sessions/${session_id}/cancel/`, {});
  const jobs = jobsFor(await waitingFacts(server), notificationReactions);
  const job = jobs.find(([errand]) => errand?.reaction === 'tell_of_classes');
  return { student, job: job as Job };
}

const inboxOf = async (student: { user_id: string; email: string }) => {
  const told = await server.owner.query('select 1 from notifications where user_id = $1', [student.user_id]);
  const mails = await server.owner.query('select 1 from mails where to_email = $1', [student.email]);
  return { told: told.rowCount, mails: mails.rowCount };
};

const run = (job: Job) => react(server.db, notificationReactions, job, server.clock.now());
/** Four workers with the same job at the same time. */
const atOnce = (job: Job) => Promise.all([1, 2, 3, 4].map(() => run(job)));

describe('each once (G9)', () => {
  test('a job that runs again tells nobody again', async () => {
    const { student, job } = await cancelledClass();
    await run(job);
    await run(job);
    expect(await inboxOf(student)).toEqual({ told: 1, mails: 1 });
  });

  test('a job that runs several times at once tells everybody once', async () => {
    const { student, job } = await cancelledClass();
    await atOnce(job);
    expect(await inboxOf(student)).toEqual({ told: 1, mails: 1 });
  });

  test('the mail goes with the notification: undone together', async () => {
    const { student, job } = await cancelledClass();
    const failing = server.db.tenant(place.scope, async (tx) => {
      const [errand] = job as [Errand];
      const it = notificationReactions.find(({ name }) => name === errand.reaction);
      const scope = { tx, actor: system(place.organization_id), now: server.clock.now() };
      await it?.later?.(scope, delivered(it, errand));
      throw new Error('the worker dies here');
    });
    await expect(failing).rejects.toThrow('dies here');
    expect(await inboxOf(student)).toEqual({ told: 0, mails: 0 });
    await run(job);
    expect(await inboxOf(student)).toEqual({ told: 1, mails: 1 });
  });

  test('control: without the unique key the same jobs tell several times', async () => {
    const { student, job } = await cancelledClass();
    await server.owner.query(`
      alter table notifications drop constraint notifications_once;
      alter table notifications add constraint notifications_once unique (organization_id, dedupe_key, id)`);
    await atOnce(job);
    expect((await inboxOf(student)).told).toBe(4);
  });
});
