import { expect, test } from 'vitest';
import { mailedLinkIn } from './mailed-link.ts';

test('the address of a mailed link says what it does and where it leads', () => {
  expect(mailedLinkIn('#kind=magic-link&token=abc&next=%2Fclasses%3Fa%3D1%26b%3D2')).toEqual({
    ...{ kind: 'magic-link', token: 'abc', next: '/classes?a=1&b=2' },
  });
});

test.each(['https://evil.example', '//evil.example', '/\\\\evil.example', 'javascript:alert(1)', ''])(
  'a mailed link leads inside the app only, not to %s',
  (next) => {
    const hash = `#${new URLSearchParams({ kind: 'verify-email', token: 'abc', next })}`;
    expect(mailedLinkIn(hash)?.next).toBe('/');
  },
);

test.each(['', '#', '#kind=magic-link', '#kind=magic-link&token=', '#kind=other&token=abc', '#token=abc'])(
  'a link that was cut is none: %s',
  (hash) => expect(mailedLinkIn(hash)).toBeNull(),
);
