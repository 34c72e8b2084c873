import { beforeAll, describe, expect, test } from 'vitest';
import { buildClub, type Place, person } from '../../test/builders.ts';
import { useServer } from '../../test/server.ts';
import { buildClient, buildSession, type SessionOptions } from '../../test/sessions.ts';

const server = useServer({ now: '2026-03-02T09:00:00Z' });
type Person = Awaited<ReturnType<typeof person>>;
let place: Place;
let admin: Person;
let coach: Person;
let stand_in: Person;
let ana: Person;
// Monday 9 March to Sunday 15 March; the clock says Monday 2 March, 10:00 in Madrid.
const made: Record<string, string> = {};

beforeAll(async () => {
  place = await buildClub(server.db);
  admin = await person(server, place, 'club_admin');
  coach = await person(server, place, 'instructor');
  stand_in = await person(server, place, 'instructor');
  ana = await person(server, place, 'student');
  const sessions: Record<string, SessionOptions> = {
    open: { starts_at: '2026-03-09T18:00:00Z', instructor_id: coach.profile_id, member_price: 900 },
    full: { starts_at: '2026-03-10T18:00:00Z', max_participants: 1, allow_waitlist: false },
    waiting: { starts_at: '2026-03-11T18:00:00Z', max_participants: 1, level: 'advanced' },
    not_yet: { starts_at: '2026-03-12T18:00:00Z', enrollment_opens_days: 3 },
    closed: { starts_at: '2026-03-02T10:00:00Z', enrollment_closes_hours: 2 },
    late: { starts_at: '2026-03-12T22:30:00Z', instructor_id: coach.profile_id },
    cancelled: { starts_at: '2026-03-13T18:00:00Z' },
    draft: { starts_at: '2026-03-14T18:00:00Z' },
    past: { starts_at: '2026-03-01T10:00:00Z' },
  };
  for (const [name, options] of Object.entries(sessions))
    made[name] = (await buildSession(server.db, place, options)).session_id;
  const run = (text: string, ...values: unknown[]) => server.owner.query(text, values);
  for (const name of ['full', 'waiting'])
    await admin.post(`/api/classes/sessions/${made[name]}/enroll/`, {
      student_id: await buildClient(server.db, place),
      overrides: ['level'],
    });
  await run(
    "update class_sessions set status = 'cancelled', cancelled_at = now() where id = $1",
    made.cancelled,
  );
  // A draft has no sessions; a session of one must not be found all the same.
  await run('alter table class_schedules disable trigger transition');
  await run(
    "update class_schedules set status = 'draft', published_at = null where id = (select schedule_id from class_sessions where id = $1)",
    made.draft,
  );
  await run('alter table class_schedules enable trigger transition');
  await run(
    'update class_sessions set substitute_instructor_id = $2 where id = $1',
    made.late,
    stand_in.profile_id,
  );
});

const nameOf = (id: string) => Object.entries(made).find(([, value]) => value === id)?.[0];
const names = (reply: { body: { results: { id: string }[] } }) =>
  reply.body.results.map((row) => nameOf(row.id));
const available = (who: Person, query = '') => who.get(`/api/classes/sessions/available/${query}`);

describe('available sessions', () => {
  test('are those that can be booked now, by time', async () => {
    expect(names(await available(ana))).toEqual(['open', 'waiting', 'late']);
  });

  test('the week’s page shows the full, the closed and the cancelled too, and never a draft', async () => {
    const week = `?club_id=${place.club_id}&from=2026-03-09&until=2026-03-15`;
    expect(names(await available(ana, `${week}&include_full=true`))).toEqual([
      'open',
      'full',
      'waiting',
      'late',
    ]);
    expect(names(await available(ana, `${week}&include_full=true&include_closed=true`))).toEqual([
      'open',
      'full',
      'waiting',
      'not_yet',
      'late',
      'cancelled',
    ]);
    const past = await available(
      ana,
      '?from=2026-03-01&until=2026-03-02&include_full=true&include_closed=true',
    );
    expect(names(past)).toEqual(['past', 'closed']);
  });

  test('a window opens at the class’s own wall time, to the minute', async () => {
    const named = async () => names(await available(ana)).includes('not_yet');
    server.clock.set('2026-03-09T17:59:59Z');
    expect(await named()).toBe(false);
    server.clock.set('2026-03-09T18:00:00Z');
    expect(await named()).toBe(true);
    server.clock.set('2026-03-12T16:00:00Z');
    expect(await named()).toBe(false);
    server.clock.set('2026-03-02T09:00:00Z');
  });

  test('a row says what enrolling would answer, word for word, and what it would cost this person', async () => {
    const { body } = await available(ana, '?include_full=true&include_closed=true');
    expect(body.results.length).toBeGreaterThan(5);
    for (const row of body.results) {
      const { body: verdict } = await ana.get(`/api/classes/sessions/${row.id}/can_enroll/`);
      const { can_enroll, outcome, code, message } = verdict;
      expect(row.booking).toEqual({ can_enroll, outcome, code, message });
      expect([row.price, row.opens_at, row.closes_at]).toEqual([
        verdict.price,
        verdict.opens_at,
        verdict.closes_at,
      ]);
    }
    const member = await person(server, place, 'student');
    await server.owner.query('update client_profiles set is_club_member = true, level = 1 where id = $1', [
      member.profile_id,
    ]);
    const theirs = await available(member);
    expect(theirs.body.results[0]).toMatchObject({
      price: 900,
      free_places: 4,
      booking: { outcome: 'enrolled' },
    });
    expect(theirs.body.results[1].booking).toMatchObject({
      can_enroll: false,
      code: 'enrollment.level_not_suitable',
    });
    expect(theirs.body.results.map((row: { level_suits: boolean }) => row.level_suits)).toContain(true);
    expect(theirs.body.results[1].level_suits).toBe(false);
  });

  test('a row has the class, the coach who gives it and the club’s wall time', async () => {
    const { body } = await available(ana, '?include_closed=true');
    const late = body.results.find((row: { id: string }) => row.id === made.late);
    expect(late).toMatchObject({
      scheduled_datetime: '2026-03-12T23:30:00+01:00',
      local_date: '2026-03-12',
      local_time: '23:30',
      instructor: { id: stand_in.profile_id },
      is_substitute: true,
      court: null,
      club: { slug: place.club_slug, timezone: 'Europe/Madrid' },
      level: { name: 'all_levels' },
      class_type: { type: 'group' },
      my_status: null,
      my_enrollment_id: null,
    });
  });

  test('my booking and my place on the waiting list are on the row, and nobody else’s', async () => {
    const ben = await person(server, place, 'student');
    const booked = await ben.post(`/api/classes/sessions/${made.open}/enroll/`, {});
    const waits = await ben.post(`/api/classes/sessions/${made.waiting}/enroll/`, {});
    expect((await available(ben)).body.results).toMatchObject([
      {
        my_status: 'enrolled',
        my_enrollment_id: booked.body.id,
        my_waitlist_position: null,
        enrolled_count: 1,
        booking: { can_enroll: false, code: 'enrollment.already_enrolled' },
      },
      {
        my_status: 'waitlisted',
        my_enrollment_id: waits.body.id,
        my_waitlist_position: 1,
        waitlisted_count: 1,
      },
      { my_status: null },
    ]);
    expect((await available(ana)).body.results[0]).toMatchObject({ my_status: null, my_enrollment_id: null });
    expect((await available(admin, `?student_id=${ben.profile_id}`)).body.results[0].my_status).toBe(
      'enrolled',
    );
    expect((await available(ana, `?student_id=${ben.profile_id}`)).status).toBe(404);
    const coach = await person(server, place, 'instructor');
    expect((await available(coach, `?student_id=${ben.profile_id}`)).status).toBe(404);
    await ben.delete(`/api/classes/enrollments/${booked.body.id}/`);
    await ben.delete(`/api/classes/enrollments/${waits.body.id}/`);
  });

  test('pages go on where the one before ended, also when the filter leaves rows out', async () => {
    const seen: unknown[] = [];
    let cursor: string | null = '';
    for (let pages = 0; cursor !== null && pages < 10; pages++) {
      const reply = await available(ana, `?limit=1${cursor && `&cursor=${cursor}`}`);
      seen.push(...names(reply));
      cursor = reply.body.next_cursor;
    }
    expect(seen).toEqual(['open', 'waiting', 'late']);
    expect((await available(ana, '?cursor=nonsense')).status).toBe(400);
    expect((await available(ana, '?from=yesterday')).status).toBe(422);
  });

  test('another organization’s sessions and students are not there', async () => {
    const elsewhere = await person(server, await buildClub(server.db), 'owner');
    expect((await available(elsewhere, `?club_id=${place.club_id}`)).body.results).toEqual([]);
    expect((await available(elsewhere, `?student_id=${ana.profile_id}`)).status).toBe(404);
    const { session_id } = await buildSession(server.db, await buildClub(server.db), {});
    expect(names(await available(ana))).not.toContain(nameOf(session_id));
  });
});

describe('by', () => {
  test('date groups by the club’s local day', async () => {
    const { body } = await ana.get('/api/classes/sessions/by_date/?from=2026-03-09&until=2026-03-13');
    expect(
      body.results.map((day: { date: string; sessions: { id: string }[] }) => [
        day.date,
        ...day.sessions.map((row) => nameOf(row.id)),
      ]),
    ).toEqual([
      ['2026-03-09', 'open'],
      ['2026-03-10', 'full'],
      ['2026-03-11', 'waiting'],
      ['2026-03-12', 'not_yet', 'late'],
      ['2026-03-13', 'cancelled'],
    ]);
    const one = await ana.get('/api/classes/sessions/by_date/?date=2026-03-12');
    expect(one.body.results).toHaveLength(1);
    expect((await ana.get('/api/classes/sessions/by_date/?date=2026-03-12&from=2026-03-01')).status).toBe(
      422,
    );
  });

  test('instructor means who gives it: the substitute, not the one replaced', async () => {
    const by = async (who: Person) =>
      names(await ana.get(`/api/classes/sessions/by_instructor/?instructor_id=${who.profile_id}`));
    expect(await by(coach)).toEqual(['open']);
    expect(await by(stand_in)).toEqual(['late']);
    expect((await ana.get('/api/classes/sessions/by_instructor/')).status).toBe(400);
  });

  test('level takes a key or an id', async () => {
    const byKey = await ana.get('/api/classes/sessions/by_level/?level=advanced');
    expect(names(byKey)).toEqual(['waiting']);
    const { id } = byKey.body.results[0].level;
    expect(names(await ana.get(`/api/classes/sessions/by_level/?level=${id}`))).toEqual(['waiting']);
    expect(names(await ana.get('/api/classes/sessions/by_level/?level=none'))).toEqual([]);
  });
});

interface Choice {
  id: string;
  weekday: number;
  hour: number;
  count: number;
}

describe('search', () => {
  const search = async (body: object) => names(await ana.post('/api/classes/search/', body));

  test('narrows by weekday, time, level, type, instructor, free places and words', async () => {
    expect(await search({ weekdays: [0, 2], from: '2026-03-09' })).toEqual(['open', 'waiting']);
    expect(await search({ time_from: '20:00' })).toEqual(['late']);
    expect(await search({ time_until: '12:00' })).toEqual(['closed']);
    expect(await search({ levels: ['advanced', 'beginner'] })).toEqual(['waiting']);
    expect(await search({ instructor_ids: [stand_in.profile_id] })).toEqual(['late']);
    expect(await search({ only_free: true, from: '2026-03-10', until: '2026-03-12' })).toEqual([
      'not_yet',
      'late',
    ]);
    const { body } = await ana.post('/api/classes/search/', { limit: 1, from: '2026-03-09' });
    const [{ class_type, name }] = body.results;
    expect(await search({ class_type_ids: [class_type.id] })).toEqual(['open']);
    expect(await search({ q: name.toUpperCase(), until: '2026-03-09' })).toContain('open');
    expect(await search({ q: '%' })).toEqual([]);
  });

  test('counts what can be chosen, each as many as choosing it would leave, with words and a slip in them too', async () => {
    const found = async (body: object) =>
      (await ana.post('/api/classes/search/', { limit: 200, ...body })).body;
    expect((await found({})).facets).toBeNull();
    for (const asked of [{}, { levels: ['advanced'] }, { q: 'gruop' }]) {
      const { facets, results } = await found({ ...asked, facets: true });
      expect(results.length, JSON.stringify(asked)).toBeGreaterThan(0);
      const choices: [object, number][] = [
        ...facets.levels.map(({ id, count }: Choice) => [{ levels: [id] }, count]),
        ...facets.class_types.map(({ id, count }: Choice) => [{ class_type_ids: [id] }, count]),
        ...facets.instructors.map(({ id, count }: Choice) => [{ instructor_ids: [id] }, count]),
        ...facets.clubs.map(({ id, count }: Choice) => [{ club_id: id }, count]),
        ...facets.weekdays.map(({ weekday, count }: Choice) => [{ weekdays: [weekday] }, count]),
        ...facets.hours.map(({ hour, count }: Choice) => [
          {
            time_from: `${String(hour).padStart(2, '0')}:00`,
            time_until: `${String(hour).padStart(2, '0')}:59`,
          },
          count,
        ]),
      ];
      for (const [choice, count] of choices)
        expect((await found({ ...asked, ...choice })).results.length, JSON.stringify(choice)).toBe(count);
      const { count } = facets.clubs[0];
      expect(count).toBe(results.length);
    }
  });

  test('refuses what it does not know', async () => {
    expect((await ana.post('/api/classes/search/', { colour: 'red' })).status).toBe(400);
    expect((await ana.post('/api/classes/search/', { weekdays: [7] })).status).toBe(400);
    expect((await ana.post('/api/classes/search/', { from: 'soon' })).body.errors[0].path).toBe('/from');
  });
});

describe('a list over dates at the ends of the calendar', () => {
  test.each(['9999-12-31', '0001-01-01'])('%s is a day like any other', async (day) => {
    for (const query of [`date=${day}`, `from=${day}`, `until=${day}`])
      expect((await ana.get(`/api/classes/sessions/by_date/?${query}`)).status, query).toBe(200);
  });

  test('a year 0 is refused: the database has none', async () => {
    for (const query of ['by_date/?date=0000-01-01', 'available/?until=0000-12-31'])
      expect([400, 422]).toContain((await ana.get(`/api/classes/sessions/${query}`)).status);
  });
});

describe('visitors', () => {
  const visit = (slug = place.club_slug) =>
    server
      .as()
      .get(`/api/public/${place.organization_slug}/clubs/${slug}/sessions/?from=2026-03-09&until=2026-03-15`);

  test('see the published classes of a public club, and nothing of any person but its public coaches', async () => {
    await server.owner.query('update instructors set is_public = false where id = $1', [stand_in.profile_id]);
    const reply = await visit();
    expect(names(reply)).toEqual(['open', 'full', 'waiting', 'not_yet', 'late']);
    for (const row of reply.body.results)
      expect(Object.keys(row).filter((key) => key.startsWith('my_'))).toEqual([]);
    expect(reply.body.results[0]).toMatchObject({
      instructor: { id: coach.profile_id },
      price: 1500,
      booking: { can_enroll: true, outcome: 'enrolled' },
    });
    expect(reply.body.results[4].instructor).toBeNull();
    expect(JSON.stringify(reply.body)).not.toContain('student');
  });

  test('are told of what was called off when they ask, and not why', async () => {
    const path = `/api/public/${place.organization_slug}/clubs/${place.club_slug}/sessions/`;
    const days = '?from=2026-03-09&until=2026-03-15';
    const all = (await server.as().get(`${path}${days}&include_cancelled=true`)).body.results;
    const off = all.filter(({ status }: { status: string }) => status === 'cancelled');
    expect(off.length).toBeGreaterThan(0);
    expect(all.length).toBe((await visit()).body.results.length + off.length);
    expect(Object.keys(off[0]).filter((key) => key.includes('reason'))).toEqual([]);
  });

  test('a club that keeps to itself does not exist for them', async () => {
    await server.owner.query('update clubs set is_public = false where id = $1', [place.club_id]);
    expect((await visit()).status).toBe(404);
    expect((await visit('nowhere')).status).toBe(404);
    await server.owner.query('update clubs set is_public = true where id = $1', [place.club_id]);
  });
});
