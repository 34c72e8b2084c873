import type { BusMessage } from './message.ts';

const maxPayload = 7_000;
const mostWaiting = 1_000;
const gap = JSON.stringify({ topic: 'bus.gap' } satisfies BusMessage);

/**
 * Messages that wait to be sent, each once however often it was said. While there is no connection they wait here;
 * when they become too many, "you have missed something" says the same in one.
 */
export class Outgoing {
  #waiting = new Set<string>();

  /** @returns false when the message is too large to be sent: the others are told that they have missed something */
  add(message: BusMessage): boolean {
    const text = JSON.stringify(message);
    const fits = Buffer.byteLength(text) <= maxPayload;
    this.putBack([fits ? text : gap]);
    return fits;
  }

  take(): string[] {
    const texts = [...this.#waiting];
    this.#waiting.clear();
    return texts;
  }

  putBack(texts: readonly string[]): void {
    for (const text of texts) this.#waiting.add(text);
    if (this.#waiting.size > mostWaiting) this.#waiting = new Set([gap]);
  }

  get isEmpty(): boolean {
    return this.#waiting.size === 0;
  }
}

/** NOTIFY payloads of at most 8,000 bytes, each with the name of its sender. */
export function payloadsOf(from: string, texts: readonly string[]): string[] {
  const batches: string[][] = [];
  let size = maxPayload;
  for (const text of texts) {
    const length = Buffer.byteLength(text) + 1;
    if (size + length > maxPayload) {
      batches.push([]);
      size = 0;
    }
    batches.at(-1)?.push(text);
    size += length;
  }
  return batches.map((batch) => `{"from":${JSON.stringify(from)},"messages":[${batch.join(',')}]}`);
}
