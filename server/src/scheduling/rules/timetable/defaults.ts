import type { LocalDate } from '../../../kernel/time/index.ts';
import type { TimetableRow } from './row.ts';

export const typeKinds = ['group', 'individual', 'clinic', 'intensive', 'workshop'] as const;
export type TypeKind = (typeof typeKinds)[number];

/** A row with everything decided but its time zone and currency, which are its club's. */
export type CompleteRow = Omit<TimetableRow, 'start_date'> & {
  class_type: string;
  level: string;
  duration_minutes: number;
  min_participants: number;
  max_participants: number;
  price: number;
  start_date: LocalDate;
};

/** A default that was used: for which column, what, and for how many rows. */
export interface UsedDefault {
  column: string;
  value: string;
  count: number;
}

export interface DefaultsFrom {
  /** The most people of the class types that the club has already, by kind or name. */
  type_max: (class_type: string) => number | undefined;
  /** For rows that do not say when they start. */
  today: LocalDate;
}

/** So many take part when nobody says: a hall full, or one pupil. */
const usualMax = (class_type: string): number => (class_type === 'individual' ? 1 : 20);

/** Fills what a row does not say; `used` tells the reader of the report. */
export function withDefaults(
  row: TimetableRow,
  from: DefaultsFrom,
  used: Map<string, UsedDefault>,
): CompleteRow {
  const or = <T extends string | number>(column: string, value: T | null, otherwise: T): T => {
    if (value === null) count(used, column, String(otherwise));
    return value ?? otherwise;
  };
  const class_type = or('class_type', row.class_type, 'group');
  const least = row.min_participants ?? 1;
  const most = Math.max(from.type_max(class_type) ?? usualMax(class_type), least);
  const max_participants = or('max_participants', row.max_participants, most);
  for (const column of ['instructor', 'court', 'end_date'] as const)
    if (row[column] === null) count(used, column, 'none');
  if (row.member_price === null) count(used, 'member_price_minor', 'none');
  return {
    ...row,
    class_type,
    level: or('level', row.level, 'all_levels'),
    duration_minutes: or('duration_minutes', row.duration_minutes, 60),
    min_participants: or('min_participants', row.min_participants, 1),
    max_participants,
    price: or('price_minor', row.price, 0),
    start_date: or('start_date', row.start_date, from.today),
  };
}

export function count(used: Map<string, UsedDefault>, column: string, value: string): void {
  const key = `${column} ${value}`;
  const known = used.get(key);
  if (known) known.count += 1;
  else used.set(key, { column, value, count: 1 });
}
