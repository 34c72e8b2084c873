import { expect } from 'vitest';
import { newId } from '../src/kernel/ids.ts';
import { startPlanning } from '../src/planning/jobs.ts';
import { buildClub, person } from './builders.ts';
import type { TestServer } from './server.ts';

/** Hours of a week; 0 = Monday. */
export interface Hour {
  weekday: number;
  starts_at: string;
  ends_at: string;
  loved?: boolean;
}

/** A club with a term to plan, from 6 April to 21 June 2026, into which a test puts courts, coaches and wishes. */
export async function planSchool(
  server: TestServer,
  place = undefined as Awaited<ReturnType<typeof buildClub>> | undefined,
) {
  const club = place ?? (await buildClub(server.db));
  const owner = await person(server, club, 'owner');
  const { organization_id, club_id } = club;
  const { rows: levels } = await server.owner.query<{ id: string; rating_min: number; rating_max: number }>(
    'select id, rating_min::float, rating_max::float from class_levels where organization_id = $1 order by "order"',
    [organization_id],
  );
  const { body: type } = await owner.post('/api/classes/types/', {
    ...{
      name: 'Grupo',
      type: 'group',
      currency: 'EUR',
      base_price: 1000,
      min_participants: 2,
      max_participants: 4,
    },
  });
  const { body: term } = await owner.post('/api/classes/terms/', {
    ...{ club_id, name: 'Verano', starts_on: '2026-04-06', ends_on: '2026-06-21' },
  });
  await owner.put(`/api/classes/terms/${term.id}/wish_window/`, {
    opens_on: '2026-03-01',
    closes_on: '2026-03-15',
  });
  const add = async (table: string, row: Record<string, unknown>): Promise<string> => {
    const id = newId();
    const all = { organization_id, id, ...row };
    const names = Object.keys(all);
    await server.owner.query(
      `insert into ${table} (${names}) values (${names.map((_, n) => `$${n + 1}`)})`,
      Object.values(all),
    );
    return id;
  };
  const school = {
    ...{ place: club, owner, levels, type_id: type.id as string, term_id: term.id as string, add },
    court: (name: string) => add('courts', { club_id, name }),
    async coach(name: string, windows: readonly Hour[], more: Record<string, unknown> = {}): Promise<string> {
      const id = await add('instructors', { display_name: name, ...more });
      await add('instructor_clubs', { instructor_id: id, club_id });
      for (const window of windows) await add('instructor_windows', { instructor_id: id, ...window });
      return id;
    },
    student: (name: string, level: number | null = 2) =>
      add('client_profiles', { display_name: name, level, home_club_id: club_id }),
    /** Somebody who wants a class, written by the desk. */
    async wish(
      name: string,
      times: readonly Hour[],
      more: object = {},
      level: number | null = 2,
    ): Promise<string> {
      const id = await school.student(name, level);
      const { status, body } = await owner.put(`/api/classes/terms/${term.id}/wishes/${id}/`, {
        ...{ classes_a_week: 1, times, ...more },
      });
      expect([status, body.errors]).toEqual([200, undefined]);
      return id;
    },
    /** A plan with one kind of group of 60 minutes, for two to four of any level. */
    async plan(options: object = {}, kind: object = {}): Promise<string> {
      const { body } = await owner.post('/api/classes/plans/', { term_ids: [term.id] });
      const { status, body: changed } = await owner.patch(`/api/classes/plans/${body.id}/`, {
        options: {
          kinds: [
            {
              ...{
                id: 'k1',
                name: 'Grupo',
                class_type_id: type.id,
                level_id: levels[0]!.id,
                min_level: 0,
                max_level: 7,
              },
              ...{
                min_age: null,
                max_age: null,
                min_participants: 2,
                max_participants: 4,
                duration_minutes: 60,
              },
              ...{ price: 1000, takes_untested: true, ...kind },
            },
          ],
          ...{ gap: 0, seconds: 20, grid_minutes: 60, ...options },
        },
      });
      expect([status, changed.errors]).toEqual([200, undefined]);
      return body.id;
    },
    look: async (id: string) => (await owner.get(`/api/classes/plans/${id}/`)).body,
    /** Has it solved by a worker, to its end, reasons included. */
    async solve(id: string, more: object = {}) {
      const asked = await owner.post(`/api/classes/plans/${id}/solve/`, more);
      expect([asked.status, asked.body.code, asked.body.status]).toEqual([200, undefined, 'solving']);
      return school.done(id);
    },
    async done(id: string) {
      const worker = startPlanning({ db: server.db, clock: server.clock, bus: server.bus }, (line) => {
        throw new Error(line);
      });
      try {
        return await until(
          () => school.look(id),
          (plan) => plan.solving === null && (plan.found === null || plan.found.reasons_known),
        );
      } finally {
        await worker.stop();
      }
    },
  };
  return school;
}

/** Looks until it is so, for half a minute at most. */
export async function until<T>(look: () => Promise<T>, is: (seen: T) => boolean): Promise<T> {
  const end = performance.now() + 30_000;
  for (;;) {
    const seen = await look();
    if (is(seen)) return seen;
    if (performance.now() > end) throw new Error(`not so yet: ${JSON.stringify(seen).slice(0, 2_000)}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
