import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import { endPush } from '../push/this-browser.ts';
import { note } from '../session/marks.ts';

/** As long as an answer is shown, and kept at the longest until the next start after that: from the evening before until after the last class of a day. In milliseconds. */
const KEPT = 36 * 3_600_000;
/** Of a day with many classes each takes three. */
const MOST = 200;

export interface KeptAnswer {
  /** Slug; empty where there is none. */
  organization: string;
  queryKey: readonly unknown[];
  queryHash: string;
  data: unknown;
  /** When it was answered. */
  at: number;
}

interface Tables extends DBSchema {
  answers: { key: [string, string]; value: KeptAnswer; indexes: { at: number } };
  /** Whose they are: one person at a time. */
  owner: { key: 'owner'; value: string };
}

let opened: Promise<IDBPDatabase<Tables>> | undefined;
const open = () => {
  opened ??= openDB<Tables>('bandeja', 1, {
    upgrade(db) {
      db.createObjectStore('answers', { keyPath: ['organization', 'queryHash'] }).createIndex('at', 'at');
      db.createObjectStore('owner');
    },
    // Another tab wants a newer form of it.
    blocking: (_now, _wanted, event) => {
      (event.target as IDBDatabase | null)?.close();
      opened = undefined;
    },
    terminated: () => {
      opened = undefined;
    },
  });
  return opened;
};

/** From here on answers of this person are kept, and of nobody else. */
export async function belongTo(owner: string): Promise<void> {
  note('kept', true);
  const tx = (await open()).transaction(['owner', 'answers'], 'readwrite');
  const before = await tx.objectStore('owner').get('owner');
  if (before !== owner) {
    await tx.objectStore('answers').clear();
    await tx.objectStore('owner').put(owner, 'owner');
  }
  await tx.done;
  if (before !== undefined && before !== owner) await endPush();
}

/** Kept only while they belong to that person: what is answered after a sign-out leaves nothing behind. */
export async function keepAnswer(owner: string, answer: KeptAnswer): Promise<void> {
  const tx = (await open()).transaction(['owner', 'answers'], 'readwrite');
  const answers = tx.objectStore('answers');
  if ((await tx.objectStore('owner').get('owner')) === owner) {
    await answers.put(answer);
    const oldest = await answers.index('at').getAllKeys(null);
    const tooMany = oldest.slice(0, Math.max(0, oldest.length - MOST));
    const old = await answers.index('at').getAllKeys(IDBKeyRange.upperBound(answer.at - KEPT));
    await Promise.all([...tooMany, ...old].map((key) => answers.delete(key)));
  }
  await tx.done;
}

/** What is not too old by `now`, the newest last; what is goes. */
export async function answersKept(now: number): Promise<KeptAnswer[]> {
  const tx = (await open()).transaction('answers', 'readwrite');
  const byAge = tx.store.index('at');
  for (const key of await byAge.getAllKeys(IDBKeyRange.upperBound(now - KEPT))) await tx.store.delete(key);
  const kept = await byAge.getAll();
  await tx.done;
  return kept;
}

/** It is not theirs to read any more, or not there. */
export async function dropAnswer(queryHash: string): Promise<void> {
  const tx = (await open()).transaction('answers', 'readwrite');
  for (const key of await tx.store.getAllKeys()) if (key[1] === queryHash) await tx.store.delete(key);
  await tx.done;
}

/** Nobody's any more: signed out, or the account is gone. Nobody is told anything here either. */
export async function forgetAnswers(): Promise<void> {
  const ended = endPush();
  const tx = (await open()).transaction(['owner', 'answers'], 'readwrite');
  await Promise.all([tx.objectStore('owner').clear(), tx.objectStore('answers').clear(), tx.done]);
  await ended;
  note('kept', false);
}
