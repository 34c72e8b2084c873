import { slotId } from './fits.ts';
import type { Puzzle } from './puzzle.ts';

/** A group that stands in every plan: a lock, or a group of today that is fixed. */
export type Pin = {
  readonly id: string;
  readonly from: 'lock' | 'group';
  readonly kind: string;
  readonly start: string;
  readonly coach: string;
  readonly members: readonly string[];
  readonly closed: boolean;
};

/** A lock on a group that is fixed anyway is one pin with the people of both. */
export function pinsOf({ locks, groups }: Puzzle): Pin[] {
  const pins = new Map<string, Pin>();
  const fixed = groups.filter(({ freedom }) => freedom === 'fixed');
  for (const one of fixed) pins.set(whereOf(one), { ...one, from: 'group', closed: false });
  for (const lock of locks) {
    const under = pins.get(whereOf(lock));
    const members = [...new Set([...(under?.members ?? []), ...lock.members])];
    pins.set(whereOf(lock), {
      ...lock,
      members,
      from: 'lock',
      closed: lock.closed || (under?.closed ?? false),
    });
  }
  return [...pins.values()];
}

export function whereOf({ start, kind, coach }: { start: string; kind: string; coach: string }): string {
  return `${slotId(start, kind)} ${coach}`;
}
