import { describe, expect, it } from 'vitest';
import { createIntents } from './intents.ts';

function intents() {
  let count = 0;
  const clock = { now: 0 };
  const made = createIntents(
    () => `key ${++count}`,
    () => clock.now,
  );
  return { ...made, clock };
}
const wish = { method: 'POST', url: '/api/clients/', organization: 'olivos', body: '{"display_name":"Leo"}' };

describe('the key of an intent', () => {
  it('stays the same while the same wish has no answer', () => {
    const { keyOf } = intents();
    expect([keyOf(wish), keyOf({ ...wish })]).toEqual(['key 1', 'key 1']);
  });

  it('is another one for another input, address, method or organization', () => {
    const { keyOf } = intents();
    const others = [
      { ...wish, body: '{"display_name":"Lea"}' },
      { ...wish, url: '/api/courts/' },
      { ...wish, method: 'PUT' },
      { ...wish, organization: 'ribera' },
    ];
    expect(new Set([wish, ...others].map(keyOf)).size).toBe(5);
  });

  it('ends with the answer: the same again is a new wish', () => {
    const { keyOf, answered } = intents();
    answered(keyOf(wish));
    expect(keyOf(wish)).toBe('key 2');
  });

  it('ends with any other change, so that no old answer is told of a changed world', () => {
    const { keyOf, changed } = intents();
    keyOf(wish);
    changed();
    expect(keyOf(wish)).toBe('key 2');
  });

  it('ends after ten minutes', () => {
    const { keyOf, clock } = intents();
    keyOf(wish);
    clock.now = 10 * 60_000 - 1;
    expect(keyOf(wish)).toBe('key 1');
    clock.now++;
    expect(keyOf(wish)).toBe('key 2');
  });
});
