import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import autocannon, { type Request } from 'autocannon';
import type { Cpu } from './cpu.ts';

/** One request of a load, complete: who asks stands in its headers. */
export interface Shot {
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  path: string;
  headers?: Record<string, string>;
  body?: string;
}

export interface Hits {
  per_second: number;
  /** 4xx and 5xx; the latter only where answers are looked at. */
  refused: number;
  failed: number;
  requests: number;
  seconds: number;
  p50: number;
  p99: number;
  /** Of each request. */
  cpu?: Cpu;
}

export type Generator = 'wrk' | 'autocannon';

export interface Volley {
  url: string;
  /** Sent in this order, and again from the first when they run out. */
  shots: readonly Shot[];
  connections: number;
  seconds: number;
  generator: Generator;
}

/** wrk (a Debian package) when it is there: it costs less than what it measures. */
export function chooseGenerator(wanted: Generator | undefined): Generator {
  const isThere = spawnSync('wrk', ['--version']).error === undefined;
  if (wanted === 'wrk' && !isThere) throw new Error('wrk is not installed');
  return wanted ?? (isThere ? 'wrk' : 'autocannon');
}

export function shoot(volley: Volley): Promise<Hits> {
  return volley.generator === 'wrk' ? shootWithWrk(volley) : shootWithAutocannon(volley);
}

/** The bytes of a request as they go over the wire. */
export function wire(url: string, { method, path, headers = {}, body = '' }: Shot): string {
  const all: Record<string, string> = { host: new URL(url).host, ...headers };
  if (body !== '') all['content-type'] = 'application/json';
  if (method !== 'GET') all['content-length'] = String(Buffer.byteLength(body));
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return `${method} ${path} HTTP/1.1\r\n${lines.join('')}\r\n${body}`;
}

const script = fileURLToPath(new URL('wrk.lua', import.meta.url));

async function shootWithWrk({ url, shots, connections, seconds }: Volley): Promise<Hits> {
  const folder = await mkdtemp(join(tmpdir(), 'bandeja-shots-'));
  try {
    const file = join(folder, 'shots');
    await writeFile(file, shots.map((shot) => `${wire(url, shot)}\x01`).join(''));
    const fixed = ['-t1', `-c${connections}`, `-d${seconds}s`, '--timeout', '30s', '-s', script];
    const child = spawn('wrk', [...fixed, url, '--', file], { stdio: ['ignore', 'pipe', 'inherit'] });
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk;
    });
    await once(child, 'close');
    const found = /^BENCH (.*)$/m.exec(said)?.[1];
    if (!found) throw new Error(`wrk: ${said}`);
    return hitsOf(JSON.parse(found));
  } finally {
    await rm(folder, { recursive: true });
  }
}

interface Said {
  requests: number;
  micros: number;
  p50: number;
  p99: number;
  refused: number;
  failed: number;
}

const hitsOf = ({ requests, micros, p50, p99, refused, failed }: Said): Hits => ({
  ...{ requests, refused, failed },
  seconds: micros / 1e6,
  per_second: (requests / micros) * 1e6,
  p50: p50 / 1_000,
  p99: p99 / 1_000,
});

async function shootWithAutocannon({ url, shots, connections, seconds }: Volley): Promise<Hits> {
  let at = 0;
  const setupRequest = (request: Request): Request => {
    const { method, path, headers = {}, body } = shots[at++ % shots.length] as Shot;
    const json = body === undefined ? {} : { 'content-type': 'application/json' };
    return { ...request, method, path, headers: { ...headers, ...json }, body: body as string };
  };
  const result = await autocannon({
    ...{ url, connections, duration: seconds, timeout: 30 },
    requests: [{ method: 'GET', setupRequest }],
  });
  const requests = result['2xx'] + result['4xx'] + result['5xx'];
  return {
    ...{ requests, refused: result['4xx'], failed: result['5xx'] + result.errors },
    seconds: result.duration,
    per_second: requests / result.duration,
    p50: result.latency.p50,
    p99: result.latency.p99,
  };
}
