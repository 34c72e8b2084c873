import { addBookings, addSchedules, addSessions } from '../data/groups.ts';
import { drained } from '../drain.ts';
import type { Bench, Row } from '../row.ts';
import { figureOf, hit, settle } from '../row.ts';
import { cancelling } from '../shots.ts';

const [groups, days, places] = [100, 20, 8];

/** Full classes with as many waiting as are in; every place that is given back goes to somebody. */
export const cancel: Row = {
  name: 'cancel_promote',
  what: 'cancel in full classes: the first who waits moves up',
  baseline: 'minimal transaction over 2,000 rows',
  measure: async (bench) => {
    const { club, server } = bench.stage;
    const enrollments = await fullClasses(bench);
    const before = await promoted(bench);
    const hits = await hit(
      bench,
      enrollments.map((id) => cancelling(club, id)),
    );
    const moved = (await promoted(bench)) - before;
    const all = hits.requests - hits.refused - hits.failed;
    return figureOf(hits, {
      value: all / hits.seconds,
      baseline: await bench.baseline('many'),
      drain: await drained(server.owner),
      note: `${moved} moved up, those of the first second included`,
    });
  },
};

/** The bookings with a place, one class after the other and again. */
async function fullClasses(bench: Bench): Promise<string[]> {
  const { club, server } = bench.stage;
  const names = Array.from({ length: groups }, (_, i) => `Full ${i}`);
  const schedules = await addSchedules(server.owner, club, { names, days, recurrence: 'daily', places });
  const sessions = await addSessions(server.owner, club, { schedules, n: groups * days, places });
  await addBookings(server.owner, club, { sessions, each: places, status: 'enrolled' });
  await addBookings(server.owner, club, { sessions, each: places, status: 'waitlisted', after: places });
  await settle(bench);
  const { rows } = await server.owner.query<{ id: string }>(
    `select id from class_enrollments where session_id = any($1::uuid[]) and status = 'enrolled'
      order by row_number() over (partition by session_id order by id), session_id`,
    [sessions],
  );
  return rows.map(({ id }) => id);
}

async function promoted({ stage }: Bench): Promise<number> {
  const { rows } = await stage.server.owner.query(
    'select count(*)::int as n from class_enrollments where promoted_at is not null',
  );
  return rows[0].n;
}
