import type { TFunction } from 'i18next';

/** What is too much in a till, or missing. */
export const differenceWords = (
  t: TFunction,
  difference: number,
  money: (minor: number) => string,
): string => {
  if (difference === 0) return t('till.exact');
  return t(difference > 0 ? 'till.over' : 'till.short', { amount: money(Math.abs(difference)) });
};
