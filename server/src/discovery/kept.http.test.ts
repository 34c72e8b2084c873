import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildClub, type Place, person } from '../../test/builders.ts';
import { type Caller, startBeside, useServer } from '../../test/server.ts';
import { buildClient, buildSession } from '../../test/sessions.ts';

/*
 * What is kept is never seen: whatever is written, a list answers what a server that keeps nothing answers. Two readers
 * read before and after every write, through the server that wrote and through another one.
 */
const server = useServer();
type Person = Awaited<ReturnType<typeof person>>;
type Beside = Awaited<ReturnType<typeof startBeside>>;

interface Scene {
  place: Place;
  owner: Person;
  ana: Person;
  ben: Person;
  sessions: string[];
}
let scene: Scene;
/** Keeps nothing. */
let oracle: Beside;
let other: Beside;
beforeAll(async () => {
  scene = await sceneOf();
  [oracle, other] = [await startBeside(server, { deaf: true }), await startBeside(server)];
});
afterAll(() => Promise.all([oracle.close(), other.close()]));

async function sceneOf(): Promise<Scene> {
  const place = await buildClub(server.db);
  const as = (role: 'owner' | 'student') => person(server, place, role);
  const [owner, ana, ben] = [await as('owner'), await as('student'), await as('student')];
  const sessions: string[] = [];
  for (const [day, options] of [
    [9, { member_price: 900 }],
    [9, { max_participants: 1, allow_waitlist: false }],
    [10, { max_participants: 1 }],
    [11, { enrollment_opens_days: 8, level: 'advanced' as const }],
  ] as const) {
    const starts_at = `2026-03-${String(day).padStart(2, '0')}T18:00:00Z`;
    sessions.push((await buildSession(server.db, place, { starts_at, ...options })).session_id);
  }
  return { place, owner, ana, ben, sessions };
}

const lists = ({ place }: Scene): [method: 'get' | 'post', path: string, body?: object][] => [
  ['get', '/api/classes/sessions/available/?limit=3'],
  ['get', '/api/classes/sessions/available/?include_full=true&include_closed=true'],
  ['get', '/api/classes/sessions/by_date/?from=2026-03-09&until=2026-03-12'],
  ['post', '/api/classes/search/', { weekdays: [0, 1, 2] }],
  ['get', `/api/public/${place.organization_slug}/clubs/${place.club_slug}/sessions/?from=2026-03-09`],
];

/** Everything that both readers see, and that the owner sees for one of them, without what differs at every answer. */
async function read(scene: Scene, door: (headers: Record<string, string>) => Caller): Promise<unknown[]> {
  const asked = lists(scene).flatMap((list) => [scene.ana, scene.ben].map((who) => ({ who, list })));
  return Promise.all(
    asked.map(async ({ who, list: [method, path, body] }) => {
      const caller = door(who.headers);
      const reply = method === 'get' ? await caller.get(path) : await caller.post(path, body);
      const { request_id: _, ...seen } = reply.body;
      return { path, status: reply.status, seen };
    }),
  );
}

/** A generator of numbers below `n` that a seed repeats (mulberry32). */
function numbers(seed: number): (n: number) => number {
  let a = seed;
  return (n) => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % n;
  };
}

type Step = (scene: Scene, below: (n: number) => number) => Promise<unknown>;
const sessionOf = ({ sessions }: Scene, below: (n: number) => number) =>
  `/api/classes/sessions/${sessions[below(sessions.length)]}/`;
const pick = ({ ana, ben }: Scene, below: (n: number) => number) => (below(2) ? ana : ben);

/** What a club does. Some of it is refused at times: then nothing was written, and that must show too. */
const steps: Record<string, Step> = {
  book: (scene, below) => pick(scene, below).post(`${sessionOf(scene, below)}enroll/`, {}),
  'book somebody else': async (scene, below) =>
    scene.owner.post(`${sessionOf(scene, below)}enroll/`, {
      student_id: await buildClient(server.db, scene.place),
      overrides: ['level'],
    }),
  cancel: (scene, below) => pick(scene, below).post(`${sessionOf(scene, below)}cancel_enrollment/`, {}),
  'change a session': (scene, below) =>
    scene.owner.patch(sessionOf(scene, below), { max_participants: 1 + below(4) }),
  'cancel a session': (scene, below) => scene.owner.post(`${sessionOf(scene, below)}cancel/`, {}),
  'add a session': async (scene, below) => {
    const starts_at = `2026-03-1${below(3)}T1${below(6)}:00:00Z`;
    scene.sessions.push((await buildSession(server.db, scene.place, { starts_at })).session_id);
  },
  'change a setting': ({ owner }, below) =>
    owner.patch('/api/settings/', {
      values: { enable_waitlist: below(2) === 0, allow_last_minute_booking: below(2) === 0 },
    }),
  'assess somebody': (scene, below) =>
    scene.owner.patch(`/api/clients/${pick(scene, below).profile_id}/`, {
      level: 1 + below(6),
      is_club_member: below(2) === 0,
    }),
  'block somebody': (scene, below) =>
    scene.owner.post(
      `/api/clients/${pick(scene, below).profile_id}/${below(2) ? 'block' : 'unblock'}/`,
      below(2) ? { reason: 'x' } : {},
    ),
  'give a role': async ({ owner, ben }) => {
    const { body } = await owner.post(`/api/members/${ben.user_id}/roles/`, { role: 'club_admin' });
    return body;
  },
  'rename the club': ({ owner, place }, below) =>
    owner.patch(`/api/clubs/${place.club_id}/`, { name: `Club ${below(1_000)}`, is_public: below(4) > 0 }),
  'rename a level': async ({ owner }, below) => {
    const { body } = await owner.get('/api/classes/levels/');
    const level = body.results[below(body.results.length)];
    return owner.patch(`/api/classes/levels/${level.id}/`, { display_name: `Level ${below(1_000)}` });
  },
  'let time go by': async (_, below) => server.clock.advance((1 + below(40)) * 3_600_000),
  'start over': async () => server.clock.set('2026-03-02T09:00:00Z'),
};

/** Where the kept answers first differ from the true ones; undefined when they never do. */
async function firstDifference(scene: Scene, seed: number, length: number): Promise<string | undefined> {
  const below = numbers(seed);
  const names = Object.keys(steps);
  for (let n = 0; n < length; n++) {
    await read(scene, server.as);
    const name = names[below(names.length)] as string;
    await steps[name]?.(scene, below);
    const [kept, truth] = [await read(scene, server.as), await read(scene, oracle.as)];
    if (JSON.stringify(kept) !== JSON.stringify(truth)) return `${name} (seed ${seed}, step ${n})`;
    await expect.poll(() => read(scene, other.as), { timeout: 5_000, interval: 20 }).toEqual(truth);
  }
  return undefined;
}

test('after any write, and at any time, a list is as if nothing were kept, through both servers', async () => {
  for (const seed of [1, 2, 3]) expect(await firstDifference(scene, seed, 25)).toBeUndefined();
}, 180_000);

test('the positive control: with writes that nobody hears of, an old list is seen', async () => {
  const heard = server.db.versions.wrote;
  server.db.versions.wrote = () => {};
  try {
    server.clock.set('2026-03-02T09:00:00Z');
    expect(await firstDifference(await sceneOf(), 4, 25)).toBeDefined();
  } finally {
    server.db.versions.wrote = heard;
  }
}, 60_000);
