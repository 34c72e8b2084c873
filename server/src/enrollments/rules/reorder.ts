/** Where somebody stands: priority first, then ticket. */
export interface Standing {
  id: string;
  waitlist_priority: number;
  ticket: number;
}

/**
 * The list with one of them at `position` (from 1; the end at the latest), everybody else in their order: the standings
 * stay the same, and are dealt out anew. Whoever comes later still stands behind all of them.
 */
export function reordered(list: readonly Standing[], id: string, position: number): Standing[] {
  const moved = list.filter((one) => one.id === id);
  const others = list.filter((one) => one.id !== id);
  const order = [...others.slice(0, position - 1), ...moved, ...others.slice(position - 1)];
  return order.map((one, i) => ({ ...(list[i] as Standing), id: one.id }));
}
