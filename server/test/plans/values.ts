import type { Column } from './columns.ts';
import { daysKept, empty, kinds, rowsOf, shares } from './tables.ts';

/** What is in a column, in the words of PostgreSQL's statistics. */
interface Values {
  /** Bytes of one value. */
  width: number;
  /** How many different ones; below zero a share of the rows. */
  distinct: number;
  /** The share of rows without a value. */
  empty: number;
  common: Record<string, number>;
  /** The rest, cut into parts of equal size. */
  bounds: string[];
  /** How far the order on disk is the order of the values. */
  correlation: number;
}

/** The clock of the tests, see server.ts: ten years lie behind it, three months of classes ahead. */
const now = Date.parse('2026-03-02T09:00:00Z');
const day = 86_400_000;
const [first, last] = [now - 3_650 * day, now + 90 * day];
const parts = 100;

export function valuesOf(column: Column): Values {
  const absent = column.required ? 0 : (empty[`${column.table}.${column.name}`] ?? 0.5);
  return { empty: absent, common: {}, bounds: [], correlation: 0, ...present(column, 1 - absent) };
}

function present(column: Column, filled: number): Pick<Values, 'width' | 'distinct'> & Partial<Values> {
  const { table, name, type, unique, refers_to, words } = column;
  const share = shares[`${table}.${name}`];
  if (share) return { width: 10, distinct: Object.keys(share).length, common: scaled(share, filled) };
  if (words.length > 0) return { width: 10, distinct: words.length, common: evenly(words, filled) };
  // One club alone: that a row is the organization's own narrows nothing down.
  if (name === 'organization_id') return { width: 16, distinct: 1 };
  if (refers_to) return { width: 16, distinct: Math.min(rowsOf(refers_to), rowsOf(table)) };
  const few = kinds[`${table}.${name}`];
  if (few) return { width: 12, distinct: few };
  if (type === 'boolean') return { width: 1, distinct: 2, common: scaled(likely(column.default), filled) };
  const kept = daysKept[`${table}.${name}`];
  return {
    ...shapeOf(type, rowsOf(table)),
    ...(unique && { distinct: -1 }),
    ...(kept && { bounds: cut((at) => instantAt(at, now - kept * day)) }),
  };
}

/** A switch mostly stands where it stood at first. */
const likely = (normal: string | null): Record<string, number> =>
  normal === 'true' ? { t: 0.95, f: 0.05 } : { f: 0.95, t: 0.05 };

const scaled = (share: Record<string, number>, filled: number): Record<string, number> =>
  Object.fromEntries(Object.entries(share).map(([value, of]) => [value, of * filled]));

const evenly = (words: string[], filled: number): Record<string, number> =>
  Object.fromEntries(words.map((word) => [word, filled / words.length]));

function shapeOf(type: string, rows: number): Pick<Values, 'width' | 'distinct'> & Partial<Values> {
  switch (type) {
    case 'uuid':
      return { width: 16, distinct: -0.9, bounds: cut((at) => uuidAt(at)) };
    case 'timestamp with time zone':
      return { width: 8, distinct: -0.5, bounds: cut((at) => instantAt(at)), correlation: 0.8 };
    case 'date':
      return { width: 4, distinct: Math.min(3_740, rows), bounds: cut((at) => instantAt(at).slice(0, 10)) };
    case 'bigint':
      return { width: 8, distinct: -1, bounds: cut((at) => String(Math.round(at * rows))), correlation: 1 };
    case 'integer':
    case 'smallint':
      return { width: 4, distinct: 20 };
    case 'numeric':
      return { width: 6, distinct: 60, bounds: cut((at) => String(at * 7)) };
    case 'text':
      return {
        width: 24,
        distinct: -0.9,
        bounds: cut((at) => String.fromCharCode(97 + Math.floor(at * 25)) + at),
      };
    default:
      return { width: type === 'jsonb' ? 200 : 8, distinct: -0.1 };
  }
}

const cut = (value: (at: number) => string): string[] =>
  Array.from({ length: parts + 1 }, (_, part) => value(part / parts));

const instantAt = (at: number, from = first): string => new Date(from + at * (last - from)).toISOString();
const uuidAt = (at: number): string =>
  `${Math.floor(at * 0xffff_ffff)
    .toString(16)
    .padStart(8, '0')}-0000-4000-8000-000000000000`;
