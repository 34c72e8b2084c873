import { describe, expect, it } from 'vitest';
import { calendarOf } from './ics.ts';

const booked = {
  session_id: '0190',
  name: 'Iniciación; martes, 19 h',
  scheduled_datetime: '2026-03-31T19:00:00+02:00',
  ends_at: '2026-03-31T20:30:00+02:00',
  place: 'Pista 3, Club',
  instructor_name: null,
};
const now = new Date('2026-03-01T10:00:00Z');

describe('the calendar file of a class', () => {
  it('says the instant in UTC, whatever the offset of the club was', () => {
    const text = calendarOf(booked, now);
    expect(text).toContain('DTSTART:20260331T170000Z\r\n');
    expect(text).toContain('DTEND:20260331T183000Z\r\n');
    expect(text).toContain('DTSTAMP:20260301T100000Z\r\n');
  });

  it('escapes what means something to a calendar', () => {
    const text = calendarOf(booked, now);
    expect(text).toContain('SUMMARY:Iniciación\\; martes\\, 19 h');
    expect(text).toContain('LOCATION:Pista 3\\, Club');
  });

  it('names somebody in care, under a UID of their own', () => {
    const text = calendarOf({ ...booked, student: { id: '07', name: 'Leo' } }, now);
    expect(text).toContain('UID:0190.07@bandeja\r\n');
    expect(text).toContain('SUMMARY:Leo: Iniciación');
    expect(calendarOf(booked, now)).toContain('UID:0190@bandeja\r\n');
  });

  it('folds long lines at 75 octets without cutting a letter in two', () => {
    const text = calendarOf({ ...booked, name: 'ñ'.repeat(120) }, now);
    for (const line of text.split('\r\n'))
      expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
    expect(text.replaceAll('\r\n ', '')).toContain(`SUMMARY:${'ñ'.repeat(120)}`);
  });
});
