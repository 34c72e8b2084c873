import type { LocalDate } from '../../platform/formats/local-date.ts';
import type { ClassPackage } from './api.ts';

/** What the form of a package is filled with; numbers are empty while nothing is typed. */
export interface PackageValues {
  name: string;
  description: string;
  /** Minor units. */
  price: number | null;
  num_classes: number | string;
  validity_days: number | string;
  class_types: string[];
  /** Null: every club. */
  club_id: string | null;
  sold_from: LocalDate | null;
  sold_until: LocalDate | null;
  transferable: boolean;
  once_per_person: boolean;
  is_active: boolean;
}

/** Ten classes in three months, unless it is something else already. */
export const valuesOf = (one: ClassPackage | undefined, club_id: string | null): PackageValues => ({
  name: one?.name ?? '',
  description: one?.description ?? '',
  price: one?.price ?? null,
  num_classes: one?.num_classes ?? 10,
  validity_days: one?.validity_days ?? 90,
  class_types: one?.class_types ?? [],
  club_id: one ? one.club_id : club_id,
  sold_from: one?.sold_from ?? null,
  sold_until: one?.sold_until ?? null,
  transferable: one?.transferable ?? false,
  once_per_person: one?.once_per_person ?? false,
  is_active: one?.is_active ?? true,
});

/** As the server takes it. */
export const sentPackage = (values: PackageValues) => ({
  ...values,
  name: values.name.trim(),
  price: values.price ?? 0,
  num_classes: Number(values.num_classes),
  validity_days: Number(values.validity_days),
});
