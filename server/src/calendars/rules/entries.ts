import { placeSequence, placeUid } from '../../enrollments/rules/calendar.ts';

/** A class as the tables have it, with what a calendar shows of it. */
export interface ClassRow {
  session_id: string;
  class_name: string;
  club_name: string;
  address: string;
  timezone: string;
  court_name: string | null;
  coach_name: string | null;
  starts_at: Date;
  ends_at: Date;
  cancelled_at: Date | null;
  revision: number;
  updated_at: Date;
}

/** One booking of a student in it; several where a place was given up and taken again. */
export interface BookingRow extends ClassRow {
  student_id: string;
  /** Who it is, where somebody else reads it. */
  student_name: string | null;
  booking_status: string;
  booking_cancelled_at: Date | null;
  booking_revision: number;
}

export interface Entry extends Omit<ClassRow, 'revision' | 'cancelled_at'> {
  uid: string;
  sequence: number;
  status: 'confirmed' | 'tentative' | 'cancelled';
  student_name: string | null;
}

const day = 86_400_000;
/** How far back and ahead a calendar reaches, in days. */
export const reach = { back: 60, ahead: 400 };
/** For how many days what was cancelled stays as cancelled: a calendar that has not asked by then forgets it anyway. */
const cancelledStays = 60;

const isRecent = (cancelled_at: Date, now: Date): boolean =>
  now.getTime() - cancelled_at.getTime() <= cancelledStays * day;

/** Classes as such: of a coach, or of a club. */
export const entriesOfClasses = (rows: readonly ClassRow[], now: Date): Entry[] =>
  rows.flatMap(({ revision, cancelled_at, ...row }) =>
    cancelled_at !== null && !isRecent(cancelled_at, now)
      ? []
      : [
          {
            ...row,
            uid: `${row.session_id}@bandeja`,
            sequence: revision,
            status: cancelled_at === null ? ('confirmed' as const) : ('cancelled' as const),
            student_name: null,
          },
        ],
  );

/**
 * Places of students, one entry for each student and class, however often the place was given up and taken again. Its
 * sequence counts every change of the class and of all these bookings, so it only rises.
 */
export function entriesOfBookings(rows: readonly BookingRow[], now: Date): Entry[] {
  const byPlace = Map.groupBy(rows, (row) => `${row.session_id}.${row.student_id}`);
  return [...byPlace.values()].flatMap((bookings) => {
    const { revision, cancelled_at: _, student_id, ...last } = lastOf(bookings);
    const { booking_status: __, booking_cancelled_at, booking_revision: ___, ...shown } = last;
    const status = statusOf(lastOf(bookings), now);
    if (status === null) return [];
    const uid = placeUid(shown.session_id, shown.student_name === null ? null : student_id);
    const revisions = bookings.map((one) => one.booking_revision);
    return [{ ...shown, uid, sequence: placeSequence(revision, revisions), status }];
  });
}

/** The one that holds; else the one that was given up last. */
const lastOf = (bookings: readonly BookingRow[]): BookingRow =>
  [...bookings].sort((a, b) => endOf(b) - endOf(a))[0] as BookingRow;
const endOf = ({ booking_cancelled_at }: BookingRow): number =>
  booking_cancelled_at?.getTime() ?? Number.POSITIVE_INFINITY;

/** Null: not in the calendar (any more). */
function statusOf(row: BookingRow, now: Date): Entry['status'] | null {
  const gone = row.booking_cancelled_at ?? row.cancelled_at;
  if (gone !== null) return isRecent(gone, now) ? 'cancelled' : null;
  if (row.booking_status !== 'waitlisted') return 'confirmed';
  return row.starts_at > now ? 'tentative' : null;
}
