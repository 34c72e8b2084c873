import type { TFunction } from 'i18next';
import type { Say } from '../../platform/client/conflict-words.ts';
import type { Schedule } from './api.ts';
import type { Choice } from './components/editor/fields.tsx';

interface Known {
  types?: readonly { id: string; name: string }[];
  levels?: readonly Choice[];
  instructors: readonly Choice[];
  courts: readonly Choice[];
}

/** Who is meant by an id of a class, as far as the form can choose them, and how it repeats. */
export function sayClass(t: TFunction, { types = [], levels = [], instructors, courts }: Known): Say {
  const named: Record<string, readonly Choice[]> = {
    class_type_id: types.map(({ id, name }) => ({ value: id, label: name })),
    level_id: levels,
    instructor_id: instructors,
    court_id: courts,
  };
  const repeats = (how: unknown) => t(`scheduling.recurrence.${how as Schedule['recurrence']}`);
  return {
    value: (field, value) =>
      field === 'recurrence' ? repeats(value) : named[field]?.find((one) => one.value === value)?.label,
  };
}
