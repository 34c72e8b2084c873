import { apportion } from '../../kernel/money.ts';
import type { Line } from './lines.ts';

/** The dates of a group in a period: whose each is decides what of the fee is charged. */
export interface Dates {
  had: number;
  /** Before the place begins, or the plan. */
  before: number;
  /** After its last day. */
  after: number;
  paused: number;
  /** Before the group itself begins, or charged before: nobody pays for that. */
  not_yet?: number;
  /** After the group itself has ended. */
  no_more?: number;
}

/** What is let off for dates that are not had. */
export interface Rules {
  joining: boolean;
  leaving: boolean;
  pauses: boolean;
}

export const countOf = ({ had, before, after, paused, not_yet = 0, no_more = 0 }: Dates): number =>
  had + before + after + paused + not_yet + no_more;

/** What of a fee is for dates that are not had, by largest remainder: what the club asks for all the same is none. */
export function letOff(
  base: number,
  dates: Dates,
  rules: Rules,
): { joining: number; leaving: number; pause: number } {
  const { had, before, after, paused, not_yet = 0, no_more = 0 } = dates;
  // A period without any date, or none of the place's, is charged by no share of it.
  if (countOf(dates) === 0) return { joining: 0, leaving: 0, pause: 0 };
  const weights = [
    had + (rules.joining ? 0 : before) + (rules.leaving ? 0 : after) + (rules.pauses ? 0 : paused),
    not_yet + (rules.joining ? before : 0),
    no_more + (rules.leaving ? after : 0),
    rules.pauses ? paused : 0,
  ];
  const [, joining = 0, leaving = 0, pause = 0] = apportion(base, weights);
  return { joining, leaving, pause };
}

export const totalOf = (lines: readonly Pick<Line, 'amount'>[]): number =>
  lines.reduce((sum, { amount }) => sum + amount, 0);
