import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { monotonicMs } from '../../server/src/kernel/time/index.ts';
import { call } from '../call.ts';
import type { Club } from '../data/club.ts';
import { drained } from '../drain.ts';
import { median } from '../result.ts';
import type { Row } from '../row.ts';
import { booking, headersOf } from '../shots.ts';
import { freshClass } from './bookings.ts';

const [pages, rounds] = [500, 5];

export const fanOut: Row = {
  name: 'fan_out',
  what: 'one booking, 500 open pages: until the last one is told',
  goal: { of: 'value', at_most: 1_500, text: '≤ 1,500 ms (changes are gathered for a second)' },
  measure: async (bench) => {
    const { club, server } = bench.stage;
    const sockets = await Promise.all(Array.from({ length: pages }, () => open(server.url, club)));
    const [last, first]: [number[], number[]] = [[], []];
    try {
      for (let round = 0; round < rounds; round++) {
        const session = await freshClass(bench, `Fan ${round}`);
        // What was said before is over.
        await pause(1_500);
        const told = sockets.map(heard);
        const begun = monotonicMs();
        await call(
          server.url,
          booking(club, club.owner.token, session, club.students.at(-1 - round) as string),
        );
        const times = (await Promise.all(told)).map((at) => at - begun);
        last.push(Math.max(...times));
        first.push(Math.min(...times));
      }
    } finally {
      for (const socket of sockets) socket.close();
    }
    const drain = await drained(server.owner);
    return {
      value: median(last),
      unit: 'ms',
      drain,
      note: `the first one after ${median(first).toFixed(0)} ms`,
    };
  },
};

async function open(url: string, club: Club): Promise<WebSocket> {
  const address = `${url.replace('http', 'ws')}/api/live/?organization=${club.slug}`;
  // Node's own takes headers too; the type is the browser's.
  const socket = new WebSocket(address, { headers: headersOf(club, club.owner.token) } as never);
  await once(socket, 'open');
  return socket;
}

/** When the next message comes. */
async function heard(socket: WebSocket): Promise<number> {
  await once(socket, 'message');
  return monotonicMs();
}
