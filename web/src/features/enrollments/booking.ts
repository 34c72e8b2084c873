import type { MyClass } from './api.ts';

/** The class that a booking is about: what the forms, the confirmations and the calendar file need of it. */
export interface BookedClass {
  session_id: string;
  name: string;
  scheduled_datetime: string;
  ends_at: string;
  place: string;
  instructor_name: string | null;
}

export function bookedClass(mine: MyClass): BookedClass {
  const { session_id, name, scheduled_datetime, ends_at, court_name, location, club, instructor_name } = mine;
  const place = [court_name ?? location, club.name].filter(Boolean).join(', ');
  return { session_id, name, scheduled_datetime, ends_at, place, instructor_name };
}

/** Whether somebody still has, or waits for, this place. */
export function isActive(mine: Pick<MyClass, 'status' | 'session_status'>): boolean {
  return (mine.status === 'enrolled' || mine.status === 'waitlisted') && mine.session_status !== 'cancelled';
}
