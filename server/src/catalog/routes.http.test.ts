import { beforeAll, describe, expect, test } from 'vitest';
import { buildClub, type Place, person } from '../../test/builders.ts';
import { useServer } from '../../test/server.ts';
import { buildSession } from '../../test/sessions.ts';

const server = useServer();
let place: Place;
let admin: Awaited<ReturnType<typeof person>>;
let student: Awaited<ReturnType<typeof person>>;
beforeAll(async () => {
  place = await buildClub(server.db);
  admin = await person(server, place, 'club_admin');
  student = await person(server, place, 'student');
});

const group = { name: 'Grupo', type: 'group', currency: 'EUR', base_price: 1500 };

describe('the catalog', () => {
  test('an organization starts with the four levels, in order', async () => {
    const { status, body } = await student.get('/api/classes/levels/');
    expect(status).toBe(200);
    expect(body.results.map((level: { name: string }) => level.name)).toEqual([
      'beginner',
      'intermediate',
      'advanced',
      'all_levels',
    ]);
    expect(body.results[0].abilities).toEqual({ change: false });
  });

  test('a desk adds levels, puts them in order and removes what no group is of', async () => {
    const names = async () =>
      (await admin.get('/api/classes/levels/')).body.results.map((one: { name: string }) => one.name);
    const add = (input: object) => admin.post('/api/classes/levels/', input);
    const first = await add({ display_name: 'Iniciación niños', rating_max: 1 });
    expect(first).toMatchObject({ status: 201, body: { name: 'iniciacion_ninos', order: 5, rating_min: 0 } });
    const second = await add({ display_name: 'INICIACIÓN, niños', order: 0 });
    expect(second.body.name).toBe('iniciacion_ninos_2');
    expect((await add({ display_name: '¡!' })).body.name).toBe('level');
    expect(await add({ display_name: 'x', rating_min: 3, rating_max: 1 })).toMatchObject({ status: 422 });
    expect((await student.post('/api/classes/levels/', { display_name: 'x' })).status).toBe(403);
    expect(await names()).toEqual([
      'iniciacion_ninos_2',
      'beginner',
      'intermediate',
      'advanced',
      'all_levels',
      'iniciacion_ninos',
      'level',
    ]);

    const { schedule_id } = await buildSession(server.db, place);
    await server.owner.query('update class_schedules set level_id = $2 where id = $1', [
      schedule_id,
      first.body.id,
    ]);
    const remove = (id: string) => admin.delete(`/api/classes/levels/${id}/`);
    expect(await remove(first.body.id)).toMatchObject({
      status: 409,
      body: { code: 'catalog.level_in_use' },
    });
    const all = (await admin.get('/api/classes/levels/')).body.results;
    const byName = (name: string) => all.find((one: { name: string }) => one.name === name).id;
    expect(await remove(byName('all_levels'))).toMatchObject({
      status: 409,
      body: { code: 'catalog.level_is_default' },
    });
    for (const name of ['beginner', 'level', 'iniciacion_ninos_2'])
      expect((await remove(byName(name))).status).toBe(204);
    expect((await remove(byName('beginner'))).status).toBe(404);
    expect(await names()).toEqual(['intermediate', 'advanced', 'all_levels', 'iniciacion_ninos']);
  });

  test('a desk adds a type with defaults, a student may not', async () => {
    const { status, body } = await admin.post('/api/classes/types/', group);
    expect(status).toBe(201);
    expect(body).toMatchObject({
      ...group,
      max_participants: 4,
      allow_waitlist: true,
      abilities: { change: true },
    });
    expect((await student.post('/api/classes/types/', { ...group, name: 'Otro' })).status).toBe(403);
  });

  test('a name is taken once, and the refusal names the field', async () => {
    await admin.post('/api/classes/types/', { ...group, name: 'Doble' });
    const { status, body, headers } = await admin.post('/api/classes/types/', { ...group, name: 'Doble' });
    expect(status).toBe(422);
    expect(headers.get('content-type')).toContain('application/problem+json');
    expect(body).toMatchObject({ code: 'request.invalid', errors: [{ path: '/name' }] });
  });

  test('input is strict: no unknown properties, no coercion, no NUL', async () => {
    const unknown = await admin.post('/api/classes/types/', { ...group, name: 'x', nope: 1 });
    expect(unknown).toMatchObject({ status: 400, body: { errors: [{ path: '/nope' }] } });
    const coerced = await admin.post('/api/classes/types/', { ...group, name: 'x', base_price: '1500' });
    expect(coerced).toMatchObject({ status: 400, body: { errors: [{ path: '/base_price' }] } });
    const nul = await admin.post('/api/classes/types/', { ...group, name: 'a\u0000b' });
    expect(nul).toMatchObject({ status: 400, body: { errors: [{ path: '/name' }] } });
  });

  test('a type of another organization answers as one that does not exist', async () => {
    const elsewhere = await buildClub(server.db);
    const stranger = await person(server, elsewhere, 'owner');
    const { body } = await admin.post('/api/classes/types/', { ...group, name: 'Nuestro' });
    const theirs = await stranger.get(`/api/classes/types/${body.id}/`);
    const nothing = await stranger.get('/api/classes/types/0198c0de-0000-7000-8000-000000000000/');
    expect(theirs.status).toBe(404);
    expect({ ...theirs.body, request_id: '' }).toEqual({ ...nothing.body, request_id: '' });
  });

  test('the same Idempotency-Key gives the same answer once, another body is refused', async () => {
    const key = { 'idempotency-key': 'once' };
    const first = await admin.post('/api/classes/types/', { ...group, name: 'Clave' }, key);
    const again = await admin.post('/api/classes/types/', { ...group, name: 'Clave' }, key);
    expect(again).toMatchObject({ status: 201, body: first.body });
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    expect((await admin.post('/api/classes/types/', { ...group, name: 'Otra' }, key)).status).toBe(422);
  });

  test('every change is in the audit log with its author', async () => {
    const { body } = await admin.post('/api/classes/types/', { ...group, name: 'Auditado' });
    await admin.patch(`/api/classes/types/${body.id}/`, { base_price: 1800 });
    const { rows } = await server.owner.query(
      'select action, user_id, changes from audit_log where entity_id = $1 order by id',
      [body.id],
    );
    expect(rows.map((row) => [row.action, row.user_id])).toEqual([
      ['create', admin.user_id],
      ['update', admin.user_id],
    ]);
    expect(rows[1].changes).toEqual({ base_price: [1500, 1800] });
  });
});
