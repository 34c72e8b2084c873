import { expect, it } from 'vitest';
import { afterLink, innerPath } from './inner-path.ts';

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

it('leads from a mail to the invitation that waits, or to where somebody wanted to go', () => {
  expect(afterLink({ next: '/classes?day=1' })).toBe('/classes?day=1');
  expect(afterLink({ next: '//evil.test' })).toBe('/');
  expect(afterLink({ next: '/', invitation: 'a/b' })).toBe('/sign-in?invitation=a%2Fb');
});
