import { createInstance } from 'i18next';
import { expect, it } from 'vitest';
import { inWriting } from './i18n.ts';

it.each([
  ['es', 'Nivel 1,25, 37,5 horas en 2026 para Ana'],
  ['en', 'Nivel 1.25, 37.5 horas en 2026 para Ana'],
])('numbers stand in sentences as the reader writes them: %s', async (lng, said) => {
  const words = 'Nivel {{level, number}}, {{hours}} horas en {{year}} para {{name}}';
  const i18n = createInstance().use(inWriting);
  await i18n.init({
    ...{ lng, resources: { [lng]: { translation: { common: { app: words } } } } },
    interpolation: { escapeValue: false, alwaysFormat: true },
  });
  expect(i18n.t('common.app', { level: 1.25, hours: 37.5, year: 2026, name: 'Ana' })).toBe(said);
});
