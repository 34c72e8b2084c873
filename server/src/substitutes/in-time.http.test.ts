import { beforeAll, describe, expect, test } from 'vitest';
import { asSystem, person } from '../../test/builders.ts';
import { useServer } from '../../test/server.ts';
import { substitutesIn } from '../../test/substitutes.ts';
import { type ApiSession, buildTimetable, type Timetable } from '../../test/timetable.ts';
import { tendRequests } from './jobs.ts';

/* Questions that nobody answers in time, private classes, and the list of what is open (docs/domain/substitutes.md). */
const server = useServer({ now: '2026-03-02T09:00:00Z' });
let club: Timetable;
let third: Awaited<ReturnType<typeof person>>;
beforeAll(async () => {
  club = await buildTimetable(server);
  third = await person(server, club.place, 'instructor');
});
const { path, once, ask, offers, stateOf, accept, decline, inbox } = substitutesIn(server, () => club);

const tend = async (at: string) => {
  server.clock.set(at);
  await asSystem(server.db, club.place, server.clock.now(), (scope) =>
    tendRequests(scope, club.place.club_id),
  );
};
const warnings = async (who: Parameters<typeof inbox>[0], session: ApiSession) =>
  (await inbox(who)).filter(
    ({ subject, session_ids }) =>
      /Nobody has accepted|Nadie ha aceptado/.test(subject) && session_ids.includes(session.id),
  );

describe('a question that nobody has answered', () => {
  test('is said to desk and asking coach once, some hours before the class', async () => {
    const session = await once();
    const by = await club.coach.post(path, {
      ...{ session_ids: [session.id], instructor_ids: [club.colleague.profile_id] },
    });
    expect(by.status).toBe(201);
    await tend('2026-04-01T02:00:00Z');
    expect(await warnings(club.admin, session)).toEqual([]);
    await tend('2026-04-01T04:00:00Z');
    await tend('2026-04-01T04:05:00Z');
    for (const who of [club.admin, club.coach]) expect(await warnings(who, session)).toHaveLength(1);
    for (const who of [club.colleague, club.student]) expect(await warnings(who, session)).toEqual([]);
    expect(await stateOf(session)).toEqual(['open']);
  });

  test('waits an hour where it was put late, and is said of none that is answered', async () => {
    const [late, answered] = [await once(), await once()];
    server.clock.set('2026-04-02T10:00:00Z');
    await ask([late], [club.colleague]);
    await tend('2026-04-02T10:30:00Z');
    expect(await warnings(club.admin, late)).toEqual([]);
    await tend('2026-04-02T11:00:00Z');
    expect(await warnings(club.admin, late)).toHaveLength(1);
    server.clock.set('2026-04-03T08:00:00Z');
    const { body } = await ask([answered], [club.colleague]);
    await accept(club.colleague, body.requests[0].id);
    await tend('2026-04-03T10:00:00Z');
    expect(await warnings(club.admin, answered)).toEqual([]);
  });

  test('is not said where the club wants none of it', async () => {
    const session = await once();
    const set = (value: number | null) =>
      club.admin.patch('/api/settings/', {
        ...{ club_id: club.place.club_id, values: { substitute_reminder_hours: value } },
      });
    expect((await set(0)).status).toBe(200);
    server.clock.set('2026-04-04T06:00:00Z');
    await ask([session], [club.colleague]);
    await tend('2026-04-04T10:00:00Z');
    expect(await warnings(club.admin, session)).toEqual([]);
    await set(12);
  });

  test('ends as such when the class begins, told to nobody, and nothing of it is answered any more', async () => {
    const session = await once();
    const { body } = await ask([session], [club.colleague, third]);
    const [{ id }] = body.requests;
    await Promise.all([inbox(club.colleague), inbox(club.admin)]);
    const before = (await inbox(club.colleague)).length;
    await tend(session.scheduled_datetime);
    const { results } = (await club.admin.get(`${path}?session_id=${session.id}`)).body;
    expect(results).toMatchObject([{ state: 'begun', closed_at: expect.any(String) }]);
    expect((await inbox(club.colleague)).length).toBe(before);
    const late = await accept(club.colleague, id);
    expect([late.status, late.body.params]).toEqual([409, { state: 'begun' }]);
  });
});

test('a private class goes by its type until whoever is asked gives it', async () => {
  const type = await club.admin.post('/api/classes/types/', {
    ...{ name: 'Particular', type: 'individual', currency: 'EUR', max_participants: 1 },
  });
  expect(type.status, JSON.stringify(type.body)).toBe(201);
  const session = await once({ name: 'Lucía Secreta', class_type_id: type.body.id, max_participants: 1 });
  const { body } = await ask([session], [club.colleague, third]);
  expect(body.requests[0].class.name).toBe('Lucía Secreta');
  const [offer] = await offers(club.colleague, session);
  expect(offer.class.name).toBe('Particular');
  expect((await decline(third, offer.id)).body.class.name).toBe('Particular');
  const asked = await inbox(club.colleague);
  expect(JSON.stringify(asked)).toContain('Particular');
  expect(JSON.stringify(asked)).not.toContain('Lucía');
  expect((await accept(club.colleague, offer.id)).body.name).toBe('Lucía Secreta');
  expect(JSON.stringify(await inbox(club.admin))).toContain('Lucía Secreta');
});

test('what is open is listed by the time of its class, of one club, page by page', async () => {
  server.clock.set('2026-04-06T06:00:00Z');
  const sessions = [await once(), await once(), await once()];
  for (const session of [...sessions].reverse()) await ask([session], [third]);
  const of = (query: string) => club.admin.get(`${path}?open=true&${query}`);
  const here = `club_id=${club.place.club_id}`;
  const idsOf = (results: ApiSession[]) => results.map((one) => one.class.session_id);
  const all = (await of(here)).body.results;
  expect(idsOf(all)).toEqual(sessions.map((one) => one.id));
  const first = (await of(`${here}&limit=2`)).body;
  const second = (await of(`${here}&limit=2&cursor=${encodeURIComponent(first.next_cursor)}`)).body;
  expect(idsOf([...first.results, ...second.results])).toEqual(idsOf(all));
  expect((await of('club_id=018f0000-0000-7000-8000-000000000000')).body.results).toEqual([]);
});
