import { describe, expect, test } from 'vitest';
import { addHours, addMs, parseInstant } from '../../kernel/time/index.ts';
import { judgePush, waits } from './push-tries.ts';

const now = parseInstant('2026-03-02T09:00:00Z')!;
const tried = { tries: 1, is_brief: false, expires_at: addHours(now, 72), failing_since: null };
const answer = (status: number | null, retry_after: string | null = null) => ({ status, retry_after });
const judged = (status: number | null, more: Partial<typeof tried> = {}, retry_after: string | null = null) =>
  judgePush(answer(status, retry_after), { ...tried, ...more }, now, 0);

describe('what becomes of a message to a device', () => {
  test.each([200, 201, 202])('%i: it was taken', (status) => {
    expect(judged(status)).toEqual({ became: 'arrived' });
  });
  test.each([404, 410])('%i: the browser is gone', (status) => {
    expect(judged(status)).toEqual({ became: 'gone' });
  });
  test.each([301, 400, 401, 403])('%i', (status) => {
    expect(judged(status).became).toBe(status < 400 ? 'waiting' : 'dropped');
  });
  test('413: once more with its title alone, then no more', () => {
    expect(judged(413)).toEqual({ became: 'waiting', next_at: now, is_brief: true });
    expect(judged(413, { is_brief: true })).toEqual({ became: 'dropped' });
  });
  test.each([408, 429, 500, 503, null])('%s: again, later and later', (status) => {
    for (const [n, seconds] of [...waits.entries(), [9, waits.at(-1)!] as const])
      expect(judged(status, { tries: n + 1 })).toEqual({
        became: 'waiting',
        next_at: addMs(now, seconds * 1_000),
      });
  });
  test('as late as it is asked for, but no more than a day, and then all that is for that device', () => {
    expect(judged(429, {}, '600')).toEqual({
      became: 'waiting',
      next_at: addMs(now, 600_000),
      everything: true,
    });
    expect(judged(503, {}, 'Mon, 02 Mar 2026 10:00:00 GMT')).toMatchObject({ next_at: addHours(now, 1) });
    expect(judged(429, {}, '999999999')).toMatchObject({ next_at: addHours(now, 24) });
  });
  test('not when it would be worth nothing by then', () => {
    expect(judged(500, { expires_at: addMs(now, 5_000) })).toEqual({ became: 'dropped' });
  });
  test('a device whose push service has taken nothing for two weeks is none', () => {
    const since = (days: number) =>
      judgePush(answer(500), { ...tried, failing_since: addHours(now, -24 * days) }, now, 0).became;
    expect([since(13), since(14)]).toEqual(['waiting', 'gone']);
  });
});
