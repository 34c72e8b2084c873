import { type QueryClient, QueryObserver } from '@tanstack/react-query';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { networkProblem, problemFromBody } from '../errors/problem.ts';
import { createQueryClient } from './query-client.ts';
import { waitBefore } from './try-again.ts';

const away = (retryAfter?: number) => problemFromBody(503, {}, { retryAfter });
const refused = problemFromBody(404, {});

describe('the wait before another try', () => {
  it('doubles to half a minute, is spread, and is never less than the server has said', () => {
    expect([1, 2, 3, 5, 6, 60].map((failures) => waitBefore(away(), failures, 0))).toEqual([
      1_000, 2_000, 4_000, 16_000, 30_000, 30_000,
    ]);
    expect(waitBefore(away(), 1, 0.999)).toBe(1_250);
    expect(waitBefore(away(7), 1, 0)).toBe(7_000);
    expect(waitBefore(networkProblem(), 1, 0)).toBe(1_000);
  });

  it('is for nobody who was refused', () => {
    expect(waitBefore(refused, 1, 0)).toBeUndefined();
    expect(waitBefore(new Error('a bug'), 1, 0)).toBeUndefined();
  });
});

describe('what could not be loaded', () => {
  let queryClient: QueryClient;
  beforeEach(() => {
    vi.useFakeTimers();
    queryClient = createQueryClient(() => {});
  });
  afterEach(() => {
    queryClient.clear();
    vi.useRealTimers();
  });

  /** Looked at, and answered with `answers` in turn: errors, and at last what is there. */
  function looking(answers: unknown[]) {
    let asked = 0;
    const observer = new QueryObserver(queryClient, {
      queryKey: ['rows'],
      queryFn: async () => {
        const answer = answers[Math.min(asked++, answers.length - 1)];
        if (answer instanceof Error) throw answer;
        return answer;
      },
    });
    return {
      stop: observer.subscribe(() => {}),
      shown: () => observer.getCurrentResult(),
      asked: () => asked,
    };
  }

  it('comes by itself when the server is back after a long while', async () => {
    const { shown, stop } = looking([...Array(9).fill(away(2)), ...Array(3).fill(networkProblem()), 'rows']);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(shown().data).toBeUndefined();
    await vi.advanceTimersByTimeAsync(120_000);
    expect(shown()).toMatchObject({ status: 'success', data: 'rows' });
    stop();
  });

  it('is brought up to date by itself, too, where something older is shown', async () => {
    const { shown, stop } = looking(['old', away(), away(), away(), 'new']);
    await vi.advanceTimersByTimeAsync(1);
    void queryClient.invalidateQueries();
    await vi.advanceTimersByTimeAsync(1);
    expect(shown().data).toBe('old');
    await vi.advanceTimersByTimeAsync(10_000);
    expect(shown()).toMatchObject({ status: 'success', data: 'new' });
    stop();
  });

  it('is not asked for again where it was refused, or where nobody looks any more', async () => {
    const no = looking([refused, 'rows']);
    await vi.advanceTimersByTimeAsync(120_000);
    expect([no.asked(), no.shown().status]).toEqual([1, 'error']);
    no.stop();
    queryClient.clear();
    const { stop, asked } = looking([away()]);
    await vi.advanceTimersByTimeAsync(5_000);
    stop();
    const before = asked();
    await vi.advanceTimersByTimeAsync(120_000);
    expect(asked()).toBe(before);
  });
});
