import { beforeAll, expect, test } from 'vitest';
import { buildClub } from '../../test/builders.ts';
import { type Cast, castFor } from '../../test/classes.ts';
import { cameTo, confirm, progressOf, type Skill, tick, urlOf } from '../../test/progress.ts';
import { useServer } from '../../test/server.ts';
import { buildClient } from '../../test/sessions.ts';

const server = useServer({ now: '2026-03-02T09:00:00Z' });
let cast: Cast;
let skills: Skill[];
beforeAll(async () => {
  cast = await castFor(server, await buildClub(server.db));
  skills = (await cast.admin.post('/api/classes/skills/load_catalog/', {})).body.results;
});
const firstOf = (name: string) => skills.find(({ name_en }) => name_en === name) as Skill;

test('profiles that become one: what either masters is mastered, and the kept level has the last word', async () => {
  const { admin, place } = cast;
  const [kept, other] = [
    await buildClient(server.db, place, { level: 2.5 }),
    await buildClient(server.db, place, { level: 4 }),
  ];
  const [one, both] = [firstOf('Chiquita'), firstOf('Bandeja')];
  server.clock.set('2026-03-02T09:00:00Z');
  await tick(admin, other, one.id);
  await tick(admin, other, both.id);
  server.clock.set('2026-03-05T09:00:00Z');
  await tick(admin, kept, both.id);
  await admin.post(`/api/clients/${kept}/merge/`, { other_id: other });
  const { level, level_history, skill_development } = await progressOf(admin, kept);
  expect(level).toBe(2.5);
  expect(level_history[0]).toMatchObject({ kind: 'merged', level: 2.5, before: 4 });
  expect(level_history).toHaveLength(3);
  const mastered = skill_development
    .flatMap((of: { skills: { id: string; mastered_on: string | null }[] }) => of.skills)
    .filter((of: { mastered_on: string | null }) => of.mastered_on)
    .map((of: { id: string; mastered_on: string }) => [of.id, of.mastered_on]);
  expect(mastered).toEqual([
    [one.id, '2026-03-02'],
    [both.id, '2026-03-02'],
  ]);
});

test('nothing is said of a profile that has become another one, and nobody takes back what was said of the other', async () => {
  const { admin, place } = cast;
  const kept = await buildClient(server.db, place, { level: 2 });
  const other = await buildClient(server.db, place);
  await cameTo(server, cast, { student_id: kept, classes: [{}] });
  await confirm(admin, kept, { level: 3, before: 2 });
  const { last_entry_id } = (await confirm(admin, other, { level: 3, before: null })).body;
  await server.owner.query(`update level_entries set created_at = '2023-05-01' where id = $1`, [
    last_entry_id,
  ]);
  const one = firstOf('Bandeja');
  await tick(admin, other, one.id);
  await admin.post(`/api/clients/${kept}/merge/`, { other_id: other });
  const untick = await admin.delete(`${urlOf(other)}/skills/${one.id}/`);
  const level = await confirm(admin, other, { level: 5, before: 3 });
  for (const { body } of [await tick(admin, other, one.id), untick, level])
    expect(body.code).toBe('clients.merged');
  expect((await progressOf(admin, other)).abilities).toEqual({
    ...{ tick: false, confirm_level: false, take_back_level: false },
  });
  const progress = await progressOf(admin, kept);
  expect(progress).toMatchObject({ level: 3, abilities: { take_back_level: false } });
  // Since the kept one's confirmation, not since the other's years ago.
  expect(progress.recommended_next_level.reasons[1]).toMatchObject({ reason: 'classes', value: 0 });
});
