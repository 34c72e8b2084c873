import type { Socket } from 'node:net';
import pg from 'pg';
import type { Position, Positions } from './position.ts';

/** `other`: it answers, but is no replica of this database, or of another history of it. */
export type ReplicaState = 'ok' | 'behind' | 'away' | 'other';

/**
 * Counted in looks, not by the clock, like everything in `Watch`: a process that was itself stopped for a while does
 * not blame the replica.
 */
const lookEveryMs = 300;
/** Whoever has not answered by the second look after the question is away. */
const looksToAnswer = 2;

/** Whether the server that is asked follows the database of a position, and has replayed as much; see `valuesOf`. */
export const reachedText = `
  select pg_is_in_recovery() and s.system_identifier::text = $2 and c.timeline_id = $3 as follows,
         coalesce(pg_last_wal_replay_lsn() >= $1::pg_lsn, false) as reached,
         coalesce(greatest(pg_wal_lsn_diff($1::pg_lsn, pg_last_wal_replay_lsn()), 0), 0)::float8 as missing
    from pg_control_system() s, pg_control_checkpoint() c`;
export const valuesOf = ({ lsn, system, timeline }: Position) => [lsn, system, timeline];

export interface Reached {
  follows: boolean;
  reached: boolean;
  /** Bytes of the log that are still to be replayed. */
  missing: number;
}

/**
 * Looks every moment how a replica does, on a connection of its own, so that nobody who asks for a list has to wait to
 * find out that it is away, frozen or far behind.
 */
export class Follower {
  state: ReplicaState = 'away';
  missingBytes = 0;
  readonly #url: string;
  readonly #positions: Positions;
  readonly #onAway: () => void;
  readonly #timer: NodeJS.Timeout;
  #client: pg.Client | undefined;
  /** What the primary had written a look ago. */
  #goal: Position | undefined;
  #asking: Promise<void> | undefined;
  /** Looks since it was asked what it has not answered. */
  #unanswered = 0;
  /** Looks since it was last seen to follow. */
  #looksBehind = 0;

  constructor(url: string, positions: Positions, onAway: () => void) {
    this.#url = url;
    this.#positions = positions;
    this.#onAway = onAway;
    this.#timer = setInterval(() => this.#look(), lookEveryMs).unref();
  }

  /** How long it has been away or behind. */
  get behindSeconds(): number {
    return (this.#looksBehind * lookEveryMs) / 1000;
  }

  async close(): Promise<void> {
    clearInterval(this.#timer);
    this.#drop();
    await this.#asking;
  }

  #look(): void {
    if (this.#asking) {
      if (++this.#unanswered >= looksToAnswer) this.#drop();
      return;
    }
    this.#unanswered = 0;
    this.#asking = this.#ask().then((seen) => {
      this.#asking = undefined;
      this.#note(seen);
    });
    // Not waited for: a primary that is frozen must not hide that the replica is too.
    this.#positions.ask().then(
      (position) => {
        this.#goal = position;
      },
      () => {},
    );
  }

  async #ask(): Promise<Reached | undefined> {
    if (!this.#goal) return undefined;
    try {
      const client = this.#client ?? (await this.#connect());
      const { rows } = await client.query<Reached>(reachedText, valuesOf(this.#goal));
      return rows[0];
    } catch {
      this.#drop();
      return undefined;
    }
  }

  #connect(): Promise<pg.Client> {
    const client = new pg.Client({ connectionString: this.#url, application_name: 'bandeja replica' });
    client.on('error', () => {}); // shows in the question
    this.#client = client;
    return client.connect().then(() => client);
  }

  #note(seen: Reached | undefined): void {
    this.state = stateOf(seen);
    this.missingBytes = seen?.missing ?? 0;
    this.#looksBehind = this.state === 'ok' ? 0 : this.#looksBehind + 1;
    if (this.state === 'away') this.#onAway();
  }

  /** Fails what it was asked, if it was. */
  #drop(): void {
    const { connection } = (this.#client ?? {}) as { connection?: { stream: Socket } };
    connection?.stream.destroy(new Error('Connection terminated: the replica is silent'));
    this.#client = undefined;
  }
}

function stateOf(seen: Reached | undefined): ReplicaState {
  if (!seen) return 'away';
  if (!seen.follows) return 'other';
  return seen.reached ? 'ok' : 'behind';
}
