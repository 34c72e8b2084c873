import { expect, test, vi } from 'vitest';
import { onceForEach } from './compiled.ts';

test('shapes that say the same are compiled once, others each', () => {
  const compile = vi.fn((schema: object) => Object.keys(schema).length);
  const compiled = onceForEach(compile);
  expect([compiled({ type: 'string' }), compiled({ type: 'string' }), compiled({})]).toEqual([1, 1, 0]);
  expect(compile).toHaveBeenCalledTimes(2);
});

test('a shape that cannot be compiled is refused each time', () => {
  const compiled = onceForEach((schema) => {
    throw new Error(JSON.stringify(schema));
  });
  for (const _ of [1, 2]) expect(() => compiled({ type: 'nonsense' })).toThrow('nonsense');
});
