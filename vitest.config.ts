import { defineConfig } from 'vitest/config';

/** What is waited for comes; a second, the usual patience, is short on a machine that does something else too. */
const patience = { poll: { timeout: 15_000 } };

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'server',
          // Both cores of a small machine: each file mostly waits for its own processes.
          maxWorkers: 2,
          sequence: { groupOrder: 0 },
          include: ['{server,client,bin,bench}/**/*.test.ts', 'web/src/**/*.test.ts'],
          exclude: ['**/node_modules/**'],
          pool: 'forks',
          globalSetup: ['server/test/global-setup.ts'],
          expect: patience,
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'e2e',
          // After the others and one by one: a browser and a server want the machine to themselves.
          maxWorkers: 1,
          sequence: { groupOrder: 1 },
          include: ['e2e/**/*.e2e.test.ts'],
          globalSetup: ['e2e/lib/prepare.mjs'],
          pool: 'forks',
          fileParallelism: false,
          expect: patience,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
