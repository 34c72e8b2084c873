import { beforeEach, expect, test } from 'vitest';
import { atOnce } from '../../test/at-once.ts';
import { buildClub, type Place, person } from '../../test/builders.ts';
import { useServer } from '../../test/server.ts';
import { buildSession } from '../../test/sessions.ts';
import { publishWaiver } from '../clients/commands/waivers.ts';
import { insertWaiver } from '../clients/store/waivers.ts';
import { system } from '../kernel/actor.ts';
import type { Scope } from '../kernel/scope.ts';
import { changeSettings } from '../organizations/commands/settings.ts';

/* Somebody signs, or books, at the moment at which the waiver or the rule changes (docs/domain/waivers.md). */
const server = useServer({ now: '2026-03-02T09:00:00Z' });
type Person = Awaited<ReturnType<typeof person>> & { profile_id: string };
let place: Place;
let owner: Person;
let student: Person;
beforeEach(async () => {
  place = await buildClub(server.db);
  owner = (await person(server, place, 'owner')) as Person;
  student = (await person(server, place, 'student')) as Person;
  await owner.post('/api/waivers/texts/', words('Una.'));
});

const words = (text: string) => ({ title_es: 'Alta', title_en: 'Waiver', text_es: text, text_en: text });
const sign = (version: number) =>
  student.post('/api/waivers/signatures/', {
    ...{ version, typed_name: 'Ana Prieto', client_ids: [student.profile_id] },
  });
const book = (session_id: string) =>
  student.post(`/api/classes/sessions/${session_id}/enroll/`, { student_id: student.profile_id });
const open = <T>(work: (scope: Scope) => Promise<T>): Promise<T> =>
  server.db.tenant(place.scope, (tx) =>
    work({ tx, actor: { ...system(place.organization_id), user_id: null }, now: server.clock.now() }),
  );

test('who signs while a new version is published waits, and reads that there is another', async () => {
  const { first, second, waited } = await atOnce({
    owner: server.owner,
    open: (held) => open(held),
    first: (scope: Scope) => publishWaiver(scope, words('Dos.')),
    second: () => sign(1),
  });
  await first;
  expect([waited, (await second).body.code]).toEqual([true, 'waiver.outdated']);
  expect((await sign(2)).body.missing).toEqual([]);
});

test('a version that is published past the look of who signs makes nobody wait: what was read is no more in force', async () => {
  const { first, second, waited } = await atOnce({
    owner: server.owner,
    open: (held) => open(held),
    first: (scope: Scope) => insertWaiver(scope, { ...words('Dos.'), asks_from: null, version: 2 }),
    second: () => sign(1),
  });
  await first;
  expect([waited, (await second).status]).toEqual([false, 200]);
});

test('a rule that is being set refuses nobody who books before it, and everybody after it', async () => {
  const { session_id } = await buildSession(server.db, place);
  const later = await buildSession(server.db, place, { starts_at: '2026-03-12T18:00:00Z' });
  const { first, second, waited } = await atOnce({
    owner: server.owner,
    open: (held) => open(held),
    first: (scope: Scope) => changeSettings(scope, { values: { require_waiver: true } }),
    second: () => book(session_id),
  });
  expect([waited, (await second).status]).toEqual([false, 201]);
  await first;
  expect((await book(later.session_id)).body.code).toBe('enrollment.waiver_needed');
  const { results } = (await owner.get(`/api/classes/sessions/${session_id}/enrollments/`)).body;
  expect(results).toMatchObject([{ status: 'enrolled', waiver_missing: true }]);
});

test('of many who book while the rule is set, none that comes after its answer gets in', async () => {
  const sessions = await Promise.all(
    [10, 11, 12, 13, 14, 15].map((day) =>
      buildSession(server.db, place, { starts_at: `2026-03-${day}T18:00:00Z` }),
    ),
  );
  const racing = sessions.slice(0, 3).map(({ session_id }) => book(session_id));
  const set = await owner.patch('/api/settings/', { values: { require_waiver: true } });
  expect(set.status).toBe(200);
  const after = await Promise.all(sessions.slice(3).map(({ session_id }) => book(session_id)));
  expect(after.map(({ status }) => status)).toEqual([409, 409, 409]);
  for (const { status } of await Promise.all(racing)) expect([201, 409]).toContain(status);
});
