/*
 * A place in a class, as calendars know it: mails, files of the web app and calendars that are subscribed to say the same
 * of it (RFC 5545), so that a calendar that has it from two of them shows one entry, the newer.
 */

/** By its class, and by whose it is where somebody else reads it: two children in one class are two entries. */
export const placeUid = (session_id: string, student_id: string | null): string =>
  `${student_id === null ? session_id : `${session_id}.${student_id}`}@bandeja`;

/** Mails counted minutes until the end of 2026: what they have left in calendars is below this. */
const beyondMinutes = 30_000_000;

/** Counts every change of the class and of all that its student had booked in it, so it only rises. */
export const placeSequence = (class_revision: number, booking_revisions: readonly number[]): number =>
  beyondMinutes + class_revision + booking_revisions.reduce((sum, revision) => sum + revision + 1, 0);
