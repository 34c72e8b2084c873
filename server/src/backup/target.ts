import type pg from 'pg';

interface Found {
  is_ours: boolean;
  tables: number;
}

/** Refuses a database that holds anybody's work, unless that may be lost, and one that is not Bandeja's in any case. */
export async function refuseTarget(client: pg.Client, replace: boolean): Promise<void> {
  const { rows } = await client.query<Found>(
    `select to_regclass('public.schema_migrations') is not null as is_ours,
            (select count(*)::int from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')) as tables`,
  );
  const [{ is_ours, tables }] = rows as [Found];
  if (!is_ours && tables > 0)
    throw new Error('the database holds tables that are not Bandeja’s: give it one of its own');
  if (!is_ours || replace) return;
  const { rows: held } = await client.query(
    `select (select count(*)::int from organizations) as organizations, (select count(*)::int from users) as users`,
  );
  const { organizations, users } = held[0];
  if (organizations + users > 0)
    throw new Error(
      `the database is not empty (${organizations} organizations, ${users} users): --replace gives them up for the backup`,
    );
}
