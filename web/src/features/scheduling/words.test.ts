import i18next from 'i18next';
import { describe, expect, it } from 'vitest';
import en from '../../locales/en/index.ts';
import es from '../../locales/es/index.ts';
import { createFormats } from '../../platform/formats/formats.ts';
import { obstacles } from './conflicts.ts';
import { endTime, patternInWords } from './pattern-words.ts';
import { rruleInWords } from './rrule-words.ts';

const i18n = i18next.createInstance();
await i18n.init({
  resources: { en: { translation: en }, es: { translation: es } },
  interpolation: { escapeValue: false },
});
const english = i18n.getFixedT('en');
const spanish = i18n.getFixedT('es');
const formats = (locale: string) => createFormats({ locale, timezone: 'Europe/Madrid', currency: 'EUR' });
const rule = (rrule: string) => rruleInWords(english, formats('en-GB'), rrule);

describe('a rule in words', () => {
  it('names weekdays, positions and intervals', () => {
    expect(rule('FREQ=MONTHLY;BYDAY=1SA')).toBe('Every month on first Saturday');
    expect(rule('FREQ=WEEKLY;INTERVAL=3;BYDAY=TU,TH')).toBe('Every 3 weeks on Tuesday and Thursday');
    expect(rule('RRULE:FREQ=MONTHLY;BYDAY=-1FR;COUNT=10')).toBe(
      'Every month on last Friday, 10 classes in all',
    );
    expect(rule('FREQ=DAILY;UNTIL=20270131')).toBe('Every day, until 31 January 2027');
    expect(rruleInWords(spanish, formats('es-ES'), 'FREQ=WEEKLY;BYDAY=MO,WE')).toBe(
      'Cada semana en lunes y miércoles',
    );
  });

  it('says nothing about a rule that it does not fully understand', () => {
    expect(rule('FREQ=YEARLY;BYYEARDAY=100')).toBeNull();
    expect(rule('FREQ=WEEKLY;BYDAY=XX')).toBeNull();
    expect(rule('FREQ=')).toBeNull();
    expect(rule('')).toBeNull();
  });
});

describe('a pattern in words', () => {
  const pattern = {
    recurrence: 'weekly',
    recurrence_days: [1, 3],
    start_date: '2026-12-01',
    rrule: null,
  } as const;
  const words = (more: object) =>
    patternInWords(english, formats('en-GB'), { ...pattern, recurrence_days: [1, 3], ...more });

  it('lists its days', () => {
    expect(words({})).toBe('Every Tuesday and Thursday');
    expect(words({ recurrence: 'biweekly' })).toBe('Every second week, on Tuesday and Thursday');
    expect(words({ recurrence: 'daily', recurrence_days: [] })).toBe('Every day');
  });

  it('takes the weekday of the first day when none is chosen', () => {
    expect(words({ recurrence_days: [] })).toBe('Every Tuesday');
  });

  it('counts months by the day of the month', () => {
    expect(words({ recurrence: 'monthly' })).toBe('On day 1 of every month');
  });
});

it('a class that starts before midnight ends after it', () => {
  expect(endTime('19:00', 90)).toBe('20:30');
  expect(endTime('23:30', 60)).toBe('00:30');
});

it('the same obstacle on several dates is told once, what costs classes first', () => {
  const other = {
    title: 'Intermedio',
    starts_at: '2026-12-01T19:00:00+01:00',
    ends_at: '2026-12-01T20:30:00+01:00',
    session_id: null,
  };
  const at = (date: string) => ({
    code: 'court_busy' as const,
    date,
    blocking: true,
    params: {},
    message: '',
    with: other,
  });
  const away = {
    code: 'instructor_on_leave' as const,
    date: '2026-12-15',
    blocking: false,
    params: {},
    message: '',
    with: null,
  };
  const found = obstacles(english, formats('en-GB'), [away, at('2026-12-01'), at('2026-12-08')]);
  expect(found.map(({ words, dates }) => [words, dates.length])).toEqual([
    ['The court is taken by “Intermedio” (19:00–20:30)', 2],
    ['The coach is away', 1],
  ]);
});
