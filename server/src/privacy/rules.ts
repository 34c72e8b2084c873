import { addHours, laterOf } from '../kernel/time/index.ts';

/** What keeps a person from being erased, in the order in which it is shown. */
export const obstacles = ['owes', 'credit', 'paid_ahead', 'on_its_way', 'works_here', 'cares_for'] as const;
export type ObstacleCode = (typeof obstacles)[number];

/** What a row says of somebody who is not there any more. */
export const erasedName = (locale: string): string => (locale === 'en' ? 'Erased person' : 'Persona borrada');

/**
 * When it is done: days after it was asked for, for whoever asked has had the time to think already while the club took its own;
 * and not before a day after it was decided, in which that can be withdrawn. At once only where the club waits no day.
 */
export const dueAt = (asked_at: Date, now: Date, waitDays: number): Date =>
  waitDays === 0 ? now : laterOf(addHours(now, 24), addHours(asked_at, 24 * waitDays));

/** The law gives a month to answer; after so many days it is said. */
const daysToAnswer = 25;

/** Whether it should have been decided or done: then something is forgotten, or in the way. */
export const isLate = ({ asked_at, due_at }: { asked_at: Date; due_at: Date | null }, now: Date): boolean =>
  (due_at ?? addHours(asked_at, 24 * daysToAnswer)) <= now;

/** The last day of the name on somebody's receipts: years after the end of the year of the last one. */
export const keptUntil = (last: Date | null, years: number): string | null =>
  last === null ? null : `${last.getUTCFullYear() + years}-12-31`;

/** Before when a receipt was written whose name goes now: RFC 3339. */
export const writtenBefore = (now: Date, years: number): string =>
  `${now.getUTCFullYear() - years}-01-01T00:00:00Z`;

/** The letter that is the last thing that an address is used for. */
export function lastLetter(locale: string, organization: string, name: string) {
  return locale === 'en'
    ? {
        subject: `${organization} has erased your data`,
        body: `Hello ${name},\n\n${organization} has erased what it kept about you. Only what the law wants is kept: receipts, with their amounts, for as long as it says.\n\nThis is the last message that you get about it; your address is not kept either.\n`,
      }
    : {
        subject: `${organization} ha borrado tus datos`,
        body: `Hola, ${name}:\n\n${organization} ha borrado lo que guardaba sobre ti. Solo se conserva lo que manda la ley: los recibos con sus importes, durante el tiempo que dice.\n\nEste es el último mensaje que recibes; tampoco guardamos tu dirección.\n`,
      };
}
