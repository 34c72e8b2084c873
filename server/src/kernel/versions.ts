import type { Bus } from './bus.ts';

const coalesceMs = 5;
const organizationsPerMessage = 100;

/**
 * Counts, for each organization, the transactions that wrote in it: here at their commit, in other processes as soon
 * as the bus says so. Whatever is kept notes the version it was made under, read before its first row, and is worth
 * nothing under another one.
 */
export class Versions {
  readonly #self = crypto.randomUUID();
  #counts = new Map<string, number>();
  /** Counts what concerns every organization: a gap in what the bus said. */
  #gaps = 0;
  #bus: Bus | undefined;
  #off: (() => void)[] = [];
  #untold = new Set<string>();
  #timer: NodeJS.Timeout | undefined;

  /** The version of an organization; undefined while writes of other processes would go unheard: keep nothing then. */
  of(organizationId: string): string | undefined {
    if (!this.#bus?.isUp) return undefined;
    return `${this.#gaps}.${this.#counts.get(organizationId) ?? 0}`;
  }

  /** A transaction of this process has written in the organization, and is committed (or may be). */
  wrote(organizationId: string): void {
    this.#bump(organizationId);
    if (!this.#bus) return;
    this.#untold.add(organizationId);
    this.#timer ??= setTimeout(() => this.#tell(), coalesceMs);
  }

  /** Nothing that is kept is good any more, of any organization. */
  forget(): void {
    this.#gaps++;
    this.#counts.clear();
  }

  /** Tells the other processes from now on, and listens to them. */
  connect(bus: Bus): void {
    if (this.#bus === bus) return;
    this.disconnect();
    this.#bus = bus;
    this.#off = [
      bus.subscribe('wrote', ({ from, organizations }) => {
        if (from !== this.#self) for (const id of organizations as string[]) this.#bump(id);
      }),
      bus.subscribe('bus.gap', () => this.forget()),
    ];
  }

  /** Tells what is not told yet, and keeps nothing from here on. */
  disconnect(): void {
    this.#tell();
    this.#bus = undefined;
    for (const unsubscribe of this.#off) unsubscribe();
    this.#off = [];
  }

  #bump(organizationId: string): void {
    this.#counts.set(organizationId, (this.#counts.get(organizationId) ?? 0) + 1);
  }

  /**
   * Always after the messages of the transactions that it is about: caches that other processes drop by kind are
   * dropped there before anything is made anew from them.
   */
  #tell(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const all = [...this.#untold];
    this.#untold.clear();
    for (let at = 0; at < all.length; at += organizationsPerMessage)
      this.#bus?.publish({
        topic: 'wrote',
        from: this.#self,
        organizations: all.slice(at, at + organizationsPerMessage),
      });
  }
}
