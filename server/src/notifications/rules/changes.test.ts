import { describe, expect, test } from 'vitest';
import { coachesConcerned, helpersConcerned, isNews, type Placed, toldBefore, wasBefore } from './changes.ts';

const now: Placed = {
  ...{ class_name: 'Iniciación', club_name: 'Pádel Norte', timezone: 'Europe/Madrid' },
  ...{ starts_at: new Date('2026-03-31T17:00:00Z'), court_name: 'Pista 2', instructor_name: 'Ana' },
  ...{ court_id: 'court-2', instructor_id: 'ana', substitute_instructor_id: null },
  assistant_instructor_ids: [],
};

describe('a class that changed', () => {
  test('is known as it was, from what changed', () => {
    const was = wasBefore(now, {
      scheduled_datetime: ['2026-03-31T18:00:00+02:00', '2026-03-31T19:00:00+02:00'],
      court_id: ['court-1', 'court-2'],
    });
    expect(was).toMatchObject({ starts_at: new Date('2026-03-31T16:00:00Z'), court_id: 'court-1' });
    const names = new Map([
      ['court-1', 'Pista 1'],
      ['ana', 'Ana'],
    ]);
    expect(toldBefore(now, was, names)).toMatchObject({ court_name: 'Pista 1', instructor_name: 'Ana' });
  });

  test('is news when its time, length, court or teacher did, and not otherwise', () => {
    const news = (changes: Record<string, [unknown, unknown]>) =>
      isNews(now, wasBefore(now, changes), changes);
    expect(news({ duration_minutes: [60, 90] })).toBe(true);
    expect(news({ court_id: [null, 'court-2'] })).toBe(true);
    expect(news({ instructor_id: ['ben', 'ana'] })).toBe(true);
    expect(news({ max_participants: [4, 6], notes: ['', 'red'] })).toBe(false);
  });

  test('concerns who gives it and who gave it; a new substitute hears that they are one', () => {
    const was = wasBefore(now, {});
    expect(coachesConcerned({ ...now, substitute_instructor_id: 'ben' }, was)).toEqual([
      { kind: 'substitute_assigned', teacher: 'ben' },
      { kind: 'session_changed', teacher: 'ana' },
    ]);
    expect(coachesConcerned(now, { ...was, instructor_id: 'cleo' })).toEqual([
      { kind: 'session_changed', teacher: 'ana' },
      { kind: 'session_changed', teacher: 'cleo' },
    ]);
  });

  test('concerns who comes to help and who helps no more, each once', () => {
    const helped = (...assistant_instructor_ids: string[]) => ({ ...now, assistant_instructor_ids });
    const was = wasBefore(helped('ben', 'cleo'), {
      assistant_instructor_ids: [
        ['dan', 'ben'],
        ['ben', 'cleo'],
      ],
    });
    expect(helpersConcerned(helped('ben', 'cleo'), was)).toEqual([
      { helping: 'begins', teacher: 'cleo' },
      { helping: 'ends', teacher: 'dan' },
    ]);
    expect(coachesConcerned(helped('ben', 'cleo'), was).map(({ teacher }) => teacher)).toEqual([
      'ana',
      'ben',
    ]);
    // Who helped and gives it now hears that it changed.
    const gives = { ...helped(), instructor_id: 'ben' };
    const before = wasBefore(gives, {
      instructor_id: ['ana', 'ben'],
      assistant_instructor_ids: [['ben'], []],
    });
    expect(helpersConcerned(gives, before)).toEqual([]);
    expect(coachesConcerned(gives, before).map(({ teacher }) => teacher)).toEqual(['ben', 'ana']);
  });

  test('who becomes helper and substitute at once, or neither any more, hears of the class that they give alone', () => {
    const both = { ...now, substitute_instructor_id: 'ben', assistant_instructor_ids: ['ben'] };
    const was = wasBefore(both, {
      substitute_instructor_id: [null, 'ben'],
      assistant_instructor_ids: [[], ['ben']],
    });
    expect(helpersConcerned(both, was)).toEqual([]);
    expect(coachesConcerned(both, was)[0]).toEqual({ kind: 'substitute_assigned', teacher: 'ben' });
    expect(helpersConcerned(now, both)).toEqual([]);
    expect(coachesConcerned(now, both)).toContainEqual({ kind: 'session_changed', teacher: 'ben' });
  });
});
