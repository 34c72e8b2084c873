import pg from 'pg';

/** A table's data as one or several COPY statements read and write it. */
export interface CopiedTable {
  name: string;
  /** All but what PostgreSQL derives by itself. */
  columns: string[];
  /** Whether this role sees it only organization by organization. */
  by_organization: boolean;
}

/**
 * Tables whose rows are not part of a backup. Whoever signed out, or was signed out, stays so: an older sign-in must
 * not come back to life with a restore, nor a link that was mailed; and an archive is no bunch of keys.
 */
export const leftOut: readonly string[] = [
  'user_sessions',
  // Of sign-ins, with what waits to be sent there.
  'user_devices',
  'pushes',
  'user_verifications',
  'identity_mails',
  // What runs now, and how its last backup went.
  'workers',
  'backups',
];

const tablesOf = `
  select c.relname as name, row_security_active(c.oid) as is_guarded,
         exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'organization_id' and not a.attisdropped) as is_tenant,
         exists (select from pg_policies p where p.schemaname = 'public' and p.tablename = c.relname
                    and p.cmd in ('SELECT', 'ALL') and p.qual = 'true') as is_open,
         array(select a.attname::text from pg_attribute a
                where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' order by a.attnum) as columns
    from pg_class c
   where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> all($1)
   order by c.relname`;

interface Found {
  name: string;
  columns: string[];
  is_guarded: boolean;
  is_tenant: boolean;
  is_open: boolean;
}

/**
 * Every table of the installation. Row-level security holds an owner who is no superuser too: a tenant's table is then
 * read organization by organization, and one that would hide rows from it fails here instead of missing there.
 */
export async function copiedTables(client: pg.ClientBase): Promise<CopiedTable[]> {
  const { rows } = await client.query<Found>(tablesOf, [leftOut]);
  const hidden = rows.filter((it) => it.is_guarded && !it.is_tenant && !it.is_open);
  if (hidden.length > 0)
    throw new Error(`this role does not see all rows of ${hidden.map(({ name }) => name).join(', ')}`);
  return rows.map(({ name, columns, is_guarded, is_tenant }) => ({
    ...{ name, columns },
    by_organization: is_guarded && is_tenant,
  }));
}

export interface SequenceState {
  name: string;
  last_value: string;
  is_called: boolean;
}

/**
 * Sequences stand outside of snapshots: read after the rows, they are at least as far as those are.
 */
export async function sequenceStates(client: pg.ClientBase): Promise<SequenceState[]> {
  const { rows } = await client.query<{ name: string }>(
    `select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind = 'S' and n.nspname in ('public', 'app') order by 1`,
  );
  const states: SequenceState[] = [];
  for (const { name } of rows) {
    const state = await client.query(`select last_value::text, is_called from ${name}`);
    states.push({ name, ...state.rows[0] });
  }
  return states;
}

/** What a value looks like in text must not hang on where it is read or written. */
export const textSettings = `set local datestyle = 'ISO, MDY'; set local intervalstyle = 'postgres'; set local timezone = 'UTC';
  set local extra_float_digits = 3; set local bytea_output = 'hex'; set local client_encoding = 'UTF8'; set local search_path = public`;

export const listOf = (columns: readonly string[]): string =>
  columns.map((column) => pg.escapeIdentifier(column)).join(', ');
