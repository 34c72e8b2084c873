import { Worker } from 'node:worker_threads';
import type { Table } from './table.ts';

/** A file that asks for more than this while it is read (a zip bomb) is no table. */
const limits = { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 64 };
const patienceMs = 60_000;

const unreadable: Table = {
  rows: [],
  sheets: [],
  problems: [
    {
      line: 1,
      code: 'not_a_table',
      params: {},
      message: 'is neither a CSV nor an .xlsx file that can be read',
    },
  ],
};

/**
 * Reads a .csv or .xlsx file, told apart by their bytes, in a thread of its own with bounded memory and time: nobody
 * waits for somebody's large file, and one that unfolds without end is refused.
 */
export async function readFileTable(bytes: Uint8Array, sheet?: string): Promise<Table> {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), {
    workerData: { bytes, ...(sheet !== undefined && { sheet }) },
    resourceLimits: limits,
  });
  const timer = setTimeout(() => worker.terminate(), patienceMs);
  try {
    return await new Promise<Table>((resolve) => {
      worker.once('message', resolve);
      worker.once('error', () => resolve(unreadable));
      worker.once('exit', () => resolve(unreadable));
    });
  } finally {
    clearTimeout(timer);
    await worker.terminate();
  }
}
