import { createServer } from 'node:net';
import { networkInterfaces } from 'node:os';

const tries = 50;

/**
 * A port to listen on: `port` itself when it is free, another one for 0, and the next free one when nobody insists.
 * Throws when the one that was asked for is taken or not allowed.
 */
export async function findPort(host: string, port: number, insist: boolean): Promise<number> {
  for (let candidate = port; ; candidate++) {
    const found = await probe(host, candidate);
    if (typeof found === 'number') return found;
    const goOn = found.code === 'EADDRINUSE' && !insist && candidate < port + tries;
    if (!goOn) throw new Error(reasonOf(found, host, candidate));
  }
}

function reasonOf({ code, message }: NodeJS.ErrnoException, host: string, port: number): string {
  if (code === 'EADDRINUSE') return `PORT: ${port} is in use by another program on ${host}; give another one`;
  if (code === 'EACCES') return `PORT: this account may not listen on ${port}; give one from 1024 on`;
  return `HOST: cannot listen on ${host}: ${message}`;
}

function probe(host: string, port: number): Promise<number | NodeJS.ErrnoException> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', resolve);
    server.listen({ host, port, exclusive: true }, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : port));
    });
  });
}

/** The addresses of this machine under which a server on `host` and `port` is reached, besides localhost. */
export function localOrigins(host: string, port: number): string[] {
  const everywhere = host === '0.0.0.0' || host === '::';
  const found = Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(({ address, internal }) => internal || everywhere || address === host);
  const names = found.map(({ address, family }) => (family === 'IPv6' ? `[${address}]` : address));
  return [...new Set(names)].map((name) => `http://${name}:${port}`);
}
