import { beforeEach, describe, expect, test } from 'vitest';
import { type Hour, planSchool } from '../../test/plan-school.ts';
import { useServer } from '../../test/server.ts';

/* docs/domain/plans.md: a plan changed by hand, locked, solved again and compared. */
const server = useServer({ now: '2026-03-02T09:00:00Z' });
let school: Awaited<ReturnType<typeof planSchool>>;
let id: string;
let carlos: string;
let nora: string;
let people: Record<string, string>;
beforeEach(async () => {
  school = await planSchool(server);
  for (const name of ['Pista 1', 'Pista 2']) await school.court(name);
  carlos = await school.coach('Carlos', [{ weekday: 0, starts_at: '17:00', ends_at: '21:00' }]);
  nora = await school.coach('Nora', [{ weekday: 0, starts_at: '17:00', ends_at: '19:00' }]);
  people = {};
  for (const name of ['Ana', 'Ben', 'Cris', 'Dani']) people[name] = await school.wish(name, [hour(18)]);
  for (const name of ['Eva', 'Fran', 'Gil']) people[name] = await school.wish(name, [hour(19, 21)]);
  id = await school.plan();

  await school.solve(id);
});

const hour = (from: number, to = from + 1): Hour => ({
  weekday: 0,
  starts_at: `${from}:00`,
  ends_at: `${to}:00`,
});
const at = (what = '') => `/api/classes/plans/${id}/${what}`;
const edit = (body: object) => school.owner.post(at('edit/'), body);
type Found = { groups: { key: string; start_time: string; members: { person: { id: string } }[] }[] };
const groupAt = ({ groups }: Found, time: string) => groups.find(({ start_time }) => start_time === time)!;
const whoIn = ({ members }: { members: { person: { id: string } }[] }) =>
  members.map(({ person }) => person.id).sort();
const rules = ({ status, body }: { status: number; body: { code?: string; broken?: { rule: string }[] } }) =>
  status === 200 ? [] : [body.code, ...(body.broken ?? []).map(({ rule }) => rule)];
const errors = ({ body }: { body: { errors?: { path: string; code: string }[] } }) =>
  (body.errors ?? []).map((one) => `${one.path} ${one.code}`);

test('a group is moved within its people’s hours, stands from then on, and the plan says what is proven no more', async () => {
  const before = await school.look(id);
  const evening = before.found.groups.find(
    ({ start_time }: { start_time: string }) => start_time !== '18:00',
  );
  const to = evening.start_time === '19:00' ? '20:00' : '19:00';
  const { status, body } = await edit({ move_group: { group: evening.key, start_time: to } });
  expect([status, body.found.status, body.found.bound, body.found.gap, body.found.broken]).toEqual([
    200,
    'edited',
    null,
    null,
    [],
  ]);
  const moved = groupAt(body.found, to) as never as { locked: boolean; key: string };
  expect(moved).toMatchObject({ locked: true, instructor: { id: carlos } });
  expect(body.found.reasons_known).toBe(false);
  const again = await school.solve(id);
  expect(groupAt(again.found, to).key).toBe(moved.key);
});

describe('every rule that an edit would break is named', () => {
  test('what is physical cannot be', async () => {
    const { found } = await school.look(id);
    const six = groupAt(found, '18:00');
    // A coach who is not there; a court that another group has; nobody is at an hour at which the coach is not.
    const late = found.groups.find(({ start_time }: { start_time: string }) => start_time !== '18:00');
    expect(
      rules(await edit({ move_group: { group: late.key, instructor_id: nora }, despite_wishes: true })),
    ).toEqual(['planning.breaks_rules', 'coach_cannot']);
    expect(
      rules(await edit({ move_group: { group: late.key, start_time: '21:00' }, despite_wishes: true })),
    ).toContain('coach_cannot');
    const together = { group: late.key, start_time: '18:00', despite_wishes: true };
    const { despite_wishes, ...move } = together;
    const own = six as never as { court: { id: string }; instructor: { id: string } };
    expect(
      rules(
        await edit({
          move_group: { ...move, court_id: own.court.id, instructor_id: own.instructor.id },
          despite_wishes,
        }),
      ).sort(),
    ).toEqual(expect.arrayContaining(['coach_twice', 'court_twice']));
    // Five in a group of four.
    expect(
      rules(
        await edit({
          move_person: { person_id: people.Eva, from: late.key, to: six.key },
          despite_wishes: true,
        }),
      ),
    ).toContain('too_many');
    expect((await school.look(id)).found.status).toBe('optimal');
  });

  test('a wish can, if the desk says so', async () => {
    const { found } = await school.look(id);
    const six = groupAt(found, '18:00');
    const late = found.groups.find(({ start_time }: { start_time: string }) => start_time !== '18:00');
    const move = { move_person: { person_id: people.Ana, from: six.key, to: late.key } };
    const refused = await edit(move);
    expect([refused.status, refused.body.code, refused.body.broken]).toMatchObject([
      409,
      'planning.breaks_rules',
      [
        {
          rule: 'person_cannot',
          groups: [late.key],
          people: [{ id: people.Ana, name: 'Ana' }],
          may_break: true,
        },
      ],
    ]);
    const { body } = await edit({ ...move, despite_wishes: true });
    const there = body.found.groups.find(({ key }: { key: string }) => key === late.key);
    expect(whoIn(there)).toContain(people.Ana);
    // And she stays there when it is solved again, for she is locked.
    const again = await school.solve(id);
    expect(whoIn(again.found.groups.find(({ key }: { key: string }) => key === late.key))).toContain(
      people.Ana,
    );
  });

  test('what is not of the plan is said of its field', async () => {
    const { found } = await school.look(id);
    const [group] = found.groups;
    const nowhere = '00000000-0000-4000-8000-000000000000';
    expect(errors(await edit({}))).toEqual(['/move_group required']);
    expect(errors(await edit({ move_group: { group: 'x' }, move_person: { person_id: nowhere } }))).toEqual([
      '/move_person not_together',
    ]);
    expect(
      errors(
        await edit({
          move_group: { group: 'x', club_id: nowhere, court_id: nowhere, instructor_id: nowhere },
        }),
      ),
    ).toEqual([
      '/move_group/group unknown',
      '/move_group/club_id unknown',
      '/move_group/court_id unknown',
      '/move_group/instructor_id unknown',
    ]);
    expect(errors(await edit({ move_person: { person_id: nowhere } }))).toEqual([
      '/move_person/person_id unknown',
      '/move_person/to required',
    ]);
    expect(
      errors(await edit({ move_person: { person_id: people.Ana, from: 'x', to: group.key } })),
    ).toContain('/move_person/from unknown');
    expect(errors(await school.owner.put(at('locks/'), { groups: [group.key, 'x'], closed: ['y'] }))).toEqual(
      ['/groups/1 unknown', '/closed/0 unknown'],
    );
  });
});

test('locked groups stay when it is solved again; locks that exclude each other are named', async () => {
  const { found } = await school.look(id);
  const keys = found.groups.map(({ key }: { key: string }) => key);
  const locked = await school.owner.put(at('locks/'), { groups: keys, closed: keys.slice(0, 1) });
  expect(
    locked.body.found.groups.map((group: { locked: boolean; closed: boolean }) => [
      group.locked,
      group.closed,
    ]),
  ).toEqual([[true, true], ...keys.slice(1).map(() => [true, false])]);
  await school.wish('Hugo', [hour(18, 21)]);
  const again = await school.solve(id);
  expect(again.found.groups.map(({ key }: { key: string }) => key)).toEqual(expect.arrayContaining(keys));
  // A coach who has no hours any more cannot hold them.
  await server.owner.query('update instructor_windows set weekday = 5 where instructor_id = any($1)', [
    [carlos, nora],
  ]);
  const conflicting = await school.solve(id);
  expect(conflicting.status).toBe('conflict');
  expect(conflicting.conflicts).toEqual(
    expect.arrayContaining([expect.objectContaining({ rule: 'coach_cannot', may_break: false, weekday: 0 })]),
  );
  expect(conflicting.conflicts[0].groups.every((key: string) => keys.includes(key))).toBe(true);
  // What was found before is still there.
  expect(conflicting.found.groups).toHaveLength(again.found.groups.length);
  expect((await school.owner.put(at('locks/'), { groups: [] })).status).toBe(200);
  expect((await school.solve(id)).status).toBe('solved');
});

test('two plans stand side by side', async () => {
  const { body: copy } = await school.owner.post('/api/classes/plans/', {
    term_ids: [school.term_id],
    copy_of: id,
    name: 'Otro',
  });
  expect(copy).toMatchObject({ status: 'solved', found: { status: 'optimal' } });
  const same = await school.owner.get(at(`differences/?other=${copy.id}`));
  expect(same.body).toMatchObject({ groups: [], people: [], same_groups: copy.found.groups.length });
  const late = copy.found.groups.find(({ start_time }: { start_time: string }) => start_time !== '18:00');
  const gone = await school.owner.post(`/api/classes/plans/${copy.id}/edit/`, {
    move_person: { person_id: people.Gil, from: late.key, to: null },
  });
  expect(gone.status).toBe(200);
  const { body } = await school.owner.get(at(`differences/?other=${copy.id}`));
  expect(body.same_groups).toBe(copy.found.groups.length - 1);
  expect(body.groups).toMatchObject([{ one: { key: late.key }, other: { key: late.key } }]);
  expect(body.people).toMatchObject([{ person: { id: people.Gil }, one: [{ key: late.key }], other: [] }]);
  expect(body.plans[0].numbers.people_placed - body.plans[1].numbers.people_placed).toBe(1);
  const empty = await school.plan();
  expect((await school.owner.get(at(`differences/?other=${empty}`))).body.code).toBe('planning.not_solved');
  expect(errors(await school.owner.get(at(`differences/?other=${school.term_id}`)))).toEqual([
    'query.other unknown',
  ]);
});

test('whoever is erased is gone from every plan, locks and reasons included', async () => {
  const { found } = await school.look(id);
  await school.owner.put(at('locks/'), { groups: found.groups.map(({ key }: { key: string }) => key) });
  await school.owner.patch(at(), { excluded: { people: [people.Ana], slots: [] } });
  await school.owner.patch('/api/settings/', { values: { erasure_wait_days: 0 } });
  expect((await school.owner.post(`/api/clients/${people.Ana}/erasure/`, {})).body.erasure.status).toBe(
    'done',
  );
  const { rows } = await server.owner.query(
    'select concat(options, excluded, locks, puzzle, found) as said from plans where id = $1',
    [id],
  );
  expect(rows[0].said).not.toContain(people.Ana);
  expect(rows[0].said).toContain(people.Ben);
  const after = await school.look(id);
  expect(whoIn(groupAt(after.found, '18:00'))).toEqual([people.Ben, people.Cris, people.Dani].sort());
  expect(after.excluded.people).toEqual([]);
  expect((await school.solve(id)).found.numbers.people).toBe(6);
});

test('a client who becomes another one is that one in plans, too', async () => {
  const { found } = await school.look(id);
  const ben = await school.student('Ben otra vez');
  const merged = await school.owner.post(`/api/clients/${ben}/merge/`, { other_id: people.Ben });
  expect([merged.status, merged.body.code]).toEqual([200, undefined]);
  const after = await school.look(id);
  expect(whoIn(groupAt(after.found, '18:00'))).toEqual(
    whoIn(groupAt(found, '18:00'))
      .map((one) => (one === people.Ben ? ben : one))
      .sort(),
  );
  const twice = await school.owner.post(`/api/clients/${ben}/merge/`, { other_id: people.Cris });
  expect(twice.status).toBe(200);
  expect(whoIn(groupAt((await school.look(id)).found, '18:00'))).toEqual(
    [ben, people.Ana, people.Dani].sort(),
  );
});
