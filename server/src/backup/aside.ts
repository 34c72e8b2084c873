import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { TakeOptions } from './take.ts';

const script = fileURLToPath(new URL('process.ts', import.meta.url));

/** {@link takeBackup} in a process of its own, which gives way to the server's. It ends with this one. */
export async function takeBackupAside(asked: TakeOptions): Promise<{ bytes: number }> {
  const child = fork(script, { execArgv: [], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const answered = new Promise<{ bytes?: number; error?: string }>((resolve) => {
    child.once('message', resolve as (answer: unknown) => void);
    child.once('error', ({ message }) => resolve({ error: message }));
    child.once('close', (code, signal) => resolve({ error: `the backup ended early (${signal ?? code})` }));
  });
  child.send(asked, () => {}); // what cannot be sent shows as an end without an answer
  const { bytes, error } = await answered;
  if (bytes === undefined) throw new Error(error);
  await ended;
  return { bytes };
}
