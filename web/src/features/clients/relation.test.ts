import { createInstance, type TFunction } from 'i18next';
import { beforeAll, expect, it } from 'vitest';
import es from '../../locales/es/index.ts';
import { relationInWords } from './relation.ts';

let t: TFunction;
beforeAll(async () => {
  t = await createInstance().init({ lng: 'es', resources: { es: { translation: es } } });
});

it.each([
  ['hija', 'hija'],
  ['Nieto', 'Nieto'],
  ['', ''],
  ['padre', 'su padre: Luis Gil'],
  [' Mamá ', 'su mamá: Luis Gil'],
  ['Mother', 'su mother: Luis Gil'],
  ['prima', 'prima'],
])('%j under a child’s name is %j', (relationship, said) => {
  expect(relationInWords(t, relationship, 'Luis Gil')).toBe(said);
});
