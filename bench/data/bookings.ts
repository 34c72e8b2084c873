import type { Became, Booking } from '../../server/src/analytics/rules/foresight/bookings.ts';
import { build, userIds } from '../../server/src/demo/load.ts';
import { createWorld, type Row } from '../../server/src/demo/world.ts';
import type { LocalDate } from '../../server/src/kernel/time/index.ts';

const spans = ['beginner', 'intermediate', 'advanced', 'all_levels'];

/** The demo club as it is loaded, without a database: the rows of a table. */
export function demoRows(seed: number, now: Date): { today: LocalDate; of: (table: string) => Row[] } {
  const world = createWorld({ seed, now });
  build(world, userIds(world), new Map(spans.map((key) => [key, world.random.id()] as const)));
  return { today: world.today, of: (table) => world.rows.get(table) ?? [] };
}

/** As analytics/queries/foresight/bookings.ts reads them. */
export function bookingsOf(of: (table: string) => Row[]): Booking[] {
  const classes = new Map(of('class_sessions').map((row) => [row.id, row]));
  return of('class_enrollments').flatMap((row) => {
    const session = classes.get(row.session_id);
    if (!session || session.status === 'cancelled' || row.enrolled_at === null) return [];
    const starts = (session.scheduled_datetime as Date).getTime();
    return {
      ...{ id: row.id as string, student_id: row.student_id as string, date: session.local_date as string },
      ...{ time: (session.local_time as string).slice(0, 5), fixed: row.schedule_enrollment_id !== null },
      days_ahead: Math.floor((starts - (row.enrolled_at as Date).getTime()) / 86_400_000),
      became: becameOf(row),
    };
  });
}

function becameOf({ status, checked_in, is_late_cancellation }: Row): Became {
  if (status === 'no_show') return 'no_show';
  if (status === 'cancelled') return is_late_cancellation ? 'late_cancel' : 'cancelled';
  return checked_in ? 'came' : 'coming';
}
