import { beforeAll, describe, expect, test } from 'vitest';
import { asSystem, buildClub, type Place, person } from '../../test/builders.ts';
import { useServer } from '../../test/server.ts';
import { settingsOf } from '../kernel/settings.ts';
import { settings } from '../settings.ts';

const server = useServer();
let place: Place;
let owner: Awaited<ReturnType<typeof person>>;
let admin: Awaited<ReturnType<typeof person>>;
let instructor: Awaited<ReturnType<typeof person>>;
let student: Awaited<ReturnType<typeof person>>;
let stranger: Awaited<ReturnType<typeof person>>;
beforeAll(async () => {
  place = await buildClub(server.db);
  owner = await person(server, place, 'owner');
  admin = await person(server, place, 'club_admin');
  instructor = await person(server, place, 'instructor');
  student = await person(server, place, 'student');
  stranger = await person(server, await buildClub(server.db), 'owner');
});

describe('settings', () => {
  test('come with their shapes, groups and defaults', async () => {
    const { status, body } = await instructor.get('/api/settings/');
    expect(status).toBe(200);
    expect(body.definitions).toHaveLength(Object.keys(settings).length);
    expect(body.definitions).toContainEqual({
      key: 'minimum_booking_hours',
      group: 'booking',
      default: 2,
      schema: { type: 'integer', minimum: 0, maximum: 720, description: 'hours' },
    });
    expect(body.values).toMatchObject({ minimum_booking_hours: 2, reminder_hours: [24, 2] });
    expect(body.set_here).toEqual({});
    expect((await student.get('/api/settings/')).status).toBe(403);
  });

  test('of a club stand before the organization’s, and fall back to them', async () => {
    const whole = await owner.patch('/api/settings/', {
      values: { max_waitlist_size: 20, enable_waitlist: false },
    });
    expect(whole.body.values).toMatchObject({ max_waitlist_size: 20, enable_waitlist: false });
    const { club_id } = place;
    const club = await admin.patch('/api/settings/', { club_id, values: { max_waitlist_size: 5 } });
    expect(club.status).toBe(200);
    expect(club.body.values).toMatchObject({ max_waitlist_size: 5, enable_waitlist: false });
    expect(club.body.set_here).toEqual({ max_waitlist_size: 5 });
    const inForce = () =>
      asSystem(server.db, place, server.clock.now(), ({ tx }) => settingsOf(tx, settings, { club_id }));
    expect(await inForce()).toMatchObject({ max_waitlist_size: 5 });
    const back = await admin.patch('/api/settings/', { club_id, values: { max_waitlist_size: null } });
    expect(back.body).toMatchObject({ values: { max_waitlist_size: 20 }, set_here: {} });
    expect(await inForce()).toMatchObject({ max_waitlist_size: 20 });
    expect((await admin.get(`/api/settings/?club_id=${club_id}`)).body.values.max_waitlist_size).toBe(20);
  });

  test('that are unknown or wrong are refused together, by path', async () => {
    const { status, body } = await owner.patch('/api/settings/', {
      values: { nope: 1, max_waitlist_size: 'many', enable_packages: false },
    });
    expect(status).toBe(422);
    expect(body.errors.map((error: { path: string }) => error.path)).toEqual([
      '/values/nope',
      '/values/max_waitlist_size',
    ]);
    expect((await owner.get('/api/settings/')).body.values.enable_packages).toBe(true);
  });

  test('say who may change them, at each level', async () => {
    const change = async (asker: typeof owner, query = '') =>
      (await asker.get(`/api/settings/${query}`)).body.abilities.change;
    const here = `?club_id=${place.club_id}`;
    expect([await change(owner), await change(owner, here)]).toEqual([true, true]);
    expect([await change(admin), await change(admin, here)]).toEqual([false, true]);
    expect([await change(instructor), await change(instructor, here)]).toEqual([false, false]);
  });

  test('are changed by those who answer for them', async () => {
    const values = { enable_packages: false };
    expect((await admin.patch('/api/settings/', { values })).status).toBe(403);
    expect((await instructor.patch('/api/settings/', { values })).status).toBe(403);
    const { body: second } = await owner.post('/api/clubs/', {
      name: 'Otro',
      timezone: 'Europe/Madrid',
      currency: 'EUR',
    });
    expect((await admin.patch('/api/settings/', { club_id: second.id, values })).status).toBe(403);
    expect((await owner.patch('/api/settings/', { club_id: second.id, values })).status).toBe(200);
    expect((await stranger.patch('/api/settings/', { club_id: place.club_id, values })).status).toBe(404);
    expect((await stranger.get(`/api/settings/?club_id=${place.club_id}`)).status).toBe(404);
  });
});

describe('the audit log', () => {
  test('says who changed what from where, the newest first, in pages', async () => {
    await admin.patch(`/api/clubs/${place.club_id}/`, { phone: '1' });
    await admin.patch(`/api/clubs/${place.club_id}/`, { phone: '2' });
    const query = `/api/audit/?entity=clubs&entity_id=${place.club_id}`;
    const { status, body } = await owner.get(`${query}&limit=1`);
    expect(status).toBe(200);
    expect(body.results[0]).toMatchObject({
      user_id: admin.user_id,
      user_name: expect.stringContaining('Person'),
      via: 'web',
      ip: '127.0.0.1',
      action: 'update',
      changes: { phone: ['1', '2'] },
    });
    const next = await owner.get(`${query}&cursor=${body.next_cursor}`);
    expect(next.body.results[0].changes).toEqual({ phone: ['', '1'] });
    expect((await owner.get(`${query}&user_id=${owner.user_id}`)).body.results).toEqual([]);
    const until = encodeURIComponent(body.results[0].at);
    const earlier = await owner.get(`${query}&until=${until}`);
    expect(earlier.body.results[0].changes).toEqual({ phone: ['', '1'] });
    expect((await owner.get(`${query}&from=${until}`)).body.results).toHaveLength(1);
  });

  test('is the desk’s, of its own organization', async () => {
    expect((await instructor.get('/api/audit/')).status).toBe(403);
    expect((await server.as().get('/api/audit/')).status).toBe(401);
    const theirs = await stranger.get(`/api/audit/?entity_id=${place.club_id}`);
    expect(theirs.body.results).toEqual([]);
  });

  test('keeps instructors’ notes from the desk', async () => {
    await server.owner.query(
      `insert into audit_log (organization_id, action, entity, changes)
       values ($1, 'update', 'attendances', '{"instructor_notes": ["", "secret"], "status": ["a", "b"]}')`,
      [place.organization_id],
    );
    const { body } = await owner.get('/api/audit/?entity=attendances');
    expect(body.results[0].changes).toEqual({ status: ['a', 'b'] });
  });
});

describe('mail', () => {
  test('that was kept is readable by the desk, by status', async () => {
    await admin.post('/api/invitations/', { email: 'a@example.test', role: 'student' });
    const { status, body } = await admin.get('/api/mails/?status=queued');
    expect(status).toBe(200);
    expect(body.results[0]).toMatchObject({ to_email: 'a@example.test', status: 'queued', error: '' });
    expect((await admin.get('/api/mails/?status=sent')).body.results).toEqual([]);
    for (const by of [instructor, student]) expect((await by.get('/api/mails/')).status).toBe(403);
    expect(JSON.stringify((await stranger.get('/api/mails/')).body)).not.toContain('a@example.test');
  });

  test('of sign-ins is for platform staff', async () => {
    await server.as().post('/api/auth/sign-in/magic-link', { email: student.email });
    const user = await server.signUp();
    const staff = server.as({ authorization: `Bearer ${user.token}` });
    expect((await staff.get('/api/staff/mails/')).status).toBe(403);
    expect((await owner.get('/api/staff/mails/')).status).toBe(403);
    await server.owner.query('update users set is_staff = true where id = $1', [user.user_id]);
    server.bus.publish({ topic: 'identity' });
    const { status, body } = await staff.get('/api/staff/mails/');
    expect(status).toBe(200);
    expect(body.results[0]).toMatchObject({ to_email: student.email, status: 'kept' });
  });
});
