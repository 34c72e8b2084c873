import { once } from 'node:events';
import { createConnection, type Socket } from 'node:net';
import { monotonicMs } from '../../server/src/kernel/time/index.ts';
import { addPackages } from '../data/packages.ts';
import { drained } from '../drain.ts';
import { type Shot, wire } from '../load.ts';
import { type Figure, median } from '../result.ts';
import { type Bench, type Row, settle } from '../row.ts';
import { booking, byPerson } from '../shots.ts';
import { freshClass } from './bookings.ts';

const rounds = 7;

/** Two hundred people, each with a connection that is open already, press the button at once. */
export const burst: Row = {
  name: 'burst',
  what: '200 students want 8 places at once: until all are answered',
  goal: { of: 'value', at_most: 60, text: '≤ 60 ms' },
  measure: pressAtOnce,
};

export const burstOfPackages: Row = {
  name: 'burst_package',
  what: 'the same, paid by packages',
  goal: { of: 'value', at_most: 60, text: '≤ 60 ms' },
  measure: async (bench) => {
    await addPackages(bench.stage.server.owner, bench.stage.club);
    await settle(bench);
    return pressAtOnce(bench);
  },
};

async function pressAtOnce(bench: Bench): Promise<Figure> {
  const { club, server } = bench.stage;
  const people = club.accounts.slice(0, 200);
  const sockets = await Promise.all(people.map(() => connect(server.url)));
  const known = people.map(({ token }) => byPerson(club, token, '/api/me/'));
  const took: number[] = [];
  try {
    for (let round = 0; round < rounds; round++) {
      const session = await freshClass(bench, `Burst ${round}`);
      const shots = people.map(({ token, student }) => booking(club, token, session, student));
      // Each of them has the app open.
      await together(server.url, sockets, known);
      took.push(await together(server.url, sockets, shots));
    }
  } finally {
    for (const socket of sockets) socket.destroy();
  }
  const drain = await drained(server.owner);
  const [best, worst] = [Math.min(...took), Math.max(...took)].map((ms) => ms.toFixed(0));
  return { value: median(took), unit: 'ms', drain, note: `median of ${rounds}, ${best} to ${worst} ms` };
}

async function connect(url: string): Promise<Socket> {
  const { hostname, port } = new URL(url);
  const socket = createConnection(Number(port), hostname).setNoDelay(true);
  await once(socket, 'connect');
  return socket;
}

/** Milliseconds from the first request to the last answer. */
async function together(url: string, sockets: readonly Socket[], shots: readonly Shot[]): Promise<number> {
  const bytes = shots.map((shot) => wire(url, shot));
  const answered = sockets.map((socket) => once(socket, 'data'));
  const begun = monotonicMs();
  for (const [i, socket] of sockets.entries()) socket.write(bytes[i] as string);
  await Promise.all(answered);
  return monotonicMs() - begun;
}
