import type pg from 'pg';

/** Where the house rules of the schema do not hold, on purpose. Everything is named in full; the lists may only shrink. */
export interface CatalogExceptions {
  /** Tables without organization_id. */
  global_tables: readonly string[];
  /** Indexes that do not begin with organization_id. */
  indexes: readonly string[];
  /** Policies besides `tenant`, as `table.policy`. */
  policies: readonly string[];
  /** Columns ending in _id, on tenant tables, that are no foreign key, as `table.column`. */
  loose_references: readonly string[];
  /** Functions that run with their owner's rights. */
  functions: readonly string[];
  /** Columns whose length nothing bounds, as `table.column`. */
  unbounded: readonly string[];
}

export interface CatalogFault {
  check: string;
  /** What breaks it. */
  object: string;
}

/**
 * What in the schema breaks the isolation of organizations: read from the catalog, so that nothing is forgotten
 * because nobody listed it. Any role may ask.
 */
export async function catalogFaults(
  query: (sql: string, values: unknown[]) => Promise<{ rows: CatalogFault[] }>,
  exceptions: CatalogExceptions,
): Promise<CatalogFault[]> {
  const { global_tables, indexes, policies, loose_references, functions, unbounded } = exceptions;
  const faults: CatalogFault[] = [];
  for (const [check, sql, values] of [
    ['table without organization_id', tablesOutside, [global_tables]],
    ['row-level security not forced', notForced, [global_tables]],
    ['policy missing or not the house policy', policiesWrong, [policies, global_tables]],
    ['key or index not led by organization_id', indexesWrong, [indexes]],
    ['foreign key without organization_id', keysWrong, [global_tables]],
    ['reference without foreign key', referencesWrong, [loose_references]],
    ['view without security_invoker', viewsWrong, []],
    ['function runs with its owner’s rights', functionsWrong, [functions]],
    ['right that the application must not have', grantsWrong, []],
    ['audit log can be changed', auditWrong, []],
    ['change that the audit log would miss', unaudited, []],
    ['column without a length', boundless, [unbounded]],
    ['application role above row-level security', roleWrong, []],
  ] as const)
    for (const { object } of (await query(sql, [...values])).rows) faults.push({ check, object });
  return faults;
}

/** {@link catalogFaults} over a client of `pg`. */
export const catalogFaultsOf = (client: pg.ClientBase, exceptions: CatalogExceptions) =>
  catalogFaults((sql, values) => client.query(sql, values), exceptions);

// The schemas that are ours: the queue's belongs to its library, and the application has no way into it.
const outside = `('pg_catalog', 'information_schema', 'graphile_worker')`;
const ourSchemas = `n.nspname not in ${outside} and n.nspname not like 'pg\\_%'`;
const tables = `pg_class c join pg_namespace n on n.oid = c.relnamespace and ${ourSchemas}`;
const isTable = `c.relkind in ('r', 'p', 'f')`;
const isTenant = `exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'organization_id' and not a.attisdropped)`;
const fromExtension = (oid: string) =>
  `exists (select from pg_depend d where d.objid = ${oid} and d.deptype = 'e')`;
const nameOf = `case when n.nspname = 'public' then '' else n.nspname || '.' end || c.relname`;

const tablesOutside = `select ${nameOf} as object from ${tables} where ${isTable} and not ${isTenant} and ${nameOf} <> all ($1)`;

// A listed table may have row-level security of its own; then it must hold the owner too.
const notForced = `
  select ${nameOf} as object from ${tables}
   where ${isTable} and not (c.relrowsecurity and c.relforcerowsecurity)
     and (${isTenant} or (c.relrowsecurity and ${nameOf} = any ($1)))`;

const house = '(organization_id = app.current_organization_id())';
const policiesWrong = `
  select ${nameOf} || ': no policy "tenant"' as object from ${tables}
   where ${isTable} and ${isTenant} and not (${nameOf} = any ($2)) and not exists (
     select from pg_policy p where p.polrelid = c.oid and p.polname = 'tenant' and p.polcmd = '*' and p.polpermissive
        and pg_get_expr(p.polqual, p.polrelid) = '${house}'
        and (p.polwithcheck is null or pg_get_expr(p.polwithcheck, p.polrelid) = '${house}'))
  union all
  select ${nameOf} || '.' || p.polname from pg_policy p join ${tables} on c.oid = p.polrelid
   where p.polname <> 'tenant' and ${nameOf} || '.' || p.polname <> all ($1)`;

const indexesWrong = `
  select x.relname::text as object
    from pg_index i join ${tables} on c.oid = i.indrelid join pg_class x on x.oid = i.indexrelid
   where ${isTable} and ${isTenant} and x.relname <> all ($1)
     and i.indkey[0] is distinct from (select a.attnum from pg_attribute a where a.attrelid = c.oid and a.attname = 'organization_id')
  union all
  select ${nameOf} || ': no primary key' from ${tables}
   where ${isTable} and ${isTenant} and not exists (select from pg_constraint k where k.conrelid = c.oid and k.contype = 'p')`;

// Between tenant tables, organization_id refers to organization_id: a row of another organization cannot be named.
const keysWrong = `
  select ${nameOf} || '.' || k.conname as object
    from pg_constraint k join ${tables} on c.oid = k.conrelid join pg_class r on r.oid = k.confrelid
   where k.contype = 'f' and ${isTenant} and r.relname <> all ($1)
     and not exists (
       select from unnest(k.conkey, k.confkey) as pair(own, theirs)
         join pg_attribute a on a.attrelid = c.oid and a.attnum = pair.own and a.attname = 'organization_id'
         join pg_attribute b on b.attrelid = r.oid and b.attnum = pair.theirs and b.attname = 'organization_id')`;

const referencesWrong = `
  select ${nameOf} || '.' || a.attname as object
    from ${tables} join pg_attribute a on a.attrelid = c.oid
   where ${isTable} and ${isTenant} and a.atttypid = 'uuid'::regtype and a.attname like '%\\_id' and not a.attisdropped
     and ${nameOf} || '.' || a.attname <> all ($1)
     and (a.attname <> 'organization_id' or not exists (
       select from pg_constraint k where k.conrelid = c.oid and k.contype = 'f' and a.attnum = any (k.conkey)))
     and not exists (
       select from pg_constraint k where k.conrelid = c.oid and k.contype = 'f' and a.attnum = any (k.conkey))`;

const viewsWrong = `
  select ${nameOf} as object from ${tables}
   where c.relkind in ('v', 'm') and not ${fromExtension('c.oid')}
     and (c.relkind = 'm' or not coalesce(c.reloptions, '{}') && '{security_invoker=true,security_invoker=on,security_invoker=1}')`;

const functionsWrong = `
  select p.oid::regprocedure::text as object
    from pg_proc p join pg_namespace n on n.oid = p.pronamespace and ${ourSchemas}
   where p.prosecdef and not ${fromExtension('p.oid')} and p.oid::regprocedure::text <> all ($1)`;

const app = `(select oid from pg_roles where rolname = 'bandeja_app')`;
const toApp = `g.grantee in (0, ${app})`;
const grantsWrong = `
  select g.privilege_type || ' on ' || ${nameOf} as object
    from ${tables}, aclexplode(c.relacl) g
   where ${toApp} and ${isTable} and g.privilege_type not in ('SELECT', 'INSERT', 'UPDATE', 'DELETE')
  union all
  select g.privilege_type || ' on ' || c.oid::regclass from pg_class c join pg_namespace n on n.oid = c.relnamespace, aclexplode(c.relacl) g
   where ${toApp} and (n.nspname = 'graphile_worker' or c.relname = 'schema_migrations')
  union all
  select g.privilege_type || ' on schema ' || n.nspname from pg_namespace n, aclexplode(n.nspacl) g
   where ${toApp} and (g.privilege_type = 'CREATE' or n.nspname = 'graphile_worker')
  union all
  select 'CREATE on this database' from pg_database d, aclexplode(d.datacl) g
   where d.datname = current_database() and ${toApp} and g.privilege_type = 'CREATE'
  union all
  select 'owner of ' || c.oid::regclass from pg_class c where c.relowner = ${app}
  union all
  select 'owner of ' || p.oid::regprocedure from pg_proc p where p.proowner = ${app}
  union all
  select 'owner of schema ' || n.nspname from pg_namespace n where n.nspowner = ${app}`;

const auditWrong = `
  select g.privilege_type || ' on ' || c.relname || coalesce('.' || column_name, '') as object
    from pg_class c join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public',
         lateral (select e.grantee, e.privilege_type, null::name as column_name from aclexplode(c.relacl) e
                  union all
                  select e.grantee, e.privilege_type, a.attname from pg_attribute a, aclexplode(a.attacl) e where a.attrelid = c.oid) g
   where c.relname = 'audit_log' and ${toApp} and g.privilege_type not in ('SELECT', 'INSERT')`;

/** Updates that are audited row by row name the columns they look at: all but those that `app.audited` leaves out. */
const unaudited = `
  select c.relname || '.' || a.attname as object
    from pg_trigger t
    join pg_class c on c.oid = t.tgrelid
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
   where t.tgname = 'audit_update' and t.tgqual is not null
     and app.audited(jsonb_build_object(a.attname, 1)) <> '{}'
     and pg_get_triggerdef(t.oid) !~ ('old\\.' || a.attname || '\\M')`;

/**
 * What can be as long as somebody writes it (text, JSON, arrays, numbers without a precision), with no check of its own
 * that says how long it may be. `app.bounded` adds such a check; one that lists the values, or a pattern of fixed
 * length, is one too.
 */
const boundless = `
  select ${nameOf} || '.' || a.attname as object
    from ${tables} join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    join pg_type t on t.oid = a.atttypid
   where ${isTable} and t.typlen = -1 and t.typtype <> 'r' and t.typname not in ('inet', 'cidr')
     and not (t.typname in ('varchar', 'bpchar', 'numeric') and a.atttypmod > 0)
     and ${nameOf} || '.' || a.attname <> all ($1)
     and not exists (
       select from pg_constraint k, pg_get_constraintdef(k.oid) as said, quote_ident(a.attname) as own
        where k.conrelid = c.oid and k.contype = 'c' and k.convalidated and k.conkey = array[a.attnum] and said !~ ' OR '
          and (said ~ ('(length|octet_length)\\(' || own || '\\) <= [0-9]') and t.typcategory = 'S'
            or said ~ ('pg_column_size\\(' || own || '\\) <= [0-9]')
            or said ~ (own || ' = ANY \\(ARRAY\\[')
            or said ~ (own || ' ~ ''\\^[^*+]*\\$''')))`;

const roleWrong = `
  select 'bandeja_app has ' || what as object
    from pg_roles r, lateral (values ('SUPERUSER', r.rolsuper), ('BYPASSRLS', r.rolbypassrls), ('CREATEROLE', r.rolcreaterole),
                                     ('CREATEDB', r.rolcreatedb), ('REPLICATION', r.rolreplication)) as v(what, has)
   where r.rolname = 'bandeja_app' and v.has
  union all
  select 'bandeja_app is a member of ' || g.rolname
    from pg_auth_members m join pg_roles g on g.oid = m.roleid where m.member = ${app}
  union all
  select 'there is no role bandeja_app' where ${app} is null`;
