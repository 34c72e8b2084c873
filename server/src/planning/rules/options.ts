import type { InputError } from '../../kernel/problem.ts';
import type { Weights } from './weights.ts';

/** How free a plan is with a group that there is. */
export const freedoms = ['fixed', 'movable', 'free'] as const;
export type Freedom = (typeof freedoms)[number];

export const planStates = ['draft', 'solving', 'solved', 'conflict', 'failed', 'applied'] as const;

/** What a group of a plan may be, in the words of the catalog. */
export interface PlanKind {
  id: string;
  name: string;
  class_type_id: string;
  level_id: string;
  min_level: number;
  max_level: number;
  min_age: number | null;
  max_age: number | null;
  min_participants: number;
  max_participants: number;
  duration_minutes: number;
  /** What one class costs, in minor units. */
  price: number;
  takes_untested: boolean;
}

/** Hours of a week; 0 = Monday. */
export interface PlanHour {
  club_id: string;
  weekday: number;
  starts_at: string;
  ends_at: string;
}

export interface PlanOptions {
  kinds: PlanKind[];
  /** Null: while the clubs are open. */
  hours: PlanHour[] | null;
  grid_minutes: number;
  weights: Weights;
  groups: Freedom;
  group_freedom: { schedule_id: string; freedom: Freedom }[];
  travel_minutes: number;
  with_waiting: boolean;
  missed_dates: number;
  seconds: number;
  gap: number;
  seed: number;
}

export interface Excluded {
  people: string[];
  slots: { student_id: string; club_id: string; weekday: number; start_time: string }[];
}

export const nobody: Excluded = { people: [], slots: [] };

/** What a schema cannot say of options. Paths are of a body that holds them as `options`. */
export function checkOptions({ kinds, hours }: Pick<PlanOptions, 'kinds' | 'hours'>): InputError[] {
  return [...kinds.flatMap((kind, n) => kindErrors(kinds, kind, n)), ...(hours ?? []).flatMap(hourErrors)];
}

function kindErrors(kinds: readonly PlanKind[], kind: PlanKind, n: number): InputError[] {
  const at = `/options/kinds/${n}`;
  const errors: InputError[] = [];
  const less = (field: 'max_level' | 'max_age' | 'max_participants', than: string) =>
    errors.push({
      path: `${at}/${field}`,
      code: 'below_field',
      params: { field: than },
      message: `must not be less than ${than}`,
    });
  if (kind.max_level < kind.min_level) less('max_level', 'min_level');
  if (kind.min_age !== null && kind.max_age !== null && kind.max_age < kind.min_age)
    less('max_age', 'min_age');
  if (kind.max_participants < kind.min_participants) less('max_participants', 'min_participants');
  if (kinds.findIndex(({ id }) => id === kind.id) < n)
    errors.push({ path: `${at}/id`, code: 'repeated', message: 'is the id of another kind' });
  return errors;
}

function hourErrors({ starts_at, ends_at }: PlanHour, n: number): InputError[] {
  if (starts_at < ends_at) return [];
  return [
    {
      path: `/options/hours/${n}/ends_at`,
      code: 'not_after_field',
      params: { field: 'starts_at' },
      message: 'must be after starts_at',
    },
  ];
}
