import { createHmac, timingSafeEqual } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { isLoopback } from './http/address.ts';
import { meansThisMachine, nameOf } from './http/hosts.ts';
import { isPassedOn } from './http/passed-on.ts';
import { accountBehind, isOfServices } from './http/peer.ts';
import { Problem } from './problem.ts';

/*
 * A fresh installation belongs to whoever runs it, not to whoever comes first: they sit at its machine, or read the code
 * that its console prints.
 */

/** No letters that are read for digits, and the other way round. */
const letters = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
const half = 5;

/** The code of an installation: the same in all its processes and after every start, and worth nothing once it is set up. */
export function setupCode(secret: string): string {
  const digest = createHmac('sha256', secret).update('set up').digest();
  const code = [...digest.subarray(0, 2 * half)].map((byte) => letters[byte % letters.length]).join('');
  return `${code.slice(0, half)}-${code.slice(half)}`;
}

export interface FirstComers {
  secret: string;
  publicUrl: string;
  /** Proxies in front: then nobody comes directly. */
  trustProxy?: string[];
}

const plain = (code: string): string => code.toUpperCase().replace(/[^0-9A-Z]/g, '');

function isRight(code: string, secret: string): boolean {
  const [given, right] = [Buffer.from(plain(code)), Buffer.from(plain(setupCode(secret)))];
  return given.length === right.length && timingSafeEqual(given, right);
}

/**
 * Whether somebody sits at this machine, and nothing between them and us. A proxy on the same machine makes everybody
 * look so; it gives itself away by how it asks (`isPassedOn`), by the account that it runs under, or by our settings: an
 * installation with a public address, or with proxies that it trusts, knows nobody as sitting here.
 */
export function sitsHere(request: FastifyRequest, { publicUrl, trustProxy = [] }: FirstComers): boolean {
  const { socket } = request;
  return (
    trustProxy.length === 0 &&
    meansThisMachine(nameOf(new URL(publicUrl).host)) &&
    isLoopback(socket.remoteAddress ?? '') &&
    !isPassedOn(request) &&
    !isOfServices(accountBehind(socket))
  );
}

/** Throws 403 `setup.code_needed` or `setup.wrong_code` unless the request may set the installation up. */
export function checkFirstComer(
  request: FastifyRequest,
  options: FirstComers,
  code: string | undefined,
): void {
  if (code === undefined || plain(code) === '') {
    if (sitsHere(request, options)) return;
    throw refusal(
      'setup.code_needed',
      'Setting up from elsewhere needs the code that the console prints.',
      'required',
    );
  }
  if (!isRight(code, options.secret))
    throw refusal('setup.wrong_code', 'This is not the code that the console prints.', 'invalid');
}

const refusal = (code: 'setup.code_needed' | 'setup.wrong_code', message: string, field: string): Problem =>
  new Problem(403, code, message, { errors: [{ path: '/setup_code', code: field, message }] });
