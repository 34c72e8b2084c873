import type { TFunction } from 'i18next';
import type { Formats } from '../../../platform/formats/formats.ts';
import type { KeptChange } from '../api.ts';

/** What a change is called: somebody's words where there are any, else what it is of. */
export function titleOf({ kind, reason, instructor, client, club }: KeptChange, t: TFunction): string {
  const name = instructor?.display_name ?? client?.display_name ?? club?.name ?? '';
  const ours = reason === '' || /^[a-z]+_[a-z_]+$/.test(reason);
  return ours ? t(`changes.list.kinds.${kind}`, { name }) : reason;
}

export function datesOf({ first_date, last_date }: KeptChange, formats: Formats): string {
  if (first_date === null || last_date === null) return '';
  const first = formats.dayShort(first_date);
  return first_date === last_date ? first : `${first} – ${formats.dayShort(last_date)}`;
}

const counted = [
  ...(['cancelled', 'substituted', 'moved', 'without_coach', 'queue_last', 'cancel_last'] as const),
  ...(['kept', 'bookings', 'returned'] as const),
];

/** In numbers what became of its classes. */
export const countsOf = (change: KeptChange, t: TFunction): string =>
  counted
    .filter((what) => change[what] > 0)
    .map((what) => t(`changes.counts.${what}`, { count: change[what] }))
    .join(' · ');

export const stillToCall = ({ to_call_count, called_count }: KeptChange): number =>
  to_call_count - called_count;
