import { Link, type Pace } from './bus/link.ts';
import type { BusMessage } from './bus/message.ts';
import { Outgoing, payloadsOf } from './bus/outgoing.ts';

export interface Bus {
  /**
   * Hands `message` to every listener of this process now, and to every other process within milliseconds: without a
   * connection, as soon as there is one again.
   */
  publish(message: BusMessage): void;
  subscribe(topic: string, listener: (message: BusMessage) => void): () => void;
  /** False from the loss of the connection to its return: what other processes say meanwhile is not heard. */
  readonly isUp: boolean;
  close(): Promise<void>;
}

const channel = 'bandeja';
const coalesceMs = 10;

/**
 * One connection listens and sends. Messages are collected for a few milliseconds and sent outside any other
 * transaction: NOTIFY inside hot transactions would serialise their commits. After a lost connection, listeners
 * get `{ topic: 'bus.gap' }`, because they may have missed something.
 */
export async function openBus(
  url: string,
  log: (message: string) => void = () => {},
  pace?: Pace,
): Promise<Bus> {
  const self = crypto.randomUUID();
  const listeners = new Map<string, Set<(message: BusMessage) => void>>();
  const outgoing = new Outgoing();
  let timer: NodeJS.Timeout | undefined;
  let sending: Promise<void> = Promise.resolve();

  const deliver = (message: BusMessage) => {
    for (const listener of listeners.get(message.topic) ?? []) listener(message);
  };
  const onPayload = (payload: string) => {
    const { from, messages } = JSON.parse(payload) as { from: string; messages: BusMessage[] };
    if (from !== self) messages.forEach(deliver);
  };
  const onReturn = () => {
    deliver({ topic: 'bus.gap' });
    flush();
  };
  const link = await Link.open({ url, channel, onPayload, onReturn, log, ...(pace && { pace }) });

  const send = async () => {
    if (outgoing.isEmpty || !link.isUp) return;
    const texts = outgoing.take();
    await link.send(payloadsOf(self, texts)).catch((error: Error) => {
      outgoing.putBack(texts);
      log(`bus: ${error.message}`);
    });
  };
  // One after the other: a client takes one query at a time.
  const flush = () => {
    timer = undefined;
    sending = sending.then(send);
  };
  return {
    get isUp() {
      return link.isUp;
    },
    publish(message) {
      deliver(message);
      if (!outgoing.add(message)) log(`bus: a message on ${message.topic} is too large`);
      timer ??= setTimeout(flush, coalesceMs);
    },
    subscribe(topic, listener) {
      const set = listeners.get(topic) ?? new Set();
      listeners.set(topic, set.add(listener));
      return () => set.delete(listener);
    },
    async close() {
      clearTimeout(timer);
      flush();
      await sending;
      await link.close();
    },
  };
}
