import { describe, expect, test } from 'vitest';
import { decideQueue, freeFrom, offersWithout, type QueueRules, type Waiting } from './place-queue.ts';

const today = '2026-03-02';
const held = (starts_on: string, ends_on: string | null = null) => ({ starts_on, ends_on });
const group = {
  ...{ max_participants: 2, end_date: null, rating_min: 2, rating_max: 4 },
  ...{ min_age: null, max_age: null },
};
const rules: QueueRules = {
  ...{ place_queue: 'offer', place_offer_ahead_days: 60 },
  ...{ require_assessment: false, require_certificate: false },
};
const asks = (id: string, more: Partial<Waiting> = {}): Waiting => ({
  ...{ id, student_id: `s-${id}`, wants_from: today, blocked: false, level: 3 },
  ...{ birth_date: null, certificate_until: null, holds_until: null, returns: false },
  ...{ despite_level: false, overlaps: false },
  ...more,
});
const served = (of: Parameters<typeof decideQueue>[0], more: Partial<QueueRules> = {}) =>
  decideQueue(of, { ...rules, ...more }, today).map(({ request, from }) => `${request.id} ${from}`);

describe('a place is free for good', () => {
  test('at once, or from the day after somebody leaves, or never', () => {
    expect(freeFrom([held('2026-01-01')], 2, today)).toBe(today);
    expect(freeFrom([held('2026-01-01'), held('2026-01-01', '2026-03-31')], 2, today)).toBe('2026-04-01');
    expect(freeFrom([held('2026-01-01'), held('2026-01-01')], 2, today)).toBeUndefined();
  });

  test('not before one who comes later has begun', () => {
    const later = [held('2026-01-01'), held('2026-01-01', '2026-03-10'), held('2026-05-01')];
    expect(freeFrom(later, 2, today)).toBeUndefined();
    const ending = [...later.slice(0, 2), held('2026-05-01', '2026-06-30')];
    expect(freeFrom(ending, 2, today)).toBe('2026-07-01');
  });
});

describe('the queue', () => {
  test('is served in its order, one place after the other', () => {
    const waiting = ['a', 'b', 'c'].map((id) => asks(id));
    expect(served({ group, held: [], waiting })).toEqual([`a ${today}`, `b ${today}`]);
    const leaving = [held('2026-01-01'), held('2026-01-01', '2026-03-10')];
    expect(served({ group, held: leaving, waiting })).toEqual(['a 2026-03-11']);
  });

  test('passes over who may not, and comes back to nobody else for it', () => {
    const waiting = [asks('a', { blocked: true }), asks('b', { level: 6 }), asks('c')];
    expect(served({ group, held: [held('2026-01-01')], waiting })).toEqual([`c ${today}`]);
    const let_in = [asks('b', { level: 6, despite_level: true })];
    expect(served({ group, held: [], waiting: let_in })).toEqual([`b ${today}`]);
  });

  test('judges the age on the first day of the place', () => {
    const children = { ...group, min_age: 8, max_age: 12 };
    const child = (birth_date: string | null, wants_from = today) =>
      served({ group: children, held: [], waiting: [asks('a', { birth_date, wants_from })] });
    expect(child('2018-03-02')).toEqual([`a ${today}`]);
    expect(child('2018-03-03')).toEqual([]);
    expect(child('2018-03-03', '2026-03-03')).toEqual(['a 2026-03-03']);
    expect(child(null)).toEqual([]);
  });

  test('asks for a certificate that holds on the first day of the place, but not who comes back', () => {
    const may = (certificate_until: string | null, more: Partial<Waiting> = {}) =>
      served(
        { group, held: [], waiting: [asks('a', { certificate_until, ...more })] },
        { require_certificate: true },
      );
    expect([may(null), may('2026-03-01'), may(today)]).toEqual([[], [], [`a ${today}`]]);
    expect(may(today, { wants_from: '2026-03-03' })).toEqual([]);
    expect(may(null, { returns: true })).toEqual([`a ${today}`]);
  });

  test('gives nobody a place beside one of their own: it begins after that', () => {
    const waiting = [asks('a', { holds_until: '2026-03-20' })];
    expect(served({ group, held: [held('2026-01-01', '2026-03-20')], waiting })).toEqual(['a 2026-03-21']);
  });

  test('leaves the choice to who has another class then, unless the place is given without asking', () => {
    const waiting = [asks('a', { overlaps: true }), asks('b')];
    const one = [held('2026-01-01')];
    expect(served({ group, held: one, waiting })).toEqual([`a ${today}`]);
    expect(served({ group, held: one, waiting }, { place_queue: 'give' })).toEqual([`b ${today}`]);
  });

  test('is not served where the desk does that, too far ahead, or after the group has ended', () => {
    const waiting = [asks('a')];
    expect(served({ group, held: [], waiting }, { place_queue: 'desk' })).toEqual([]);
    const far = [held('2026-01-01'), held('2026-01-01', '2026-05-02')];
    expect(served({ group, held: far, waiting })).toEqual([]);
    expect(served({ group, held: far, waiting }, { place_offer_ahead_days: 62 })).toEqual(['a 2026-05-03']);
    expect(served({ group: { ...group, end_date: '2026-03-01' }, held: [], waiting })).toEqual([]);
  });

  test('gives somebody who wants a place later the place from then on, though it is free before', () => {
    const waiting = [asks('a', { wants_from: '2026-04-01' }), asks('b')];
    expect(served({ group, held: [held('2026-01-01')], waiting })).toEqual(['a 2026-04-01']);
  });
});

test('offers for which a group has become too small are the last ones', () => {
  const offer = (id: string) => ({ id, student_id: id, starts_on: today, ends_on: null });
  const offers = [offer('a'), offer('b')];
  expect(offersWithout([], offers, 2)).toEqual([]);
  expect(offersWithout([], offers, 1)).toEqual([offers[1]]);
  expect(offersWithout([held('2026-01-01')], offers, 1)).toEqual(offers);
});
