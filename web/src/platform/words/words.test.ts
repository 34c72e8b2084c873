import { expect, test } from 'vitest';
import { hasWords } from './words.ts';
import { wordsFilter } from './words-filter.ts';

test('words are found whatever their case, accents and order', () => {
  expect(hasWords('Ángel Muñoz-Díaz', 'munoz ANGEL')).toBe(true);
  expect(hasWords('Ángel Muñoz-Díaz', 'diaz, a')).toBe(true);
  expect(hasWords('Ángel Muñoz-Díaz', 'ángela')).toBe(false);
  expect(hasWords('Ángel', '  ')).toBe(true);
});

test('a choice is searched the same way, in its groups', () => {
  const option = (label: string) => ({ value: label, label, disabled: false });
  const options = [option('Ángel Muñoz'), { group: 'Pádel', items: [option('Martes'), option('Miércoles')] }];
  const found = (search: string) => wordsFilter({ options, search, limit: Infinity });
  expect(found('munoz')).toEqual([option('Ángel Muñoz')]);
  expect(found('miercoles')).toEqual([{ group: 'Pádel', items: [option('Miércoles')] }]);
});
