import { describe, expect, test } from 'vitest';
import { answersTo, nameOf } from './hosts.ts';

const names = new Set(['classes.example.org', 'desk.lan', '203.0.113.5']);
const ours = (host: string, arrivedAt = '198.51.100.9') => answersTo(nameOf(host), names, arrivedAt);

describe('an installation answers to', () => {
  test.each([
    [
      'its own names',
      ['classes.example.org', 'CLASSES.example.org:8443', 'classes.example.org.', 'desk.lan:3000'],
    ],
    [
      'this machine',
      ['localhost', 'localhost:3000', 'app.localhost', '127.0.0.1:3000', '127.8.8.8', '[::1]:3000'],
    ],
    ['addresses of the house', ['192.168.1.20:3000', '10.1.2.3', '172.16.0.9', '[fd00::7]', '[fe80::1]:80']],
    ['an address that it names', ['203.0.113.5:80']],
    ['the address that the connection came in at', ['198.51.100.9:3000']],
  ])('%s', (_what, hosts) => {
    expect(hosts.filter((host) => !ours(host))).toEqual([]);
  });

  test.each([
    [
      'names that point here',
      ['evil.example', 'localhost.evil.example', '127.0.0.1.nip.io', 'x.classes.example.org'],
    ],
    ['addresses of the wide world', ['8.8.8.8', '[2001:db8::1]:3000']],
    [
      'nonsense',
      ['', ':3000', 'a b', '[::1', '127.0.0.1:3000:x', 'classes.example.org@evil.example', '0x7f.1'],
    ],
  ])('no %s', (_what, hosts) => {
    expect(hosts.filter((host) => ours(host))).toEqual([]);
  });

  test('the address of an IPv4 connection on an IPv6 socket', () => {
    expect(ours('198.51.100.9', '::ffff:198.51.100.9')).toBe(true);
  });
});
