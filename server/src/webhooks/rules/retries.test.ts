import { describe, expect, test } from 'vitest';
import { endedBy, judge, waits } from './retries.ts';

const now = new Date('2026-03-02T09:00:00Z');
const answer = (status: number | null, retry_after: string | null = null) => ({ status, retry_after });
const seconds = (status: number | null, tries: number, asked: string | null = null, random = 0) => {
  const outcome = judge(answer(status, asked), tries, now, random);
  return outcome.status === 'waiting' ? (outcome.next_at.getTime() - now.getTime()) / 1_000 : outcome.status;
};

describe('a delivery', () => {
  test('has arrived with any 2xx, and with nothing else', () => {
    for (const status of [200, 201, 202, 204, 299]) expect(seconds(status, 1)).toBe('delivered');
    for (const status of [null, 100, 301, 302, 308, 400, 404, 429, 500, 503])
      expect(seconds(status, 1)).toBe(5);
  });

  test('is tried again ever later, and given up after more than three days', () => {
    expect(waits.map((_, n) => seconds(500, n + 1))).toEqual([...waits]);
    expect(seconds(500, waits.length + 1)).toBe('failed');
    expect(waits.reduce<number>((sum, one) => sum + one, 0)).toBeGreaterThan(3 * 86_400);
  });

  test('is spread by up to a tenth', () => {
    expect(seconds(500, 2, null, 1)).toBe(330);
    expect(seconds(500, 2, null, 0.5)).toBe(315);
  });

  test('waits as long as it is asked to, but not for ever, and never less than it would', () => {
    expect(seconds(503, 1, '120')).toBe(120);
    expect(seconds(429, 1, 'Mon, 02 Mar 2026 09:10:00 GMT')).toBe(600);
    expect(seconds(503, 1, '999999999')).toBe(86_400);
    expect(seconds(503, 3, '1')).toBe(1_800);
    for (const odd of ['soon', '-5', '', 'Mon, 02 Mar 2020 09:10:00 GMT'])
      expect(seconds(503, 1, odd)).toBe(5);
  });

  test('is over at once where the receiver is gone', () => expect(seconds(410, 1)).toBe('failed'));
});

describe('an endpoint', () => {
  const after = (days: number, failed_tries = 3, status: number | null = 500) =>
    endedBy(answer(status), {
      failing_since: new Date(now.getTime() - days * 86_400_000),
      failed_tries,
      now,
    });

  test('ends after days of failures alone, and not by the first after a long silence', () => {
    expect([after(4.9), after(5), after(9, 2)]).toEqual([undefined, 'failing', undefined]);
    expect(after(9, 3, 204)).toBeUndefined();
    expect(endedBy(answer(500), { failing_since: null, failed_tries: 9, now })).toBeUndefined();
  });

  test('ends when it says that it is gone', () => expect(after(0, 1, 410)).toBe('gone'));
});
