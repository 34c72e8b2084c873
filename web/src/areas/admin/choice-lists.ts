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
