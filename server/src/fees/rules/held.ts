interface Place {
  schedule_id: string;
  /** The first of those that it goes on from. */
  root_id: string;
  student_id: string;
  /** Who looks after the student. */
  guardians: readonly string[];
}

/** The places of a club, each list in the order in which they came: 5,000 of them are looked up, not searched, for each. */
export interface Held<P extends Place> {
  byGroup: ReadonlyMap<string, readonly P[]>;
  byRoot: ReadonlyMap<string, readonly P[]>;
  /** By student, and by who looks after one. */
  byPerson: ReadonlyMap<string, readonly P[]>;
  order: ReadonlyMap<P, number>;
}

export const heldOf = <P extends Place>(places: readonly P[]): Held<P> => ({
  byGroup: Map.groupBy(places, ({ schedule_id }) => schedule_id),
  byRoot: Map.groupBy(places, ({ root_id }) => root_id),
  byPerson: listed(places.flatMap((one) => peopleOf(one).map((id): [string, P] => [id, one]))),
  order: new Map(places.map((one, at) => [one, at])),
});

const peopleOf = ({ student_id, guardians }: Place): string[] => [student_id, ...guardians];

function listed<T>(pairs: readonly (readonly [string, T])[]): Map<string, T[]> {
  const lists = new Map<string, T[]>();
  for (const [key, one] of pairs) {
    const list = lists.get(key);
    if (list) list.push(one);
    else lists.set(key, [one]);
  }
  return lists;
}

/** Those of the same student, or of somebody with a guardian in common, that were there before this one. */
export function familyBefore<P extends Place>({ byPerson, order }: Held<P>, place: P): P[] {
  const at = order.get(place) ?? 0;
  return [...new Set(peopleOf(place).flatMap((id) => byPerson.get(id) ?? []))].filter(
    (one) => (order.get(one) ?? 0) < at,
  );
}
