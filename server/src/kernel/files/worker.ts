import { parentPort, workerData } from 'node:worker_threads';
import { readCsv } from './csv.ts';
import { decode } from './decode.ts';
import type { Table } from './table.ts';
import { isTable } from './text.ts';
import { readSheetOf } from './workbook.ts';

const { bytes, sheet } = workerData as { bytes: Uint8Array; sheet?: string };

/** "PK", with which every zip archive begins, and so every .xlsx. */
const isWorkbook = bytes[0] === 0x50 && bytes[1] === 0x4b;

async function read(): Promise<Table> {
  if (isWorkbook) return readSheetOf(bytes, sheet);
  const { text } = decode(bytes);
  if (!isTable(text)) throw new TypeError('is something else than text with cells');
  return readCsv(text);
}

parentPort?.postMessage(await read());
