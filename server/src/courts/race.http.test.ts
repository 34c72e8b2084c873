import { expect, test } from 'vitest';
import { buildClub, person } from '../../test/builders.ts';
import { useServer } from '../../test/server.ts';

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

test('of twenty who book one court at once exactly one gets it; without the constraint more would', async () => {
  expect(await winners('guarded')).toBe(1);
  await server.owner.query('alter table reservations drop constraint reservations_court_once');
  expect(await winners('unguarded')).toBeGreaterThan(1);
});
