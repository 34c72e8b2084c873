import { expect, it } from 'vitest';
import { overrulable } from './overrule.ts';
import type { RefusalCode } from './refusals.ts';

const refused = (...codes: RefusalCode[]) => codes.map((code) => ({ session_id: 'x', code }));

it('names what would have to be overlooked, each once', () => {
  expect(overrulable(refused('level_not_suitable', 'overlapping_booking', 'level_not_suitable'))).toEqual([
    ...['level', 'overlap'],
  ]);
  expect(overrulable(refused('birth_date_needed'))).toEqual(['age']);
});

it('names nothing where something stands anyway', () => {
  expect(overrulable(refused('level_not_suitable', 'session_full'))).toEqual([]);
  expect(overrulable(refused('client_blocked'))).toEqual([]);
});
