import pg from 'pg';

/** A message between processes, over PostgreSQL LISTEN/NOTIFY. Kept small: NOTIFY carries at most 8,000 bytes. */
export interface BusMessage {
  topic: string;
  [key: string]: unknown;
}

export interface Bus {
  /** Hands `message` to every listener of this process now, and to every other process within milliseconds. */
  publish(message: BusMessage): void;
  subscribe(topic: string, listener: (message: BusMessage) => void): () => void;
  close(): Promise<void>;
}

const channel = 'bandeja';
const coalesceMs = 10;
const maxPayload = 7_000;

/**
 * One connection listens and sends. Messages are collected for a few milliseconds and sent outside any other
 * transaction: NOTIFY inside hot transactions would serialise their commits. After a lost connection, listeners
 * get `{ topic: 'bus.gap' }`, because they may have missed something.
 */
export async function openBus(url: string, log: (message: string) => void = () => {}): Promise<Bus> {
  const self = crypto.randomUUID();
  const listeners = new Map<string, Set<(message: BusMessage) => void>>();
  let client: pg.Client | undefined;
  let closed = false;
  let pending: BusMessage[] = [];
  let timer: NodeJS.Timeout | undefined;

  const deliver = (message: BusMessage) => {
    for (const listener of listeners.get(message.topic) ?? []) listener(message);
  };
  const onNotification = ({ payload }: pg.Notification) => {
    const { from, messages } = JSON.parse(payload ?? '{}') as { from: string; messages: BusMessage[] };
    if (from !== self) messages.forEach(deliver);
  };
  let sending: Promise<unknown> = Promise.resolve();
  const flush = () => {
    timer = undefined;
    const payloads = inBatches(pending).map((messages) => JSON.stringify({ from: self, messages }));
    pending = [];
    // One after the other: a client takes one query at a time.
    sending = sending
      .then(() => client?.query('select pg_notify($1, p) from unnest($2::text[]) p', [channel, payloads]))
      .catch((error: Error) => log(`bus: ${error.message}`));
  };
  const connect = async (): Promise<void> => {
    const next = new pg.Client({ connectionString: url, application_name: 'bandeja bus', keepAlive: true });
    next.on('notification', onNotification);
    next.on('error', () => {});
    next.on('end', () => void reconnect());
    await next.connect();
    await next.query(`listen ${channel}`);
    client = next;
  };
  const reconnect = async () => {
    client = undefined;
    for (let wait = 50; !closed; wait = Math.min(wait * 2, 2_000)) {
      await new Promise((resolve) => setTimeout(resolve, wait).unref());
      const done = await connect().then(
        () => true,
        () => false,
      );
      if (done) return deliver({ topic: 'bus.gap' });
    }
  };

  await connect();
  return {
    publish(message) {
      deliver(message);
      pending.push(message);
      timer ??= setTimeout(flush, coalesceMs);
    },
    subscribe(topic, listener) {
      const set = listeners.get(topic) ?? new Set();
      listeners.set(topic, set.add(listener));
      return () => set.delete(listener);
    },
    async close() {
      closed = true;
      if (timer) {
        clearTimeout(timer);
        flush();
      }
      await sending;
      await client?.end().catch(() => {});
    },
  };
}

function inBatches(messages: BusMessage[]): BusMessage[][] {
  const batches: BusMessage[][] = [];
  let size = maxPayload;
  for (const message of messages) {
    const length = Buffer.byteLength(JSON.stringify(message));
    if (length > maxPayload) throw new Error(`bus message on ${message.topic} is too large`);
    if (size + length > maxPayload) {
      batches.push([]);
      size = 0;
    }
    batches.at(-1)?.push(message);
    size += length + 1;
  }
  return batches;
}
