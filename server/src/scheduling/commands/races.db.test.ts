import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { atOnce } from '../../../test/at-once.ts';
import { asSystem, buildClub, type Place } from '../../../test/builders.ts';
import { useDatabase } from '../../../test/database.ts';
import { newId } from '../../kernel/ids.ts';
import type { Scope } from '../../kernel/scope.ts';
import {
  createSchedules,
  generateSessions,
  type NewSchedule,
  publishSchedule,
  publishSchedules,
} from '../public.ts';
import { changeSession } from './session-change.ts';

const database = useDatabase();
const now = new Date('2026-03-02T09:00:00Z');
let place: Place;
let ids: { class_type_id: string; instructor_id: string; court_id: string };
beforeEach(async () => {
  place = await buildClub(database.db);
  const { organization_id, club_id } = place;
  ids = { class_type_id: newId(), instructor_id: newId(), court_id: newId() };
  await database.db.tenant(place.scope, async (tx) => {
    await tx
      .insertInto('class_types')
      .values({ organization_id, id: ids.class_type_id, name: 'Grupo', type: 'group', currency: 'EUR' })
      .execute();
    await tx
      .insertInto('courts')
      .values({ organization_id, id: ids.court_id, club_id, name: 'Pista 1' })
      .execute();
    await tx
      .insertInto('instructors')
      .values({ organization_id, id: ids.instructor_id, display_name: 'Coach' })
      .execute();
    await tx
      .insertInto('instructor_clubs')
      .values({ organization_id, id: newId(), instructor_id: ids.instructor_id, club_id })
      .execute();
  });
});

const run = <T>(work: (scope: Scope) => Promise<T>): Promise<T> => asSystem(database.db, place, now, work);
const body = (changes: Partial<NewSchedule> = {}): NewSchedule => ({
  club_id: place.club_id,
  name: 'Martes',
  class_type_id: ids.class_type_id,
  start_date: '2026-03-03',
  start_time: '19:00',
  duration_minutes: 90,
  recurrence: 'weekly',
  ...changes,
});
const draft = async (changes: Partial<NewSchedule> = {}): Promise<string> =>
  (await run((scope) => createSchedules(scope, [body(changes)])))[0]!;

/** Both in transactions of their own, the second begun while the first is not committed. */
async function together<A, B>(first: (scope: Scope) => Promise<A>, second: (scope: Scope) => Promise<B>) {
  const both = await atOnce({ owner: database.owner, open: run, first, second: () => run(second) });
  return Promise.allSettled([both.first, both.second] as const);
}

async function without<T>(constraint: string, work: () => Promise<T>): Promise<T> {
  const [table] = ['class_sessions', 'reservations', 'session_instructors'].filter((name) =>
    constraint.startsWith(name),
  );
  const { rows } = await database.owner.query(
    'select pg_get_constraintdef(oid) as text from pg_constraint where conname = $1',
    [constraint],
  );
  await database.owner.query(`alter table ${table} drop constraint ${constraint}`);
  try {
    return await work();
  } finally {
    await database.owner.query('delete from reservations; delete from class_sessions');
    await database.owner.query(`alter table ${table} add constraint ${constraint} ${rows[0].text}`);
  }
}

/** Whoever gives a class is held by two: beside others who give one, and beside those who help. */
const withoutBoth = <T>(work: () => Promise<T>): Promise<T> =>
  without('class_sessions_instructor_once', () => without('session_instructors_once', work));

const count = async (text: string, values: unknown[]): Promise<number> =>
  Number((await database.owner.query(`select count(*) as n from ${text}`, values)).rows[0].n);

describe('two generations at once (G14)', () => {
  const twice = async (): Promise<number[]> => {
    const id = await draft();
    await run(async ({ tx }) => {
      await tx
        .updateTable('class_schedules')
        .set({ status: 'published', published_at: now })
        .where('id', '=', id)
        .execute();
    });
    const generate = (scope: Scope) => generateSessions(scope, [id]);
    const done = await together(generate, generate);
    expect(done.map((one) => one.status)).toEqual(['fulfilled', 'fulfilled']);
    const made = done.map((one) => (one.status === 'fulfilled' ? one.value[0]!.sessions.length : -1));
    const all = await count('class_sessions where schedule_id = $1', [id]);
    const different = await count(
      '(select distinct occurrence_date from class_sessions where schedule_id = $1) d',
      [id],
    );
    return [...made, all, different];
  };

  test('make each session once', async () => {
    expect(await twice()).toEqual([13, 0, 13, 13]);
  });

  test('would make each twice without the constraint', async () => {
    await without('class_sessions_occurrence', async () => {
      expect(await twice()).toEqual([13, 13, 26, 13]);
    });
  });
});

describe('an instructor or a court wanted twice at once (G7)', () => {
  const both = async (changes: Partial<NewSchedule>) => {
    const schedules = [
      await draft({ ...changes, end_date: '2026-03-10' }),
      await draft({ ...changes, start_time: '20:00' }),
    ];
    const [one, two] = await together(
      (scope) => publishSchedule(scope, schedules[0]!),
      (scope) => publishSchedule(scope, schedules[1]!),
    );
    if (one.status === 'rejected' || two.status === 'rejected') throw new Error('a generation failed');
    return { first: one.value, second: two.value };
  };
  const overlapping = (table: string, who: string, from: string) =>
    count(
      `${table} a join ${table} b on a.id < b.id and a.${who} = b.${who}
         and tstzrange(a.${from}, a.ends_at) && tstzrange(b.${from}, b.ends_at) where a.organization_id = $1`,
      [place.organization_id],
    );

  test('goes to the first; the other leaves those dates out and names what is there', async () => {
    for (const [changes, code] of [
      [{ instructor_id: ids.instructor_id }, 'instructor_busy'],
      [{ court_id: ids.court_id, recurrence_days: [1] }, 'court_busy'],
    ] as const) {
      const { first, second } = await both(changes as Partial<NewSchedule>);
      expect(first.sessions.map((one) => one.local_date)).toEqual(['2026-03-03', '2026-03-10']);
      expect(second.sessions).toHaveLength(11);
      expect(second.conflicts).toMatchObject([
        { code, date: '2026-03-03', blocking: true, with: { title: 'Martes' } },
        { code, date: '2026-03-10', blocking: true },
      ]);
    }
    expect(await overlapping('class_sessions', 'instructor_id', 'scheduled_datetime')).toBe(0);
    expect(await overlapping('reservations', 'court_id', 'starts_at')).toBe(0);
  });

  test('would go to both without the constraints', async () => {
    await withoutBoth(async () => {
      await both({ instructor_id: ids.instructor_id });
      expect(await overlapping('class_sessions', 'instructor_id', 'scheduled_datetime')).toBe(2);
    });
    await without('reservations_court_once', async () => {
      await both({ court_id: ids.court_id });
      expect(await overlapping('reservations', 'court_id', 'starts_at')).toBe(2);
    });
  });

  const move = async () => {
    const once = { recurrence: 'once', instructor_id: ids.instructor_id } as const;
    const made = await run(async (scope) => {
      const schedules = await createSchedules(scope, [
        body({ ...once, name: 'Mañana', start_time: '09:00' }),
        body({ ...once, name: 'Noche', start_time: '21:00' }),
      ]);
      return (await publishSchedules(scope, schedules)).map((one) => one.sessions[0]!.session_id!);
    });
    return together(
      (scope) => changeSession(scope, made[0]!, { local_time: '15:00' }),
      (scope) => changeSession(scope, made[1]!, { local_time: '16:00' }),
    );
  };

  test('two coaches’ sessions moved onto each other: one wins, the other is told by whom', async () => {
    const [one, two] = await move();
    expect(one.status).toBe('fulfilled');
    expect(two).toMatchObject({
      status: 'rejected',
      reason: { status: 409, code: 'scheduling.instructor_busy', extra: { with: { title: 'Mañana' } } },
    });
  });

  test('both would win without the constraint', async () => {
    await withoutBoth(async () => {
      expect((await move()).map((one) => one.status)).toEqual(['fulfilled', 'fulfilled']);
    });
  });
});

describe('somebody wanted at once to give one class and to help in another (G7)', () => {
  const gives = () => ({ instructor_id: ids.instructor_id });
  const helps = () => ({ assistant_instructor_ids: [ids.instructor_id] });
  const overlapping = () =>
    count(
      `session_instructors a join session_instructors b on a.id < b.id and a.instructor_id = b.instructor_id
         and tstzrange(a.starts_at, a.ends_at) && tstzrange(b.starts_at, b.ends_at) where a.organization_id = $1`,
      [place.organization_id],
    );

  const generated = async (first: Partial<NewSchedule>, second: Partial<NewSchedule>) => {
    const one = await draft({ ...first, end_date: '2026-03-10' });
    const two = await draft({ ...second, start_time: '20:00' });
    return together(
      (scope) => publishSchedule(scope, one),
      (scope) => publishSchedule(scope, two),
    );
  };

  test.each([
    ['gives', 'helps'],
    ['helps', 'gives'],
    ['helps', 'helps'],
  ] as const)(
    'who %s in the first is not at the second where they would be who %s',
    async (first, second) => {
      const as = { gives, helps };
      const [one, two] = await generated(as[first](), as[second]());
      if (one.status === 'rejected' || two.status === 'rejected') throw new Error('a generation failed');
      expect(one.value.sessions).toHaveLength(2);
      expect(two.value.sessions).toHaveLength(11);
      expect(two.value.conflicts).toMatchObject([
        { code: 'instructor_busy', date: '2026-03-03', blocking: true, with: { title: 'Martes' } },
        { code: 'instructor_busy', date: '2026-03-10', blocking: true },
      ]);
      expect(await overlapping()).toBe(0);
    },
  );

  test('would be at both without the constraint', async () => {
    await without('session_instructors_once', async () => {
      await generated(gives(), helps());
      expect(await overlapping()).toBe(2);
    });
  });

  const assign = async () => {
    const once = { recurrence: 'once' } as const;
    const [one, two] = await run(async (scope) => {
      const schedules = await createSchedules(scope, [
        body({ ...once, name: 'Mañana' }),
        body({ ...once, name: 'Noche', start_time: '20:00' }),
      ]);
      return (await publishSchedules(scope, schedules)).map((made) => made.sessions[0]!.session_id!);
    });
    return together(
      (scope) => changeSession(scope, one!, gives()),
      (scope) => changeSession(scope, two!, helps()),
    );
  };

  test('asked for single classes: one has them, the other is told which', async () => {
    const [one, two] = await assign();
    expect(one.status).toBe('fulfilled');
    expect(two).toMatchObject({
      status: 'rejected',
      reason: { code: 'scheduling.instructor_busy', extra: { with: { title: 'Mañana' } } },
    });
  });

  test('both would have them without the constraint', async () => {
    await without('session_instructors_once', async () => {
      expect((await assign()).map((one) => one.status)).toEqual(['fulfilled', 'fulfilled']);
    });
  });
});

describe('many schedules at once', () => {
  test('200 schedules of a quarter are made in a handful of statements', async () => {
    const inputs = Array.from({ length: 200 }, (_, at) =>
      body({
        name: `Grupo ${at}`,
        import_key: randomUUID(),
        recurrence_days: [at % 7],
        start_time: `${String(8 + (at % 12)).padStart(2, '0')}:00`,
        start_date: '2026-01-05',
      }),
    );
    const results = await run(async (scope) =>
      publishSchedules(scope, await createSchedules(scope, inputs), {
        include_past: true,
        until_date: '2026-04-05',
      }),
    );
    expect(results).toHaveLength(200);
    expect(results.flatMap((one) => one.sessions)).toHaveLength(2600);
    await expect(run((scope) => createSchedules(scope, [inputs[0]!]))).rejects.toMatchObject({
      code: '23505',
    });
    await expect(
      run((scope) => createSchedules(scope, [body(), body({ end_date: '2026-01-01' })])),
    ).rejects.toMatchObject({
      errors: [{ path: '/1/end_date' }],
    });
  });
});
