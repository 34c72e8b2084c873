import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import { dropDatabase } from './drop.ts';

export interface EmptyDatabase {
  ownerUrl: string;
  appUrl: string;
  /** As the superuser, who sees everything. */
  admin: pg.Client;
  drop(): Promise<void>;
}

/** A database without anything in it, of an owner as operators have them: no superuser, held by row-level security. */
export async function emptyDatabase(): Promise<EmptyDatabase> {
  const name = `empty_${randomUUID().replaceAll('-', '')}`;
  const url = (database: string, user?: string, password?: string) => {
    const to = new URL(inject('templateUrl'));
    to.pathname = `/${database}`;
    if (user !== undefined) [to.username, to.password] = [user, password as string];
    return to.href;
  };
  const root = new pg.Client({ connectionString: url('postgres') });
  await root.connect();
  await root.query(`create role ${name} login createrole password 'owner'`);
  // Roles belong to the whole cluster: this owner may not give the application's role another password.
  await root.query(`create database ${name} owner ${name}`);
  const admin = new pg.Client({ connectionString: url(name) });
  await admin.connect();
  return {
    ownerUrl: url(name, name, 'owner'),
    appUrl: url(name, 'bandeja_app', inject('appPassword')),
    admin,
    async drop() {
      await admin.end();
      await dropDatabase(root, name);
      await root.query(`drop role ${name}`);
      await root.end();
    },
  };
}

/** What every table holds, as the given connection sees it now: its rows in a fixed order, hashed. */
export async function contentsOf(client: pg.ClientBase, without: readonly string[] = []) {
  const { rows } = await client.query<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and relname <> all($1) order by 1`,
    [without],
  );
  const contents: Record<string, string> = {};
  for (const { name } of rows) {
    const all = await client.query(
      `select count(*) || ' ' || coalesce(md5(string_agg(t::text, E'\\n' order by t::text)), '') as hash from "${name}" t`,
    );
    contents[name] = all.rows[0].hash;
  }
  return contents;
}
