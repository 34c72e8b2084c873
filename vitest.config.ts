import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { ramFolder } from './server/test/ram.ts';

const ram = ramFolder();
if (ram && !process.env.TMPDIR) process.env.TMPDIR = ram;

/** What is waited for comes; a second, the usual patience, is short on a machine that does something else too. */
const patience = { poll: { timeout: 15_000 } };

/** The files that take by far the longest begin first: as the last one each would leave a core without work. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isLongest = ({ moduleId }: TestSpecification) =>
      moduleId.endsWith('/storm.test.ts') || moduleId.endsWith('/pages.e2e.test.ts');
    return [...sorted.filter(isLongest), ...sorted.filter((file) => !isLongest(file))];
  }
}

export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
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
          // Files share a process, which has then loaded the server and compiled its shapes already.
          isolate: false,
          globalSetup: ['server/test/global-setup.ts'],
          expect: patience,
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'e2e',
          // After the others, two at a time: one alone leaves a core idle while its browser waits for its server.
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
          include: ['e2e/**/*.e2e.test.ts'],
          globalSetup: ['e2e/lib/prepare.mjs'],
          pool: 'forks',
          expect: patience,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
