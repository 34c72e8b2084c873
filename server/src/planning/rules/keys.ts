import type { Group } from './plan.ts';

/** By what a group of a plan is known: no two of them have hour, kind and coach in common. */
export const keyOf = ({ start, kind, coach }: Pick<Group, 'start' | 'kind' | 'coach'>): string =>
  `${start}.${kind}.${coach}`;

/** What an hour is, by its name (`startId`). */
export function readStart(
  id: string,
): { club: number; weekday: number; minute: number; minutes: number } | undefined {
  const parts = /^([a-z])([1-7])(\d\d)(\d\d)-(\d+)$/.exec(id);
  if (!parts) return undefined;
  const [, letter, weekday, hour, minute, minutes] = parts as unknown as [
    string,
    string,
    string,
    string,
    string,
    string,
  ];
  return {
    club: letter.charCodeAt(0) - 97,
    weekday: Number(weekday),
    minute: Number(hour) * 60 + Number(minute),
    minutes: Number(minutes),
  };
}
