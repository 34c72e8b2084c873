import { expect, test } from 'vitest';
import { type BookingRow, entriesOfBookings, entriesOfClasses } from './entries.ts';
import { calendarText, type Feed, tagOf } from './text.ts';
import { wordsIn } from './words.ts';

const now = new Date('2026-03-02T09:00:00Z');
const row: BookingRow = {
  ...{
    session_id: 's',
    class_name: 'Iniciación',
    club_name: 'Norte',
    address: '',
    timezone: 'Europe/Madrid',
  },
  ...{ court_name: null, coach_name: null, student_id: 'a', student_name: null },
  ...{
    starts_at: new Date('2026-03-10T18:00:00Z'),
    ends_at: new Date('2026-03-10T19:00:00Z'),
    updated_at: now,
  },
  ...{ cancelled_at: null, revision: 2 },
  ...{ booking_status: 'enrolled', booking_cancelled_at: null, booking_revision: 0 },
};
const statusOf = (more: Partial<BookingRow>, at = now) =>
  entriesOfBookings([{ ...row, ...more }], at)[0]?.status;

test('what was cancelled stays as cancelled for sixty days, a place and a class alike', () => {
  const gone = new Date('2026-03-01T09:00:00Z');
  const [within, after] = [new Date('2026-04-30T09:00:00Z'), new Date('2026-04-30T09:00:01Z')];
  expect(statusOf({ booking_status: 'cancelled', booking_cancelled_at: gone }, within)).toBe('cancelled');
  expect(statusOf({ booking_status: 'cancelled', booking_cancelled_at: gone }, after)).toBeUndefined();
  expect(entriesOfClasses([{ ...row, cancelled_at: gone }], within)[0]?.status).toBe('cancelled');
  expect(entriesOfClasses([{ ...row, cancelled_at: gone }], after)).toEqual([]);
});

test('who waits is tentative until the class begins, and then no entry', () => {
  expect(statusOf({ booking_status: 'waitlisted' })).toBe('tentative');
  expect(statusOf({ booking_status: 'waitlisted' }, row.starts_at)).toBeUndefined();
  expect(statusOf({ booking_status: 'no_show' }, row.ends_at)).toBe('confirmed');
});

test('a place given up and taken again is one entry whose sequence counts both', () => {
  const given = { booking_status: 'cancelled', booking_cancelled_at: now, booking_revision: 1 };
  const entries = entriesOfBookings([{ ...row, ...given }, row], now);
  expect(entries).toMatchObject([{ uid: 's@bandeja', status: 'confirmed', sequence: 30_000_005 }]);
  expect(entriesOfBookings([{ ...row, ...given }], now)).toMatchObject([
    { status: 'cancelled', sequence: 30_000_004 },
  ]);
});

test('a child’s place is an entry of its own, which says whose', () => {
  expect(entriesOfBookings([{ ...row, student_name: 'Ana' }], now)).toMatchObject([{ uid: 's.a@bandeja' }]);
});

test('the tag is another one wherever the text is', () => {
  const feed: Feed = {
    ...{ name: 'Mis clases', words: wordsIn('es'), url: 'https://bandeja.example' },
    entries: entriesOfBookings([{ ...row, coach_name: 'Leo' }], now),
  };
  const [entry] = feed.entries as [Feed['entries'][number]];
  const others: Feed[] = [
    { ...feed, name: 'x' },
    { ...feed, words: wordsIn('en') },
    { ...feed, url: 'x' },
    { ...feed, entries: [] },
    ...(
      ['uid', 'class_name', 'club_name', 'address', 'court_name', 'coach_name', 'student_name'] as const
    ).map((field) => ({ ...feed, entries: [{ ...entry, [field]: 'x' }] })),
    ...(['starts_at', 'ends_at', 'updated_at'] as const).map((field) => ({
      ...{ ...feed, entries: [{ ...entry, [field]: new Date('2026-03-10T18:30:00Z') }] },
    })),
    { ...feed, entries: [{ ...entry, sequence: 3 }] },
    { ...feed, entries: [{ ...entry, status: 'cancelled' }] },
    { ...feed, entries: [{ ...entry, timezone: 'America/Lima' }] },
  ];
  expect(tagOf({ ...feed, entries: [{ ...entry }] })).toBe(tagOf(feed));
  const all = [feed, ...others];
  expect(new Set(all.map(tagOf)).size).toBe(all.length);
  expect(new Set(all.map(calendarText)).size).toBe(all.length);
});
