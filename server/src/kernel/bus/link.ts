import type { Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';

export interface LinkOptions {
  url: string;
  channel: string;
  onPayload: (payload: string) => void;
  /** After a loss the link is there again. */
  onReturn: () => void;
  log: (message: string) => void;
  pace?: Pace;
}

/** Milliseconds: before the first new attempt and at most between two, and between two looks at an idle connection. */
export interface Pace {
  firstMs: number;
  mostMs: number;
  beatMs: number;
}

const usualPace: Pace = { firstMs: 50, mostMs: 2_000, beatMs: 15_000 };
const answerWithinMs = 5_000;

/**
 * One connection that listens and sends, for as long as it is not closed: exactly one loop notices its end, and tries
 * one attempt after the other. A connection whose server is frozen is noticed by a beat that nobody answers.
 */
export class Link {
  readonly #options: LinkOptions;
  readonly #pace: Pace;
  readonly #closing = new AbortController();
  #client: pg.Client | undefined;
  #asking: Promise<unknown> | undefined;
  #kept: Promise<void> = Promise.resolve();

  private constructor(options: LinkOptions) {
    this.#options = options;
    this.#pace = options.pace ?? usualPace;
  }

  /** Throws when the first attempt fails. */
  static async open(options: LinkOptions): Promise<Link> {
    const link = new Link(options);
    const client = await link.#connect();
    link.#kept = link.#keep(client);
    return link;
  }

  get isUp(): boolean {
    return this.#client !== undefined;
  }

  /** One after the other. Throws when there is no connection, or it broke: then it is not known who heard it. */
  async send(payloads: readonly string[]): Promise<void> {
    if (!this.#client) throw new Error('not connected');
    const text = 'select pg_notify($1, p) from unnest($2::text[]) p';
    await this.#ask(this.#client, text, [this.#options.channel, payloads]);
  }

  async close(): Promise<void> {
    this.#closing.abort();
    if (this.#client)
      await Promise.race([
        this.#client.end().catch(() => {}),
        delay(answerWithinMs, undefined, { ref: false }),
      ]);
    if (this.#client) cut(this.#client);
    await this.#kept;
  }

  async #keep(first: pg.Client): Promise<void> {
    for (let client: pg.Client | undefined = first; client; client = await this.#reconnect()) {
      this.#client = client;
      if (client !== first) this.#options.onReturn();
      await this.#untilItEnds(client);
      this.#client = undefined;
    }
  }

  async #untilItEnds(client: pg.Client): Promise<void> {
    const beat = setInterval(() => void this.#beat(client).catch(() => {}), this.#pace.beatMs);
    if (isOpen(client)) await new Promise<void>((resolve) => client.once('end', resolve));
    clearInterval(beat);
  }

  /** What waits for an answer already is a beat too. */
  async #beat(client: pg.Client): Promise<void> {
    if (!this.#asking) await this.#ask(client, 'select 1', []);
  }

  async #ask(client: pg.Client, text: string, values: unknown[]): Promise<void> {
    this.#asking = (this.#asking ?? Promise.resolve()).then(() => client.query(text, values));
    const mine = this.#asking;
    try {
      await mine;
    } catch (error) {
      cut(client);
      throw error;
    } finally {
      if (this.#asking === mine) this.#asking = undefined;
    }
  }

  /** @returns nothing when the link was closed meanwhile */
  async #reconnect(): Promise<pg.Client | undefined> {
    const { firstMs, mostMs } = this.#pace;
    const { signal } = this.#closing;
    for (let wait = firstMs; !signal.aborted; wait = Math.min(wait * 2, mostMs)) {
      await delay(wait, undefined, { signal }).catch(() => {});
      if (signal.aborted) return undefined;
      const client = await this.#connect().catch((error: Error) =>
        this.#options.log(`bus: ${error.message}`),
      );
      if (client && signal.aborted) cut(client);
      else if (client) return client;
    }
    return undefined;
  }

  /** An attempt that fails leaves no connection behind. */
  async #connect(): Promise<pg.Client> {
    const client = new pg.Client({
      connectionString: this.#options.url,
      application_name: 'bandeja bus',
      keepAlive: true,
      connectionTimeoutMillis: answerWithinMs,
      query_timeout: answerWithinMs,
    });
    client.on('error', () => {}); // shows as the end, or in the statement that it interrupts
    client.on('notification', ({ payload }) => this.#options.onPayload(payload ?? ''));
    try {
      await client.connect();
      // A message has nothing that must outlive a crash: whoever hears it waits for no disk.
      await client.query(`set synchronous_commit = off; listen ${this.#options.channel}`);
      return client;
    } catch (error) {
      cut(client);
      throw error;
    }
  }
}

const streamOf = (client: pg.Client) =>
  (client as unknown as { connection: { stream: Socket } }).connection.stream;
const isOpen = (client: pg.Client) => !streamOf(client).destroyed;
const cut = (client: pg.Client) => void streamOf(client).destroy();
