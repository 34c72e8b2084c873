import { expect, test } from 'vitest';
import { checkOrigins, originOf, originsOf } from './origins.ts';

test.each([
  ['https://www.example.org', 'https://www.example.org'],
  [' https://Www.Example.ORG:443/ ', 'https://www.example.org'],
  ['https://example.org:8443', 'https://example.org:8443'],
  ['https://pádel.es', 'https://xn--pdel-5na.es'],
  ['http://localhost:5500', 'http://localhost:5500'],
  ['http://127.0.0.1', 'http://127.0.0.1'],
  ['http://[::1]:80', 'http://[::1]'],
])('%s is the origin %s', (text, origin) => {
  expect(originOf(text)).toBe(origin);
  expect(checkOrigins([text])).toEqual([]);
});

test.each([
  ...['', 'x', '*', 'https://*', 'https://*.example.org', 'example.org', 'null', 'data:text/html,x'],
  ...['http://example.org', 'http://localhost.example.org', 'ftp://example.org', 'https://example.org/page'],
  ...[
    'https://example.org?x',
    'https://example.org/#x',
    'https://me@example.org',
    'https://me:pw@example.org',
  ],
  ...[
    "https://a.test; script-src 'unsafe-inline'",
    'https://a.test https://b.test',
    'https://a.test,b',
    "'self'",
  ],
  ...['https://a_b.test', 'https://'],
])('%s is none', (text) => {
  expect(originOf(text)).toBeUndefined();
  expect(checkOrigins(['https://www.example.org', text])).toMatchObject([{ path: '/embed_origins' }]);
});

test('each is kept once', () => {
  expect(originsOf(['https://a.test/', 'https://A.test', 'https://b.test'])).toEqual([
    'https://a.test',
    'https://b.test',
  ]);
});
