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

/** Whoever is written to when it is done: they themselves and who looks after them. */
export const lettersAtMost = 10;
/** By which a letter is found, so that it goes when it was sent. */
export const letterOf = (erasure_id: string, n: number): string =>
  n === 0 ? `erasure:${erasure_id}` : `erasure:${erasure_id}:${n}`;

/** The letter that is the last thing that an address is used for; `of`: who was erased, where the reader looked after them. */
export function lastLetter(
  locale: string,
  { organization, name, of }: { organization: string; name: string; of: string | null },
) {
  if (locale === 'en')
    return {
      subject: `${organization} has erased ${of === null ? 'your data' : `the data of ${of}`}`,
      body: `Hello ${name},\n\n${organization} has erased what it kept about ${of ?? 'you'}. Only what the law wants is kept: receipts, with their amounts, for as long as it says.\n\n${of === null ? 'This is the last message that you get about it; your address is not kept either.' : 'This is the last message that you get about it.'}\n`,
    };
  return {
    subject: `${organization} ha borrado ${of === null ? 'tus datos' : `los datos de ${of}`}`,
    body: `Hola, ${name}:\n\n${organization} ha borrado lo que guardaba sobre ${of ?? 'ti'}. Solo se conserva lo que manda la ley: los recibos con sus importes, durante el tiempo que dice.\n\n${of === null ? 'Este es el último mensaje que recibes; tampoco guardamos tu dirección.' : 'Este es el último mensaje que recibes sobre ello.'}\n`,
  };
}
