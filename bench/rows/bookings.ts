import { addSchedules, addSessions } from '../data/groups.ts';
import { addPackages } from '../data/packages.ts';
import { drained } from '../drain.ts';
import type { Shot } from '../load.ts';
import type { Figure } from '../result.ts';
import type { Bench, Row } from '../row.ts';
import { figureOf, hit, settle } from '../row.ts';
import { booking, newBookings, toldBookings, withKeys } from '../shots.ts';

/** Bookings made a second, and how long what follows from them takes. */
async function bookAll(bench: Bench, shots: readonly Shot[]): Promise<Figure> {
  const { server } = bench.stage;
  const hits = await hit(bench, shots);
  const drain = await drained(server.owner);
  const made = hits.requests - hits.refused - hits.failed;
  return figureOf(hits, {
    value: made / hits.seconds,
    baseline: await bench.baseline('many'),
    drain,
    ...(hits.refused > 0 && { note: `${hits.refused} refused` }),
  });
}

/** A class of eight places to come, in a group of its own. */
export async function freshClass({ stage }: Bench, name: string): Promise<string> {
  const { club, server } = stage;
  const group = { names: [name], days: 20, recurrence: 'daily', places: 8 } as const;
  const schedules = await addSchedules(server.owner, club, group);
  const [session] = await addSessions(server.owner, club, { schedules, n: 1, places: 8 });
  return session as string;
}

export const bookings: readonly Row[] = [
  {
    name: 'enrol_many',
    what: 'enrol across 2,000 classes, worker in the process',
    baseline: 'minimal transaction over 2,000 rows',
    goal: { of: 'ratio', at_least: 0.8, text: '≥ 0.8 ×' },
    measure: (bench) => bookAll(bench, newBookings(bench.stage.club, 0)),
  },
  {
    name: 'enrol_told',
    what: 'the same, and each student has an account and is told',
    baseline: 'minimal transaction over 2,000 rows',
    measure: (bench) => bookAll(bench, toldBookings(bench.stage.club)),
  },
  {
    name: 'enrol_keyed',
    what: 'the same, each request with an Idempotency-Key',
    baseline: 'minimal transaction over 2,000 rows',
    measure: (bench) => bookAll(bench, withKeys(newBookings(bench.stage.club, 1))),
  },
  {
    name: 'enrol_package',
    what: 'the same, each booking paid by a package',
    baseline: 'minimal transaction over 2,000 rows',
    goal: { of: 'ratio', at_least: 0.8, text: '≥ 0.8 ×' },
    measure: async (bench) => {
      const { club, server } = bench.stage;
      await addPackages(server.owner, club);
      await settle(bench);
      return bookAll(bench, newBookings(club, 3));
    },
  },
  {
    name: 'enrol_hot',
    what: 'everybody wants the same class: answers',
    baseline: 'minimal transaction on one row',
    goal: { of: 'ratio', at_least: 4, text: '≥ 4 ×' },
    measure: async (bench) => {
      const { club, server } = bench.stage;
      const session = await freshClass(bench, 'Hot');
      const hits = await hit(
        bench,
        club.students.map((student) => booking(club, club.owner.token, session, student)),
      );
      return figureOf(hits, {
        baseline: await bench.baseline('hot'),
        drain: await drained(server.owner),
        note: `${hits.requests - hits.refused - hits.failed} placed in the counted time, ${hits.refused} refused`,
      });
    },
  },
];
