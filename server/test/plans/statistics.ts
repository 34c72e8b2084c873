import { statSync, truncateSync } from 'node:fs';
import pg from 'pg';
import { type Column, readColumns } from './columns.ts';
import { rowsOf } from './tables.ts';
import { valuesOf } from './values.ts';

const pageBytes = 8_192;
const rowHeader = 28;
/** Of a usual index: three keys, the pointer, and room for growth. */
const entryBytes = 64;
/** PostgreSQL cuts a table's file after one gigabyte; pages past that would have to be in another file. */
const maxPages = 131_000;

/**
 * Makes PostgreSQL plan for an empty, migrated database as for a club with ten years behind it. It measures a table by
 * the length of its file, so each file is lengthened (a hole, which takes no disk); what is in it, it is told.
 * Autovacuum leaves tables alone in which nothing changes.
 */
export async function pretendHistory(url: string): Promise<void> {
  const owner = new pg.Client({ connectionString: url });
  await owner.connect();
  const columns = await readColumns(owner);
  await tellSizes(owner, [...Map.groupBy(columns, (column) => column.table)].map(sizeOf));
  await tellValues(owner, columns);
  await tellSizes(owner, await readIndexes(owner));
  await owner.end();
}

interface Size {
  relation: string;
  rows: number;
  pages: number;
}

const sizeOf = ([relation, columns]: [string, Column[]]): Size => {
  const bytes = columns.reduce((sum, column) => sum + valuesOf(column).width, rowHeader);
  return { relation, rows: rowsOf(relation), pages: pagesFor(rowsOf(relation), bytes) };
};

const pagesFor = (rows: number, bytes: number): number =>
  Math.max(1, Math.min(maxPages, Math.ceil((rows * bytes) / pageBytes)));

async function tellSizes(owner: pg.Client, sizes: Size[]): Promise<void> {
  const { rows } = await owner.query<{ file: string; bytes: number }>(
    `select current_setting('data_directory') || '/' || pg_relation_filepath(s.relation::regclass) as file, s.pages * ${pageBytes} as bytes
       from jsonb_to_recordset($1::jsonb) as s(relation text, pages int)`,
    [JSON.stringify(sizes)],
  );
  for (const { file, bytes } of rows) if (statSync(file).size < bytes) truncateSync(file, bytes);
  await owner.query(
    `select pg_restore_relation_stats('schemaname', 'public', 'relname', s.relation, 'relpages', s.pages,
              'reltuples', s.rows, 'relallvisible', s.pages)
       from jsonb_to_recordset($1::jsonb) as s(relation text, pages int, rows real)`,
    [JSON.stringify(sizes)],
  );
}

async function tellValues(owner: pg.Client, columns: Column[]): Promise<void> {
  await owner.query(
    `select pg_restore_attribute_stats('schemaname', 'public', 'relname', v.table, 'attname', v.name,
              'inherited', false, 'null_frac', v.empty, 'avg_width', v.width, 'n_distinct', v.distinct,
              'most_common_vals', v.values, 'most_common_freqs', v.frequencies,
              'histogram_bounds', v.bounds, 'correlation', v.correlation)
       from jsonb_to_recordset($1::jsonb) as v("table" text, name text, empty real, width int, "distinct" real,
              values text, frequencies real[], bounds text, correlation real)`,
    [JSON.stringify(columns.map(told))],
  );
}

function told(column: Column): Record<string, unknown> {
  const { common, bounds, correlation, ...values } = valuesOf(column);
  const ordered = bounds.length > 0 && { bounds: arrayOf(bounds), correlation };
  const frequent = Object.keys(common).length > 0 && {
    values: arrayOf(Object.keys(common)),
    frequencies: Object.values(common),
  };
  return { table: column.table, name: column.name, ...values, ...ordered, ...frequent };
}

const arrayOf = (values: string[]): string => `{${values.map((value) => JSON.stringify(value)).join(',')}}`;

/** A partial index has as many entries as its condition lets through, by the statistics of its table. */
async function readIndexes(owner: pg.Client): Promise<Size[]> {
  const { rows } = await owner.query<{ index: string; table: string; condition: string }>(
    `select i.indexrelid::regclass::text as index, i.indrelid::regclass::text as table,
            coalesce(pg_get_expr(i.indpred, i.indrelid), 'true') as condition
       from pg_index i join pg_class t on t.oid = i.indrelid where t.relnamespace = 'public'::regnamespace`,
  );
  const sizes: Size[] = [];
  for (const { index, table, condition } of rows) {
    const explained = await owner.query(`explain (format json) select from ${table} where ${condition}`);
    const entries: number = explained.rows[0]['QUERY PLAN'][0].Plan['Plan Rows'];
    sizes.push({ relation: index, rows: entries, pages: pagesFor(entries, entryBytes) });
  }
  return sizes;
}
