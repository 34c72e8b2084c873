import { describe, expect, test } from 'vitest';
import { isLoopback, networkOf } from './address.ts';
import { readProxies } from './proxies.ts';

describe('the proxies that are believed', () => {
  test.each([
    [undefined, []],
    ['false', []],
    ['10.0.0.7', ['10.0.0.7']],
    ['10.0.0.7, fd00::1', ['10.0.0.7', 'fd00::1']],
    ['10.0.0.0/8,fc00::/16,loopback', ['10.0.0.0/8', 'fc00::/16', 'loopback']],
  ])('%s', (text, trusted) => {
    expect(readProxies(text)).toEqual({ trusted });
  });

  test('are those on this machine where an old installation says true, and it is told so', () => {
    expect(readProxies('true')).toEqual({
      trusted: ['loopback'],
      note: expect.stringContaining('on this machine only'),
    });
  });

  test.each([
    'yes',
    '1',
    '0.0.0.0/0',
    '::/0',
    '10.0.0.0/4',
    '10.0.0.0/33',
    '10.0.0',
    'proxy.local',
    '',
    '10.0.0.1/8/8',
  ])('are not %j', (text) => {
    expect(() => readProxies(text)).toThrow(/no address of a proxy/);
  });
});

describe('an address', () => {
  test.each([
    ['203.0.113.9', '203.0.113.9'],
    ['::ffff:203.0.113.9', '203.0.113.9'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:db8::6', '2001:db8:0:0::/64'],
    ['2001:0db8::', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ])('%s counts as %s', (address, network) => {
    expect(networkOf(address)).toBe(network);
  });

  test('is loopback in every way of writing it', () => {
    const ours = ['127.0.0.1', '127.9.9.9', '::1', '::ffff:127.0.0.1'];
    expect(ours.map(isLoopback)).toEqual([true, true, true, true]);
    expect(['10.0.0.1', '::2', 'localhost', ''].map(isLoopback)).toEqual([false, false, false, false]);
  });
});
