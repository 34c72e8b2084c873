import type pg from 'pg';

/** Statements that open what stands in the way of rows coming in as they were, and those that close it again. */
const guards = `
  select format('alter table %s drop constraint %I', conrelid::regclass, conname) as open,
         format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as close, 1 as place, oid
    from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace
  union all
  select format('alter table %s disable trigger user', oid::regclass), format('alter table %s enable trigger user', oid::regclass), 2, oid
    from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and relhastriggers
  union all
  select format('alter table %s no force row level security', oid::regclass), format('alter table %s force row level security', oid::regclass), 3, oid
    from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and relforcerowsecurity
   order by place, oid`;

/**
 * Takes off references, triggers and the owner's own row-level security, in the caller's transaction, which holds the
 * tables for itself: nobody else ever sees them open.
 * @returns puts all back, which checks every reference of every row
 */
export async function openGuards(client: pg.Client): Promise<() => Promise<void>> {
  const { rows } = await client.query<{ open: string; close: string }>(guards);
  for (const { open } of rows) await client.query(open);
  return async () => {
    // References are checked by joins, which are planned by what the tables hold now.
    await client.query('analyze');
    for (const { close } of rows) await client.query(close);
  };
}
