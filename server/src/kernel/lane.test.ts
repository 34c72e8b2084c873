import { describe, expect, test } from 'vitest';
import { createLane } from './lane.ts';

interface Ask {
  id: number;
  about: string;
  gone?: Error;
}
const tick = () => new Promise((resolve) => setImmediate(resolve));

function recording(fail: (batch: Ask[]) => boolean = () => false, message = 'the batch failed') {
  const batches: number[][] = [];
  const gates: (() => void)[] = [];
  const lane = createLane<Ask, number>({
    most: 3,
    parallel: 2,
    about: (ask) => [ask.about],
    givenUp: (ask) => ask.gone,
    final: (error) => (error as Error).message === 'no answer',
    work: async (_key, batch) => {
      batches.push(batch.map((ask) => ask.id));
      await new Promise<void>((resolve) => gates.push(resolve));
      if (fail(batch)) throw new Error(message);
      return batch.map((ask) => ({ answer: ask.id * 10 }));
    },
  });
  const open = async () => {
    while (gates.length > 0) {
      gates.shift()?.();
      await tick();
      await tick();
    }
  };
  return { lane, batches, open };
}

describe('a lane', () => {
  test('does together what arrives together, and keeps each answer with its asker', async () => {
    const { lane, batches, open } = recording();
    const answers = Promise.all([1, 2, 3].map((id) => lane.submit('o', { id, about: `t${id}` })));
    await tick();
    await open();
    expect(await answers).toEqual([10, 20, 30]);
    expect(batches).toEqual([[1, 2, 3]]);
  });

  test('never works on one thing in two batches, and keeps its order of arrival', async () => {
    const { lane, batches, open } = recording();
    const answers = [lane.submit('o', { id: 1, about: 'a' })];
    await tick();
    answers.push(
      lane.submit('o', { id: 2, about: 'a' }),
      lane.submit('o', { id: 3, about: 'b' }),
      lane.submit('o', { id: 4, about: 'a' }),
    );
    await tick();
    expect(batches).toEqual([[1], [3]]);
    await open();
    await open();
    await Promise.all(answers);
    expect(batches).toEqual([[1], [3], [2, 4]]);
  });

  test('one that fails does not fail its neighbours', async () => {
    const { lane, open } = recording((batch) => batch.some((ask) => ask.id === 2));
    const answers = Promise.allSettled([1, 2, 3].map((id) => lane.submit('o', { id, about: `t${id}` })));
    await tick();
    for (let i = 0; i < 5; i++) await open();
    expect((await answers).map((one) => one.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  });

  test('does nothing again after a failure that trying cannot mend', async () => {
    const { lane, batches, open } = recording(() => true, 'no answer');
    const answers = Promise.allSettled([1, 2, 3].map((id) => lane.submit('o', { id, about: `t${id}` })));
    await tick();
    await open();
    expect((await answers).map((one) => one.status)).toEqual(['rejected', 'rejected', 'rejected']);
    expect(batches).toEqual([[1, 2, 3]]);
  });

  test('does not do what was given up while it waited, and goes on with the others', async () => {
    const { lane, batches, open } = recording();
    const waiting: Ask[] = [2, 3, 4].map((id) => ({ id, about: 'a' }));
    const first = lane.submit('o', { id: 1, about: 'a' });
    await tick();
    const answers = Promise.allSettled(waiting.map((ask) => lane.submit('o', ask)));
    (waiting[1] as Ask).gone = new Error('hung up');
    await open();
    await open();
    expect(await first).toBe(10);
    expect(await answers).toEqual([
      { status: 'fulfilled', value: 20 },
      { status: 'rejected', reason: waiting[1]?.gone },
      { status: 'fulfilled', value: 40 },
    ]);
    expect(batches).toEqual([[1], [2, 4]]);
  });

  test('does not do one by one what was given up while it was tried together', async () => {
    const asks: Ask[] = [1, 2].map((id) => ({ id, about: `t${id}` }));
    const { lane, batches, open } = recording((batch) => batch.length > 1);
    const answers = Promise.allSettled(asks.map((ask) => lane.submit('o', ask)));
    await tick();
    (asks[0] as Ask).gone = new Error('told to come again');
    for (let i = 0; i < 3; i++) await open();
    expect((await answers).map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
    expect(batches).toEqual([[1, 2], [2]]);
  });
});
