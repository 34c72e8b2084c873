import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll } from 'vitest';

interface Received {
  headers: IncomingHttpHeaders;
  body: string;
  path: string;
}

/** What somebody else's server answers; undefined: nothing, ever. */
export interface Says {
  status: number;
  headers?: Record<string, string>;
  body?: string;
}

export interface Receiver {
  url: string;
  received: Received[];
  /** Of the next ones, in their order; then 204. */
  answers: (Says | undefined)[];
}

/** Another program's server, on loopback. */
export function useReceiver(): Receiver {
  const handle: Receiver = { url: '', received: [], answers: [] };
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const { headers, url: path = '' } = request;
      handle.received.push({ headers, path, body: Buffer.concat(parts).toString('utf8') });
      const says = handle.answers.length > 0 ? handle.answers.shift() : { status: 204 };
      if (says) response.writeHead(says.status, says.headers).end(says.body);
    });
  });
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    handle.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hooks`;
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  return handle;
}

/** What a receiver makes of it with the library of Standard Webhooks. Throws where signature or time are wrong. */
export const opened = (shown: string, { body, headers }: Pick<Received, 'body' | 'headers'>): unknown =>
  new Webhook(shown).verify(body, headers as Record<string, string>);
