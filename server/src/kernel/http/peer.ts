import { readFileSync } from 'node:fs';
import type { Socket } from 'node:net';

/* Whose program is at the other end of a connection on this machine. Linux says so; elsewhere nobody does. */

type Ends = Pick<Socket, 'remotePort' | 'localPort'>;

const isLoopbackHex = (address: string): boolean =>
  /^[0-9A-F]{6}7F$|^0{16}FFFF0000[0-9A-F]{6}7F$|^0{24}01000000$/.test(address);

/** The account in a table of `/proc/net/tcp`'s kind that holds the other end; undefined when it is not there. */
export function accountIn(table: string, { remotePort, localPort }: Ends): number | undefined {
  for (const line of table.split('\n').slice(1)) {
    const [, local = '', remote = '', , , , , uid] = line.trim().split(/\s+/);
    const [address = '', port = ''] = local.split(':');
    const isOther = Number.parseInt(port, 16) === remotePort && isLoopbackHex(address);
    if (isOther && Number.parseInt(remote.split(':')[1] ?? '', 16) === localPort) return Number(uid);
  }
  return undefined;
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

/** The account of the program at the other end of a loopback connection; undefined where nobody says. */
export const accountBehind = (ends: Ends): number | undefined =>
  accountIn(read('/proc/net/tcp'), ends) ?? accountIn(read('/proc/net/tcp6'), ends);

const own = process.getuid?.();

/** Whether an account is one that services run under, and nobody sits at: a reverse proxy's, not a browser's. */
export const isOfServices = (account: number | undefined, ours = own): boolean =>
  account !== undefined &&
  account !== ours &&
  ((account > 0 && account < 1_000) || (account >= 61_184 && account <= 65_535));
