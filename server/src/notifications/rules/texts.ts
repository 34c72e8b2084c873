import { dayIn } from '../../kernel/time/index.ts';
import type { ClassKind } from './kinds.ts';
import { type Aspect, type Helping, type Locale, type Phrases, phrasesOf } from './phrases.ts';

/** A class as a message names it. */
export interface ToldClass {
  class_name: string;
  club_name: string;
  starts_at: Date;
  /** Said where the length is what changed. */
  ends_at?: Date;
  timezone: string;
  court_name: string | null;
  instructor_name: string | null;
}

export interface Told {
  /** By time; at least one. */
  classes: readonly ToldClass[];
  /** The name of the student, when somebody else reads it: a guardian. */
  student_name: string | null;
  /** What changed of these classes; the time unless told. */
  changed?: readonly Aspect[] | undefined;
  /** The class before its change, when only one changed. */
  before?: ToldClass | undefined;
  /** Said to somebody who helps, or does no more. */
  helping?: Helping | undefined;
  /** The student only waited for a place. */
  waited?: boolean | undefined;
  /** Why: in the words of who cancelled, or a code of ours; empty when nobody said. */
  reason?: string | undefined;
  /** What is said below the classes to who is in them; a ticket is no place. */
  standing?: 'has_place' | 'waits' | 'in_front' | undefined;
  /** Last days of the make-ups that these classes have given who lost them. */
  make_ups?: readonly string[] | undefined;
  /** Until when it has to be paid online, or goes to the next. */
  pay_until?: Date | undefined;
  /** Until when each of these classes, which the club has moved, may be given up without loss; the first to end first. */
  free_until?: readonly Date[] | undefined;
}

export interface Text {
  subject: string;
  body: string;
}

/** At most so many classes are listed by name. */
const listed = 20;

/** A message in the reader's language, its times on the club's wall clock. */
export function textOf(kind: ClassKind, locale: Locale, told: Told): Text {
  const { subject } = openingOf(kind, locale, told);
  return written(subject, [{ kind, ...told }], told.classes, locale);
}

/** Several kinds of news of one occasion in one message, each part with its own classes. */
export function jointTextOf(locale: Locale, parts: readonly Part[], classes: readonly ToldClass[]): Text {
  const [{ student_name }] = parts as [Part];
  return written(phrasesOf[locale].several(student_name), parts, classes, locale);
}

export type Part = Told & { kind: ClassKind };

function written(
  subject: string,
  parts: readonly Part[],
  classes: readonly ToldClass[],
  locale: Locale,
): Text {
  const words = phrasesOf[locale];
  const [first] = classes as [ToldClass];
  const named = classes.every((one) => one.class_name === first.class_name)
    ? first.class_name
    : words.classes(classes.length);
  const when = classes.length === 1 ? `, ${shortTime(first, locale)}` : '';
  const body = [...parts.flatMap((part) => newsOf(part, locale)), first.club_name].join('\n\n');
  return { subject: `${subject}: ${named}${when}`, body: `${body}\n` };
}

const openingOf = (kind: ClassKind, locale: Locale, { helping, classes, ...told }: Told) =>
  helping
    ? phrasesOf[locale].helping[helping](classes.length)
    : phrasesOf[locale][kind](told.student_name, classes.length, told.waited ?? false);

function newsOf({ kind, ...told }: Part, locale: Locale): string[] {
  const words = phrasesOf[locale];
  return [
    openingOf(kind, locale, told).opening,
    ...changeOf(told, locale),
    linesOf(told, locale),
    ...reasonOf(told.reason ?? '', words),
    ...(told.standing ? [words[told.standing](told.student_name)] : []),
    ...makeUpsOf(told, locale),
    ...payUntilOf(told, locale),
    ...freeUntilOf(told, locale),
  ];
}

function makeUpsOf({ make_ups = [], student_name }: Told, locale: Locale): string[] {
  const [first] = make_ups.toSorted();
  if (first === undefined) return [];
  return [phrasesOf[locale].make_ups(student_name, make_ups.length, dayIn(locale, first))];
}

function payUntilOf({ pay_until, classes }: Told, locale: Locale): string[] {
  const [first] = classes;
  if (!pay_until || !first) return [];
  return [phrasesOf[locale].pay_until(longTime({ ...first, starts_at: pay_until }, locale))];
}

function freeUntilOf({ free_until = [], student_name, classes }: Told, locale: Locale): string[] {
  const [until] = free_until;
  const [first] = classes;
  if (!until || !first) return [];
  const when = longTime({ ...first, starts_at: until }, locale);
  return [phrasesOf[locale].free_until(student_name, free_until.length, when)];
}

/** What closes the e-mail of somebody who can choose. */
export const footerOf = (locale: Locale): string => phrasesOf[locale].footer;

/** How no more of its kind is got. */
export const endingOf = (locale: Locale, address: string): string => phrasesOf[locale].ending(address);

/** Our own codes are translated, or left out where they say nothing to a reader; a person's words stay. */
function reasonOf(reason: string, words: Phrases): string[] {
  const known = words.reasons[reason];
  if (known !== undefined) return [`${words.reason}: ${known}`];
  return reason === '' || /^[a-z]+(_[a-z]+)+$/.test(reason) ? [] : [`${words.reason}: ${reason}`];
}

/** Of one class, what was otherwise before, and nothing else; of several, what it is that changed. */
function changeOf({ changed, before, classes }: Told, locale: Locale): string[] {
  const words = phrasesOf[locale];
  if (before) return [`${words.before}: ${wasOf(before, changed ?? ['time'], locale)}`, `${words.after}:`];
  if (!changed || classes.length < 2) return [];
  return [`${words.changed}: ${changed.map((aspect) => words.aspects[aspect]).join(', ')}`];
}

function wasOf(before: ToldClass, changed: readonly Aspect[], locale: Locale): string {
  const words = phrasesOf[locale];
  const parts: string[] = [];
  if (changed.includes('time') || changed.includes('length')) parts.push(whenOf(before, changed, locale));
  if (changed.includes('court')) parts.push(before.court_name ?? words.noCourt);
  if (changed.includes('coach'))
    parts.push(before.instructor_name === null ? words.noCoach : words.with(before.instructor_name));
  return parts.join(' · ');
}

/** With its end where the length changed: the start alone would read as if nothing had. */
function whenOf(one: ToldClass, changed: readonly Aspect[], locale: Locale): string {
  const start = longTime(one, locale);
  if (!one.ends_at || !changed.includes('length')) return start;
  return `${start}–${formatOf('clock', locale, one.timezone).format(one.ends_at)}`;
}

/** Classes, one a line, without who gives them: for whom nobody does yet. */
export const classLines = (classes: readonly ToldClass[], locale: Locale): string =>
  linesOf({ classes: classes.map((one) => ({ ...one, instructor_name: null })), student_name: null }, locale);

function linesOf({ classes, changed = [] }: Told, locale: Locale): string {
  const lines = classes.slice(0, listed).map((one) => `- ${lineOf(one, changed, locale)}`);
  if (classes.length > listed) lines.push(`- ${phrasesOf[locale].more(classes.length - listed)}`);
  return lines.join('\n');
}

function lineOf(one: ToldClass, changed: readonly Aspect[], locale: Locale): string {
  const words = phrasesOf[locale];
  const place = one.court_name === null ? [] : [one.court_name];
  const teacher = one.instructor_name === null ? [] : [words.with(one.instructor_name)];
  return [one.class_name, whenOf(one, changed, locale), ...place, ...teacher].join(' · ');
}

const regions = { es: 'es-ES', en: 'en-GB' } as const;
const time = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;

const styles = {
  long: { weekday: 'long', day: 'numeric', month: 'long', ...time },
  clock: time,
  short: { weekday: 'short', day: 'numeric', month: 'short', ...time },
} as const;
const formats = new Map<string, Intl.DateTimeFormat>();

/** Made once for each language and zone: making one costs more than the message around it. */
function formatOf(style: keyof typeof styles, locale: Locale, timeZone: string): Intl.DateTimeFormat {
  const key = `${style} ${locale} ${timeZone}`;
  const format = formats.get(key) ?? new Intl.DateTimeFormat(regions[locale], { ...styles[style], timeZone });
  formats.set(key, format);
  return format;
}

const longTime = ({ starts_at, timezone }: ToldClass, locale: Locale): string =>
  formatOf('long', locale, timezone).format(starts_at);
const shortTime = ({ starts_at, timezone }: ToldClass, locale: Locale): string =>
  formatOf('short', locale, timezone).format(starts_at);
