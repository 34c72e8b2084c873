import { QueryClient } from '@tanstack/react-query';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { reconnectDelay } from './backoff.ts';
import { createConnection } from './connection.ts';
import { affectedKeys, parseMessage } from './messages.ts';
import { askAgainAfter, StaleQueries } from './stale.ts';

describe('reconnecting', () => {
  it('waits longer each time, never more than half a minute, never at once', () => {
    expect([0, 1, 2, 3, 4, 5, 60].map((attempt) => reconnectDelay(attempt, 0.999999))).toEqual([
      1000, 2000, 4000, 8000, 16000, 30000, 30000,
    ]);
    expect(reconnectDelay(0, 0)).toBe(500);
  });
});

describe('a live message', () => {
  it('touches the queries of its topic', () => {
    const topics = { session: ['sessions', 'my-classes'] };
    expect(affectedKeys(topics, { type: 'session.changed' })).toEqual([['sessions'], ['my-classes']]);
  });

  it('of an unknown topic touches the queries of that name', () => {
    expect(affectedKeys({}, { type: 'courts' })).toEqual([['courts']]);
  });

  it('that cannot be read is ignored', () => {
    expect(parseMessage('{')).toBeNull();
    expect(parseMessage('[]')).toBeNull();
    expect(parseMessage('{"type":1}')).toBeNull();
    expect(parseMessage('{"type":"sessions","ids":["s"]}')).toEqual({
      type: 'sessions',
      ids: ['s'],
    });
  });
});

describe('asking again', () => {
  afterEach(() => vi.useRealTimers());

  it('is at once for rows that concern this person, and spread for what everybody hears of', () => {
    expect(askAgainAfter({ type: 'sessions', ids: ['s'] }, 0.9)).toBe(0);
    expect(askAgainAfter({ type: 'sessions', ids: [] }, 0.9)).toBe(1_800);
    expect(askAgainAfter({ type: 'catalog', ids: ['c'] }, 0.5)).toBe(1_000);
    expect(askAgainAfter({ type: 'reload' }, 0.25)).toBe(500);
    expect(affectedKeys({}, { type: 'reload' })).toEqual([[]]);
  });

  it('happens once for many messages, and is not put off by a later one', () => {
    vi.useFakeTimers();
    const client = new QueryClient();
    const asked: unknown[] = [];
    client.invalidateQueries = async (filters) => void asked.push(filters?.queryKey);
    const stale = new StaleQueries(client);
    stale.mark(['sessions'], 1_000);
    stale.mark(['sessions'], 1_800);
    vi.advanceTimersByTime(1_000);
    expect(asked).toEqual([['sessions']]);
    stale.mark(['sessions'], 1_000);
    stale.mark(['sessions'], 0);
    vi.advanceTimersByTime(2_000);
    expect(asked).toEqual([['sessions'], ['sessions']]);
    stale.mark(['places'], 500);
    stale.forget();
    vi.advanceTimersByTime(1_000);
    expect(asked).toHaveLength(2);
  });
});

it('the way to the server is said once for each turn, and to nobody who has stopped listening', () => {
  const { say, now, listen } = createConnection();
  const turns: string[] = [];
  const stop = listen(() => turns.push(now()));
  for (const reach of ['here', 'away', 'away', 'here'] as const) say(reach);
  stop();
  say('away');
  expect(turns).toEqual(['away', 'here']);
});
