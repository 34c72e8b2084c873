import ICAL from 'ical.js';
import { describe, expect, test } from 'vitest';
import { calendarOf, type Entry } from './calendar.ts';

const now = new Date('2026-03-01T10:00:00Z');

/** Half past six in Madrid, before and after the clock goes forward on 29 March. */
const entry = (session_id: string, starts_at: string): Entry => ({
  session_id,
  class_name: 'Iniciación; martes, 19 h',
  club_name: 'Club Norte',
  court_name: 'Pista 3',
  instructor_name: null,
  starts_at: new Date(starts_at),
  ends_at: new Date(Date.parse(starts_at) + 90 * 60_000),
});
const classes = [entry('0190', '2026-03-24T17:30:00Z'), entry('0191', '2026-03-31T16:30:00Z')];
const asOf = (sequence: number) => ({ sequenceOf: () => sequence, now });
const textOf = (more: object = {}, sequence = 1) =>
  calendarOf({ method: 'publish', classes, student: null, ...more }, asOf(sequence)).replaceAll('\r\n ', '');

describe('the calendar entry in a mail', () => {
  test('says instants in UTC, on both sides of a clock change', () => {
    expect([...textOf().matchAll(/DTSTART:(.*)\r\n/g)].map(([, at]) => at)).toEqual([
      '20260324T173000Z',
      '20260331T163000Z',
    ]);
    expect(textOf()).toContain('DTEND:20260324T190000Z\r\n');
    const calendar = new ICAL.Component(
      ICAL.parse(calendarOf({ method: 'publish', classes, student: null }, asOf(1))),
    );
    const events = calendar.getAllSubcomponents('vevent').map((one) => new ICAL.Event(one));
    const wall = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Madrid', timeStyle: 'short' });
    expect(events.map(({ startDate, summary }) => [wall.format(startDate.toJSDate()), summary])).toEqual([
      ['18:30', 'Iniciación; martes, 19 h'],
      ['18:30', 'Iniciación; martes, 19 h'],
    ]);
  });

  test('escapes what means something to a calendar, and no line is longer than 75 octets', () => {
    expect(textOf()).toContain('SUMMARY:Iniciación\\; martes\\, 19 h\r\n');
    const long = { ...classes[0], class_name: 'ñ'.repeat(120) } as Entry;
    for (const line of calendarOf({ method: 'publish', classes: [long], student: null }, asOf(1)).split(
      '\r\n',
    ))
      expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  });

  test('keeps its UID, as the file of the web app has it, and says the sequence of the place', () => {
    const sequence = (text: string) => Number(/SEQUENCE:(\d+)/.exec(text)?.[1]);
    const later = textOf({ method: 'cancel' }, 2);
    for (const text of [textOf(), later]) expect(text).toContain('UID:0190@bandeja\r\n');
    expect([sequence(textOf()), sequence(later)]).toEqual([1, 2]);
    expect(later).toContain('METHOD:CANCEL\r\n');
    expect(later).toContain('STATUS:CANCELLED\r\n');
  });

  test('takes out with what it brings', () => {
    const both = textOf({ classes: [classes[0]], off: [classes[1]] });
    expect(both).toContain('METHOD:PUBLISH\r\n');
    const events = both.split('BEGIN:VEVENT').slice(1);
    const statuses = events.map((event) => [/UID:(\d+)@/.exec(event)?.[1], /STATUS:(\w+)/.exec(event)?.[1]]);
    expect(statuses).toEqual([
      ['0190', 'CONFIRMED'],
      ['0191', 'CANCELLED'],
    ]);
  });

  test('of two children in one class is two, each with the name', () => {
    const [leo, ana] = ['Leo', 'Ana'].map((name) => textOf({ student: { id: name.toLowerCase(), name } }));
    expect(leo).toContain('UID:0190.leo@bandeja\r\n');
    expect(leo).toContain('SUMMARY:Leo: ');
    expect(ana).toContain('UID:0190.ana@bandeja\r\n');
  });
});
