import type pg from 'pg';

/** What would become of a table in Citus. */
export type Kind = 'distributed' | 'reference' | 'local';

export interface Sharding {
  kinds: Record<string, Kind>;
  /** What tells Citus so, referenced tables first. */
  statements: string[];
  /** What it would refuse. */
  faults: string[];
}

/**
 * How Citus would be told to shard this schema by organization, and what it would refuse of it, by the rules of its
 * documentation and its source: docs/decisions/011. Tables of an organization are distributed; what they refer to
 * besides is a reference table, with all that that refers to; the rest stays where it is.
 */
export async function shardingOf(owner: pg.ClientBase): Promise<Sharding> {
  const ask = async <T>(text: string) => (await owner.query(text)).rows as T[];
  const tables = await ask<{ name: string; tenant: boolean }>(tablesText);
  const references = await ask<Reference>(referencesText);
  const kinds = kindsOf(tables, references);
  const isDistributed = (name: string) => kinds[name] === 'distributed';
  const keys = await ask<{ table: string; fault: string }>(keysText);
  return {
    kinds,
    statements: statementsOf(kinds),
    faults: [
      ...keys.filter(({ table }) => isDistributed(table)).map(({ fault }) => fault),
      ...references.flatMap((one) => refusalOf(one, kinds)),
    ],
  };
}

function kindsOf(tables: { name: string; tenant: boolean }[], references: Reference[]): Record<string, Kind> {
  const kinds = Object.fromEntries(
    tables.map(({ name, tenant }): [string, Kind] => [name, tenant ? 'distributed' : 'local']),
  );
  for (let found = true; found; ) {
    const next = references.find(({ from, to }) => kinds[from] !== 'local' && kinds[to] === 'local');
    if (next) kinds[next.to] = 'reference';
    found = next !== undefined;
  }
  return kinds;
}

function statementsOf(kinds: Record<string, Kind>): string[] {
  const of = (kind: Kind) => Object.keys(kinds).filter((name) => kinds[name] === kind);
  return [
    ...of('reference').map((name) => `select create_reference_table('${name}');`),
    ...of('distributed').map((name) => `select create_distributed_table('${name}', 'organization_id');`),
  ];
}

interface Reference {
  name: string;
  from: string;
  to: string;
  /** At which place of the key organization_id stands, on either side; null where it does not. */
  own: number | null;
  theirs: number | null;
  on_update: string;
  on_delete: string;
}

/** a: nothing, r: restrict. Whatever else would change the column that says where a row is. */
const still = ['a', 'r'];

function refusalOf(one: Reference, kinds: Record<string, Kind>): string[] {
  const { name, from, to, own, theirs, on_update, on_delete } = one;
  const [here, there] = [kinds[from], kinds[to]];
  if (there === 'distributed' && here !== 'distributed')
    return [`${name}: refers to a distributed table from outside`];
  if (here !== 'distributed') return [];
  const apart = there === 'distributed' && (own === null || own !== theirs);
  const moves = own !== null && (!still.includes(on_update) || ![...still, 'c'].includes(on_delete));
  return [
    ...(apart ? [`${name}: organization_id is not at the same place of both keys`] : []),
    ...(moves ? [`${name}: an action changes the key with organization_id in it`] : []),
  ];
}

const ours = `n.nspname = 'public' and c.relkind in ('r', 'p')`;
const tablesText = `
  select c.relname::text as name,
         exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'organization_id' and not a.attisdropped) as tenant
    from pg_class c join pg_namespace n on n.oid = c.relnamespace where ${ours} order by 1`;

const placeOf = (key: string, table: string) => `
  array_position(${key}, (select a.attnum from pg_attribute a where a.attrelid = ${table} and a.attname = 'organization_id'))`;
const referencesText = `
  select k.conname::text as name, c.relname::text as "from", r.relname::text as "to",
         ${placeOf('k.conkey', 'k.conrelid')} as own, ${placeOf('k.confkey', 'k.confrelid')} as theirs,
         k.confupdtype::text as on_update, k.confdeltype::text as on_delete
    from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
    join pg_class r on r.oid = k.confrelid
   where k.contype = 'f' and ${ours} order by 1`;

/** Whatever is unique (or excludes) is so within one shard: its key has to say which, and by equality. */
const keysText = `
  select c.relname::text as "table", x.relname || ': unique without organization_id' as fault
    from pg_index i join pg_class c on c.oid = i.indrelid join pg_namespace n on n.oid = c.relnamespace
    join pg_class x on x.oid = i.indexrelid
   where ${ours} and i.indisunique
     and not exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'organization_id'
                        and a.attnum = any ((i.indkey::int2[])[0 : i.indnkeyatts - 1]))
  union all
  select c.relname, k.conname || ': excludes without organization_id'
    from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
   where ${ours} and k.contype = 'x'
     and not exists (
       select from unnest(k.conkey, k.conexclop) as one(place, operator)
         join pg_attribute a on a.attrelid = c.oid and a.attnum = one.place and a.attname = 'organization_id'
         join pg_operator o on o.oid = one.operator and o.oprname = '=')
  union all
  select c.relname, c.relname || '.' || a.attname || ': a sequence smaller than bigint'
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attidentity <> '' and a.atttypid <> 'bigint'::regtype
   where ${ours}
   order by 2`;
