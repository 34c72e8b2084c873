/** Why somebody lost a place, and what is taken back with it. */
export const fewerPlaces = 'fewer_places';

/** Somebody with a place in a class that gets fewer. */
export interface Placed {
  enrollment_id: string;
  place_id: string | null;
  enrolled_at: Date | null;
  checked_in: boolean;
}

/**
 * Who loses the place where there are `places` for more people: who booked last goes first, holders of fixed places
 * after all others, and nobody who is there already. The last one first.
 */
export function lastOf<P extends Placed>(placed: readonly P[], places: number): P[] {
  const over = Math.max(0, placed.length - places);
  const inOrder = [...placed].sort(
    (a, b) =>
      Number(b.checked_in) - Number(a.checked_in) ||
      Number(b.place_id !== null) - Number(a.place_id !== null) ||
      (a.enrolled_at?.getTime() ?? 0) - (b.enrolled_at?.getTime() ?? 0) ||
      (a.enrollment_id < b.enrollment_id ? -1 : 1),
  );
  return inOrder
    .slice(inOrder.length - over)
    .filter((one) => !one.checked_in)
    .reverse();
}
