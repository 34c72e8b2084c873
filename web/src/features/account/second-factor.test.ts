import { expect, test } from 'vitest';
import { codeAsSent, fileOf, secretOf } from './second-factor.ts';

test('a secret is shown in groups of four', () => {
  expect(secretOf('otpauth://totp/Bandeja:ana%40example.test?secret=ABCDEFGHIJ&issuer=Bandeja')).toBe(
    'ABCD EFGH IJ',
  );
  expect(secretOf('otpauth://totp/Bandeja:ana?secret=ABCDEFGH')).toBe('ABCD EFGH');
});

test('a code is taken without its dash, and with spaces', () => {
  for (const typed of ['v1lUm-EYOdb', 'v1lUmEYOdb', ' v1lUm EYOdb ', 'v1lUm - EYOdb'])
    expect(codeAsSent(typed)).toBe('v1lUm-EYOdb');
  expect(codeAsSent('123 456')).toBe('123456');
});

test('the file of codes carries its title and every code on a line', () => {
  const text = decodeURIComponent(fileOf('Códigos: ana', ['aaa-1', 'bbb-2']).split(',')[1] ?? '');
  expect(text).toBe('Códigos: ana\r\n\r\naaa-1\r\nbbb-2\r\n');
});
