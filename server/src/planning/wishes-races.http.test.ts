import { beforeEach, describe, expect, test } from 'vitest';
import { atOnce } from '../../test/at-once.ts';
import { asSystem, type Place, person } from '../../test/builders.ts';
import { openSeason } from '../../test/season.ts';
import { useServer } from '../../test/server.ts';
import type { Scope } from '../kernel/scope.ts';
import { closeWishes } from './commands/wish-windows.ts';
import { putWish } from './commands/wishes.ts';
import { wishesOf } from './public.ts';

/* docs/domain/wishes.md: what is said at one moment with something else. */
const server = useServer({ now: '2026-03-02T09:00:00Z' });
type Person = Awaited<ReturnType<typeof person>>;
let place: Place;
let owner: Person;
let term: string;
let ana: Person;
beforeEach(async () => {
  ({ place, owner } = await openSeason(server));
  const { body } = await owner.post('/api/classes/terms/', {
    ...{ club_id: place.club_id, name: 'Verano', starts_on: '2026-04-06', ends_on: '2026-06-21' },
  });
  term = body.id;
  ana = await person(server, place, 'student');
});

const open = () =>
  owner.put(`/api/classes/terms/${term}/wish_window/`, { opens_on: '2026-03-01', closes_on: '2026-03-15' });
const monday = { weekday: 0, starts_at: '18:00', ends_at: '21:00' };
const wanted = (more: object = {}) => ({ classes_a_week: 1, times: [monday], ...more });
const scoped = <T>(run: (scope: Scope) => Promise<T>): Promise<T> =>
  asSystem(server.db, place, server.clock.now(), run);

describe('the window is over at that very moment', () => {
  const race = async ({ hold }: { hold: boolean }) => {
    await open();
    const { first, second, waited } = await atOnce({
      owner: server.owner,
      open: (run: (scope: Scope) => Promise<void>) => scoped(run),
      first: (scope) => closeWishes(scope, term),
      second: () =>
        server.db.tenant(place.scope, (tx) =>
          putWish(
            {
              tx,
              actor: { ...visitorLike(), personas: { client: [ana.profile_id as string] } },
              now: server.clock.now(),
            },
            { term_id: term, student_id: ana.profile_id as string },
            wanted() as never,
            { hold },
          ),
        ),
    });
    const results = await Promise.allSettled([first, second]);
    return {
      waited,
      second: results[1].status,
      wishes: (await scoped((scope) => wishesOf(scope, term))).length,
    };
  };
  const visitorLike = () => ({
    ...{ kind: 'user' as const, user_id: ana.user_id, name: 'Ana', is_staff: false },
    ...{ organization_id: place.organization_id, roles: [], permissions: new Set<string>() },
  });
  test('whoever wishes while it is closed comes too late', async () => {
    expect(await race({ hold: true })).toEqual({ waited: true, second: 'rejected', wishes: 0 });
  });
  test('control: without holding the window the wish is there after it was closed', async () => {
    expect(await race({ hold: false })).toEqual({ waited: false, second: 'fulfilled', wishes: 1 });
  });
});

describe('a student and a guardian say it at once', () => {
  const times = (weekday: number) => [{ ...monday, weekday }];
  const input = (weekday: number) => ({ ...wanted({ times: times(weekday) }), people: [] }) as never;
  const both = async () => {
    await open();
    const whose = { term_id: term, student_id: ana.profile_id as string };
    const { first, second, waited } = await atOnce({
      owner: server.owner,
      open: (run: (scope: Scope) => Promise<void>) => scoped(run),
      first: (scope) => putWish(scope, whose, input(1)),
      second: () => scoped((scope) => putWish(scope, whose, input(2))),
    });
    const results = await Promise.allSettled([first, second]);
    const { rows } = await server.owner.query(
      `select count(distinct w.id)::int as wishes, array_agg(t.weekday::int order by t.weekday) as days
         from wishes w join wish_times t on t.wish_id = w.id where w.student_id = $1`,
      [ana.profile_id],
    );
    return { waited, ok: results.every(({ status }) => status === 'fulfilled'), ...rows[0] };
  };
  test('one wish stands, whole: that of who came second', async () => {
    expect(await both()).toEqual({ waited: true, ok: true, wishes: 1, days: [2] });
  });
  test('control: without the key the database would take a second one', async () => {
    await open();
    await server.owner.query('begin');
    await server.owner.query("select set_config('app.organization_id', $1, true)", [place.organization_id]);
    await server.owner.query('alter table wishes drop constraint wishes_once');
    const insert = () =>
      server.owner.query(
        `insert into wishes (organization_id, id, window_id, student_id, status, source, classes_a_week, created_at, updated_at)
         select organization_id, gen_random_uuid(), id, $1, 'standing', 'desk', 1, now(), now() from wish_windows where term_id = $2`,
        [ana.profile_id, term],
      );
    await insert();
    await insert();
    const { rows } = await server.owner.query('select count(*)::int as n from wishes where student_id = $1', [
      ana.profile_id,
    ]);
    await server.owner.query('rollback');
    expect(rows[0].n).toBe(2);
  });
});
