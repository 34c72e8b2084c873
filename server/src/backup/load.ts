import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { openGuards } from './guards.ts';
import type { Manifest, Stored } from './manifest.ts';
import { listOf, textSettings } from './tables.ts';
import { readVerified } from './verify.ts';

/**
 * Loads an archive into the empty tables of its own schema, inside the caller's transaction. Rows come in as they were:
 * nothing that follows a write (audit, derived times) happens again, and every reference is checked at the end.
 */
export async function loadArchive(client: pg.Client, file: string, manifest: Manifest): Promise<void> {
  await client.query(textSettings);
  const close = await openGuards(client);
  await client.query('delete from schema_migrations');
  await client.query(
    'create temp table queue (payload json, run_at timestamptz, max_attempts int) on commit drop',
  );
  const lists = new Map([...manifest.tables, manifest.queue].map((stored) => [stored.name, stored]));
  for (const stored of manifest.tables) await refuseOtherShape(client, stored);
  await readVerified(file, (name, content) => copyIn(client, lists.get(name), content));
  for (const { name, last_value, is_called } of manifest.sequences)
    await client.query('select setval($1::regclass, $2, $3)', [name, last_value, is_called]);
  await keepMails(client);
  await close();
  await refillQueue(client);
}

async function copyIn(client: pg.Client, stored: Stored | undefined, content: Buffer): Promise<void> {
  if (!stored) throw new Error('the archive changed while it was read');
  const table = stored.name === 'queue' ? 'pg_temp.queue' : `public.${pg.escapeIdentifier(stored.name)}`;
  const into = client.query(copyFrom(`copy ${table} (${listOf(stored.columns)}) from stdin`));
  await pipeline(Readable.from([content]), into);
}

async function refuseOtherShape(client: pg.Client, { name, columns }: Stored): Promise<void> {
  const { rows } = await client.query<{ column: string }>(
    `select attname::text as column from pg_attribute
      where attrelid = to_regclass('public.' || quote_ident($1)) and attnum > 0 and not attisdropped and attgenerated = ''`,
    [name],
  );
  const ours = new Set(rows.map(({ column }) => column));
  if (ours.size !== columns.length || columns.some((column) => !ours.has(column)))
    throw new Error(`the archive's table ${name} has other columns than the schema that it names`);
}

/** A mail that waited at the moment of the backup was most probably sent before the loss: nobody gets it twice. */
const keepMails = (client: pg.Client) =>
  client.query(
    `update mails set status = 'kept', error = 'waited when the backup was made' where status in ('queued', 'failed')`,
  );

/** What waited is done again: what it did after the backup is lost with the rest. */
async function refillQueue(client: pg.Client): Promise<void> {
  await client.query(
    `delete from graphile_worker._private_jobs; delete from graphile_worker._private_known_crontabs`,
  );
  await client.query(
    `select count(graphile_worker.add_job('reaction', payload, run_at => greatest(run_at, now()), max_attempts => max_attempts))
       from pg_temp.queue`,
  );
}
