import { connect, createServer, type Socket } from 'node:net';
import { describe, expect, test } from 'vitest';
import { accountBehind, accountIn, isOfServices } from './peer.ts';

const head =
  '  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode';
const line = (local: string, remote: string, uid: number) =>
  `   1: ${local} ${remote} 01 00000000:00000000 00:00000000 00000000 ${uid}        0 1060 1 0 20 4 30 10 -1`;
const ends = { remotePort: 0xa1b2, localPort: 0x0bb8 };
const account = (...lines: string[]) => accountIn([head, ...lines, ''].join('\n'), ends);

describe('the account at the other end', () => {
  test('stands in the system’s table, for IPv4, IPv6 and the one in the other', () => {
    expect(account(line('0100007F:A1B2', '0100007F:0BB8', 33))).toBe(33);
    const [one, mapped] = ['00000000000000000000000001000000', '0000000000000000FFFF00000100007F'];
    expect(account(line(`${one}:A1B2`, `${one}:0BB8`, 998))).toBe(998);
    expect(account(line(`${mapped}:A1B2`, `${mapped}:0BB8`, 1000))).toBe(1000);
  });

  test('is not that of our own end, of another connection, or of another machine’s', () => {
    const own = line('0100007F:0BB8', '0100007F:A1B2', 7);
    const other = line('0100007F:A1B3', '0100007F:0BB8', 8);
    const elsewhere = line('0900000A:A1B2', '0800000A:0BB8', 9);
    expect(account(own, other, elsewhere)).toBeUndefined();
    expect(account(own, other, elsewhere, line('0100007F:A1B2', '0100007F:0BB8', 33))).toBe(33);
    expect(account()).toBeUndefined();
  });

  test('is ours for a connection of our own, or nobody says', async () => {
    const accepted = Promise.withResolvers<Socket>();
    const server = createServer(accepted.resolve);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const client = connect((server.address() as { port: number }).port, '127.0.0.1');
    const found = accountBehind(await accepted.promise);
    client.destroy();
    server.close();
    expect([process.getuid?.(), undefined]).toContain(found);
    if (process.platform === 'linux') expect(found).toBe(process.getuid?.());
  });

  test('is a service’s, or a person’s', () => {
    expect([33, 101, 998, 61_184, 65_534].map((one) => isOfServices(one, 1_000))).toEqual(
      Array(5).fill(true),
    );
    expect([0, 1_000, 1_001, 60_000, 200_000].map((one) => isOfServices(one, 1_000))).toEqual(
      Array(5).fill(false),
    );
    expect(isOfServices(101, 101)).toBe(false);
    expect(isOfServices(undefined, 1_000)).toBe(false);
  });
});
