import { randomUUID } from 'node:crypto';
import { monotonicMs } from '../../server/src/kernel/time/index.ts';
import { call } from '../call.ts';
import { addHolders, addSchedules, addSessions } from '../data/groups.ts';
import { drained } from '../drain.ts';
import type { Figure, Goal } from '../result.ts';
import { type Bench, type Row, settle } from '../row.ts';
import { asOwner } from '../shots.ts';

const linear: Goal = { of: 'ratio', at_most: 1.2, text: 'linear: ≤ 1.2 ×' };

/** What `work` takes for the whole, beside what it takes for a part, `times` over. */
async function linearity(
  bench: Bench,
  { part, times }: { part: number; times: number },
  work: (n: number) => Promise<number>,
): Promise<Figure> {
  const small = await work(part);
  await drained(bench.stage.server.owner);
  const whole = await work(part * times);
  const drain = await drained(bench.stage.server.owner);
  return {
    value: whole,
    unit: 'ms',
    baseline: small * times,
    drain,
    note: `${part} took ${small.toFixed(0)} ms`,
  };
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begun = monotonicMs();
  await work();
  return monotonicMs() - begun;
}

export const timetable: readonly Row[] = [
  {
    name: 'series_edit',
    what: 'a group of 40 classes with 300 holders moves to another hour',
    baseline: '4 × a group of 10 classes',
    goal: linear,
    measure: (bench) => linearity(bench, { part: 10, times: 4 }, (n) => moveSeries(bench, n, 300)),
  },
  {
    name: 'generate',
    what: 'the classes of 90 days for 1,000 weekly groups',
    baseline: '10 × 100 groups',
    goal: linear,
    measure: (bench) => linearity(bench, { part: 100, times: 10 }, (n) => generate(bench, n)),
  },
  {
    name: 'import',
    what: 'a timetable of 5,000 rows is imported',
    baseline: '10 × 500 rows',
    goal: linear,
    measure: (bench) => linearity(bench, { part: 500, times: 10 }, (n) => importRows(bench, n)),
  },
];

/** The two groups have the same holders, and nobody is moved onto another class of theirs unasked: an hour for each. */
const hourOf = (sessions: number): string => (sessions === 10 ? '21:30' : '22:30');

async function moveSeries(bench: Bench, sessions: number, holders: number): Promise<number> {
  const { club, server } = bench.stage;
  const group = {
    names: [`Series of ${sessions}`],
    days: 7 * sessions,
    recurrence: 'weekly',
    places: holders,
  } as const;
  const schedules = await addSchedules(server.owner, club, group);
  const ids = await addSessions(server.owner, club, { schedules, n: sessions, places: holders, every: 7 });
  await addHolders(server.owner, club, { schedule: schedules[0] as string, sessions: ids, holders });
  await settle(bench);
  const path = `/api/classes/schedules/${schedules[0]}/`;
  const start_time = hourOf(sessions);
  return timed(() => call(server.url, asOwner(club, 'PATCH', path, { start_time })));
}

/** The nightly duty, done by the worker now. */
async function generate({ stage }: Bench, groups: number): Promise<number> {
  const { club, server } = stage;
  const names = Array.from({ length: groups }, (_, i) => `Weekly ${i}`);
  await addSchedules(server.owner, club, { names, days: 360, recurrence: 'weekly', places: 8 });
  return timed(async () => {
    await server.owner.query(
      `select graphile_worker.add_job('duty', json_build_object('name', 'generate_sessions'))`,
    );
    await drained(server.owner);
  });
}

async function importRows({ stage }: Bench, rows: number): Promise<number> {
  const { club, server } = stage;
  const name = randomUUID().slice(0, 8);
  const days = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
  const lines = Array.from({ length: rows }, (_, i) =>
    `Bench,Import ${name} ${i},group,${days[i % 7]},${8 + (i % 13)}:00,60,1,8,1500,EUR`
      .replace(',8:', ',08:')
      .replace(',9:', ',09:'),
  );
  const head =
    'club,class_name,class_type,weekday,start_time,duration_minutes,min_participants,max_participants,price_minor,currency';
  const csv = [head, ...lines].join('\n');
  return timed(() => call(server.url, asOwner(club, 'POST', '/api/classes/timetable/import/', { csv })));
}
