import { isIPv6 } from 'node:net';
import { isWithin, listOf } from './networks.ts';

const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i;

/** The address of a socket as one writes it: an IPv4 one that came over an IPv6 socket is an IPv4 one. */
export const socketAddress = (address: string): string => mapped.exec(address)?.[1] ?? address;

/**
 * Who is behind an address when somebody is counted: an IPv4 address, or the 64 bits that an IPv6 customer is given at
 * least, so that nobody is somebody else with every request.
 */
export function networkOf(address: string): string {
  const plain = socketAddress(address).replace(/%.*$/, '');
  if (!isIPv6(plain)) return plain;
  const [head = '', tail] = plain.split('::');
  const before = head === '' ? [] : head.split(':');
  const after = tail ? tail.split(':') : [];
  const missing = tail === undefined ? 0 : Math.max(0, 8 - before.length - after.length);
  const groups = [...before, ...Array<string>(missing).fill('0'), ...after];
  return `${groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`;
}

const loopback = listOf(['127.0.0.0/8', '::1']);
/** Addresses of a house or of one cable: nobody in the wide world has them. */
const inside = listOf([
  ...['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '169.254.0.0/16', '100.64.0.0/10'],
  ...['fc00::/7', 'fe80::/10'],
]);

export const isLoopback = (address: string): boolean => isWithin(loopback, address);
export const isPrivate = (address: string): boolean => isWithin(inside, address);
