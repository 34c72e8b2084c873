import { expect, test } from 'vitest';
import { isTooSlow, isUnavailable, problemOf } from './errors.ts';

const coded = (code: string) => Object.assign(new Error('said no'), { code });

test('a database that is away is found in what libraries wrap around it', () => {
  const refused = coded('ECONNREFUSED');
  for (const error of [
    refused,
    new Error('could not sign in', { cause: refused }),
    new Error('outer', { cause: new Error('inner', { cause: coded('57P03') }) }),
    new AggregateError([new Error('another'), refused], 'all addresses failed'),
    new Error('wrapped', { cause: new AggregateError([coded('08006')]) }),
    new Error('Connection terminated unexpectedly'),
    // Its disk is full, its memory, its connections.
    coded('53100'),
    coded('53200'),
    coded('53300'),
  ])
    expect([error.message, isUnavailable(error), problemOf(error)?.code]).toEqual([
      error.message,
      true,
      'service.database_unavailable',
    ]);
});

test('a slow statement is not called an outage, and a refusal is neither', () => {
  const slow = new Error('wrapped', { cause: coded('57014') });
  expect([isUnavailable(slow), isTooSlow(slow), problemOf(slow)?.code]).toEqual([
    false,
    true,
    'service.too_slow',
  ]);
  expect([isUnavailable(coded('23505')), isTooSlow(coded('23505'))]).toEqual([false, false]);
  expect(isUnavailable(undefined)).toBe(false);
});

test('causes that go in a circle come to an end', () => {
  const [one, other] = [new Error('one'), new Error('other')];
  one.cause = other;
  other.cause = one;
  expect(isUnavailable(one)).toBe(false);
});
