import type { TFunction } from 'i18next';
import type { SavedCard } from '../api.ts';

/** How a card is told from others: Visa ···· 4242 (12/30). */
export const cardName = (t: TFunction, { brand, last_four, exp_month, exp_year }: SavedCard): string =>
  t('online.cards.name', {
    brand: brand.slice(0, 1).toUpperCase() + brand.slice(1),
    last: last_four,
    until: `${String(exp_month).padStart(2, '0')}/${String(exp_year % 100).padStart(2, '0')}`,
  });
