import type pg from 'pg';

const pageBytes = 8_192;
/** Tables below this are read in no time by any plan. */
const smallPages = 16;
const lookEveryMs = 5_000;

/**
 * Tables that have more than doubled since PostgreSQL last looked what is in them. It plans by what it saw then: a
 * statement planned when there were no bookings reads all of them once there are many. Both pages and rows are
 * compared: of a table that it looked at while somebody was filling it, it knows the pages but has seen no rows, and
 * would go on believing that it holds none. For the same reason a table that is being filled is left for later.
 */
const outgrown = `
  select format('%I.%I', n.nspname, c.relname) as name
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
   where n.nspname = 'public' and c.relkind = 'r'
     and pg_relation_size(c.oid) / ${pageBytes} > ${smallPages}
     and (pg_relation_size(c.oid) / ${pageBytes} > 2 * c.relpages
          or pg_stat_get_live_tuples(c.oid) > 2 * greatest(c.reltuples, 0))
     and not exists (
       select from pg_locks l join pg_stat_activity a on a.pid = l.pid
        where l.relation = c.oid and l.mode = 'RowExclusiveLock'
          and a.xact_start < clock_timestamp() - interval '1 second')`;

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
