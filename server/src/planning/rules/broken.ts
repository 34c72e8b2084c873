import type { Violation } from './check.ts';

/** Rules that say no more than what somebody wished, or what the club wants of a group: the desk may overrule them. */
const wishes = new Set([
  ...['person_cannot', 'other_club', 'untested', 'level', 'age', 'too_many_classes', 'two_on_one_day'],
  ...['too_few', 'closed'],
]);

export const mayBreak = (rule: string): boolean => wishes.has(rule);

/** Those of `now` that were not there before. */
export function newBroken(before: readonly Violation[], now: readonly Violation[]): Violation[] {
  const was = new Set(before.map((one) => JSON.stringify(one)));
  return now.filter((one) => !was.has(JSON.stringify(one)));
}
