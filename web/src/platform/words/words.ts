/*
 * Short lists are searched here, long ones by the server; words are compared as there (server/src/kernel/words.ts):
 * without case and accents, in any order, parts of words too.
 */

/** `Pádel` is found by `padel`. */
export const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase();

/** Whether each word of `wanted` stands in `text`. */
export function hasWords(text: string, wanted: string): boolean {
  const inside = plain(text);
  return plain(wanted)
    .split(/[\s.,'’-]+/)
    .every((word) => inside.includes(word));
}
