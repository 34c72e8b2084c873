import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createSoon } from './soon.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('does what waits once its pause is over, once, and only the last of what was planned', () => {
  const done: string[] = [];
  const soon = createSoon();
  soon.plan(() => done.push('first'), 700);
  soon.plan(() => done.push('second'), 700);
  vi.advanceTimersByTime(699);
  expect(done).toEqual([]);
  vi.advanceTimersByTime(1_000);
  soon.now();
  expect(done).toEqual(['second']);
});

it('does what waits at once when the page is left within the pause, and not again', () => {
  const done: string[] = [];
  const soon = createSoon();
  soon.plan(() => done.push('mark'), 700);
  soon.now();
  expect(done).toEqual(['mark']);
  vi.advanceTimersByTime(1_000);
  expect(done).toEqual(['mark']);
});

it('does nothing that was called off', () => {
  const done: string[] = [];
  const soon = createSoon();
  soon.plan(() => done.push('mark'), 700);
  soon.cancel();
  soon.now();
  vi.advanceTimersByTime(1_000);
  expect(done).toEqual([]);
});
