import { beforeAll, describe, expect, test } from 'vitest';
import { asSystem } from '../../../test/builders.ts';
import { useServer } from '../../../test/server.ts';
import { type ApiSession, buildTimetable, type Timetable } from '../../../test/timetable.ts';
import { changeSettings } from '../../kernel/change-settings.ts';
import { addDays, parseInstant } from '../../kernel/time/index.ts';
import { settings } from '../../settings.ts';

const server = useServer({ now: '2026-01-05T09:00:00Z' });
let t: Timetable;
beforeAll(async () => {
  t = await buildTimetable(server);
  await asSystem(server.db, t.place, server.clock.now(), (scope) =>
    changeSettings(scope, settings, {}, { session_generation_days: 400 }),
  );
});

const dates = (sessions: ApiSession[]) => sessions.map((session) => session.local_date);
/** A schedule's sessions over two horizons, as the nightly duty leaves them. */
async function overTwoYears(changes: object): Promise<ApiSession[]> {
  server.clock.set('2026-01-05T09:00:00Z');
  const { id } = await t.published({ instructor_id: null, court_id: null, ...changes });
  server.clock.set('2026-12-20T09:00:00Z');
  await t.admin.post(`/api/classes/schedules/${id}/generate_sessions/`, {});
  return t.sessionsOf(id);
}

describe('classes on the club’s wall', () => {
  test('a Tuesday 19:00 class stays there across four clock changes, once on each date', async () => {
    const sessions = await overTwoYears({ start_date: '2026-01-06' });
    const tuesdays = Array.from({ length: sessions.length }, (_, week) => addDays('2026-01-06', 7 * week));
    expect(dates(sessions)).toEqual(tuesdays);
    expect(tuesdays.at(-1)! > '2027-11-09').toBe(true);
    for (const { local_time, scheduled_datetime } of sessions) {
      expect(local_time).toBe('19:00');
      expect(scheduled_datetime.slice(11, 19)).toBe('19:00:00');
    }
    const offsetOn = (date: string) =>
      sessions.find((session) => session.local_date === date).scheduled_datetime.slice(19);
    const around = [
      '2026-03-24',
      '2026-03-31',
      '2026-10-20',
      '2026-10-27',
      '2027-03-23',
      '2027-03-30',
      '2027-10-26',
      '2027-11-02',
    ];
    expect(around.map(offsetOn)).toEqual([
      '+01:00',
      '+02:00',
      '+02:00',
      '+01:00',
      '+01:00',
      '+02:00',
      '+02:00',
      '+01:00',
    ]);
  });

  test('a class on the Sundays of the changes themselves takes place once, a skipped time an hour later', async () => {
    const sessions = await overTwoYears({
      recurrence_days: [6],
      start_time: '02:30',
      start_date: '2026-01-11',
    });
    const shown = (date: string) =>
      sessions.filter((session) => session.local_date === date).map((session) => session.scheduled_datetime);
    expect(shown('2026-03-29')).toEqual(['2026-03-29T03:30:00+02:00']);
    expect(shown('2026-10-25')).toEqual(['2026-10-25T02:30:00+02:00']);
    expect(shown('2027-03-28')).toEqual(['2027-03-28T03:30:00+02:00']);
    expect(shown('2027-10-31')).toEqual(['2027-10-31T02:30:00+02:00']);
  });

  test('booking opens on the wall and closes by the watch, also across a change', async () => {
    const sessions = await overTwoYears({ start_date: '2026-01-06' });
    const [april] = sessions.filter((session) => session.local_date === '2026-04-07');
    expect(april).toMatchObject({
      opens_at: '2026-03-08T19:00:00+01:00',
      closes_at: '2026-04-07T17:00:00+02:00',
    });
    const sundays = await overTwoYears({
      recurrence_days: [6],
      start_time: '03:30',
      start_date: '2026-01-11',
    });
    const [change] = sundays.filter((session) => session.local_date === '2026-03-29');
    expect(change.closes_at).toBe('2026-03-29T00:30:00+01:00');
    expect(
      parseInstant(change.scheduled_datetime)!.getTime() - parseInstant(change.closes_at)!.getTime(),
    ).toBe(7_200_000);
  });

  test('a monthly class on the 31st skips the months without one', async () => {
    const sessions = await overTwoYears({
      recurrence: 'monthly',
      recurrence_days: [],
      start_date: '2026-01-31',
    });
    expect(dates(sessions).slice(0, 9)).toEqual([
      '2026-01-31',
      '2026-03-31',
      '2026-05-31',
      '2026-07-31',
      '2026-08-31',
      '2026-10-31',
      '2026-12-31',
      '2027-01-31',
      '2027-03-31',
    ]);
  });

  test('every second week goes on over the end of a year with 53 weeks', async () => {
    const sessions = await overTwoYears({ recurrence: 'biweekly', start_date: '2026-12-01' });
    expect(dates(sessions).slice(0, 5)).toEqual([
      '2026-12-01',
      '2026-12-15',
      '2026-12-29',
      '2027-01-12',
      '2027-01-26',
    ]);
  });
});
