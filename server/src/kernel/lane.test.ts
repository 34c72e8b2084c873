import { describe, expect, test } from 'vitest';
import { createLane } from './lane.ts';

interface Ask {
  id: number;
  about: string;
}
const tick = () => new Promise((resolve) => setImmediate(resolve));

function recording(fail: (batch: Ask[]) => boolean = () => false, message = 'the batch failed') {
  const batches: number[][] = [];
  const gates: (() => void)[] = [];
  const lane = createLane<Ask, number>({
    most: 3,
    parallel: 2,
    about: (ask) => [ask.about],
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
});
