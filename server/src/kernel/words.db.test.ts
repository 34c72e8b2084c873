import fc from 'fast-check';
import { expect, test } from 'vitest';
import { useDatabase } from '../../test/database.ts';
import { digitsOf, folded, soundsOf, wordsOf } from './words.ts';

const server = useDatabase();

const letters = Array.from({ length: 0x24f - 0x20 }, (_, at) => String.fromCodePoint(0x20 + at))
  .concat(Array.from({ length: 0x17f }, (_, at) => String.fromCodePoint(0x370 + at)))
  .concat(['’', '–', '´', 'e\u0301', 'N\u0303', 'ﬁ', 'Ａ', '１', '\u00a0', '‑', '\t', '\n', '🎾', 'ế']);
const text = fc.array(fc.constantFrom(...letters), { maxLength: 30 }).map((all) => all.join(''));
const spanish = fc
  .array(fc.constantFrom(...'aeioughclqzvxyjprsn ph ch qu gu ll xi'.split('')), { maxLength: 25 })
  .map((all) => all.join(''));

const inDatabase = async (texts: string[]) => {
  const { rows } = await server.owner.query(
    `select app.folded(t) as folded, app.words(t) as words, app.sounds(app.words(t)) as sounds, app.digits(translate(t, '/,;', '')) as digits
       from unnest($1::text[]) with ordinality as all_of(t, at) order by at`,
    [texts],
  );
  return rows;
};
const here = (one: string) => ({
  folded: folded(one),
  words: wordsOf(one).join(' '),
  sounds: soundsOf(wordsOf(one).join(' ')),
  digits: digitsOf(one.replace(/[/,;]/g, '')),
});

test('the database and the program have one normal form of every letter and name', async () => {
  const names = fc.sample(fc.oneof(text, spanish), 3_000);
  const all = [...letters, ...names, 'GIMÉNEZ', 'Łukasz Müller-Straße', "O'Connor", '0034 600 12 34'];
  expect(await inDatabase(all)).toEqual(all.map(here));
});

test('names are compared without case, accents and ligatures, in any spelling of Unicode', () => {
  for (const one of ['GIMÉNEZ', 'Gime\u0301nez', 'gimenez', 'ＧＩＭＥＮＥＺ'])
    expect(folded(one)).toBe('gimenez');
  expect(wordsOf("  García-López,\tD'Angelo ")).toEqual(['garcia', 'lopez', 'd', 'angelo']);
});

test('names that sound alike in Spanish sound alike', () => {
  const alike = [
    ['gimenez', 'jimenez', 'ximenez'],
    ['vazquez', 'basques'],
    ['gonzalez', 'gonsales'],
    ['javier', 'xabier'],
    ['hernandez', 'ernandes'],
    ['sofia', 'sophia'],
    ['guillermo', 'guilermo'],
  ];
  for (const names of alike) expect(new Set(names.map(soundsOf)).size, names.join()).toBe(1);
  expect(soundsOf('chema')).not.toBe(soundsOf('quema'));
});
