import { expect, it } from 'vitest';
import { Member } from './member.ts';

it('a process that has ended by itself holds nothing, and does not end the tally', async () => {
  const member = new Member('server 1', { PORT: 'none' }, () => {});
  // With a configuration that cannot be read it ends as it starts.
  await expect(member.start()).rejects.toThrow('server 1 did not start');
  expect(member.usage()).toEqual({ descriptors: 0, memory: 0 });
});
