import { expect, test } from 'vitest';
import { fileOf, secretOf } from './second-factor.ts';

test('a secret is shown in groups of four', () => {
  expect(secretOf('otpauth://totp/Bandeja:ana%40example.test?secret=ABCDEFGHIJ&issuer=Bandeja')).toBe(
    'ABCD EFGH IJ',
  );
  expect(secretOf('otpauth://totp/Bandeja:ana?secret=ABCDEFGH')).toBe('ABCD EFGH');
});

test('the file of codes carries its title and every code on a line', () => {
  const text = decodeURIComponent(fileOf('Códigos: ana', ['aaa-1', 'bbb-2']).split(',')[1] ?? '');
  expect(text).toBe('Códigos: ana\r\n\r\naaa-1\r\nbbb-2\r\n');
});
