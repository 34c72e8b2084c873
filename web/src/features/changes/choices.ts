import type { ChangePreview, Choice, ClassHit, PersonHit } from './api.ts';

/** What becomes of each class, by session. */
export type Choices = ReadonlyMap<string, Choice>;
export type Action = Choice['action'];

/** A first proposal: somebody who can give the class, else it is off; what one may not decide stays. */
export const proposed = (classes: readonly ClassHit[]): Choices => chosenForAll(classes, 'substitute');

/** The same for every class, as far as it is offered; where nobody can give a class, it is off. */
export function chosenForAll(classes: readonly ClassHit[], action: Action): Choices {
  return new Map(classes.map((hit) => [hit.session_id, choose(hit, action)]));
}

/** A choice for one class. `substitute` proposes the best colleague who has nothing against it. */
export function choose(hit: ClassHit, action: Action, instructor_id?: string): Choice {
  const { session_id, version } = hit;
  const substitute = instructor_id ?? bestOf(hit);
  if (action === 'substitute' && substitute !== undefined && hit.offers.includes('substitute'))
    return { session_id, version, action, instructor_id: substitute };
  if (action !== 'keep' && hit.offers.includes('cancel')) return { session_id, version, action: 'cancel' };
  return { session_id, version, action: 'keep' };
}

const bestOf = ({ substitutes }: ClassHit): string | undefined =>
  substitutes.find(({ problems }) => problems.length === 0)?.instructor.id;

/** After somebody changed a class meanwhile: choices for classes that are as they were stay. */
export function carriedOver(before: Choices, classes: readonly ClassHit[]): Choices {
  const fresh = proposed(classes);
  return new Map(
    classes.map(({ session_id, version }) => {
      const choice = before.get(session_id);
      return [session_id, choice?.version === version ? choice : fresh.get(session_id)!];
    }),
  );
}

export interface Summary {
  cancelled: number;
  substituted: number;
  kept: number;
  told: number;
  to_call: PersonHit[];
}

/** What these choices do, in numbers and people, before they are made. */
export function summaryOf({ classes, people }: ChangePreview, choices: Choices): Summary {
  const count = (action: Action) =>
    classes.filter(({ session_id }) => choices.get(session_id)?.action === action).length;
  const untold = new Set(
    classes.flatMap((hit) =>
      choices.get(hit.session_id)?.action === 'cancel' && !hit.tells_cancellation ? [hit.session_id] : [],
    ),
  );
  const concerned = people.filter(({ session_ids }) =>
    session_ids.some((id) => (choices.get(id)?.action ?? 'keep') !== 'keep'),
  );
  const to_call = concerned.filter(
    ({ reachable, session_ids }) => !reachable || session_ids.some((id) => untold.has(id)),
  );
  return {
    ...{ cancelled: count('cancel'), substituted: count('substitute'), kept: count('keep') },
    ...{ told: concerned.length - to_call.length, to_call },
  };
}
