import type pg from 'pg';

const pageBytes = 8_192;
/** Tables below this are read in no time by any plan. */
const smallPages = 16;
const lookEveryMs = 5_000;

/**
 * Tables that have more than doubled since PostgreSQL last looked what is in them. It plans by what it saw then: a
 * statement planned when there were no bookings reads all of them once there are many.
 */
const outgrown = `
  select format('%I.%I', n.nspname, c.relname) as name
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
   where n.nspname = 'public' and c.relkind = 'r'
     and pg_relation_size(c.oid) / ${pageBytes} > 2 * greatest(c.relpages, ${smallPages / 2})`;

/**
 * Has PostgreSQL look again at tables that have outgrown what it knows of them, and returns their names. It drops the
 * plans that it made before, on every connection. Autovacuum does the same at a tenth of growth, but only up to a
 * minute later, and after an import that minute is when everybody looks. Needs the owner of the tables.
 */
export async function refreshStatistics(owner: pg.Pool): Promise<string[]> {
  const { rows } = await owner.query<{ name: string }>(outgrown);
  for (const { name } of rows) await owner.query(`analyze (skip_locked) ${name}`);
  return rows.map(({ name }) => name);
}

/** Looks every few seconds, until `stop`. What fails (the database restarts) is tried again the next time. */
export function keepStatisticsFresh(owner: pg.Pool): { stop(): Promise<void> } {
  let looking: Promise<unknown> = Promise.resolve();
  const timer = setInterval(() => {
    looking = looking.then(() => refreshStatistics(owner)).catch(() => {});
  }, lookEveryMs);
  return {
    async stop() {
      clearInterval(timer);
      await looking;
    },
  };
}
