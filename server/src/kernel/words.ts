/*
 * The normal form in which names are compared: the same as in the database (migration 0085), which stores it.
 * words.db.test.ts compares the two.
 */

const marks = /[\u0300-\u036f]/g;
const ligatures: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  Æ: 'ae',
  œ: 'oe',
  Œ: 'oe',
  þ: 'th',
  Þ: 'th',
};
const from =
  'ABCDEFGHIJKLMNOPQRSTUVWXYZøØđĐðÐłŁıħĦŧŦŋŊΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣςΤΥΦΧΨΩАБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯІЄҐЂЈЉЊЋЏ';
const into =
  'abcdefghijklmnopqrstuvwxyzooddddllihhttnnαβγδεζηθικλμνξοπρσστυφχψωабвгдежзиклмнопрстуфхцчшщъыьэюяієґђјљњћџ';
const plain: ReadonlyMap<string, string> = new Map([
  ...[...from].map((letter, at) => [letter, into[at] as string] as const),
  ...Object.entries(ligatures),
]);
const punctuation = /[!"#$%&'()*+,\-./:;<=>?@[\\\]^_`{|}~¡¿«»“”„‘’‚·•–—−‐‑′″\t\n\r ]+/;

/** Without case, accents and ligatures. */
export const folded = (text: string): string =>
  [...text.normalize('NFKD').replace(marks, '')].map((letter) => plain.get(letter) ?? letter).join('');

/** The words of a text. A name with a hyphen or an apostrophe is two words. */
export const wordsOf = (text: string): string[] =>
  folded(text)
    .split(punctuation)
    .filter((word) => word !== '');

const spanish: readonly (readonly [RegExp, string])[] = [
  [/ch/g, '~'],
  [/ph/g, 'f'],
  [/h/g, ''],
  [/g([ei])/g, 'j$1'],
  [/gu([ei])/g, 'g$1'],
  [/qu([ei])/g, 'k$1'],
  [/c([ei])/g, 's$1'],
  [/(^| )x/g, '$1j'],
  [/[vw]/g, 'b'],
  [/z/g, 's'],
  [/[cq]/g, 'k'],
  [/x/g, 's'],
  [/y/g, 'i'],
  [/([a-z])\1/g, '$1'],
];

/** How folded words sound in Spanish, in capitals: Jiménez as Giménez, Vázquez as Basques. */
export const soundsOf = (words: string): string =>
  spanish
    .reduce((text, [letters, sound]) => text.replace(letters, sound), words)
    .replace(/[a-z]/g, (letter) => letter.toUpperCase());

/** The digits of one telephone number, without the 00 that stands for a plus. */
export const digitsOf = (phone: string): string => phone.replace(/[^0-9]/g, '').replace(/^00/, '');
