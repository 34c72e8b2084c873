import type { ScheduleValues } from '../../features/scheduling/form-values.ts';
import type { Choices } from './use-choices.ts';

interface Named {
  id: string;
  name: string;
}

const choice = ({ id, name }: Named) => ({ value: id, label: name });

/** The choices by name, for filters: what is out of use too, since old rows have it. */
export function named({ types, levels, courts, instructors }: Choices) {
  return {
    types: types.map(choice),
    levels: levels.map(({ id, display_name }) => choice({ id, name: display_name })),
    courts: courts.map(choice),
    instructors: instructors.map(({ id, display_name }) => choice({ id, name: display_name })),
  };
}

/** What a schedule may choose: what is in use, and what it has already. */
export function usable(choices: Choices, had: readonly (string | null | undefined)[] = []) {
  const inUse = <T extends { id: string; is_active: boolean }>(all: readonly T[]) =>
    all.filter((one) => one.is_active || had.includes(one.id));
  const { types, levels, courts, instructors } = choices;
  return {
    ...named({ types: inUse(types), levels, courts: inUse(courts), instructors: inUse(instructors) }),
    types: inUse(types),
  };
}

type PeopleAndPlace = Pick<ScheduleValues, 'court_id' | 'instructor_id' | 'assistant_instructor_ids'>;

/** Without a court, a coach or assistants who are out of use or not of the club any more. */
export function inUseOf<T extends PeopleAndPlace>(
  values: T,
  { courts, instructors }: Pick<Choices, 'courts' | 'instructors'>,
): T {
  const isUsable = (all: readonly { id: string; is_active: boolean }[], id: string | null) =>
    all.some((one) => one.is_active && one.id === id);
  const { court_id, instructor_id, assistant_instructor_ids } = values;
  return {
    ...values,
    court_id: isUsable(courts, court_id) ? court_id : null,
    instructor_id: isUsable(instructors, instructor_id) ? instructor_id : null,
    assistant_instructor_ids: assistant_instructor_ids.filter((id) => isUsable(instructors, id)),
  };
}
