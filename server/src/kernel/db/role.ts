import pg from 'pg';

const oldest = 150_000;

interface Found {
  version: number;
  role: string;
  super: boolean;
  bypass: boolean;
  owner: boolean;
}

/**
 * Refuses a server that is too old, and a role that row-level security would not hold: a superuser, one with
 * BYPASSRLS, or the owner of the tables (or a member of it).
 */
export async function checkAppRole(appUrl: string): Promise<void> {
  const client = new pg.Client({
    connectionString: appUrl,
    application_name: 'bandeja',
    query_timeout: 10_000,
  });
  await client.connect();
  try {
    const { rows } = await client.query<Found>(
      `select current_setting('server_version_num')::int as version, r.rolname as role, r.rolsuper as super, r.rolbypassrls as bypass,
              exists (select from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
                         and pg_has_role(r.oid, c.relowner, 'member')) as owner
         from pg_roles r where r.rolname = current_user`,
    );
    const fault = rows[0] && faultOf(rows[0]);
    if (fault) throw new Error(fault);
  } finally {
    await client.end();
  }
}

function faultOf(found: Found): string | undefined {
  if (found.version < oldest) return `PostgreSQL 15 or later is needed; this is ${found.version / 10_000}`;
  const unheld = `row-level security does not hold for the database role ${found.role}`;
  if (found.super) return `${unheld}: it is a superuser`;
  if (found.bypass) return `${unheld}: it has BYPASSRLS`;
  if (found.owner)
    return `${unheld}: it owns tables; DATABASE_APP_URL must name another role than DATABASE_URL`;
  return undefined;
}
