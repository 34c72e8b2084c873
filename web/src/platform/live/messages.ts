/** What the server says: something of this type changed. The ids are hints; the data is asked for again. */
export interface LiveMessage {
  type: string;
  ids?: string[];
}

/** Message topic (the part of `type` before the dot) → first elements of the query keys that it touches. */
export type LiveTopics = Readonly<Record<string, readonly string[]>>;

export function parseMessage(text: unknown): LiveMessage | null {
  try {
    const message: unknown = JSON.parse(String(text));
    const valid = typeof message === 'object' && message !== null && 'type' in message;
    return valid && typeof message.type === 'string' ? (message as LiveMessage) : null;
  } catch {
    return null;
  }
}

/** A topic that the table does not know touches the queries of its own name; `reload` touches all (an empty key). */
export function affectedKeys(topics: LiveTopics, message: LiveMessage): string[][] {
  if (message.type === 'reload') return [[]];
  const topic = message.type.split('.')[0] ?? message.type;
  return (topics[topic] ?? [topic]).map((key) => [key]);
}
