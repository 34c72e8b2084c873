import type { TFunction } from 'i18next';
import type { Formats } from '../../platform/formats/formats.ts';
import { periodWords } from '../../platform/words/charge-words.ts';
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
    one.due && t('sales.due'),
  ]
    .filter(Boolean)
    .join(' · ');

function whenOf(t: TFunction, { charge, student_package_id, at }: OpenItem, formats: Formats): string {
  if (charge)
    return [
      t('sales.fee', { period: periodWords(charge, formats) }),
      t('sales.dueOn', { date: formats.dateShort(charge.due_on) }),
    ].join(' · ');
  return student_package_id === null ? formats.dateTime(at) : t('sales.order');
}
