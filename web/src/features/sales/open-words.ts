import type { TFunction } from 'i18next';
import type { Formats } from '../../platform/formats/formats.ts';
import {
  isDeposit,
  lateWords,
  partWords,
  periodWords,
  togetherWords,
} from '../../platform/words/charge-words.ts';
import { totalOf } from './amounts.ts';
import type { Account, OpenItem } from './api.ts';

/** Whose it is, when, and whether it is owed. */
export const aboutOpen = (
  t: TFunction,
  one: OpenItem,
  { account, formats }: { account: Pick<Account, 'client_id'>; formats: Formats },
): string =>
  [
    one.student_id !== account.client_id && one.student_name,
    whenOf(t, one, formats),
    // A charge names its day already.
    one.due && !one.charge && t('sales.due'),
  ]
    .filter(Boolean)
    .join(' · ');

function whenOf(t: TFunction, one: OpenItem, formats: Formats): string {
  const { charge, student_package_id, at, currency } = one;
  if (charge)
    return [
      isDeposit(charge)
        ? t('charges.line.deposit')
        : t('sales.fee', { period: periodWords(charge, formats) }),
      partWords(t, charge),
      t('sales.dueOn', { date: formats.dateShort(charge.due_on) }),
      charge.collect_on && t('charges.collectOn', { date: formats.dateShort(charge.collect_on) }),
      charge.early &&
        one.amount < totalOf(charge.lines) &&
        t('charges.early', {
          amount: formats.money(charge.early.amount, currency),
          date: formats.dateShort(charge.early.until),
        }),
      charge.together && togetherWords(t, charge.together, formats),
      lateWords(t, { ...charge, currency }, formats),
    ]
      .filter(Boolean)
      .join(' · ');
  return student_package_id === null ? formats.dateTime(at) : t('sales.order');
}
