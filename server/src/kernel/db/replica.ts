import { setTimeout as delay } from 'node:timers/promises';
import type pg from 'pg';
import { Problem } from '../problem.ts';
import { isOutage, isTooSlow } from './errors.ts';
import { Follower, type Reached, type ReplicaState, reachedText, valuesOf } from './follower.ts';
import { createPool, type PoolOptions, type WatchedPool } from './pool.ts';
import { type Position, Positions } from './position.ts';

/** A list waits so often for what was written a moment ago to arrive, before the primary is asked. */
const looks = 20;
const lookEveryMs = 5;

/** So long it is waited for one of its connections. */
const connectWithinMs = 500;

class NotThere extends Error {}

/** What an operator is told of a replica. */
export interface ReplicaReport {
  readonly state: ReplicaState;
  readonly missingBytes: number;
  readonly behindSeconds: number;
  /** Lists that it answered, and that were meant for it and went to the primary. */
  readonly answered: number;
  readonly passed: number;
}

/**
 * A streaming replica that answers lists. Each list first asks the primary how far its log is, and is read at the
 * replica only once that is as far: it shows whatever anybody was told is done before it was asked for, by whichever
 * process, and SQL by hand too. In every other case the primary answers (docs/decisions/014).
 */
export class Replica implements ReplicaReport {
  readonly pool: WatchedPool;
  readonly #positions: Positions;
  readonly #follower: Follower;
  answered = 0;
  passed = 0;

  constructor(primary: pg.Pool, options: PoolOptions) {
    this.pool = createPool({ ...options, connectWithinMs });
    this.#positions = new Positions(primary);
    this.#follower = new Follower(options.url, this.#positions, () => this.pool.watch.giveUp());
  }

  get state(): ReplicaState {
    return this.#follower.state;
  }
  get missingBytes(): number {
    return this.#follower.missingBytes;
  }
  get behindSeconds(): number {
    return this.#follower.behindSeconds;
  }

  /** The answer of `here`, which is given the position to reach, or of the primary. */
  async read<T>(here: (goal: Position) => Promise<T>, atPrimary: () => Promise<T>): Promise<T> {
    const goal = this.state === 'ok' ? await this.#goal() : undefined;
    const answer = goal && (await here(goal).then((value) => ({ value }), unlessAnswer));
    if (answer) {
      this.answered++;
      return answer.value;
    }
    this.passed++;
    return atPrimary();
  }

  async close(): Promise<void> {
    await this.#follower.close();
    if (this.state === 'away') this.pool.watch.giveUp();
    await this.pool.end();
  }

  /** A primary that is away is told at once, and not asked again for the list itself. */
  #goal(): Promise<Position | undefined> {
    return this.#positions.ask().catch((error) => {
      if (isOutage(error)) throw error;
      return undefined;
    });
  }
}

/** A refusal is an answer, and so is that it takes too long; whatever else goes wrong, the primary may do better. */
function unlessAnswer(error: unknown): undefined {
  if (error instanceof Problem || isTooSlow(error)) throw error;
}

/** Waits in an open transaction until what it will see from here on is as far as `goal`. Throws when it is not soon. */
export async function reach(client: pg.PoolClient, goal: Position): Promise<void> {
  for (let look = 0; look < looks; look++) {
    const { rows } = await client.query<Reached>({
      name: 'reach',
      text: reachedText,
      values: valuesOf(goal),
    });
    if (!rows[0]?.follows) break;
    if (rows[0].reached) return;
    await delay(lookEveryMs);
  }
  throw new NotThere('the replica is not far enough');
}
