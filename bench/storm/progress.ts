/** Counts what is done, and wakes who waits for a number of it. */
export class Progress {
  #done = 0;
  #over = false;
  #waiting: { until: number; resolve: () => void }[] = [];

  add(): void {
    this.#done++;
    this.#wake();
  }

  /** No more will come: nobody waits any longer. */
  end(): void {
    this.#over = true;
    this.#wake();
  }

  reached(until: number): Promise<void> {
    return new Promise((resolve) => {
      this.#waiting.push({ until, resolve });
      this.#wake();
    });
  }

  #wake(): void {
    const ready = this.#waiting.filter(({ until }) => this.#over || until <= this.#done);
    this.#waiting = this.#waiting.filter((one) => !ready.includes(one));
    for (const { resolve } of ready) resolve();
  }
}
