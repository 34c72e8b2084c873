import { beforeAll, describe, expect, test } from 'vitest';
import { buildClub, giveRole, type Place, person } from '../../../test/builders.ts';
import { useServer } from '../../../test/server.ts';
import { system } from '../../kernel/actor.ts';
import type { TenantTx } from '../../kernel/db/database.ts';
import { roleToTake, takeRole } from '../commands/members.ts';
import { countOwners } from '../store/members.ts';

const server = useServer();
let place: Place;
let owner: Awaited<ReturnType<typeof person>>;
let admin: Awaited<ReturnType<typeof person>>;
let student: Awaited<ReturnType<typeof person>>;
beforeAll(async () => {
  place = await buildClub(server.db);
  owner = await person(server, place, 'owner');
  admin = await person(server, place, 'club_admin');
  student = await person(server, place, 'student');
});

type Caller = Awaited<ReturnType<typeof person>>;
const rolesPath = (user: { user_id: string }) => `/api/members/${user.user_id}/roles/`;
const roleOf = async (user: { user_id: string }, role: string) => {
  const { rows } = await server.owner.query(
    'select id from memberships where organization_id = $1 and user_id = $2 and role = $3',
    [place.organization_id, user.user_id, role],
  );
  return rows[0]?.id as string;
};

describe('members', () => {
  test('are listed by name with their roles, for the desk', async () => {
    const { status, body } = await admin.get('/api/members/?limit=2');
    expect([status, body.results.length]).toEqual([200, 2]);
    const rest = await admin.get(`/api/members/?cursor=${body.next_cursor}`);
    const all = [...body.results, ...rest.body.results];
    expect(all.map((member) => member.user_id).toSorted()).toEqual(
      [owner.user_id, admin.user_id, student.user_id].toSorted(),
    );
    expect(all.find((member) => member.user_id === student.user_id)).toMatchObject({
      client_id: student.profile_id,
      roles: [{ role: 'student', club_id: null, abilities: { remove: true } }],
    });
    expect(all.find((member) => member.user_id === owner.user_id).roles[0].abilities).toEqual({
      remove: false,
    });
    expect((await student.get('/api/members/')).status).toBe(403);
    expect((await server.as().get('/api/members/')).status).toBe(401);
  });

  test('are found by role and by a part of the address, taken literally', async () => {
    const byRole = await admin.get('/api/members/?role=owner');
    expect(byRole.body.results.map((it: Caller) => it.user_id)).toEqual([owner.user_id]);
    const byMail = await admin.get(`/api/members/?q=${student.email.toUpperCase()}`);
    expect(byMail.body.results.map((it: Caller) => it.user_id)).toEqual([student.user_id]);
    expect((await admin.get('/api/members/?q=%25')).body.results).toEqual([]);
  });

  test('get roles from the owner, and act on them with the next request', async () => {
    expect((await student.get('/api/members/')).status).toBe(403);
    const given = await owner.post(rolesPath(student), { role: 'club_admin', club_id: place.club_id });
    expect(given.status).toBe(201);
    expect(given.body.roles.map((it: { role: string }) => it.role)).toEqual(['club_admin', 'student']);
    expect((await student.get('/api/members/')).status).toBe(200);
    const again = await owner.post(rolesPath(student), { role: 'club_admin', club_id: place.club_id });
    expect(again.body.roles).toHaveLength(2);
    const gone = await owner.delete(`${rolesPath(student)}${await roleOf(student, 'club_admin')}/`);
    expect(gone.status).toBe(204);
    expect((await student.get('/api/members/')).status).toBe(403);
  });

  test('get only sensible roles, and only if they are members', async () => {
    const noClub = await owner.post(rolesPath(student), { role: 'club_admin' });
    expect(noClub).toMatchObject({ status: 422, body: { errors: [{ path: '/club_id' }] } });
    const clubbed = await owner.post(rolesPath(student), { role: 'owner', club_id: place.club_id });
    expect(clubbed.status).toBe(422);
    const elsewhere = await buildClub(server.db);
    const foreignClub = await owner.post(rolesPath(student), {
      role: 'club_admin',
      club_id: elsewhere.club_id,
    });
    expect(foreignClub.status).toBe(404);
    const someone = await server.signUp();
    const [theirs, nobody] = [
      await owner.post(rolesPath(someone), { role: 'student' }),
      await owner.post(rolesPath({ user_id: '0198c0de-0000-7000-8000-000000000000' }), { role: 'student' }),
    ];
    expect(theirs.status).toBe(404);
    expect({ ...theirs.body, request_id: '' }).toEqual({ ...nobody.body, request_id: '' });
  });

  test('a club admin gives and takes students and instructors of their club, nothing above', async () => {
    const teach = await admin.post(rolesPath(student), { role: 'instructor', club_id: place.club_id });
    expect(teach.status).toBe(201);
    expect((await admin.delete(`${rolesPath(student)}${await roleOf(student, 'instructor')}/`)).status).toBe(
      204,
    );
    for (const role of [
      { role: 'owner' },
      { role: 'club_admin', club_id: place.club_id },
      { role: 'instructor' },
    ])
      expect((await admin.post(rolesPath(student), role)).status).toBe(403);
    expect((await admin.delete(`${rolesPath(owner)}${await roleOf(owner, 'owner')}/`)).status).toBe(403);
    expect((await admin.delete(`${rolesPath(admin)}${await roleOf(admin, 'club_admin')}/`)).status).toBe(403);
    expect((await student.post(rolesPath(student), { role: 'owner' })).status).toBe(403);
  });

  test('a role of another organization cannot be reached', async () => {
    const elsewhere = await buildClub(server.db);
    const stranger = await person(server, elsewhere, 'owner');
    const reply = await stranger.delete(`${rolesPath(student)}${await roleOf(student, 'student')}/`);
    expect(reply.status).toBe(404);
    expect(await roleOf(student, 'student')).toBeDefined();
  });
});

describe('the last owner', () => {
  test('stays', async () => {
    const reply = await owner.delete(`${rolesPath(owner)}${await roleOf(owner, 'owner')}/`);
    expect(reply).toMatchObject({ status: 409, body: { code: 'tenancy.last_owner' } });
  });

  /** Two owners, each about to remove the other; the second one starts before the first commits. */
  async function atTheSameTime(remove: (tx: TenantTx, user_id: string, membership: string) => Promise<void>) {
    const here = await buildClub(server.db);
    const users = [await server.signUp(), await server.signUp()];
    for (const user of users) await giveRole(server.db, here, user.user_id, 'owner');
    const { rows } = await server.owner.query(
      'select id, user_id from memberships where organization_id = $1 order by user_id',
      [here.organization_id],
    );
    const firstDone = Promise.withResolvers<void>();
    const secondStarted = Promise.withResolvers<void>();
    const first = server.db.tenant(here.scope, async (tx) => {
      await remove(tx, rows[0].user_id, rows[0].id);
      firstDone.resolve();
      await secondStarted.promise;
    });
    const second = firstDone.promise.then(() =>
      server.db.tenant(here.scope, (tx) => {
        const removing = remove(tx, rows[1].user_id, rows[1].id);
        // The statements are on the wire: the first one may commit now.
        setTimeout(secondStarted.resolve, 50);
        return removing;
      }),
    );
    const outcomes = await Promise.allSettled([first, second]);
    const left = await server.owner.query('select 1 from memberships where organization_id = $1', [
      here.organization_id,
    ]);
    return { left: left.rowCount, refused: outcomes.filter((it) => it.status === 'rejected').length };
  }
  const scopeOf = (tx: TenantTx) => ({
    tx,
    actor: system(place.organization_id),
    now: server.clock.now(),
  });

  test('stays when two owners remove each other at the same time', async () => {
    const outcome = await atTheSameTime(async (tx, user_id, membership) => {
      const { organization_id } = (await tx
        .selectFrom('memberships')
        .select('organization_id')
        .where('id', '=', membership)
        .executeTakeFirstOrThrow()) as { organization_id: string };
      const scope = { ...scopeOf(tx), actor: system(organization_id) };
      await takeRole(scope, await roleToTake(scope, { user_id, membership_id: membership }));
    });
    expect(outcome).toEqual({ left: 1, refused: 1 });
  });

  test('would go without the lock (positive control)', async () => {
    const outcome = await atTheSameTime(async (tx, _user, membership) => {
      if ((await countOwners(scopeOf(tx))) <= 1) throw new Error('the last owner');
      await tx.deleteFrom('memberships').where('id', '=', membership).execute();
    });
    expect(outcome).toEqual({ left: 0, refused: 0 });
  });
});
