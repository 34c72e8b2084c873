import type { ComboboxParsedItem, OptionsFilter } from '@mantine/core';
import { hasWords } from './words.ts';

/** How every choice that can be searched narrows its options. */
export const wordsFilter: OptionsFilter = ({ options, search, limit }) =>
  options.flatMap((option) => narrowed(option, search)).slice(0, limit);

function narrowed(option: ComboboxParsedItem, search: string): ComboboxParsedItem[] {
  if (!('group' in option)) return hasWords(option.label, search) ? [option] : [];
  const items = option.items.filter(({ label }) => hasWords(label, search));
  return items.length > 0 ? [{ ...option, items }] : [];
}
