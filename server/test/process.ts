import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TestDatabase } from './database.ts';

const cli = fileURLToPath(new URL('../src/cli.ts', import.meta.url));

export interface Process {
  url: string;
  /** As a power cut would, and waits for its end. */
  kill(): Promise<void>;
}

/** A server with its worker, in a process of its own on the database of the test. */
export async function startProcess(
  { ownerUrl, appUrl }: Pick<TestDatabase, 'ownerUrl' | 'appUrl'>,
  env: Record<string, string> = {},
): Promise<Process> {
  const folder = mkdtempSync(join(tmpdir(), 'bandeja-process-'));
  const child = spawn(process.execPath, [cli, 'serve'], {
    env: {
      ...{
        PATH: process.env.PATH,
        HOME: process.env.HOME,
        PORT: '0',
        LOG_LEVEL: 'warn',
        BANDEJA_BACKUP_KEEP: '0',
      },
      ...{ BANDEJA_DATA_DIR: folder, DATABASE_URL: ownerUrl, DATABASE_APP_URL: appUrl, ...env },
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const end = once(child, 'close');
  let said = '';
  const url = await new Promise<string>((resolve, reject) => {
    const hear = (data: Buffer) => {
      said += data;
      const address = /Bandeja is ready: (\S+)/.exec(said)?.[1];
      if (address) resolve(address);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    void end.then(() => reject(new Error(`the server ended: ${said}`)));
  });
  return {
    url,
    kill: async () => {
      child.kill('SIGKILL');
      await end;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
