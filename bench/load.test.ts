import { expect, test } from 'vitest';
import { wire } from './load.ts';

test('a request is written as it goes over the wire, its length in bytes', () => {
  const shot = { method: 'POST', path: '/a/', headers: { authorization: 'Bearer x' }, body: '"é"' } as const;
  expect(wire('http://127.0.0.1:80', shot)).toBe(
    'POST /a/ HTTP/1.1\r\nhost: 127.0.0.1\r\nauthorization: Bearer x\r\ncontent-type: application/json\r\ncontent-length: 4\r\n\r\n"é"',
  );
});
