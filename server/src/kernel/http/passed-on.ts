import type { FastifyRequest } from 'fastify';
import { meansThisMachine, nameOf } from './hosts.ts';

/** What proxies add, and browsers do not. */
const ofProxies = /^(forwarded|via|x-forwarded-.*|x-real-ip|x-client-ip|true-client-ip|cf-connecting-ip)$/;

/**
 * Whether a request that comes from this machine shows that a proxy on it speaks for somebody else: by what it adds, by
 * an old protocol, by the name that it asks for.
 */
export const isPassedOn = ({ raw }: FastifyRequest): boolean =>
  raw.httpVersion === '1.0' ||
  !meansThisMachine(nameOf(raw.headers.host ?? '')) ||
  Object.keys(raw.headers).some((name) => ofProxies.test(name));
