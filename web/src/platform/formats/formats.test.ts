import { describe, expect, it } from 'vitest';
import { createFormats } from './formats.ts';
import { addDays, isoWeekday, startOfWeek, weekOf } from './local-date.ts';

const madrid = createFormats({ locale: 'en-GB', timezone: 'Europe/Madrid', currency: 'EUR' });

describe('times', () => {
  it('are the wall time of the club on both sides of a clock change', () => {
    expect(madrid.time('2026-03-24T18:00:00Z')).toBe('19:00');
    expect(madrid.time('2026-03-31T17:00:00Z')).toBe('19:00');
    expect(madrid.time('2026-10-27T19:00:00+01:00')).toBe('19:00');
  });

  it('put a late class on the local day, not on the UTC day', () => {
    expect(madrid.localDate('2026-06-30T22:30:00Z')).toBe('2026-07-01');
    expect(
      createFormats({ locale: 'en', timezone: 'America/Bogota', currency: 'COP' }).localDate(
        '2026-07-01T03:00:00Z',
      ),
    ).toBe('2026-06-30');
  });

  it('write midnight as 00:00', () => {
    expect(madrid.time('2026-06-30T22:00:00Z')).toBe('00:00');
  });

  it('show a range with both ends', () => {
    expect(madrid.timeRange('2026-06-30T17:00:00Z', '2026-06-30T18:30:00Z')).toBe('19:00–20:30');
  });
});

describe('days', () => {
  it('say today and tomorrow as the club lives them', () => {
    const lateEvening = new Date('2026-06-30T22:30:00Z');
    expect(madrid.relativeDay('2026-07-01', lateEvening)).toBe('Today');
    expect(madrid.relativeDay('2026-07-02', lateEvening)).toBe('Tomorrow');
    expect(madrid.relativeDay('2026-07-04', lateEvening)).toBe('Saturday 4 July');
  });

  it('start with a capital in Spanish', () => {
    const spanish = createFormats({ locale: 'es-ES', timezone: 'Europe/Madrid', currency: 'EUR' });
    expect(spanish.day('2026-07-04')).toBe('Sábado, 4 de julio');
  });

  it('carry their year, one or several, where the next year could be meant', () => {
    const spanish = createFormats({ locale: 'es-ES', timezone: 'Europe/Madrid', currency: 'EUR' });
    expect(spanish.days('2027-12-08', '2027-12-08')).toBe('Miércoles, 8 de diciembre de 2027');
    expect(spanish.days('2027-08-01', '2027-08-31')).toMatch(/^Domingo, 1 .*martes, 31 de agosto de 2027$/);
  });
});

describe('weeks', () => {
  it('run from Monday to Sunday across a year and a clock change', () => {
    expect(startOfWeek('2027-01-01')).toBe('2026-12-28');
    expect(weekOf('2026-03-29')).toEqual([
      '2026-03-23',
      '2026-03-24',
      '2026-03-25',
      '2026-03-26',
      '2026-03-27',
      '2026-03-28',
      '2026-03-29',
    ]);
    expect(isoWeekday('2026-03-29')).toBe(7);
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
  });
});

describe('money', () => {
  it('counts minor units as the currency does', () => {
    expect(madrid.money(1500)).toBe('€15');
    expect(madrid.money(1550)).toBe('€15.50');
    expect(madrid.money(1500, 'JPY')).toBe('JP¥1,500');
  });
});
