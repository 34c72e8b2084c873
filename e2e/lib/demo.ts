import { afterAll, beforeAll, expect } from 'vitest';
import { command, installation, type Serving, serve } from './bandeja.ts';
import type { Account } from './people.ts';

/** A server with the demo club for the tests of a file, and the people that the demo names: one of each role. */
export function useDemo(...options: string[]) {
  const { dataDir, remove } = installation();
  const people = new Map<string, Account>();
  let serving: Serving;
  beforeAll(async () => {
    serving = await serve(dataDir, { BANDEJA_RATE_LIMIT: '100000' });
    const { code, output } = await command(['demo', ...options], { BANDEJA_DATA_DIR: dataDir });
    expect(code, output).toBe(0);
    for (const [, role, email, password, name] of output.matchAll(/^(\w+) +(\S+@\S+) +(\S+) +(.+)$/gm))
      people.set(role!, { email: email!, password: password!, name: name! });
  });
  afterAll(async () => {
    serving?.signal('SIGTERM');
    await serving?.ended;
    remove();
  });
  return {
    dataDir,
    url: () => serving.url,
    /** Whoever has this role in it. */
    person: (role: string): Account => {
      const account = people.get(role);
      if (!account) throw new Error(`the demo has no ${role}`);
      return account;
    },
  };
}
