/** Words are the same however they are spaced, capitalised, accented or composed: "Día / Week-day" is `dia week day`. */
export const wordKey = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** Names are the same however they are spaced, capitalised or composed (NFC, NFD); accents tell people apart. */
export const nameKey = (name: string): string =>
  name.normalize('NFC').trim().replace(/\s+/gu, ' ').toLowerCase();

/** A word of a list of synonyms: the key whose words hold this one. */
export function meaningOf<T extends string>(
  text: string,
  meanings: Readonly<Record<T, readonly string[]>>,
): T | undefined {
  const key = wordKey(text);
  const entries = Object.entries(meanings) as [T, readonly string[]][];
  return entries.find(([name, words]) => wordKey(name) === key || words.includes(key))?.[0];
}
