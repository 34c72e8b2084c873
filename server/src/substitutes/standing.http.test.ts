import { beforeAll, describe, expect, test } from 'vitest';
import { person } from '../../test/builders.ts';
import { useServer } from '../../test/server.ts';
import { substitutesIn } from '../../test/substitutes.ts';
import { type ApiSession, buildTimetable, type Timetable } from '../../test/timetable.ts';

/* Whom a question reaches: coaches who come, go or are away, and classes that somebody accepted (docs/domain/substitutes.md). */
const server = useServer({ now: '2026-03-02T09:00:00Z' });
let club: Timetable;
let third: Awaited<ReturnType<typeof person>>;
beforeAll(async () => {
  club = await buildTimetable(server);
  third = await person(server, club.place, 'instructor');
});

const { path, once, ask, offers, stateOf, accept, decline, inbox } = substitutesIn(server, () => club);

describe('whoever comes or goes', () => {
  const coachPath = (who: { profile_id: string | null }) => `/api/classes/instructors/${who.profile_id}/`;
  const gone = (who: { profile_id: string | null }) =>
    club.admin.patch(coachPath(who), { is_active: false, otherwise: 'keep' });
  const back = (who: { profile_id: string | null }) => club.admin.patch(coachPath(who), { is_active: true });

  test('a coach who is in service again gives their classes, unless they are away then', async () => {
    const [mine, away] = [await once(), await once()];
    await club.admin.post(`/api/classes/instructors/${club.coach.profile_id}/exceptions/`, {
      starts_at: `${away.local_date}T00:00:00+02:00`,
      ends_at: `${away.local_date}T23:00:00+02:00`,
      otherwise: 'keep',
    });
    expect((await gone(club.coach)).status).toBe(200);
    await ask([mine, away], [third]);
    await back(club.coach);
    expect([await stateOf(mine), await stateOf(away)]).toEqual([['returned'], ['open']]);
  });

  test('a class given back to its coach reads returned, not given to somebody else', async () => {
    const session = await once();
    const seen = (await club.admin.post(`${coachPath(club.coach)}deactivate/preview/`)).body;
    const left = await club.admin.patch(coachPath(club.coach), {
      is_active: false,
      classes: seen.classes.map(({ session_id, version }: ApiSession) => ({
        ...{ session_id, version, action: 'without_coach' },
      })),
    });
    expect(left.status).toBe(200);
    await ask([session], [third]);
    const { id } = left.body.effect;
    const { classes } = (await club.admin.post(`/api/changes/${id}/undo/preview/`)).body;
    const undone = await club.admin.post(`/api/changes/${id}/undo/`, {
      classes: classes.map(({ session_id, version }: ApiSession) => ({ session_id, version })),
    });
    expect([undone.status, await stateOf(session)]).toEqual([200, ['returned']]);
  });

  test('nobody waits for a coach who left: the question ends when all others have declined, or is theirs no more', async () => {
    const one = await person(server, club.place, 'instructor');
    const [first, second] = [await once(), await once()];
    const { body } = await ask([first, second], [one, third]);
    await decline(third, body.requests[0].id);
    expect(await stateOf(first)).toEqual(['open']);
    expect((await gone(one)).status).toBe(200);
    expect([await stateOf(first), await stateOf(second)]).toEqual([['declined'], ['open']]);
    await decline(third, body.requests[1].id);
    expect(await stateOf(second)).toEqual(['declined']);
  });

  test('nor for one who does not teach at the club any more, who sees nothing of it then', async () => {
    const one = await person(server, club.place, 'instructor');
    const session = await once();
    await ask([session], [one]);
    await inbox(one);
    expect(await offers(one, session)).toHaveLength(1);
    await server.owner.query('delete from instructor_clubs where instructor_id = $1', [one.profile_id]);
    expect(await offers(one, session)).toEqual([]);
    await club.admin.patch(coachPath(one), { is_active: false, otherwise: 'keep' });
    expect(await stateOf(session)).toEqual(['declined']);
    expect((await inbox(one)).length).toBeLessThanOrEqual(1);
  });

  test('nor for one whose account was taken away', async () => {
    const one = await person(server, club.place, 'instructor');
    const session = await once();
    await ask([session], [one]);
    expect((await club.admin.patch(coachPath(one), { user_id: null })).status).toBe(200);
    expect(await stateOf(session)).toEqual(['declined']);
  });
});

test('who accepts before anybody was told leaves the others untold of it', async () => {
  const session = await once();
  const about = async (who: Pick<typeof third, 'get'>) =>
    (await inbox(who)).filter(
      ({ kind, session_ids }) => kind === 'substitute_wanted' && session_ids.includes(session.id),
    );
  const { body } = await ask([session], [club.colleague, third]);
  await accept(third, body.requests[0].id);
  expect([await about(club.colleague), await about(third)]).toEqual([[], []]);
});

test('a class that somebody accepted is not asked about again, unless they are away, or somebody wants it', async () => {
  const [session, other] = [await once(), await once()];
  const { body } = await ask([session], [third]);
  await accept(third, body.requests[0].id);
  const again = await ask([session, other], [club.colleague]);
  expect([again.status, again.body.left_out]).toEqual([201, [{ session_id: session.id, reason: 'found' }]]);
  const wanted = await ask([session], [club.colleague], { also_found: true });
  expect(wanted.status).toBe(201);
  await club.admin.post(`${path}${wanted.body.requests[0].id}/withdraw/`);
  const away = await club.admin.post(`/api/classes/instructors/${third.profile_id}/exceptions/`, {
    starts_at: `${session.local_date}T00:00:00+02:00`,
    ends_at: `${session.local_date}T23:00:00+02:00`,
    otherwise: 'keep',
  });
  expect(away.status).toBe(201);
  const [{ id: change }] = (await club.admin.get('/api/changes/')).body.results;
  const { classes } = (await club.admin.get(`/api/changes/${change}/`)).body;
  expect(classes).toMatchObject([{ session_id: session.id, abilities: { substitute: true } }]);
  expect((await ask([session], [club.colleague])).status).toBe(201);
  await club.admin.delete(`/api/classes/instructors/${third.profile_id}/exceptions/${away.body.id}/`);
});

test('a class that is off is left out as over', async () => {
  const [off, other] = [await once(), await once()];
  await club.admin.post(`/api/classes/sessions/${off.id}/cancel/`, { reason: 'x' });
  expect((await ask([off, other], [third])).body.left_out).toEqual([{ session_id: off.id, reason: 'over' }]);
});
