import { BlockList, isIP, isIPv6 } from 'node:net';

const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i;

/** An address as one writes it: an IPv4 one that came over an IPv6 socket is an IPv4 one. */
export const plainAddress = (address: string): string => mapped.exec(address)?.[1] ?? address;

/**
 * Who is behind an address when somebody is counted: an IPv4 address, or the 64 bits that an IPv6 customer is given at
 * least, so that nobody is somebody else with every request.
 */
export function networkOf(address: string): string {
  const plain = plainAddress(address).replace(/%.*$/, '');
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

const blocks = (...subnets: (readonly [string, number])[]): BlockList => {
  const list = new BlockList();
  for (const [net, prefix] of subnets) list.addSubnet(net, prefix, isIP(net) === 6 ? 'ipv6' : 'ipv4');
  return list;
};
const loopback = blocks(['127.0.0.0', 8], ['::1', 128]);

/** Addresses of a house or of one cable: nobody in the wide world has them. */
const inside = blocks(
  ...([
    ['10.0.0.0', 8],
    ['172.16.0.0', 12],
    ['192.168.0.0', 16],
    ['169.254.0.0', 16],
  ] as const),
  ...([
    ['100.64.0.0', 10],
    ['fc00::', 7],
    ['fe80::', 10],
  ] as const),
);

const isIn = (list: BlockList, address: string): boolean => {
  const plain = plainAddress(address);
  return isIP(plain) !== 0 && list.check(plain, isIPv6(plain) ? 'ipv6' : 'ipv4');
};

export const isLoopback = (address: string): boolean => isIn(loopback, address);
export const isPrivate = (address: string): boolean => isIn(inside, address);
