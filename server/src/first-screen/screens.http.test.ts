import type { FastifyRequest } from 'fastify';
import { beforeAll, describe, expect, test } from 'vitest';
import { buildClub, type Place, person } from '../../test/builders.ts';
import { useServer } from '../../test/server.ts';
import { buildSession } from '../../test/sessions.ts';
import { firstScreens } from './screens.ts';

const server = useServer({ now: '2026-03-02T09:00:00Z' });
let place: Place;
let student: Awaited<ReturnType<typeof person>>;
let path: string;
let session_id: string;
beforeAll(async () => {
  place = await buildClub(server.db);
  student = await person(server, place, 'student');
  path = `/c/${place.organization_slug}/${place.club_slug}`;
  ({ session_id } = await buildSession(server.db, place, { starts_at: '2026-03-02T18:00:00Z' }));
  await server.owner.query("update class_schedules set name = '<i>Lunes</i>'");
});

const ask = (url: string, token?: string, language = 'en') => {
  const headers = { host: new URL(server.url).host, ...(token && { authorization: `Bearer ${token}` }) };
  const request = { url, headers, socket: { remoteAddress: '127.0.0.1' } };
  return firstScreens(server.app, server.clock)(request as unknown as FastifyRequest, language);
};

describe('the first screen', () => {
  test('of a club has its classes as text, and the answers to what the app asks for', async () => {
    const screen = await ask(path, undefined, 'es');
    expect(screen).toMatchObject({ path, language: 'es', organization: null });
    expect(screen?.html).toContain('&lt;i&gt;Lunes&lt;/i&gt;');
    expect(screen?.html).toContain(`href="${path}/${session_id}?week=2026-03-02"`);
    expect(screen?.html).toContain('Hoy');
    const api = `/api/public${path.replace('/c/', '/').replace(/\/([^/]+)$/, '/clubs/$1/')}`;
    const sessions = `${api}sessions/?from=2026-03-02&include_cancelled=true&limit=200&until=2026-03-08`;
    const coaches = `/api/public/${place.organization_slug}/instructors/?club_id=${place.club_id}&on_club_page=true`;
    expect(Object.keys(screen?.answers ?? {})).toEqual(['/api/me/', api, sessions, coaches]);
    expect(JSON.parse(screen?.answers[sessions] ?? '')).toMatchObject({ results: [{ id: session_id }] });
  });

  test('of a student is their home, in their language, and of nobody else', async () => {
    for (const address of ['/classes', '/']) {
      const screen = await ask(address, student.token);
      expect(screen).toMatchObject({ path: '/classes', organization: place.organization_slug });
      expect(screen?.html).toContain(`href="/classes/${session_id}"`);
      const asked = Object.keys(screen?.answers ?? {}).map((answer) => answer.split('?')[0]);
      expect(asked).toEqual([
        '/api/me/',
        '/api/classes/sessions/available/',
        '/api/classes/my_classes/',
        '/api/notifications/',
      ]);
    }
    expect(await ask('/classes')).toBeUndefined();
  });

  test('of another week, of a day that is none', async () => {
    const next = await ask(`${path}?week=2026-03-11`);
    expect(next?.html).not.toContain('Lunes');
    expect(Object.keys(next?.answers ?? {})[2]).toContain('from=2026-03-09');
    expect((await ask(`${path}?day=never`))?.html).toContain('Lunes');
  });

  test('is not there for a club that keeps to itself, for no club, and for whom the home is another', async () => {
    const owner = await person(server, place, 'owner');
    expect(await ask('/', owner.token)).toBeUndefined();
    expect(await ask('/admin/today', owner.token)).toBeUndefined();
    expect(await ask(`/c/${place.organization_slug}/nothing`)).toBeUndefined();
    await owner.patch(`/api/clubs/${place.club_id}/`, { is_public: false });
    expect(await ask(path)).toBeUndefined();
  });
});
