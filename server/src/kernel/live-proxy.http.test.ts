import { beforeAll, describe, expect, test } from 'vitest';
import { buildClub, type Place, person } from '../../test/builders.ts';
import { type Listening, listen } from '../../test/live.ts';
import { useServer } from '../../test/server.ts';

/* The live channel behind a reverse proxy: who is counted, and which pages are ours. */
const sockets = { perUser: 100, perAddress: 2 };
const hosts = ['desk.example'];
const behind = useServer({ trustProxy: ['loopback'], hosts, live: { sockets } });
const strangers = useServer({ trustProxy: ['10.0.0.0/8'], hosts, live: { sockets } });
let open: (headers: Record<string, string>) => Promise<Listening | number>;
let openAtStrangers: typeof open;

const openerOf = (server: typeof behind, place: Place, token: string) => (headers: Record<string, string>) =>
  listen(server, { token, organization: place.organization_slug, headers });
beforeAll(async () => {
  const place = await buildClub(behind.db);
  open = openerOf(behind, place, (await person(behind, place, 'owner')).token);
  const other = await buildClub(strangers.db);
  openAtStrangers = openerOf(strangers, other, (await person(strangers, other, 'owner')).token);
});

/** Opens them one after the other, says which were refused, and closes the others. */
async function tried(how: typeof open, addresses: string[]): Promise<(number | 'open')[]> {
  const all: (Listening | number)[] = [];
  for (const address of addresses) all.push(await how({ 'x-forwarded-for': address }));
  const listening = all.filter((one) => typeof one !== 'number');
  for (const one of listening) one.close();
  await expect.poll(() => listening.every((one) => one.ended())).toBe(true);
  return all.map((one) => (typeof one === 'number' ? one : 'open'));
}

describe('channels of one address', () => {
  test('are counted for those behind the proxy apart', async () => {
    const addresses = ['198.51.100.1', '198.51.100.1', '198.51.100.2', '198.51.100.1'];
    expect(await tried(open, addresses)).toEqual(['open', 'open', 'open', 429]);
  });

  test('are not counted anew for what a client puts before the word of the proxy', async () => {
    const addresses = [1, 2, 3].map((n) => `192.0.2.${n}, 198.51.100.7`);
    expect(await tried(open, addresses)).toEqual(['open', 'open', 429]);
  });

  test('are not counted anew for the many addresses of one IPv6 customer', async () => {
    expect(await tried(open, ['2001:db8:1:2::1', '2001:db8:1:2::2', '2001:db8:1:2:3::4'])).toEqual([
      'open',
      'open',
      429,
    ]);
  });

  test('are counted by the connection where nobody in front is believed', async () => {
    expect(await tried(openAtStrangers, ['192.0.2.1', '192.0.2.2', '192.0.2.3'])).toEqual([
      'open',
      'open',
      429,
    ]);
  });
});

describe('the page that opens a channel', () => {
  const said = { 'x-forwarded-host': 'desk.example', 'x-forwarded-proto': 'https' };
  const answer = async (how: typeof open, origin: string): Promise<number | 'open'> => {
    const one = await how({ ...said, origin });
    if (typeof one === 'number') return one;
    one.close();
    await expect.poll(one.ended).toBeDefined();
    return 'open';
  };

  test('is ours under the name and protocol that the proxy was asked by', async () => {
    expect(await answer(open, 'https://desk.example')).toBe('open');
    expect(await answer(open, 'http://desk.example')).toBe(403);
    expect(await answer(open, 'https://evil.example')).toBe(403);
    expect(await answer(open, 'null')).toBe(403);
  });

  test('is not ours by a header that anybody can send', async () => {
    expect(await answer(openAtStrangers, 'https://desk.example')).toBe(403);
  });
});
