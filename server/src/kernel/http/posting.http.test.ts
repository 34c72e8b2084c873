import { createServer } from 'node:http';
import { type AddressInfo, createServer as createSocketServer } from 'node:net';
import { expect, test } from 'vitest';
import { useReceiver } from '../../../test/receiver.ts';
import { openPoster, type PosterOptions } from './posting.ts';

const receiver = useReceiver();
const loopback = ['127.0.0.0/8'];
const post = (url: string, options: PosterOptions = {}) =>
  openPoster({ timeoutMs: 1_000, ...options }).post({ url, body: '{"a":"ñ"}', headers: { 'x-a': 'b' } });
const names = (addresses: Record<string, string[]>) => async (name: string) => addresses[name] ?? [];

test('what is posted arrives whole, and the begin of the answer comes back', async () => {
  receiver.answers.push({ status: 202, body: 'x'.repeat(5_000_000), headers: { 'retry-after': '7' } });
  const said = await post(`${receiver.url}?q=1`, { networks: loopback });
  expect(said).toMatchObject({ status: 202, error: null, excerpt: 'x'.repeat(1_024), retry_after: '7' });
  expect(receiver.received.at(-1)).toMatchObject({
    path: '/hooks?q=1',
    body: '{"a":"ñ"}',
    headers: { 'x-a': 'b' },
  });
});

test.each([
  'http://127.0.0.1:PORT/',
  'http://127.1:PORT/',
  'http://2130706433:PORT/',
  'http://0x7f000001:PORT/',
  'http://0177.0.0.1:PORT/',
  'http://0:PORT/',
  'http://localhost:PORT/',
  'http://x.localhost:PORT/',
  'http://[::1]:PORT/',
  'http://[::ffff:127.0.0.1]:PORT/',
  'http://[::ffff:7f00:1]:PORT/',
  'http://169.254.169.254/latest/meta-data/',
  'http://[fe80::1]/',
  'https://10.0.0.1/',
  'https://168.63.129.16/',
  'https://192.168.1.1/',
])('%s is asked nothing', async (url) => {
  const count = receiver.received.length;
  const said = await post(url.replace('PORT', new URL(receiver.url).port));
  expect(said).toMatchObject({ status: null, error: 'address' });
  expect(receiver.received).toHaveLength(count);
});

test('a name is judged by the addresses that it has at that moment, all of them', async () => {
  const { port } = new URL(receiver.url);
  const count = receiver.received.length;
  const resolve = names({
    'inside.example': ['127.0.0.1'],
    'mixed.example': ['93.184.216.34', '10.0.0.1'],
    'mapped.example': ['::ffff:127.0.0.1'],
    'metadata.example': ['169.254.169.254'],
  });
  for (const name of ['inside', 'mixed', 'mapped', 'metadata'])
    for (const scheme of ['http', 'https'])
      expect(await post(`${scheme}://${name}.example:${port}/`, { resolve })).toMatchObject({
        error: 'address',
      });
  expect(await post('https://nobody.example/', { resolve })).toMatchObject({ error: 'name' });
  expect(receiver.received).toHaveLength(count);
  const opened = await post(`http://inside.example:${port}/`, { resolve, networks: loopback });
  expect(opened.status).toBe(204);
  expect(receiver.received.at(-1)?.headers.host).toBe(`inside.example:${port}`);
});

test('plain http goes to opened networks alone, whatever the name says', async () => {
  const resolve = names({ 'public.example': ['93.184.216.34'] });
  const said = await post('http://public.example:9/', { resolve, networks: loopback, timeoutMs: 300 });
  expect(said).toMatchObject({ status: null, error: 'address' });
});

test('who asks to go on in another protocol, or ends without a word, holds nothing', async () => {
  const says = async (words: string) => {
    const server = createSocketServer((socket) => {
      socket.on('error', () => {});
      socket.once('data', () => (words ? socket.write(words) : socket.destroy()));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    const said = await post(url, { networks: loopback, timeoutMs: 300 });
    server.close();
    return said;
  };
  const begin = 'HTTP/1.1 101 Switching Protocols\r\n';
  expect(await says(`${begin}Upgrade: x\r\nConnection: Upgrade\r\n\r\n`)).toMatchObject({ status: 101 });
  expect(await says(`${begin}\r\n`)).toMatchObject({ status: 101 });
  expect(await says('')).toMatchObject({ error: 'connection' });
});

test('a redirection is an answer like any other', async () => {
  receiver.answers.push({ status: 307, headers: { location: 'http://169.254.169.254/' } });
  const count = receiver.received.length;
  expect(await post(receiver.url, { networks: loopback })).toMatchObject({ status: 307 });
  expect(receiver.received).toHaveLength(count + 1);
});

test('who answers late, never, or not in HTTP is heard no longer than there is time', async () => {
  receiver.answers.push(undefined);
  expect(await post(receiver.url, { networks: loopback, timeoutMs: 200 })).toMatchObject({
    error: 'timeout',
  });
  const drips = createServer((_, response) => {
    response.writeHead(200).write('a');
  });
  const nonsense = createSocketServer((socket) => socket.end('nonsense\r\n\r\n'));
  for (const server of [drips, nonsense])
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const at = (server: { address(): unknown }, scheme = 'http') =>
    `${scheme}://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const dripped = await post(at(drips), { networks: loopback, timeoutMs: 200 });
  expect(dripped).toMatchObject({ status: 200, excerpt: 'a' });
  expect(await post(at(nonsense), { networks: loopback })).toMatchObject({ error: 'connection' });
  expect(await post(at(nonsense, 'https'), { networks: loopback })).toMatchObject({ status: null });
  drips.closeAllConnections();
  for (const server of [drips, nonsense]) server.close();
  expect(await post(at({ address: () => ({ port: 1 }) }), { networks: loopback })).toMatchObject({
    error: 'connection',
  });
});
