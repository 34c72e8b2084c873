import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';

/** A class as a calendar shows it. */
export interface Entry {
  session_id: string;
  class_name: string;
  club_name: string;
  court_name: string | null;
  instructor_name: string | null;
  starts_at: Date;
  ends_at: Date;
}

export interface CalendarOf {
  /** Entries to be had, or entries to be taken out. */
  method: 'publish' | 'cancel';
  classes: readonly Entry[];
  /** Entries to be taken out by the file that brings others. */
  off?: readonly Entry[] | undefined;
  /** Whose places they are, where somebody else reads it: two children may be in one class. */
  student: { id: string; name: string } | null;
}

/**
 * The classes as one iCalendar text (RFC 5545). Instants stand in UTC, so that every calendar shows them in its own
 * reader's zone whatever the club's does. The UID of a place stays, as the web app's file has it, and the sequence grows
 * with time: a later mail about the same class replaces what an earlier one has put into the calendar.
 */
export function calendarOf({ method, classes, off = [], student }: CalendarOf, now: Date): string {
  const all = method === 'cancel';
  const calendar = ical({
    method: all ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.PUBLISH,
    prodId: '//Bandeja//Bandeja//EN',
  });
  const entries = [...classes.map((one) => ({ one, gone: all })), ...off.map((one) => ({ one, gone: true }))];
  for (const { one, gone } of entries)
    calendar.createEvent({
      id: student ? `${one.session_id}.${student.id}@bandeja` : `${one.session_id}@bandeja`,
      sequence: Math.floor(now.getTime() / 60_000),
      stamp: now,
      start: one.starts_at,
      end: one.ends_at,
      summary: student ? `${student.name}: ${one.class_name}` : one.class_name,
      location: [one.court_name, one.club_name].filter(Boolean).join(', '),
      status: gone ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
      ...(one.instructor_name && { description: one.instructor_name }),
    });
  return calendar.toString();
}
