import type pg from 'pg';

/** One kind of rows of an organization, as they stand in an export. */
export interface OrganizationTable {
  name: string;
  columns: string[];
  /** Of the primary key: the order of the rows, so that the same rows give the same file. */
  key: string[];
  /** Columns that name a person of the installation. */
  people: string[];
  /** Tables that have to be there before. */
  after: string[];
}

/** What is on its way, and what only this installation can use: the answers to its requests, its letters with links, its
 * addresses of calendars, its webhooks, the searches of its users; and who
 * wrote what is to have no name. */
const notExported: readonly string[] = [
  'outbox',
  'idempotency_keys',
  'mails',
  'evaluation_authors',
  'calendar_feeds',
  'api_tokens',
  'saved_searches',
  'pushes',
  'webhook_endpoints',
  'webhook_deliveries',
  ...['kept_until', 'kept_classes', 'kept_months', 'kept_students', 'kept_marks'],
  ...['foresight_models', 'foresight_chances'],
];

const found = `
  select c.relname as name,
         array(select a.attname::text from pg_attribute a
                where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' order by a.attnum) as columns,
         array(select a.attname::text from pg_index i, unnest(i.indkey) with ordinality k(n, place)
                 join pg_attribute a on a.attrelid = c.oid and a.attnum = k.n
                where i.indrelid = c.oid and i.indisprimary order by k.place) as key,
         array(select a.attname::text from pg_constraint f join pg_attribute a on a.attrelid = c.oid and a.attnum = any(f.conkey)
                where f.conrelid = c.oid and f.contype = 'f' and f.confrelid = 'users'::regclass order by 1) as people,
         array(select distinct r.relname::text from pg_constraint f join pg_class r on r.oid = f.confrelid
                where f.conrelid = c.oid and f.contype = 'f' and r.oid <> c.oid and r.relname <> 'users') as after
    from pg_class c
   where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> all($1)
     and (c.relname = 'organizations' or exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'organization_id'))
   order by c.relname`;

/** What belongs to an organization, each after what it refers to; the audit log last. */
export async function organizationTables(client: pg.ClientBase): Promise<OrganizationTable[]> {
  const { rows } = await client.query<OrganizationTable>(found, [notExported]);
  const waiting = new Map(rows.map((table) => [table.name, table]));
  const ordered: OrganizationTable[] = [];
  while (waiting.size > 0) {
    const ready = [...waiting.values()].filter(({ after }) => !after.some((name) => waiting.has(name)));
    if (ready.length === 0)
      throw new Error(`tables refer to each other in a circle: ${[...waiting.keys()].join(', ')}`);
    for (const table of ready) waiting.delete(table.name);
    ordered.push(...ready);
  }
  const isAudit = ({ name }: OrganizationTable) => name === 'audit_log';
  return [...ordered.filter((table) => !isAudit(table)), ...ordered.filter(isAudit)];
}

/** What an export says of a person: neither password nor rights in the installation. */
export const personColumns = ['id', 'email', 'name', 'locale', 'created_at'] as const;

/** The column by which a table's rows belong to their organization. */
export const ownerColumn = (name: string): string => (name === 'organizations' ? 'id' : 'organization_id');
