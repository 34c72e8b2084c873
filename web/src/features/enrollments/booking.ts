import type { MyClass } from './api.ts';

/** The class that a booking is about: what the forms, the confirmations and the calendar file need of it. */
export interface BookedClass {
  session_id: string;
  name: string;
  scheduled_datetime: string;
  ends_at: string;
  place: string;
  instructor_name: string | null;
  /** Whose place it is, where the reader is somebody else. */
  student?: { id: string; name: string } | undefined;
}

/** `own` is the reader's own client, who is not named in the calendar. */
export function bookedClass(mine: MyClass, own: string | undefined): BookedClass {
  const { session_id, name, scheduled_datetime, ends_at, court_name, location, club, instructor_name } = mine;
  const place = [court_name ?? location, club.name].filter(Boolean).join(', ');
  const { student_id: id, student_name } = mine;
  const student = id === own ? undefined : { id, name: student_name };
  return { session_id, name, scheduled_datetime, ends_at, place, instructor_name, student };
}

/** Whether somebody still has, or waits for, this place. */
export function isActive(mine: Pick<MyClass, 'status' | 'session_status'>): boolean {
  return (mine.status === 'enrolled' || mine.status === 'waitlisted') && mine.session_status !== 'cancelled';
}
