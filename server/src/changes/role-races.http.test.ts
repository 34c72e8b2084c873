import { beforeEach, describe, expect, test } from 'vitest';
import { atOnce } from '../../test/at-once.ts';
import { person } from '../../test/builders.ts';
import { useServer } from '../../test/server.ts';
import { buildTimetable, type Timetable } from '../../test/timetable.ts';
import { system } from '../kernel/actor.ts';
import type { TenantTx } from '../kernel/db/database.ts';
import { newId } from '../kernel/ids.ts';
import { rolesLike, roleToTake, takeRole } from '../people/public.ts';
import { takeRoleAway } from './commands/role.ts';

/* Two desks, one of the two roles of a coach each: whoever comes second takes the last one. */
const server = useServer({ now: '2026-03-02T09:00:00Z' });
let club: Timetable;
let owner: Timetable['admin'];
let roles: [string, string];
beforeEach(async () => {
  club = await buildTimetable(server);
  owner = await person(server, club.place, 'owner');
  await club.published({ end_date: '2026-03-24' });
  const { user_id } = club.coach;
  const { organization_id, club_id } = club.place;
  const of = async () =>
    (
      await server.owner.query<{ id: string; club_id: string | null }>(
        `select id, club_id from memberships where user_id = $1 and role = 'instructor' and organization_id = $2 order by id`,
        [user_id, organization_id],
      )
    ).rows;
  const [first] = await of();
  await server.owner.query(
    `insert into memberships (organization_id, id, user_id, role, club_id) values ($1, $2, $3, 'instructor', $4)`,
    [organization_id, newId(), user_id, first?.club_id === null ? club_id : null],
  );
  roles = (await of()).map(({ id }) => id) as [string, string];
});

const scopeOf = (tx: TenantTx) => ({
  ...{ tx, actor: system(club.place.organization_id), now: server.clock.now() },
});
const asked = (membership_id: string) => ({ user_id: club.coach.user_id, membership_id });
const takingFirst = <T>(second: () => Promise<T>) =>
  atOnce({
    owner: server.owner,
    open: (work: (tx: TenantTx) => Promise<unknown>) => server.db.tenant(club.place.scope, work),
    first: (tx) => takeRoleAway(scopeOf(tx), asked(roles[0]), {}),
    second,
  });
const rolesLeft = () =>
  server.db.tenant(club.place.scope, (tx) => rolesLike(scopeOf(tx), club.coach.user_id, 'instructor'));
const removePath = (role: string) => `/api/members/${club.coach.user_id}/roles/${role}/`;

describe('the two roles of a coach, taken at once', () => {
  test('are not both gone before somebody has decided about the classes', async () => {
    const { first, second, waited } = await takingFirst(() => owner.delete(removePath(roles[1])));
    await first;
    const { status, body } = await second;
    expect([waited, status, body.code]).toEqual([true, 409, 'changes.undecided']);
    expect(await rolesLeft()).toBe(1);
  });

  test('leave the other one alone where both desks take the same', async () => {
    const { first, second } = await takingFirst(() => owner.delete(removePath(roles[0])));
    await first;
    expect((await second).status).toBe(404);
    expect(await rolesLeft()).toBe(1);
  });

  test('control: counted without the lock, none of them is the last, and the coach has none left', async () => {
    const { first, second, waited } = await takingFirst(() =>
      server.db.tenant(club.place.scope, async (tx) => {
        const held = await roleToTake(scopeOf(tx), asked(roles[1]));
        const counted = await rolesLike(scopeOf(tx), held.user_id, held.role);
        if (counted > 1) await takeRole(scopeOf(tx), held);
        return counted;
      }),
    );
    await first;
    expect([await second, waited]).toEqual([2, expect.any(Boolean)]);
    expect(await rolesLeft()).toBe(0);
  });
});
