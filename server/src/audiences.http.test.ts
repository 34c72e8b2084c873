import { beforeAll, describe, expect, test } from 'vitest';
import { buildClub, buildSecondClub, person } from '../test/builders.ts';
import { type Cast, castFor, classWith } from '../test/classes.ts';
import { hear, type Listening, type LiveMessage } from '../test/live.ts';
import { useServer } from '../test/server.ts';
import { topics } from './audiences.ts';
import { newId } from './kernel/ids.ts';

const server = useServer();
let cast: Cast;
let owner: Awaited<ReturnType<typeof person>>;
let otherAdmin: Awaited<ReturnType<typeof person>>;
beforeAll(async () => {
  const place = await buildClub(server.db);
  cast = await castFor(server, place);
  owner = await person(server, place, 'owner');
  const club_id = await buildSecondClub(server.db, place);
  otherAdmin = await person(server, { ...place, club_id }, 'club_admin');
});

type Role = 'owner' | 'admin' | 'otherAdmin' | 'coach' | 'otherCoach' | 'ana' | 'ben';
const roles: Role[] = ['owner', 'admin', 'otherAdmin', 'coach', 'otherCoach', 'ana', 'ben'];
const whoIs = (role: Role) =>
  role === 'owner'
    ? owner
    : role === 'otherAdmin'
      ? otherAdmin
      : cast[role as Exclude<Role, 'owner' | 'otherAdmin'>];

/** What each of them hears of a type while `work` is done. */
async function heard(type: string, work: () => Promise<unknown>): Promise<Record<Role, LiveMessage[]>> {
  const all = new Map<Role, Listening>();
  for (const role of roles) all.set(role, await hear(server, whoIs(role), cast.place));
  await work();
  // Last in line: who has heard of it has heard of everything before.
  const mark = await owner.post('/api/classes/types/', {
    name: `Mark ${++marks}`,
    type: 'group',
    currency: 'EUR',
  });
  const result = {} as Record<Role, LiveMessage[]>;
  for (const [role, { messages, close }] of all) {
    await expect.poll(() => messages.some(({ ids }) => ids.includes(mark.body.id))).toBe(true);
    result[role] = messages.filter((message) => message.type === type);
    close();
  }
  return result;
}
let marks = 0;

const idsOf = (messages: LiveMessage[]) => [...new Set(messages.flatMap((message) => message.ids))];

describe('a booking', () => {
  test('is told by id to those who run the class and are in it; the others hear that the list changed', async () => {
    const { id, url } = await classWith(server, cast, []);
    const told = await heard('sessions', () => cast.ana.post(`${url}/enroll/`, {}));
    for (const role of ['owner', 'admin', 'coach', 'ana'] as const)
      expect([role, idsOf(told[role])]).toEqual([role, [id]]);
    for (const role of ['otherAdmin', 'otherCoach', 'ben'] as const)
      expect([role, ...told[role]]).toEqual([
        role,
        { type: 'sessions', ids: [], club_ids: [cast.place.club_id] },
      ]);
  });

  test('is told to a guardian, and a cancellation to who has just left', async () => {
    const { body: child } = await cast.ana.post(`/api/clients/${cast.ana.profile_id}/dependants/`, {
      display_name: 'Child',
    });
    const { id, url } = await classWith(server, cast, []);
    const booked = await heard('sessions', () => cast.ana.post(`${url}/enroll/`, { student_id: child.id }));
    expect(idsOf(booked.ana)).toEqual([id]);
    await cast.ben.post(`${url}/enroll/`, {});
    const left = await heard('sessions', () => cast.ben.post(`${url}/cancel_enrollment/`, {}));
    expect(idsOf(left.ben)).toEqual([id]);
  });
});

test('notifications are told to nobody but their reader', async () => {
  const id = newId();
  await server.owner.query(
    `insert into notifications (organization_id, id, dedupe_key, user_id, kind, params, locale, subject, body)
     values ($1, $2, 'x', $3, 'class_reminder', '{"student_name": "", "reason": "", "classes": []}', 'es', 's', 'b')`,
    [cast.place.organization_id, id, cast.ben.user_id],
  );
  const told = await heard('notifications', async () => {
    expect((await cast.ben.post(`/api/notifications/${id}/read/`, {})).status).toBe(200);
  });
  for (const role of roles) expect([role, idsOf(told[role])]).toEqual([role, role === 'ben' ? [id] : []]);
});

test('clients and members are told to those who may see them, and to themselves', async () => {
  const told = await heard('clients', () =>
    cast.admin.patch(`/api/clients/${cast.ana.profile_id}/`, { phone: '+34 600 000 000' }),
  );
  for (const role of roles)
    expect([role, idsOf(told[role])]).toEqual([role, role === 'ben' ? [] : [cast.ana.profile_id]]);
});

test('every topic that is announced stands on the page of topics', async () => {
  const { globSync, readFileSync } = await import('node:fs');
  const sources = globSync('**/*.ts', { cwd: import.meta.dirname }).filter(
    (file) => !file.includes('.test.'),
  );
  const announced = sources.flatMap((file) =>
    [
      ...readFileSync(`${import.meta.dirname}/${file}`, 'utf8').matchAll(/\bannounce\(\s*[\w.]+,\s*'(\w+)'/g),
    ].map(([, type]) => type as string),
  );
  expect(announced.length).toBeGreaterThan(20);
  expect([...new Set(announced)].filter((type) => !(type in topics))).toEqual([]);
});
