import { describe, expect, it } from 'vitest';
import { meantCode, newBackupCodes, stepOf } from './codes.ts';

describe('the step of a code', () => {
  // RFC 6238, appendix B, the last six digits.
  const secret = '12345678901234567890';
  it.each([
    [1_111_111_111, '050471'],
    [1_111_111_109, '081804'],
    [2_000_000_000, '279037'],
  ])('at second %i is that of %s', (second, code) => {
    const step = Math.floor(second / 30);
    expect(stepOf(secret, code, step)).toBe(step);
    expect([-2, -1, 1, 2].map((away) => stepOf(secret, code, step + away))).toEqual([step, step, step, step]);
    expect(stepOf(secret, code, step + 3)).toBeUndefined();
    expect(stepOf(`${secret}x`, code, step)).toBeUndefined();
  });

  it('is none for what is no code', () => {
    for (const said of ['', '28708', '2870822', 'abcdef', '28708２'])
      expect(stepOf(secret, said, 1)).toBeUndefined();
  });
});

describe('a backup code', () => {
  it('is made of what nobody reads for something else, ten at a time, all of them others', () => {
    const codes = newBackupCodes();
    expect(new Set(codes).size).toBe(10);
    for (const code of codes) expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$/);
  });

  it('is meant however it is typed', () => {
    const kept = ['0A1BC-DEFGH', 'ZZZZZ-99999'];
    for (const typed of ['0A1BC-DEFGH', '0a1bcdefgh', ' oalbc defgh ', 'OaIBC--DEFGH', '0A1BC - DEFGH'])
      expect(meantCode(kept, typed), typed).toBe('0A1BC-DEFGH');
    for (const typed of ['', '0A1BC', '0A1BC-DEFGX', 'ZZZZZ-99999-'.repeat(2)])
      expect(meantCode(kept, typed), typed).toBeUndefined();
  });

  it('of before, which tells case and look-alikes apart, is meant where only one can be', () => {
    const kept = ['aBcDe-fGhIj', 'oOoOo-lLlLl', '0OoOo-lLlLl'];
    expect(meantCode(kept, 'ABCDEFGH1J')).toBe('aBcDe-fGhIj');
    expect(meantCode(kept, 'oOoOolLlLl')).toBe('oOoOo-lLlLl');
    expect(meantCode(kept, '00000-11111')).toBeUndefined();
  });
});
