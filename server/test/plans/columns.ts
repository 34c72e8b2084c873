import type pg from 'pg';

/** What the catalog says about a column, as far as it tells what will be in it. */
export interface Column {
  table: string;
  name: string;
  type: string;
  required: boolean;
  /** No two rows have the same. */
  unique: boolean;
  default: string | null;
  /** The table that it points into. */
  refers_to: string | null;
  /** All the words that may stand in it, when they are listed. */
  words: string[];
}

export async function readColumns(owner: pg.Client): Promise<Column[]> {
  const { rows } = await owner.query<Omit<Column, 'words'> & { checks: string[] }>(
    `select t.relname as table, a.attname as name, format_type(a.atttypid, null) as type, a.attnotnull as required,
            exists (select from pg_index i where i.indrelid = t.oid and i.indisunique and i.indpred is null
                       and i.indkey[i.indnkeyatts - 1] = a.attnum
                       and (i.indnkeyatts = 1 or (i.indnkeyatts = 2 and a.attname = 'id'))) as unique,
            pg_get_expr(d.adbin, d.adrelid) as default,
            (select f.confrelid::regclass::text from pg_constraint f
              where f.conrelid = t.oid and f.contype = 'f' and f.conkey[cardinality(f.conkey)] = a.attnum limit 1) as refers_to,
            array(select pg_get_constraintdef(k.oid) from pg_constraint k
                   where k.conrelid = t.oid and k.contype = 'c' and k.conkey = array[a.attnum]) as checks
       from pg_class t
       join pg_attribute a on a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped
       left join pg_attrdef d on d.adrelid = t.oid and d.adnum = a.attnum
      where t.relnamespace = 'public'::regnamespace and t.relkind = 'r'
      order by t.relname, a.attnum`,
  );
  return rows.map(({ checks, ...column }) => ({ ...column, words: checks.flatMap(wordsOf) }));
}

/** The words of `CHECK ((status = ANY (ARRAY['draft'::text, …])))`. */
const wordsOf = (check: string): string[] =>
  check.includes('= ANY (ARRAY[') ? [...check.matchAll(/'([^']*)'::text/g)].map(([, word = '']) => word) : [];
