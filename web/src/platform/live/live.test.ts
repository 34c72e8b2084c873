import { describe, expect, it } from 'vitest';
import { reconnectDelay } from './backoff.ts';
import { affectedKeys, parseMessage } from './messages.ts';

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
