import { expect, test } from 'vitest';
import { atOnce } from '../../test/at-once.ts';
import { buildClub, person } from '../../test/builders.ts';
import { useServer } from '../../test/server.ts';
import { system } from '../kernel/actor.ts';
import type { TenantTx } from '../kernel/db/database.ts';
import { closeCourt } from './commands/closures.ts';

const server = useServer();
const attempts = 20;

/** How many of twenty people who ask for the same hour of a new court at the same time get it. */
async function winners(name: string): Promise<number> {
  const place = await buildClub(server.db);
  const admin = await person(server, place, 'club_admin');
  const court = await admin.post('/api/courts/', { club_id: place.club_id, name });
  const replies = await Promise.all(
    Array.from({ length: attempts }, (_, i) =>
      admin.post('/api/courts/reservations/', {
        court_id: court.body.id,
        booking_type: 'match',
        starts_at: '2026-03-10T10:00:00+01:00',
        ends_at: '2026-03-10T11:00:00+01:00',
        title: `Partido ${i}`,
      }),
    ),
  );
  const refused = replies.filter((reply) => reply.status !== 201);
  expect(refused.map((reply) => reply.body.code)).toEqual(refused.map(() => 'courts.court_busy'));
  return attempts - refused.length;
}

/** What somebody gets who books a court while a transaction that closes it is still open. */
async function meetsClosing(name: string): Promise<number> {
  const place = await buildClub(server.db);
  const admin = await person(server, place, 'club_admin');
  const court = (await admin.post('/api/courts/', { club_id: place.club_id, name })).body;
  const actor = system(place.organization_id);
  const now = server.clock.now();
  const days = { starts_on: '2026-03-10', ends_on: '2026-03-11' };
  const { first, second } = await atOnce({
    owner: server.owner,
    open: (held) => server.db.tenant(place.scope, held),
    first: (tx: TenantTx) => closeCourt({ tx, actor, now }, court.id, days),
    second: () =>
      admin.post('/api/courts/reservations/', {
        ...{ court_id: court.id, booking_type: 'match' },
        ...{ starts_at: '2026-03-10T10:00:00+01:00', ends_at: '2026-03-10T11:00:00+01:00' },
      }),
  });
  await first;
  return (await second).status;
}

test('who books while a court is being closed comes too late; without the look at closures they would be on it', async () => {
  expect(await meetsClosing('guarded')).toBe(409);
  await server.owner.query('alter table reservations disable trigger not_on_closed_court');
  expect(await meetsClosing('unguarded')).toBe(201);
  await server.owner.query('alter table reservations enable trigger not_on_closed_court');
});

test('of twenty who book one court at once exactly one gets it; without the constraint more would', async () => {
  expect(await winners('guarded')).toBe(1);
  await server.owner.query('alter table reservations drop constraint reservations_court_once');
  expect(await winners('unguarded')).toBeGreaterThan(1);
});
