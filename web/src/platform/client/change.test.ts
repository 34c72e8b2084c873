import { QueryClient } from '@tanstack/react-query';
import { describe, expect, it } from 'vitest';
import { change, expecting, sendChange } from './change.ts';
import { intents } from './client.ts';

const rows = ['rows', 'of one'];
const wish = { method: 'POST', url: '/api/rows/', organization: '', body: '{}' };

function onScreen() {
  const queryClient = new QueryClient();
  queryClient.setQueryData(rows, [1]);
  queryClient.setQueryData(['others'], []);
  const stale = (key: readonly unknown[]) => queryClient.getQueryState(key)?.isInvalidated;
  return { queryClient, stale };
}

describe('a change that the server makes', () => {
  it('makes stale what it touches, and nothing else', async () => {
    const { queryClient, stale } = onScreen();
    const double = change(async (input: number) => input * 2, ['rows']);
    expect(await sendChange(queryClient, double, 21)).toBe(42);
    expect([stale(rows), stale(['others'])]).toEqual([true, false]);
  });

  it('ends the keys of wishes that have no answer yet', async () => {
    const { queryClient } = onScreen();
    const before = intents.keyOf(wish);
    expect(intents.keyOf(wish)).toBe(before);
    await sendChange(
      queryClient,
      change(async () => {}, []),
      undefined,
    );
    expect(intents.keyOf(wish)).not.toBe(before);
  });
});

describe('a change that is refused', () => {
  const refuse = async (): Promise<never> => {
    throw new Error('no');
  };

  it('keeps the keys, asks again for what is on screen, and takes back what was expected', async () => {
    const { queryClient, stale } = onScreen();
    const before = intents.keyOf(wish);
    const shown: unknown[] = [];
    const refused = change(
      async (_: number) => {
        shown.push(queryClient.getQueryData(rows));
        return refuse();
      },
      ['rows'],
      expecting(rows, (all: number[], input: number) => [...all, input]),
    );
    await expect(sendChange(queryClient, refused, 2)).rejects.toThrow('no');
    expect(shown).toEqual([[1, 2]]);
    expect(queryClient.getQueryData(rows)).toEqual([1]);
    expect(stale(rows)).toBe(true);
    expect(intents.keyOf(wish)).toBe(before);
  });
});
