/** Counts who holds how many of something, and refuses more than `most`. */
export class Tally {
  readonly #held = new Map<string, number>();
  readonly #most: number;

  constructor(most: number) {
    this.#most = most;
  }

  /** @returns the way to give it back, or nothing when there are too many */
  take(who: string): (() => void) | undefined {
    const held = this.#held.get(who) ?? 0;
    if (held >= this.#most) return undefined;
    this.#held.set(who, held + 1);
    return () => {
      const left = (this.#held.get(who) ?? 1) - 1;
      if (left > 0) this.#held.set(who, left);
      else this.#held.delete(who);
    };
  }
}
