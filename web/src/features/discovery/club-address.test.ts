import { expect, it } from 'vitest';
import { clubAddress } from './club-address.ts';

it('finds a club in a whole link, with a class and a search behind it', () => {
  const club = { organization: 'retiro', club: 'centro' };
  expect(clubAddress('https://padel.example/c/retiro/centro')).toEqual(club);
  expect(clubAddress(' http://localhost:3000/c/Retiro/centro/0190-ab?week=2026-11-23 ')).toEqual(club);
});

it('finds it in the end of a link, and an organization alone', () => {
  expect(clubAddress('retiro/centro/')).toEqual({ organization: 'retiro', club: 'centro' });
  expect(clubAddress('/c/retiro')).toEqual({ organization: 'retiro', club: null });
});

it('finds nothing in anything else', () => {
  for (const text of ['', 'https://padel.example/', 'mi club de pádel', '../../etc'])
    expect(clubAddress(text)).toBeNull();
});
