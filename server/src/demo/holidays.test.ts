import { describe, expect, test } from 'vitest';
import { holidaysOfMadrid } from './holidays.ts';

const dates = (year: number) => Object.fromEntries(holidaysOfMadrid(year).map((one) => [one.name, one.date]));

describe('holidays in Madrid', () => {
  test('follow Easter', () => {
    expect(dates(2026)).toMatchObject({ 'Jueves Santo': '2026-04-02', 'Viernes Santo': '2026-04-03' });
    expect(dates(2027)).toMatchObject({ 'Viernes Santo': '2027-03-26' });
    expect(dates(2038)).toMatchObject({ 'Viernes Santo': '2038-04-23' });
  });

  test('on a Sunday are kept on the Monday after', () => {
    expect(dates(2026)).toMatchObject({ 'Todos los Santos': '2026-11-02', Constitución: '2026-12-07' });
    expect(dates(2027)).toMatchObject({ 'Todos los Santos': '2027-11-01', Constitución: '2027-12-06' });
  });
});
