import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import { placeSequence, placeUid } from '../../enrollments/rules/calendar.ts';

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

/** A student's place in a class, and how often each part of it has changed. */
export interface ChangedPlace {
  session_id: string;
  student_id: string;
  revision: number;
  booking_revisions: number[];
}

const keyOf = (session_id: string, student_id: string | null): string => `${session_id}.${student_id}`;

/** What to say of whose place in which class: see `placeSequence`. */
export function sequencesFrom(places: readonly ChangedPlace[]) {
  const known = new Map(
    places.map((one) => [
      keyOf(one.session_id, one.student_id),
      placeSequence(one.revision, one.booking_revisions),
    ]),
  );
  return (session_id: string, student_id: string | null): number =>
    known.get(keyOf(session_id, student_id)) ?? 0;
}

/** How often what a calendar shows of it has changed. */
export type SequenceOf = (session_id: string) => number;

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
 * reader's zone whatever the club's does. UID and sequence of a place are those of its calendar that is subscribed to,
 * and of the web app's file: what is said later of the same class replaces what a calendar has of it.
 */
export function calendarOf(
  { method, classes, off = [], student }: CalendarOf,
  { sequenceOf, now }: { sequenceOf: SequenceOf; now: Date },
): string {
  const all = method === 'cancel';
  const calendar = ical({
    method: all ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.PUBLISH,
    prodId: '//Bandeja//Bandeja//EN',
  });
  const entries = [...classes.map((one) => ({ one, gone: all })), ...off.map((one) => ({ one, gone: true }))];
  for (const { one, gone } of entries)
    calendar.createEvent({
      id: placeUid(one.session_id, student?.id ?? null),
      sequence: sequenceOf(one.session_id),
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
