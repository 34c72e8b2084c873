import { beforeAll, describe, expect, test } from 'vitest';
import { buildClub, type Place, person } from '../../test/builders.ts';
import { makeUpsIn } from '../../test/make-ups.ts';
import { useServer } from '../../test/server.ts';

/* docs/domain/make-ups.md: what takes a make-up back when its lost class is given again. */
const server = useServer({ now: '2026-03-02T09:00:00Z' });
type Person = Awaited<ReturnType<typeof person>>;
let place: Place;
let owner: Person;
beforeAll(async () => {
  place = await buildClub(server.db);
  owner = await person(server, place, 'owner');
  await set({ make_up_released: 'make_up' });
});

const { group, sibling, settled, mine, states, enroll, release, absent, callOff, set } = makeUpsIn(
  server,
  () => ({ place, owner }),
);

describe('a date that its holder is given again', () => {
  const move = async (place_id: string, schedule_id: string) =>
    expect(
      (
        await owner.post(`/api/classes/places/${place_id}/move/`, {
          ...{ schedule_id, starts_on: '2026-03-03', overrides: ['full', 'overlap'] },
        })
      ).status,
    ).toBe(201);

  /** Somebody who has released a date and moved to another group, where the same day is released too. */
  async function movedAlong() {
    const one = await absent();
    const to = await group();
    await move(one.place_id, to.schedule_id);
    return { ...one, to };
  }

  test('taken back in the group they have moved to, it takes its make-up back', async () => {
    const { holder, to } = await movedAlong();
    expect(await states(holder)).toEqual(['open']);
    expect((await enroll(holder, to.ids[0])).body).toMatchObject({ source: 'fixed' });
    expect(await states(holder)).toEqual(['withdrawn']);
    await release(holder, to.ids[0]);
    await settled();
    expect((await states(holder)).sort()).toEqual(['open', 'withdrawn']);
  });

  test('moved on once more, it still does', async () => {
    const { holder, to } = await movedAlong();
    const last = await group();
    const { rows } = await server.owner.query(
      'select id from schedule_enrollments where schedule_id = $1 and student_id = $2',
      [to.schedule_id, holder.profile_id],
    );
    await move(rows[0].id, last.schedule_id);
    expect((await enroll(holder, last.ids[0])).body).toMatchObject({ source: 'fixed' });
    await settled();
    expect(await states(holder)).toEqual(['withdrawn']);
  });

  test('is not taken back there while its make-up is used', async () => {
    const { holder, to, schedule_id } = await movedAlong();
    const other = await sibling(schedule_id);
    expect((await enroll(holder, other.ids[0], { make_up: true })).status).toBe(201);
    expect((await enroll(holder, to.ids[0])).body.code).toBe('enrollment.make_up_used');
    await release(holder, other.ids[0]);
    expect((await enroll(holder, to.ids[0])).status).toBe(201);
    expect(await states(holder)).toEqual(['withdrawn']);
  });

  test('before its make-up is earned, it gives none', async () => {
    const [one, to, holder] = [await group(), await group(), await person(server, place, 'student')];
    const { body } = await owner.post(`/api/classes/schedules/${one.schedule_id}/places/`, {
      student_id: holder.profile_id,
    });
    await release(holder, one.ids[0]);
    await move(body.place.id, to.schedule_id);
    expect((await enroll(holder, to.ids[0])).body).toMatchObject({ source: 'fixed' });
    await settled();
    expect(await mine(holder)).toEqual([]);
  });

  /** A class that was off while its holder took a pause is back without them; then the pause is none any more. */
  async function backWithoutPause() {
    const [one, holder] = [await group(), await person(server, place, 'student')];
    const { body } = await owner.post(`/api/classes/schedules/${one.schedule_id}/places/`, {
      student_id: holder.profile_id,
    });
    await callOff(one.ids[0]);
    await settled();
    const path = `/api/classes/places/${body.place.id}`;
    const paused = await owner.post(`${path}/pause/`, { starts_on: '2026-03-09', ends_on: '2026-03-12' });
    await owner.post(`/api/classes/sessions/${one.ids[0]}/reinstate/`, {});
    await settled();
    expect(await states(holder)).toEqual(['open']);
    const pauses = paused.body.pauses ?? paused.body.place.pauses;
    return { holder, one, resume: () => owner.delete(`${path}/pauses/${pauses[0].id}/`) };
  }

  test('by settling, after its class came back without them, it takes its make-up back', async () => {
    const { holder, one, resume } = await backWithoutPause();
    expect((await resume()).status).toBeLessThan(300);
    expect(await states(holder)).toEqual(['withdrawn']);
    await callOff(one.ids[0]);
    await settled();
    expect((await states(holder)).sort()).toEqual(['open', 'withdrawn']);
  });

  test('by settling, when it was used already, it leaves them both classes', async () => {
    const { holder, one, resume } = await backWithoutPause();
    const other = await sibling(one.schedule_id);
    expect((await enroll(holder, other.ids[0], { make_up: true })).status).toBe(201);
    await resume();
    expect(await states(holder)).toEqual(['used']);
  });

  test('a place given anew with a released date in it takes the make-up back', async () => {
    const { holder, place_id, schedule_id } = await absent();
    await owner.post(`/api/classes/places/${place_id}/leave/`, { ends_on: '2026-03-02' });
    expect(await states(holder)).toEqual(['open']);
    const again = { student_id: holder.profile_id, starts_on: '2026-03-03' };
    expect((await owner.post(`/api/classes/schedules/${schedule_id}/places/`, again)).status).toBe(201);
    expect(await states(holder)).toEqual(['withdrawn']);
  });
});
