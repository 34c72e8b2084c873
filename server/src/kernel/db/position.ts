import type pg from 'pg';

/** How far a database has written its log: at least as far as everything that anybody was told is done. */
export interface Position {
  lsn: string;
  /** The cluster that counts so, and which of its histories: another one's positions mean nothing. */
  system: string;
  timeline: number;
}

/**
 * Where the next record will be written. On a new page that is behind the page's header, which nobody replays as long
 * as nothing stands behind it: all there is ends where the page begins.
 */
const [longHeader, header] = [40, 24];
const text = `
  select (lsn - case when (lsn - '0/0') % pg_size_bytes(current_setting('wal_segment_size')) = ${longHeader} then ${longHeader}
                     when (lsn - '0/0') % current_setting('wal_block_size')::int = ${header} then ${header}
                     else 0 end)::text as lsn,
         ('x' || substr(pg_walfile_name(lsn), 1, 8))::bit(32)::int as timeline,
         (select system_identifier::text from pg_control_system()) as system
    from pg_current_wal_insert_lsn() as lsn`;

/**
 * Asks the primary how far it is. One question serves all that came before it was asked: whoever comes while one is on
 * its way shares the next.
 */
export class Positions {
  readonly #primary: pg.Pool;
  #asking: Promise<unknown> = Promise.resolve();
  #next: Promise<Position> | undefined;

  constructor(primary: pg.Pool) {
    this.#primary = primary;
  }

  /** A position that was asked for after this call. */
  ask(): Promise<Position> {
    if (!this.#next) {
      this.#next = this.#asking.then(() => this.#ask());
      this.#asking = this.#next.catch(() => {});
    }
    return this.#next;
  }

  async #ask(): Promise<Position> {
    this.#next = undefined;
    const { rows } = await this.#primary.query<Position>(text);
    return rows[0] as Position;
  }
}
