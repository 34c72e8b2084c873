import { type RawBuilder, sql } from 'kysely';
import { digitsOf, folded, soundsOf, wordsOf } from './words.ts';

/*
 * One search for everything that has a name. What somebody types is compared with a column `search` (app.search_text):
 * each word has to be in there, in any order, as a part of a word, or as it sounds; a telephone number by its digits,
 * with or without its country; an address as it is. Only when nothing is found, each word may have a slip.
 */

export interface Search {
  /** As it was typed, in the normal form. */
  whole: string;
  /** Its words, and addresses. */
  parts: readonly string[];
  /** LIKE patterns, any of which says that the telephone number is the one that was typed. */
  phone: readonly string[];
}

const most = 8;

/** Undefined for nothing to look for. */
export function searchFor(q: string | undefined): Search | undefined {
  if (q === undefined || q.trim() === '') return undefined;
  const tokens = q.trim().split(/\s+/);
  const parts = tokens.flatMap((token) => (token.includes('@') ? [folded(token)] : wordsOf(token)));
  return { whole: parts.join(' '), parts: parts.slice(0, most), phone: phonePatterns(q.trim()) };
}

const literally = (part: string): string => part.replace(/[\\%_]/g, '\\$&');
/** A LIKE pattern that finds `part` anywhere, taken literally. */
export const containing = (part: string): string => `%${literally(part)}%`;
const beginning = (part: string): string => `% ${literally(part)}%`;

/** Whoever writes a number with its country finds it without, and the other way round. */
function phonePatterns(q: string): string[] {
  if (!/^[\d\s+().\-/]+$/.test(q)) return [];
  const digits = digitsOf(q);
  if (digits.length < 3) return [];
  const national = digits.replace(/^0/, '');
  const abroad = /^(\+|00)/.test(q) || digits.length > 9;
  const withoutCountry = abroad ? [1, 2, 3].map((length) => digits.slice(length)) : [];
  return [
    containing(national),
    ...withoutCountry.filter((rest) => rest.length >= 3).flatMap((rest) => [`% ${rest}%`, `% 0${rest}%`]),
  ];
}

type Condition = RawBuilder<boolean>;
const all = (conditions: Condition[]): Condition =>
  conditions.length === 0 ? sql`false` : sql`(${sql.join(conditions, sql` and `)})`;
const any = (conditions: Condition[]): Condition => sql`(${sql.join(conditions, sql` or `)})`;
const like = (text: RawBuilder<unknown>, pattern: string): Condition => sql`${text} like ${pattern}`;

/** Nobody's name and no word is longer; the slips of a longer one would make a pattern that takes long to look for. */
const longestWord = 30;

/** Words of which enough is left to be heard; in a shorter one, a slip would make any other. */
const isHeard = (part: string): boolean =>
  part.length >= 4 && part.length <= longestWord && !part.includes('@') && soundsOf(part).length >= 3;
const heard = (part: string): string => (isHeard(part) ? `% ${soundsOf(part)}%` : containing(part));

const written = (text: RawBuilder<unknown>, { parts, phone }: Search): Condition =>
  any([all(parts.map((part) => like(text, containing(part)))), ...phone.map((one) => like(text, one))]);
const sounding = (text: RawBuilder<unknown>, { parts }: Search): Condition =>
  all(parts.map((part) => like(text, heard(part))));

/** As it was typed, or as that sounds. `text` is one column `search`, or several one behind the other. */
export const asTyped = (text: RawBuilder<unknown>, search: Search): Condition =>
  any([written(text, search), ...(search.parts.some(isHeard) ? [sounding(text, search)] : [])]);

/** With one slip in each word: a letter too many, too few, another one, or two changed over. */
export const withSlips = (text: RawBuilder<unknown>, { parts }: Search): Condition =>
  all(parts.map((part) => (isHeard(part) ? sql`${text} ~ ${slipped(part)}` : like(text, containing(part)))));

/** A regular expression; the letters and digits of a folded word mean nothing in it. */
const slipped = (part: string): string => {
  const spellings = [part, soundsOf(part)].filter(({ length }) => length >= 4);
  return ` (${spellings.flatMap(slips).join('|')})`;
};

function slips(word: string): string[] {
  const letters = [...word];
  const before = (at: number) => letters.slice(0, at).join('');
  const from = (at: number) => letters.slice(at).join('');
  return letters.flatMap((letter, at) => [
    `${before(at)}[^ ]?${from(at + 1)}`,
    `${before(at)}[^ ]${from(at)}`,
    ...(at > 0 ? [`${before(at - 1)}${letter}${letters[at - 1]}${from(at + 1)}`] : []),
  ]);
}

/** How well a row fits, from 0: it is that name, begins with it, has words that begin so, has it anywhere, sounds so, … */
export const fitOf = (text: RawBuilder<unknown>, search: Search): RawBuilder<number> => sql`case
  when ${like(text, ` ${literally(search.whole)}\n%`)} then 0
  when ${like(text, ` ${literally(search.whole)}%`)} then 1
  when ${all(search.parts.map((part) => like(text, beginning(part))))} then 2
  when ${written(text, search)} then 3
  when ${sounding(text, search)} then 4
  else 5 end`;

/** The rows as they were looked for; when there are none, those that a slip keeps apart from it. */
export async function foundOrNearly<T>(
  search: Search | undefined,
  rows: (condition: typeof asTyped) => Promise<T[]>,
): Promise<T[]> {
  const found = await rows(asTyped);
  return found.length > 0 || search === undefined ? found : rows(withSlips);
}
