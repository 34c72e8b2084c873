import { expect } from 'vitest';
import { system } from '../src/kernel/actor.ts';
import type { TenantTx } from '../src/kernel/db/database.ts';
import { generateSessions } from '../src/scheduling/public.ts';
import { atOnce } from './at-once.ts';
import type { TestServer } from './server.ts';
import { type ApiSession, buildTimetable, type Timetable } from './timetable.ts';

/**
 * Classes of a group are made in a transaction that is still open while `change` begins. Returns those that were made
 * then and are not cancelled.
 */
export async function madeMeanwhile(
  server: TestServer,
  change: (club: Timetable) => Promise<unknown>,
): Promise<{ club: Timetable; made: ApiSession[] }> {
  const club = await buildTimetable(server);
  const { id } = await club.published({ name: 'Más tarde', end_date: '2026-06-30' });
  const before = new Set((await club.sessionsOf(id)).map((one) => one.id));
  const { first, second } = await atOnce({
    owner: server.owner,
    open: (held) => server.db.tenant(club.place.scope, held),
    first: (tx: TenantTx) =>
      generateSessions({ tx, actor: system(club.place.organization_id), now: server.clock.now() }, [id], {
        until_date: '2026-06-30',
      }),
    second: () => change(club),
  });
  await first;
  await second;
  const made = (await club.sessionsOf(id)).filter((one) => !before.has(one.id));
  expect(made.length).toBeGreaterThan(0);
  return { club, made: made.filter((one) => one.status !== 'cancelled') };
}
