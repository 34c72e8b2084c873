import { Resolver } from 'node:dns/promises';
import { request as askHttp } from 'node:http';
import { request as askHttps } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { performance } from 'node:perf_hooks';
import { isPublic, isWithin, listOf } from './networks.ts';

/** The door to addresses that members name: it opens to the public internet, and to networks that were opened to it. */
export interface Poster {
  /** Whether plain `http` may be asked for at all: where there are opened networks, and in them alone. */
  readonly allowsHttp: boolean;
  /** Whether an address is refused before its name is looked up: what stands there is no name, and closed. */
  refuses(url: URL): boolean;
  /** Never throws: what went wrong is said. Follows nothing, and reads no more of an answer than it keeps. */
  post(letter: Letter): Promise<Posted>;
}

export interface Letter {
  url: string;
  body: string | Uint8Array;
  headers: Readonly<Record<string, string>>;
}

export interface Posted {
  /** Null: there was no answer. */
  status: number | null;
  /** Why not. */
  error: PostError | null;
  /** The begin of the answer, as text. */
  excerpt: string;
  retry_after: string | null;
  duration_ms: number;
}

export const postErrors = ['address', 'name', 'timeout', 'tls', 'connection'] as const;
export type PostError = (typeof postErrors)[number];

export interface PosterOptions {
  /** Ranges that are not public and may be posted to, over `http` too. */
  networks?: readonly string[] | undefined;
  timeoutMs?: number;
  /** Whom else its certificates are believed, PEM: for tests. */
  authority?: string;
  /** All addresses of a name. */
  resolve?: (name: string) => Promise<string[]>;
}

/** A receiver has this long for everything, from the look-up of its name to the end of its answer. */
const usualTimeoutMs = 15_000;
/** After that, what is not over by itself is ended. */
const graceMs = 500;
const excerptBytes = 1_024;

export function openPoster({ networks = [], timeoutMs = usualTimeoutMs, ...options }: PosterOptions): Poster {
  const { authority } = options;
  const opened = listOf(networks);
  const resolve = options.resolve ?? addressesOf;
  /** Plain text goes to opened networks only. */
  const goesTo =
    ({ protocol }: URL) =>
    (address: string) =>
      (protocol !== 'http:' && isPublic(address)) || isWithin(opened, address);
  return {
    allowsHttp: networks.length > 0,
    refuses: (url) => {
      const literal = literalOf(url.hostname);
      return literal !== undefined && !goesTo(url)(literal);
    },
    post: async (letter) => {
      const begun = performance.now();
      const said = await exchange(letter, {
        resolve,
        allows: goesTo(new URL(letter.url)),
        timeoutMs,
        authority,
      });
      return { ...said, duration_ms: Math.round(performance.now() - begun) };
    },
  };
}

/** The address that a URL's host is, where it is one (a URL writes those of IPv4 in the usual form) or means this machine. */
function literalOf(host: string): string | undefined {
  const bare = host.replace(/^\[|\]$/g, '').replace(/\.$/, '');
  if (isIP(bare) !== 0) return bare;
  return /(^|\.)localhost$/i.test(bare) ? '127.0.0.1' : undefined;
}

const named = (code: PostError): Error => Object.assign(new Error(code), { posting: code });

/**
 * Asked when a connection is made, and nothing is asked again after it: what is judged is what is connected to. One
 * address that is not allowed refuses the name: whoever mixes them is testing the door.
 */
const lookupWith =
  (resolve: (name: string) => Promise<string[]>, allows: (address: string) => boolean): LookupFunction =>
  (host, { all }, done) => {
    const literal = literalOf(host);
    const found = literal === undefined ? resolve(host) : Promise.resolve([literal]);
    found.then(
      (addresses) => {
        if (addresses.length === 0) return done(named('name'), '');
        if (!addresses.every(allows)) return done(named('address'), '');
        const list = addresses.map((address) => ({ address, family: isIP(address) }));
        return all ? done(null, list) : done(null, list[0]?.address ?? '', list[0]?.family);
      },
      () => done(named('name'), ''),
    );
  };

/** Asks name servers itself: the system's own way holds one of few threads for as long as a slow one takes. */
async function addressesOf(name: string): Promise<string[]> {
  const resolver = new Resolver({ timeout: 3_000, tries: 2 });
  const found = await Promise.allSettled([resolver.resolve4(name), resolver.resolve6(name)]);
  return found.flatMap((one) => (one.status === 'fulfilled' ? one.value : []));
}

interface Exchange {
  resolve: (name: string) => Promise<string[]>;
  allows: (address: string) => boolean;
  timeoutMs: number;
  authority: string | undefined;
}

type Said = Omit<Posted, 'duration_ms'>;
const failed = (error: PostError): Said => ({ status: null, error, excerpt: '', retry_after: null });

function exchange(
  { url, body, headers }: Letter,
  { resolve: addresses, allows, timeoutMs, authority }: Exchange,
): Promise<Said> {
  const { promise, resolve } = Promise.withResolvers<Said>();
  /** What it said with its head counts, whether the rest comes or not. */
  let said: (() => void) | undefined;
  const at = new URL(url);
  const literal = literalOf(at.hostname);
  // An address is connected to without any look-up.
  if (literal !== undefined && !allows(literal)) return Promise.resolve(failed('address'));
  const asked = (at.protocol === 'http:' ? askHttp : askHttps)(
    at,
    {
      ...{ method: 'POST', agent: false, lookup: lookupWith(addresses, allows) },
      ...{ signal: AbortSignal.timeout(timeoutMs), ...(authority !== undefined && { ca: authority }) },
      headers: { ...headers, 'content-length': Buffer.byteLength(body) },
    },
    (answer) => {
      const parts: Buffer[] = [];
      let size = 0;
      said = (): void => {
        const text = Buffer.concat(parts).subarray(0, excerptBytes).toString('utf8');
        const retry_after = answer.headers['retry-after']?.slice(0, 100) ?? null;
        resolve({ status: answer.statusCode ?? null, error: null, excerpt: readable(text), retry_after });
        asked.destroy();
      };
      answer.on('data', (part: Buffer) => {
        parts.push(part);
        size += part.length;
        if (size >= excerptBytes) said?.();
      });
      for (const end of ['end', 'error', 'aborted'] as const) answer.on(end, () => said?.());
    },
  );
  asked.on('error', (error) => (said ? said() : resolve(failed(reasonOf(error)))));
  // Who asks to go on in another protocol (101) has answered, and is not followed there.
  asked.on('upgrade', ({ statusCode = null }, socket) => {
    resolve({ ...failed('connection'), status: statusCode, error: null });
    socket.destroy();
  });
  asked.on('close', () => (said ? said() : resolve(failed('connection'))));
  // Whatever the other side comes up with: the place of this request is free again.
  const ends = setTimeout(() => {
    asked.destroy();
    resolve(failed('timeout'));
  }, timeoutMs + graceMs);
  asked.end(body);
  return promise.finally(() => clearTimeout(ends));
}

function reasonOf(error: Error & { posting?: PostError; code?: string }): PostError {
  if (error.posting) return error.posting;
  if (error.name === 'AbortError' || error.name === 'TimeoutError' || error.code === 'ETIMEDOUT')
    return 'timeout';
  return /CERT|SSL|TLS|SELF_SIGNED|EPROTO|ALTNAME|UNABLE_TO_VERIFY/.test(error.code ?? '')
    ? 'tls'
    : 'connection';
}

/** Without what no log shows, or no database keeps. */
const readable = (text: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
  text.toWellFormed().replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '');
