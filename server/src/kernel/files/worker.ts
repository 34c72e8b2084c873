import { parentPort, workerData } from 'node:worker_threads';
import { readCsv } from './csv.ts';
import { decode } from './decode.ts';
import type { Table } from './table.ts';
import { readSheetOf } from './workbook.ts';

const { bytes, sheet } = workerData as { bytes: Uint8Array; sheet?: string };

/** "PK", with which every zip archive begins, and so every .xlsx. */
const isWorkbook = bytes[0] === 0x50 && bytes[1] === 0x4b;

const read = async (): Promise<Table> =>
  isWorkbook ? readSheetOf(bytes, sheet) : readCsv(decode(bytes).text);

parentPort?.postMessage(await read());
