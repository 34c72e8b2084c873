import type pg from 'pg';

/** A statement for every row of an organization ($1), a line a table: `name` and `all`. */
export async function statementOfAll(owner: Pick<pg.Client, 'query'>): Promise<string> {
  const { rows: tables } = await owner.query<{ name: string }>(
    `select c.table_name as name from information_schema.columns c
       join information_schema.columns i on i.table_name = c.table_name and i.table_schema = 'public' and i.column_name = 'id'
      where c.table_schema = 'public' and c.column_name = 'organization_id' order by 1`,
  );
  return tables
    .map(
      ({ name }) =>
        `select '${name}' as name, coalesce(jsonb_agg(to_jsonb(t) order by t.id::text), '[]')::text as all
           from ${name} t where t.organization_id = $1`,
    )
    .join(' union all ');
}
