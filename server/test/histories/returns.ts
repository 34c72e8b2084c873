import { expect } from 'vitest';
import { serveQueues } from '../../src/enrollments/commands/place-queue.ts';
import { asSystem, type Place } from '../builders.ts';
import type { TestServer } from '../server.ts';

/* The right to come back to a place that was given up for a pause, as docs/domain/fixed-places.md says it. */

interface Request {
  id: string;
  schedule_id: string;
  student_id: string;
  status: string;
  wants_from: string;
  offered_from: string | null;
  returns: boolean;
}

export const requestsOf = async (server: TestServer, schedules: readonly string[]): Promise<Request[]> => {
  const { rows } = await server.owner.query(
    `select id, schedule_id, student_id, status, wants_from::text, offered_from::text, returns
       from place_requests where status in ('waiting', 'offered') and schedule_id = any($1)
      order by schedule_id, priority desc, ticket`,
    [schedules],
  );
  return rows;
};

/** Whoever comes back stands before everybody who does not. */
export function judgeQueues(requests: readonly Request[], what: string): void {
  for (const queue of Map.groupBy(requests, (one) => one.schedule_id).values()) {
    const order = queue.map((one) => one.returns);
    expect(order, what).toEqual(order.toSorted((a, b) => Number(b) - Number(a)));
  }
}

/** Days before the one on which they want the place again. */
const near = 3;

/**
 * The day comes near on which somebody wants their place again: they have the offer of the first that is free for good
 * (`isFree` as the model has it), and nobody else has while they wait.
 */
export async function comesNear(
  { server, place }: { server: TestServer; place: Place },
  one: Request,
  isFree: () => Promise<boolean>,
): Promise<void> {
  const now = new Date(Date.parse(`${one.wants_from}T09:00:00Z`) - near * 86_400_000);
  const before = await requestsOf(server, [one.schedule_id]);
  await asSystem(server.db, place, now, (scope) => serveQueues(scope, [one.schedule_id]));
  const after = await requestsOf(server, [one.schedule_id]);
  const mine = after.find((it) => it.id === one.id);
  if (mine?.status !== 'waiting') return;
  expect(await isFree(), `${one.student_id} waits beside a place to come back to`).toBe(false);
  const offered = (list: readonly Request[]) =>
    list.filter((it) => it.status === 'offered' && !it.returns).map((it) => it.id);
  expect(offered(before), `${one.student_id} was passed over`).toEqual(
    expect.arrayContaining(offered(after)),
  );
}
