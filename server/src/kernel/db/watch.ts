import type { Socket } from 'node:net';
import pg from 'pg';

/**
 * Everything here is counted in looks, not by the clock: a process that was itself stopped for a while does not blame
 * its database.
 */
export const lookEveryMs = 250;
const looksIn = (ms: number): number => Math.ceil(ms / lookEveryMs);

/** Nothing heard for so long, although something was asked: the database is asked whether it is there. */
const askAfter = looksIn(2_250);
/** Still nothing: it is frozen, or the way to it is cut. A live one has answered the question within a second. */
const silentAfter = looksIn(3_250);
/** Whoever has not answered by then is not waited for any more; what it means is counted in looks. */
const givenUpMs = 10_000;
/** PostgreSQL itself ends a statement at its limit; a connection that does not even say so by then is dead. */
const graceMs = 500;

interface Line {
  bytes: number;
  /** Looks since something was heard while something was asked. */
  waits: number;
  /** Looks since something was heard. */
  unheard: number;
  limit: number;
}

/**
 * Watches a pool's connections, so that nobody waits for a database that is frozen. A statement that takes long is no
 * reason to cut anything: PostgreSQL ends it at its limit and says so, and while one works others are answered.
 */
export class Watch {
  readonly #pool: pg.Pool;
  readonly #usual: number;
  readonly #lines = new Map<pg.PoolClient, Line>();
  readonly #looking: NodeJS.Timeout;
  readonly #directUrl: string | undefined;
  #silent = 0;

  /** `directUrl`: of the database itself, where the pool's connections are a pooler's. */
  constructor(pool: pg.Pool, statementLimitMs: number, directUrl?: string) {
    this.#pool = pool;
    this.#directUrl = directUrl;
    this.#usual = looksIn(statementLimitMs + graceMs);
    pool.on('connect', (client) =>
      this.#lines.set(client, { bytes: 0, waits: 0, unheard: 0, limit: this.#usual }),
    );
    pool.on('remove', (client) => this.#lines.delete(client));
    pool.on('release', (_error, client) => this.#allow(client, this.#usual));
    this.#looking = setInterval(() => this.#look(), lookEveryMs).unref();
  }

  /** Whether the database has not said a word for seconds, whoever asks; all that was asked of it was given up. */
  get isSilent(): boolean {
    return this.#silent >= silentAfter;
  }

  /** The statements of `client` may take so long until it is released. */
  allow(client: pg.PoolClient, statementLimitMs: number): void {
    this.#allow(client, looksIn(statementLimitMs + graceMs));
  }

  #allow(client: pg.PoolClient, limit: number): void {
    const line = this.#lines.get(client);
    if (line) line.limit = limit;
  }

  close(): void {
    clearInterval(this.#looking);
  }

  #look(): void {
    const before = [...this.#lines.values()];
    for (const [client, line] of this.#lines) listen(client, line);
    const heard = before.some(({ unheard }) => unheard === 0);
    const asked = this.#isConnecting() || before.some(({ waits }) => waits > 0);
    this.#silent = heard || !asked ? 0 : this.#silent + 1;
    if (this.#silent === askAfter) void this.#askAnew();
    if (this.isSilent) this.#cut(() => true);
    else if (before.some(({ waits, limit }) => waits >= limit)) this.#cutDead();
  }

  /** Gives up all that was asked: whoever owns the pool knows by itself that nothing will be answered. */
  giveUp(): void {
    this.#cut(() => true);
  }

  #isConnecting(): boolean {
    return this.#pool.waitingCount > 0 || this.#pool.totalCount > this.#lines.size;
  }

  /** One is dead: those that were silent as long, idle ones too, are not worth trying. */
  #cutDead(): void {
    this.#cut(({ waits, unheard, limit }) => waits >= limit || (waits === 0 && unheard >= this.#usual));
  }

  #cut(which: (line: Line) => boolean): void {
    for (const [client, line] of this.#lines)
      if (which(line)) streamOf(client).destroy(new Error('Connection terminated: the database is silent'));
  }

  /** On a connection of its own: those of the pool may all be busy with what takes long. */
  async #askAnew(): Promise<void> {
    if (await isThere(this.#pool.options, this.#directUrl)) this.#silent = 0;
  }
}

/**
 * A statement through a pooler waits in its queue for what others do, and says nothing of the database: that is asked
 * itself, and the pooler only whether it lets somebody in, which takes none of its connections.
 */
async function isThere(options: pg.PoolOptions, directUrl: string | undefined): Promise<boolean> {
  if (directUrl === undefined) return answers(options);
  const both = [answers({ ...options, connectionString: directUrl }), answers(options, 'lets_in')];
  return (await Promise.all(both)).every(Boolean);
}

function listen(client: pg.PoolClient, line: Line): void {
  const { bytesRead } = streamOf(client);
  const heard = bytesRead !== line.bytes;
  line.bytes = bytesRead;
  line.unheard = heard ? 0 : line.unheard + 1;
  line.waits = heard || !isAsking(client) ? 0 : line.waits + 1;
}

async function answers(
  options: pg.PoolOptions,
  asked: 'select 1' | 'lets_in' = 'select 1',
): Promise<boolean> {
  const { connectionString, ssl } = options;
  const client = new pg.Client({
    ...{ connectionString, application_name: 'bandeja watch' },
    ...{ connectionTimeoutMillis: givenUpMs, query_timeout: givenUpMs },
    ...(ssl !== undefined && { ssl }),
  });
  client.on('error', () => {}); // shows in the statement
  try {
    await client.connect();
    if (asked === 'select 1') await client.query(asked);
    return true;
  } catch (error) {
    // Whoever refuses is there.
    return (error as { severity?: string }).severity !== undefined;
  } finally {
    streamOf(client).destroy();
  }
}

interface Insides {
  /** False from the first statement that is sent to the server's word that it is ready for another. */
  readyForQuery: boolean | null;
  connection: { stream: Socket };
}
const insidesOf = (client: pg.ClientBase) => client as unknown as Insides;
const streamOf = (client: pg.ClientBase): Socket => insidesOf(client).connection.stream;
const isAsking = (client: pg.ClientBase): boolean => insidesOf(client).readyForQuery === false;
