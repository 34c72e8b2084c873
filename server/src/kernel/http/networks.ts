import { BlockList, isIP } from 'node:net';

/**
 * Where no stranger's request goes: this machine, what stands beside it, and what is no single machine of the public
 * internet (IANA's special-purpose registries). Addresses of IPv4 in the clothes of IPv6 (`::ffff:…`) are judged as IPv4.
 */
const closed4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '168.63.129.16/32', // Azure's own, beside each machine
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/3',
];
/** Of IPv6 only 2000::/3 is given to anybody; in it these are tunnels to IPv4, or examples. */
const open6 = ['2000::/3'];
const closed6 = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20'];

const [notPublic4, public6, notPublic6] = [listOf(closed4), listOf(open6), listOf(closed6)];

/** Ranges as they are written: `10.0.0.0/8`, `fd00::/8`, `127.0.0.1`. Throws what is none. */
export function listOf(ranges: readonly string[]): BlockList {
  const list = new BlockList();
  for (const range of ranges) {
    const [address = '', bits, ...more] = range.split('/');
    const version = isIP(address);
    const most = version === 6 ? 128 : 32;
    if (
      version === 0 ||
      more.length > 0 ||
      (bits !== undefined && !(/^\d{1,3}$/.test(bits) && +bits <= most))
    )
      throw new Error(`names what is no network: ${range}`);
    list.addSubnet(address, bits === undefined ? most : Number(bits), version === 6 ? 'ipv6' : 'ipv4');
  }
  return list;
}

const has = (list: BlockList, address: string): boolean =>
  list.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');

/** The IPv4 address that `::ffff:a.b.c.d` is, in whatever way it is written; else the address. */
export function plainAddress(address: string): string {
  if (isIP(address) !== 6) return address;
  const short = new URL(`http://[${address.replace(/%.*$/, '')}]`).hostname.slice(1, -1);
  const [, high, low] = /^::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})$/.exec(short) ?? [];
  if (high === undefined || low === undefined) return short;
  const [a, b] = [Number.parseInt(high, 16), Number.parseInt(low, 16)];
  return [a >> 8, a & 255, b >> 8, b & 255].join('.');
}

/** Whether an address is one of the public internet. Total: what is no address is not. */
export function isPublic(address: string): boolean {
  const plain = plainAddress(address);
  const version = isIP(plain);
  if (version === 4) return !has(notPublic4, plain);
  return version === 6 && has(public6, plain) && !has(notPublic6, plain);
}

/** Whether an address lies in these networks. Total: what is no address does not. */
export function isWithin(networks: BlockList, address: string): boolean {
  const plain = plainAddress(address);
  return isIP(plain) !== 0 && has(networks, plain);
}
