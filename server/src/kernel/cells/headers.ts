import { meaningOf, wordKey } from './words.ts';

/** Which column of a file is which of ours: by our name or a synonym, unless the reader says otherwise. */
export interface Headings<T extends string> {
  /** The words that a column may be called by, folded. */
  words: Readonly<Record<T, readonly string[]>>;
  /** The reader's choice: our column, by the name that the file gives it; null for one to be left out. */
  chosen?: Readonly<Record<string, string | null>> | undefined;
}

/** The columns of ours that a file's first line names, in the file's order; null for those that are none of ours. */
export function columnsOf<T extends string>(
  names: readonly string[],
  { words, chosen = {} }: Headings<T>,
): (T | null)[] {
  const choices = new Map(Object.entries(chosen).map(([name, ours]) => [wordKey(name), ours]));
  return names.map((name) => {
    const choice = choices.get(wordKey(name));
    if (choice === null) return null;
    if (choice !== undefined) return (Object.hasOwn(words, choice) ? choice : null) as T | null;
    return meaningOf(name, words) ?? null;
  });
}
