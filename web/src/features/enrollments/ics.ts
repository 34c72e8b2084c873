import type { BookedClass } from './booking.ts';

/** An RFC 5545 calendar with one class in it. `uid` stays the same when the file is made again. */
export function calendarOf(booked: BookedClass, now: Date): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Bandeja//Bandeja//EN',
    'METHOD:PUBLISH',
    'BEGIN:VEVENT',
    `UID:${uidOf(booked)}@bandeja`,
    `DTSTAMP:${stamp(now)}`,
    `DTSTART:${stamp(new Date(booked.scheduled_datetime))}`,
    `DTEND:${stamp(new Date(booked.ends_at))}`,
    `SUMMARY:${escaped(booked.student ? `${booked.student.name}: ${booked.name}` : booked.name)}`,
    ...(booked.place ? [`LOCATION:${escaped(booked.place)}`] : []),
    ...(booked.instructor_name ? [`DESCRIPTION:${escaped(booked.instructor_name)}`] : []),
    'END:VEVENT',
    'END:VCALENDAR',
  ];
  return `${lines.map(folded).join('\r\n')}\r\n`;
}

/** The same as in the mails: two children in one class are two entries. */
const uidOf = ({ session_id, student }: BookedClass) =>
  student ? `${session_id}.${student.id}` : session_id;

/** `20260303T180000Z` */
const stamp = (date: Date) => date.toISOString().replace(/[-:]|\.\d+/g, '');

const escaped = (text: string) => text.replace(/[\\;,]/g, '\\$&').replace(/\r?\n/g, '\\n');

/** No line may be longer than 75 octets; a continued line begins with a space. */
function folded(line: string): string {
  const parts: string[] = [];
  let part = '';
  let octets = 0;
  for (const letter of line) {
    const size = new TextEncoder().encode(letter).length;
    if (octets + size > 74) {
      parts.push(part);
      part = '';
      octets = 0;
    }
    part += letter;
    octets += size;
  }
  return [...parts, part].join('\r\n ');
}
