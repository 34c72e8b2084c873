import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { type Generator, shoot } from '../load.ts';
import type { Bare } from './server.ts';

/** Requests per second of a bare Fastify route in a process of its own. */
export async function bareRoute(
  bare: Bare,
  load: { connections: number; seconds: number; generator: Generator },
): Promise<number> {
  const child = fork(fileURLToPath(new URL('server.ts', import.meta.url)));
  try {
    child.send(bare);
    const [url] = (await once(child, 'message')) as [string];
    const shots = [{ method: 'GET' as const, path: '/' }];
    await shoot({ ...load, url, shots, seconds: 1 });
    const hits = await shoot({ ...load, url, shots });
    if (hits.refused + hits.failed > 0) throw new Error(`the bare route (${bare.serve}) failed`);
    return hits.per_second;
  } finally {
    child.kill();
  }
}
