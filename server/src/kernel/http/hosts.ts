import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Problem } from '../problem.ts';
import { isLoopback, isPrivate, socketAddress } from './address.ts';

/** The name in a Host header, without its port, as it is compared. */
export function nameOf(host: string): string {
  const [, name = ''] = /^(\[[^\]]*\]|[^:]*)(?::\d*)?$/.exec(host) ?? [];
  return name
    .toLowerCase()
    .replace(/^\[|\]$/g, '')
    .replace(/\.$/, '');
}

const isLocalName = (name: string): boolean => name === 'localhost' || name.endsWith('.localhost');

/** Whether a name or an address can only mean the machine that it is said on. */
export const meansThisMachine = (name: string): boolean => isLocalName(name) || isLoopback(name);

/**
 * Whether an installation answers to `name`: its own names, this machine, and addresses of the house. A page of a
 * stranger that has its name pointed here (DNS rebinding) comes with that name. An address cannot be pointed anywhere;
 * one of the wide world still has to be the one that the connection came in at, or be named.
 */
export const answersTo = (name: string, names: ReadonlySet<string>, arrivedAt: string | undefined): boolean =>
  names.has(name) ||
  isLocalName(name) ||
  (isIP(name) !== 0 && (isLoopback(name) || isPrivate(name) || name === socketAddress(arrivedAt ?? '')));

/** Refuses what was asked of another name: 421. Whoever only wants to know whether the server lives may call it anything. */
export function useHosts(
  app: FastifyInstance,
  { publicUrl, hosts = [] }: { publicUrl: string; hosts?: readonly string[] | undefined },
): void {
  const named = hosts.map((host) => (isIP(host) === 0 ? nameOf(host) : host.toLowerCase()));
  const names = new Set([nameOf(new URL(publicUrl).host), ...named]);
  app.addHook('onRequest', (request, _reply, done) => {
    // A WebSocket comes by another way than the router's.
    originForm(request.raw);
    if (!namesOneHost(request.raw)) return done(noHost());
    const isOurs =
      answersTo(nameOf(request.host ?? ''), names, request.socket.localAddress) ||
      request.routeOptions.url?.startsWith('/api/health/');
    done(isOurs ? undefined : wrongHost(request));
  });
}

/**
 * A request for a whole address (`GET http://name/path`) is a request for its path at that name, whatever its Host says
 * (RFC 9112, 3.2.2).
 */
export function originForm(request: Pick<IncomingMessage, 'url' | 'headers'>): string {
  const { url = '/' } = request;
  if (url.startsWith('/')) return url;
  const [, authority, path = ''] = /^https?:\/\/([^/?#]*)(.*)$/i.exec(url) ?? [];
  if (authority === undefined) return url;
  request.headers.host = authority;
  return path.startsWith('/') ? path : `/${path}`;
}

/** Exactly one Host; with HTTP/1.0 none will do as well, and is no name of ours (RFC 9112, 3.2). */
export function namesOneHost({
  httpVersionMinor,
  rawHeaders,
}: Pick<IncomingMessage, 'httpVersionMinor' | 'rawHeaders'>) {
  let named = 0;
  for (let i = 0; i < rawHeaders.length; i += 2)
    if (rawHeaders[i]?.length === 4 && rawHeaders[i]?.toLowerCase() === 'host') named++;
  return named === 1 || (named === 0 && httpVersionMinor === 0);
}

const noHost = () => new Problem(400, 'request.malformed', 'A request names one Host.');

function wrongHost({ host = '', log }: FastifyRequest): Problem {
  log.warn({ host: host.slice(0, 100) }, 'asked of a name that this installation does not answer to');
  return new Problem(
    421,
    'request.host',
    `This installation does not answer to ${JSON.stringify(host.slice(0, 100))}. Whoever runs it names its address with BANDEJA_URL, further ones with BANDEJA_HOSTS.`,
  );
}
