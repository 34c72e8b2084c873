import type { Court, Puzzle, Start } from '../rules/puzzle.ts';
import type { CourtUse, Place } from './program.ts';
import { minus, type Sheet, type Terms } from './sheet.ts';

/**
 * A set of classes fits on n alike courts just when no moment has more than n of them (intervals), so the courts need
 * no columns of their own: only how many of a start's groups each sort of court takes.
 */
export function addCourts({ starts, courts }: Puzzle, sheet: Sheet, places: readonly Place[]): CourtUse[] {
  const used = new Map<string, Terms>();
  for (const { start, coaches } of places)
    used.set(start.id, [
      ...(used.get(start.id) ?? []),
      ...[...coaches.values()].map((column) => [column, 1] as const),
    ]);
  const open = starts.filter(({ id }) => used.has(id));
  const sorts = Map.groupBy(courts, ({ club, starts }) => [club, ...starts.toSorted()].join(' '));
  const uses = [...sorts.values()].map((alike) => useOf(alike, open, sheet));
  for (const { id } of open) {
    const taken = uses.flatMap(({ groups }) => (groups.has(id) ? [[groups.get(id)!, 1] as const] : []));
    sheet.atMost([...used.get(id)!, ...minus(taken)], 0);
  }
  return uses;
}

function useOf(courts: readonly Court[], open: readonly Start[], sheet: Sheet): CourtUse {
  const own = open.filter(({ id, club }) => club === courts[0]!.club && courts[0]!.starts.includes(id));
  const groups = new Map(own.map(({ id }) => [id, sheet.column({ to: courts.length, whole: true })]));
  for (const { weekday, minute } of own) {
    const meeting = own.filter(
      (one) => one.weekday === weekday && one.minute <= minute && minute < one.minute + one.minutes,
    );
    sheet.atMost(
      meeting.map(({ id }) => [groups.get(id)!, 1] as const),
      courts.length,
    );
  }
  return { courts, groups };
}
