import type { TFunction } from 'i18next';
import type { Formats } from '../../platform/formats/formats.ts';
import { totalOf } from './amounts.ts';
import type { ClassPackage, StudentPackage } from './api.ts';

export interface Named {
  id: string;
  name: string;
}

/** What the ids of a package are called. */
export interface Names {
  types: readonly Named[];
  clubs: readonly Named[];
}

const nameOf = (all: readonly Named[], id: string): string | undefined =>
  all.find((one) => one.id === id)?.name;

/** For which classes: `para Grupo, Clínic · en Centro`; the club only where there are several. */
function usableFor(
  t: TFunction,
  { class_types, club_id }: Pick<ClassPackage, 'class_types' | 'club_id'>,
  { types, clubs }: Names,
): string[] {
  const names = class_types.flatMap((id) => nameOf(types, id) ?? []).join(', ');
  const club = club_id === null ? undefined : nameOf(clubs, club_id);
  const where = club ? t('packages.facts.club', { club }) : t('packages.facts.allClubs');
  return [
    names === '' ? t('packages.facts.allTypes') : t('packages.facts.types', { names }),
    ...(clubs.length > 1 ? [where] : []),
  ];
}

/** Everything that there is to know about a package on sale, but for its price. */
export function packageFacts(t: TFunction, one: ClassPackage, names: Names): string[] {
  return [
    t('packages.facts.classes', { count: one.num_classes }),
    t('packages.facts.days', { count: one.validity_days }),
    ...usableFor(t, one, names),
    ...(one.once_per_person ? [t('packages.facts.once')] : []),
    ...(one.transferable ? [t('packages.facts.transferable')] : []),
  ];
}

/** What else there is to know of what somebody has, in one line: `more` after for which classes it is. */
export function noteWords(
  t: TFunction,
  one: StudentPackage,
  { names, formats, more = [] }: { names: Names; formats: Formats; more?: readonly string[] },
): string {
  const { gift_reason, refunded_amount, currency } = one;
  const words = [
    ...usableFor(t, one, names),
    ...more,
    ...(gift_reason ? [t('packages.gift', { reason: gift_reason })] : []),
    ...(refunded_amount > 0
      ? [t('packages.refunded', { amount: formats.money(refunded_amount, currency) })]
      : []),
  ].join(' · ');
  return words.charAt(0).toLocaleUpperCase() + words.slice(1);
}

/** What is left, or what has become of it. */
export function leftWords(t: TFunction, one: StudentPackage, formats: Formats): string {
  const { state, classes_remaining: count, classes_used, expires_on, price, currency } = one;
  const date = expires_on === null ? '' : formats.date(expires_on);
  if (state === 'ordered') return t('packages.ordered', { price: formats.money(price, currency) });
  if (state === 'open') return t('packages.leftUntil', { count, total: totalOf(one), date });
  if (state === 'expired') return t('packages.expired', { count, date });
  if (state === 'refunded') return t('packages.refundedAfter', { count: classes_used });
  if (state === 'used_up') return t('packages.usedUp', { count: classes_used });
  return t('packages.state.cancelled');
}
