import { expect, it } from 'vitest';
import { innerPath } from './inner-path.ts';

it('follows a path of this app after signing in', () => {
  expect(innerPath('/classes?day=1')).toBe('/classes?day=1');
});

it('never leads to another site', () => {
  for (const next of [
    '//evil.test',
    '/\\evil.test',
    'https://evil.test',
    'javascript:alert(1)',
    '',
    undefined,
  ]) {
    expect(innerPath(next)).toBe('/');
  }
});
