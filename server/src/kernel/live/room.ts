import type { Actor } from '../actor.ts';
import type { Database } from '../db/database.ts';
import { Problem } from '../problem.ts';
import { monotonicMs } from '../time/index.ts';
import { type Concern, messageFor, type Topics } from './topic.ts';

/** Somebody who listens: an open page, or a program. */
export interface Listener {
  /** As last judged. */
  actor: Actor;
  /** Who this is now; throws a Problem when they may not listen any more. */
  judge(): Promise<Actor>;
  send(text: string): void;
  end(reason: string): void;
}

export interface RoomOptions {
  db: Database;
  topics: Topics;
  /** At most one message of a kind in so many milliseconds. The first after a quiet time goes out almost at once. */
  gatherMs: number;
  log: (message: string) => void;
}

const firstMs = 10;
const judgedAtOnce = 8;
/** More rows than that of one kind are said as "the list changed". */
const mostIds = 1_000;
const reload = JSON.stringify({ type: 'reload', ids: [] });

/** The listeners of one organization, and what they are about to be told. */
export class Room {
  readonly listeners = new Set<Listener>();
  readonly #organizationId: string;
  readonly #options: RoomOptions;
  #changes = new Map<string, Set<string>>();
  #mustReload = false;
  #doubtful = new Set<Listener>();
  #timer: NodeJS.Timeout | undefined;
  #telling: Promise<void> = Promise.resolve();
  #quietUntil = 0;

  constructor(organizationId: string, options: RoomOptions) {
    this.#organizationId = organizationId;
    this.#options = options;
  }

  changed(type: string, ids: readonly string[]): void {
    const known = this.#changes.get(type) ?? new Set();
    for (const id of ids) known.add(id);
    this.#changes.set(type, known);
    this.#soon();
  }

  /** Something may have been missed. */
  missed(): void {
    this.#mustReload = true;
    this.doubt();
  }

  /** Judges the rights of these listeners anew (of all, without a choice) before anything more is told. */
  doubt(whom: (listener: Listener) => boolean = () => true): void {
    for (const listener of this.listeners) if (whom(listener)) this.#doubtful.add(listener);
    this.#soon();
  }

  close(): void {
    clearTimeout(this.#timer);
    for (const listener of this.listeners) listener.end('the server stops');
  }

  #soon(): void {
    const wait = Math.max(firstMs, this.#quietUntil - monotonicMs());
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#quietUntil = monotonicMs() + this.#options.gatherMs;
      this.#telling = this.#telling.then(() => this.#tell());
    }, wait);
  }

  async #tell(): Promise<void> {
    const [changes, mustReload] = [this.#changes, this.#mustReload];
    [this.#changes, this.#mustReload] = [new Map(), false];
    try {
      await this.#judgeDoubtful();
      if (mustReload) for (const listener of this.listeners) listener.send(reload);
      else await this.#tellChanges(changes);
    } catch (error) {
      // Nobody is told on rights that could not be judged, or of rows that could not be looked at.
      this.#options.log(`live: ${(error as Error).message}`);
      this.missed();
    }
  }

  async #judgeDoubtful(): Promise<void> {
    const waiting = [...this.#doubtful];
    this.#doubtful.clear();
    try {
      while (waiting.length > 0) await Promise.all(waiting.splice(-judgedAtOnce).map(judge));
    } catch (error) {
      for (const listener of this.listeners) this.#doubtful.add(listener);
      throw error;
    }
  }

  async #tellChanges(changes: ReadonlyMap<string, ReadonlySet<string>>): Promise<void> {
    if (this.listeners.size === 0) return;
    for (const [type, ids] of changes) {
      const rows = ids.size > mostIds ? [] : await this.#rowsOf(type, [...ids]);
      // One text for all who are told the same.
      const texts = new Map<string, string>();
      for (const listener of this.listeners) {
        const text = this.#textFor(listener.actor, type, rows, ids.size > mostIds, texts);
        if (text !== undefined) listener.send(text);
      }
    }
  }

  async #rowsOf(type: string, ids: string[]): Promise<Concern[]> {
    const topic = this.#options.topics[type];
    if (!topic?.find) return ids.map((id) => ({ id }));
    const { find } = topic;
    const scope = { organization_id: this.#organizationId, via: { user_id: null, via: 'live' } };
    return this.#options.db.read(scope, (tx) => find(tx, ids));
  }

  #textFor(actor: Actor, type: string, rows: Concern[], many: boolean, texts: Map<string, string>) {
    const topic = this.#options.topics[type];
    if (!topic) return undefined;
    const message = many ? { type, ids: [] } : messageFor(actor, type, topic, rows);
    if (!message) return undefined;
    const key = message.ids.join();
    const text = texts.get(key) ?? JSON.stringify(message);
    texts.set(key, text);
    return text;
  }
}

/** A refusal ends the listening; a database that does not answer is thrown on. */
async function judge(listener: Listener): Promise<void> {
  try {
    listener.actor = await listener.judge();
  } catch (error) {
    if (!(error instanceof Problem) || error.status >= 500) throw error;
    listener.end(error.code);
  }
}
