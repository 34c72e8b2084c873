import type { TFunction } from 'i18next';
import type { Say } from '../../platform/client/conflict-words.ts';
import type { Settings } from './api.ts';
import { settingName } from './components/setting-name.ts';
import { fieldOf } from './definition.ts';

/** What one value of a setting is called; nothing for what every form says alike. */
export function settingWords(
  t: TFunction,
  { definitions, inherited, currency }: Settings,
  known: (key: string) => boolean,
): Say {
  const words = (key: string, otherwise: string) =>
    known(key) ? t(key as 'settings.values.keep') : otherwise;
  return {
    label: (key) => settingName(t, known, key),
    value: (key, value) => {
      if (value === null) return t(`settings.rules.from.${inherited[key]?.from ?? 'default'}`);
      const field = fieldOf(definitions.find((one) => one.key === key)?.schema ?? {}, currency);
      if (field.kind === 'choice') return words(`settings.values.${value}`, String(value));
      if (field.kind === 'integer')
        return `${field.decimals ? Number(value) / 10 ** field.decimals : value} ${field.currency ?? words(`settings.units.${field.unit}`, '')}`.trim();
      return undefined;
    },
  };
}
