import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Database, Waiting } from '../db/database.ts';
import { unavailable } from '../db/errors.ts';
import { lookEveryMs } from '../db/watch.ts';
import { Problem } from '../problem.ts';
import { sendProblem } from './errors.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Whether the one who sent this still waits for its answer. */
    waiting: Waiting;
  }
}

/** So many looks after it came, a request is told that the database is silent, if it is. */
const patience = 13;

interface Asking {
  reply: FastifyReply;
  waiting: Waiting;
  since: number;
}

/**
 * Nobody waits for a database that is frozen, wherever in the house their request stands (for a connection, behind
 * others, for a row), and nothing is begun for whom it was told or who has hung up: `request.waiting` goes with what
 * is asked. A look is a quarter of a second.
 */
export function useWaiting(app: FastifyInstance, db: Database): void {
  const all = new Set<Asking>();
  let looks = 0;
  const looking = setInterval(() => {
    looks++;
    if (db.watch.isSilent) tell(all, looks - patience);
  }, lookEveryMs).unref();
  app.addHook('onClose', async () => clearInterval(looking));
  app.decorateRequest('waiting');
  app.addHook('onRequest', (request, reply, done) => {
    const waiting: Waiting = { gone: undefined };
    request.waiting = waiting;
    const asking = { reply, waiting, since: looks };
    all.add(asking);
    reply.raw.once('close', () => {
      all.delete(asking);
      if (!reply.raw.writableFinished) waiting.gone ??= hungUp();
    });
    done();
  });
}

function tell(all: Set<Asking>, latest: number): void {
  for (const asking of all) {
    const { reply, waiting, since } = asking;
    if (since > latest) return;
    all.delete(asking);
    if (reply.sent) continue;
    waiting.gone = unavailable();
    sendProblem(reply, unavailable());
  }
}

/** Nobody will read it; as an answer that is not theirs it is no failure to be logged. */
const hungUp = (): Problem => new Problem(499, 'request.abandoned', 'The client hung up before its turn.');
