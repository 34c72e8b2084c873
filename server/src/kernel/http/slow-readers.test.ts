import { once } from 'node:events';
import { createServer } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { cutSlowReaders } from './slow-readers.ts';

/** More than the kernel takes for a reader that does not read. */
const large = 'x'.repeat(40_000_000);

async function serve(cut: boolean) {
  const server = createServer((request, response) =>
    response.end(request.url === '/large' ? large : 'small'),
  );
  // Node ends what is idle for five seconds by itself, which is not what this is about.
  server.keepAliveTimeout = 0;
  if (cut) cutSlowReaders(server, { afterMs: 200, everyMs: 50 });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const open = () => new Promise<number>((resolve) => server.getConnections((_error, n) => resolve(n)));
  return { port: (server.address() as AddressInfo).port, open };
}

function ask(port: number, path: string): Socket {
  const socket = connect(port, '127.0.0.1', () => socket.write(`GET ${path} HTTP/1.1\r\nHost: x\r\n\r\n`));
  socket.on('error', () => {});
  onTestFinished(() => void socket.destroy());
  return socket;
}

test('whoever does not read what they asked for is let go, and nobody else', async () => {
  const { port, open } = await serve(true);
  const idle = ask(port, '/small');
  await once(idle, 'data');
  ask(port, '/large').pause();
  await expect.poll(open).toBe(2);
  await expect.poll(open, { timeout: 10_000 }).toBe(1);
  expect(idle.destroyed).toBe(false);
});

test('control: nobody else lets them go', async () => {
  const { port, open } = await serve(false);
  ask(port, '/large').pause();
  await expect.poll(open).toBe(1);
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  expect(await open()).toBe(1);
});
