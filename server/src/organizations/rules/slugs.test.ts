import { describe, expect, test } from 'vitest';
import { isFreeWord, slugAttempt, slugOf } from './slugs.ts';

describe('short names', () => {
  test.each([
    ['Pádel Río & Hijos', 'padel-rio-hijos'],
    ['  Club  Nº 1 ', 'club-no-1'],
    ['東京', 'club'],
    ['X', 'club'],
    ['Invitations', 'invitations-club'],
    ['---', 'club'],
  ])('%s becomes %s', (name, slug) => {
    expect(slugOf(name)).toBe(slug);
  });

  test('always fit the table, however long the name and however many tries', () => {
    for (const name of ['a'.repeat(200), `${'ab '.repeat(60)}`, '0198c0de-0000-7000-8000-000000000000'])
      for (const n of [1, 2, 1_000])
        expect(slugAttempt(slugOf(name), n)).toMatch(/^[a-z0-9][a-z0-9-]{1,62}$/);
  });

  test('that look like an id, or that paths need, are not free', () => {
    expect(isFreeWord('0198c0de-0000-7000-8000-000000000000')).toBe(false);
    expect(isFreeWord('invitations')).toBe(false);
    expect(isFreeWord('norte')).toBe(true);
  });
});
