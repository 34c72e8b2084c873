import { describe, expect, test } from 'vitest';
import { isPublic, isWithin, listOf, plainAddress } from './networks.ts';

describe('an address of the public internet', () => {
  test.each([
    '1.1.1.1',
    '8.8.8.8',
    '172.32.0.1',
    '100.63.255.255',
    '2606:4700::1111',
    '2a00:1450:4003::5e',
    '::ffff:8.8.8.8',
  ])('is %s', (address) => expect(isPublic(address)).toBe(true));

  test.each([
    ...['127.0.0.1', '127.9.9.9', '0.0.0.0', '10.1.2.3', '172.16.0.1', '172.31.255.255', '192.168.1.1'],
    ...['169.254.169.254', '100.64.0.1', '192.0.0.192', '198.18.0.1', '224.0.0.1', '255.255.255.255'],
    ...[
      '::1',
      '::',
      'fe80::1',
      'fe80::1%eth0',
      'fc00::1',
      'fd12::1',
      'ff02::1',
      '2001:db8::1',
      '64:ff9b::7f00:1',
    ],
    ...[
      '::ffff:127.0.0.1',
      '::ffff:7f00:1',
      '0:0:0:0:0:ffff:a9fe:a9fe',
      '::127.0.0.1',
      '2002:7f00:1::',
      '2001::1',
    ],
    ...['', 'localhost', '999.1.1.1', '2130706433'],
  ])('is not %s', (address) => expect(isPublic(address)).toBe(false));
});

test('an address of IPv4 is the same however IPv6 writes it', () => {
  expect(plainAddress('0:0:0:0:0:ffff:7f00:0001')).toBe('127.0.0.1');
  expect(plainAddress('::FFFF:10.0.0.1')).toBe('10.0.0.1');
  expect(plainAddress('fe80::1%eth0')).toBe('fe80::1');
});

test('networks are opened by their ranges, and what is none is refused', () => {
  const opened = listOf(['127.0.0.0/8', '::1', 'fd00::/16']);
  for (const address of ['127.0.0.1', '::1', '::ffff:127.0.0.1', 'fd00::7'])
    expect(isWithin(opened, address)).toBe(true);
  for (const address of ['10.0.0.1', 'fd01::1', '']) expect(isWithin(opened, address)).toBe(false);
  for (const wrong of ['10.0.0.0/33', 'example.org', '10/8/8', 'fd00::/x'])
    expect(() => listOf([wrong])).toThrow(wrong);
});
