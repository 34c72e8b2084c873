import { createInstance, type TFunction } from 'i18next';
import { beforeAll, expect, it } from 'vitest';
import en from '../../locales/en/index.ts';
import { createFormats } from '../formats/formats.ts';
import { inWords } from './conflict-words.ts';

let t: TFunction;
beforeAll(async () => {
  const i18n = createInstance();
  t = await i18n.init({ lng: 'en', resources: { en: { translation: en } } });
});
const formats = createFormats({ locale: 'en-GB', timezone: 'UTC', currency: 'EUR' });
const said = (field: string, value: unknown, currency: string | undefined = 'EUR') =>
  inWords({ t, formats, currency }, field, value);

it.each([
  ['price', 1850, '€18.50'],
  ['member_price', null, 'empty'],
  ['max_participants', 4, '4'],
  ['level', 1.25, '1.25'],
  ['start_time', '19:00:00', '19:00'],
  ['start_date', '2026-03-03', '3 March 2026'],
  ['exdates', ['2026-03-03', '2026-03-10'], '3 March 2026, 10 March 2026'],
  ['recurrence_days', [3, 0], 'Monday and Thursday'],
  ['recurrence_days', [], 'empty'],
  ['certifications', ['FEP 1', 'RPT'], 'FEP 1, RPT'],
  ['allow_drop_in', true, 'yes'],
])('%s: %j is said as %s', (field, value, words) => {
  expect(said(field, value)).toBe(words);
});

it('says a week day by day, in the order of the clock', () => {
  const windows = [
    { weekday: 1, starts_at: '16:00', ends_at: '20:00', club_id: null },
    { weekday: 0, starts_at: '09:00:00', ends_at: '14:00:00', club_id: null },
    { weekday: 1, starts_at: '09:00', ends_at: '14:00', club_id: null },
  ];
  expect(said('windows', windows)).toBe('Mon 09:00–14:00; Tue 09:00–14:00, 16:00–20:00');
  const hours = [{ weekday: 6, opens_at: '08:00:00', closes_at: '00:00:00' }];
  expect(said('opening_hours', hours)).toBe('Sun 08:00–00:00');
});

it('knows no money without a currency', () => {
  expect(inWords({ t, formats, currency: undefined }, 'price', 1850)).toBe('1,850');
});
