import { Transform } from 'node:stream';
import type pg from 'pg';

/** Whose id in the files is another one here. */
export type Renamed = ReadonlyMap<string, string>;

/** The person's id belongs to somebody with another address here. */
const clashes = `
  select i.email as theirs, u.email as ours from pg_temp.incoming_users i join public.users u on u.id = i.id
   where lower(u.email) <> lower(i.email)
     and not exists (select from public.users same where lower(same.email) = lower(i.email)) order by 1 limit 5`;

/**
 * Finds the people of an import by their address, and makes those who are new: without a password, which they set by
 * "forgot password". What those who are here already are called, and may do, stays as it is.
 * @returns whom the files call by another id than this installation
 */
export async function settlePeople(client: pg.Client): Promise<Renamed> {
  const { rows: wrong } = await client.query<{ theirs: string; ours: string }>(clashes);
  if (wrong.length > 0)
    throw new Error(
      `the id of ${wrong[0]?.theirs} belongs to ${wrong[0]?.ours} here: the same person under another address? Make the addresses the same first`,
    );
  await client.query(
    `insert into public.users (id, email, name, locale, created_at)
     select id, lower(email), name, locale, created_at from pg_temp.incoming_users i
      where not exists (select from public.users u where lower(u.email) = lower(i.email))`,
  );
  const { rows } = await client.query<{ theirs: string; ours: string }>(
    `select i.id as theirs, u.id as ours from pg_temp.incoming_users i join public.users u on lower(u.email) = lower(i.email) where u.id <> i.id`,
  );
  return new Map(rows.map(({ theirs, ours }) => [theirs, ours]));
}

const ids = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;
const newline = 0x0a;

/** Puts our id in the place of theirs, wherever it stands in a file: in columns, keys and what the audit log quotes. */
export function renaming(people: Renamed): Transform {
  let rest = Buffer.alloc(0);
  // Only half of Unicode's characters survive a cut in the middle; latin1 keeps every byte, and ids are ASCII.
  const rename = (bytes: Buffer) =>
    people.size === 0
      ? bytes
      : Buffer.from(
          bytes.toString('latin1').replace(ids, (id) => people.get(id) ?? id),
          'latin1',
        );
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      const all = Buffer.concat([rest, chunk]);
      const end = all.lastIndexOf(newline) + 1;
      rest = all.subarray(end);
      done(null, rename(all.subarray(0, end)));
    },
    flush(done) {
      done(null, rename(rest));
    },
  });
}
