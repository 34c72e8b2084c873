import { describe, expect, test } from 'vitest';
import { type Fact, type Reaction, reaction } from './facts.ts';
import { delivered, jobsFor, type Left } from './queue.ts';

type Booked = Fact<'test.booked', { student: string; n: number; quiet?: boolean }>;
const telling = (more: Partial<Reaction<Booked>> = {}): Reaction =>
  reaction<Booked>({ name: 'tell', on: 'test.booked', later: async () => {}, ...more });

let causes = 0;
const left = (facts: [student: string, n: number, quiet?: boolean][], organization_id = 'ours'): Left => ({
  ...{ organization_id, cause_id: `cause ${++causes}`, actor: null, created_at: '2026-03-02T09:00:00Z' },
  facts: facts.map(([student, n, quiet = false]) => ({
    type: 'test.booked',
    payload: { student, n, quiet },
  })),
});
const shapeOf = (jobs: ReturnType<typeof jobsFor>) =>
  jobs.map((job) => job.map((errand) => errand.facts.map(([, payload]) => payload.n)));
const most = { later: 4, alone: 2 };

describe('the jobs for what was left', () => {
  test('are one for each organization and reaction, its causes apart', () => {
    const all = [left([['a', 1], ['b', 2]]), left([['a', 3]], 'theirs'), left([['c', 4]])]; // biome-ignore format: one line
    const jobs = jobsFor(all, [telling(), telling({ name: 'count' })]);
    expect(jobs.map((job) => [job[0]?.organization_id, job[0]?.reaction])).toEqual([
      ['ours', 'tell'],
      ['ours', 'count'],
      ['theirs', 'tell'],
      ['theirs', 'count'],
    ]);
    expect(shapeOf(jobs)[0]).toEqual([[1, 2], [4]]);
  });

  test('hold so many facts, and a cause that is not divided as many as it has', () => {
    const [small, large] = [left([['a', 1]]), left([1, 2, 3, 4, 5, 6].map((n) => [`s${n}`, n]))];
    expect(shapeOf(jobsFor([small, large, small], [telling()], most))).toEqual([
      [[1]],
      [[1, 2, 3, 4, 5, 6]],
      [[1]],
    ]);
  });

  test('divide a large cause so that what belongs together stays together, always alike', () => {
    const one = left([
      ['a', 1],
      ['b', 2],
      ['c', 3],
      ['a', 4],
      ['b', 5],
      ['a', 6],
    ]);
    const tell = telling({ together: ({ student }) => student });
    const jobs = jobsFor([one], [tell], most);
    expect(shapeOf(jobs)).toEqual([[[1, 4, 6]], [[2, 5, 3]]]);
    expect(jobsFor([one], [tell], most)).toEqual(jobs);
    expect(new Set(jobs.flat().map((errand) => errand.cause_id)).size).toBe(1);
  });

  test('try each fact on its own where the world is talked to', () => {
    const one = left([1, 2, 3].map((n) => ['a', n]));
    const send = telling({ later: undefined as never, alone: async () => {} });
    expect(shapeOf(jobsFor([one], [send], most))).toEqual([[[1], [2]], [[3]]]);
  });

  test('leave out what a reaction does not want', () => {
    const one = left([
      ['a', 1, true],
      ['b', 2],
    ]);
    const tell = telling({ wants: ({ quiet }) => quiet !== true });
    expect(shapeOf(jobsFor([one], [tell]))).toEqual([[[2]]]);
    expect(jobsFor([left([['a', 1, true]])], [tell])).toEqual([]);
  });

  test('of a reaction that hears several facts have each with its type, and stay whole for one that is of everybody', () => {
    const cause = left([['a', 1], ['b', 2], ['c', 3], ['d', 4], ['e', 5]]); // biome-ignore format: one line
    const all = { on: 'test.closed', payload: { n: 6 } };
    const mixed = { ...cause, facts: [...cause.facts, { type: all.on, payload: all.payload }] };
    const tell = telling({ on: ['test.booked', all.on] as never, together: ({ student }) => student });
    expect(shapeOf(jobsFor([cause], [tell], most))).toEqual([[[1, 2, 3, 4]], [[5]]]);
    const [[errand]] = jobsFor([mixed], [tell], most) as [never[]];
    expect(delivered(tell, errand as never).map((fact) => fact.type)).toEqual([
      ...Array(5).fill('test.booked'),
      all.on,
    ]);
  });

  test('that an earlier version left under another name are of the fact that this name was of', () => {
    const tell = telling({
      on: ['test.booked', 'test.closed'] as never,
      formerly: { old: 'test.closed' } as never,
    });
    const errand = { ...left([]), reaction: 'old', facts: [[0, { n: 1 }]] } as never;
    expect(delivered(tell, errand)).toMatchObject([{ type: 'test.closed', payload: { n: 1 } }]);
  });

  test('that an earlier version left under several names for one cause are each an occasion of its own', () => {
    const formerly = { old: 'test.closed', older: 'test.booked' } as never;
    const tell = telling({ on: ['test.booked', 'test.closed'] as never, formerly });
    const cause = left([]);
    const told = ['old', 'older', tell.name].flatMap((reaction) =>
      delivered(tell, { ...cause, reaction, facts: [[0, { n: 1 }, 'test.booked']] } as never),
    );
    expect(new Set(told.map((fact) => fact.cause_id)).size).toBe(3);
    expect(told[2]).toMatchObject({ cause_id: cause.cause_id });
  });

  test('name each fact once, whatever else is in the job', () => {
    const one = left([
      ['a', 1, true],
      ['b', 2],
    ]);
    const [[errand]] = jobsFor([one], [telling({ wants: ({ quiet }) => quiet !== true })]) as [never[]];
    expect(delivered(telling(), errand as never)).toMatchObject([
      { id: `${one.cause_id}.1`, cause_id: one.cause_id, payload: { n: 2 }, type: 'test.booked' },
    ]);
  });
});
