import { isIP } from 'node:net';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Problem } from '../problem.ts';
import { isLoopback, isPrivate, plainAddress } from './address.ts';

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
  (isIP(name) !== 0 && (isLoopback(name) || isPrivate(name) || name === plainAddress(arrivedAt ?? '')));

/** Refuses what was asked of another name: 421. Whoever only wants to know whether the server lives may call it anything. */
export function useHosts(
  app: FastifyInstance,
  { publicUrl, hosts = [] }: { publicUrl: string; hosts?: readonly string[] | undefined },
): void {
  const named = hosts.map((host) => (isIP(host) === 0 ? nameOf(host) : host.toLowerCase()));
  const names = new Set([nameOf(new URL(publicUrl).host), ...named]);
  app.addHook('onRequest', (request, _reply, done) => {
    const isOurs =
      answersTo(nameOf(request.host), names, request.socket.localAddress) ||
      request.routeOptions.url?.startsWith('/api/health/');
    done(isOurs ? undefined : wrongHost(request));
  });
}

function wrongHost({ host, log }: FastifyRequest): Problem {
  log.warn({ host: host.slice(0, 100) }, 'asked of a name that this installation does not answer to');
  return new Problem(
    421,
    'request.host',
    `This installation does not answer to ${JSON.stringify(host.slice(0, 100))}. Whoever runs it names its address with BANDEJA_URL, further ones with BANDEJA_HOSTS.`,
  );
}
