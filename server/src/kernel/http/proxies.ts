import { isIP } from 'node:net';

/** Ranges that have a name of their own. */
const named = ['loopback', 'linklocal', 'uniquelocal'];
/** Wider than these is half of the world: everybody would be believed. */
const widest = { 4: 8, 6: 16 } as const;

export interface Proxies {
  /** Addresses and ranges whose X-Forwarded-… is believed; none: nobody's. */
  trusted: string[];
  /** What whoever runs the installation should know. */
  note?: string;
}

/** Reads BANDEJA_TRUST_PROXY. Throws what is wrong with it. */
export function readProxies(text: string | undefined): Proxies {
  if (text === undefined || text === 'false') return { trusted: [] };
  if (text === 'true')
    return {
      trusted: ['loopback'],
      note: 'BANDEJA_TRUST_PROXY=true believes a proxy on this machine only (it used to believe everybody); name the addresses of proxies elsewhere: docs/configuration.md',
    };
  const trusted = text.split(',').map((entry) => entry.trim());
  const wrong = trusted.filter((entry) => !isRange(entry));
  if (wrong.length > 0)
    throw new Error(`names what is no address of a proxy, or too many: ${wrong.join(', ')}`);
  return { trusted };
}

function isRange(entry: string): boolean {
  if (named.includes(entry)) return true;
  const [address = '', prefix, ...more] = entry.split('/');
  const version = isIP(address);
  if (version === 0 || more.length > 0) return false;
  if (prefix === undefined) return true;
  const bits = Number(prefix);
  const most = version === 6 ? 128 : 32;
  return /^\d{1,3}$/.test(prefix) && bits >= widest[version as 4 | 6] && bits <= most;
}
