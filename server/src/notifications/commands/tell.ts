import { effectsOf, scopeOf } from '../../kernel/db/context.ts';
import { announce } from '../../kernel/live.ts';
import { queueMails, sendsMail } from '../../kernel/mail.ts';
import type { Scope } from '../../kernel/scope.ts';
import { settingsOf } from '../../kernel/settings.ts';
import { offsetDateTime } from '../../kernel/time/index.ts';
import { settings } from '../../settings.ts';
import { type CalendarOf, calendarOf, sequencesFrom } from '../rules/calendar.ts';
import { type ClassKind, canEnd, isSwitchedOn, type Kind, mailedUnlessChosen } from '../rules/kinds.ts';
import { endingOf, footerOf, type Text, type Told, textOf } from '../rules/texts.ts';
import type { ClassRow } from '../store/classes.ts';
import { type Chosen, choicesOf, insertNew, type NewNotification } from '../store/messages.ts';
import { changedPlaces } from '../store/places-told.ts';
import type { Recipient } from '../store/recipients.ts';
import { refusalsAt } from '../store/refusals.ts';
import { push } from './pushes.ts';

/** Something to tell somebody. `key` names the occasion: whoever hears of it does so once. */
export interface Message {
  kind: Kind;
  /** Further kinds of news in it. */
  also?: readonly Kind[];
  key: string;
  /** What the key stands beside in place of the kind. */
  once?: string;
  to: Recipient;
  classes: readonly ClassRow[];
  before?: Told['before'];
  changed?: Told['changed'];
  helping?: Told['helping'];
  waited?: Told['waited'];
  reason?: string;
  standing?: Told['standing'];
  make_ups?: Told['make_ups'];
  pay_until?: Told['pay_until'];
  free_until?: Told['free_until'];
  /** Said instead, where it is not about classes, and where it leads. */
  text?: Text;
  link?: string;
  /** Whose club it is, where no class says so. */
  club_id?: string;
  /** What goes into the reader's calendar with the mail, or out of it. */
  calendar?: Omit<CalendarOf, 'student'> | undefined;
  /** When it was due, where the clock alone is the cause. */
  due_at?: Date;
}

/**
 * Tells people, each once per occasion (G9): in the app always, by e-mail and on their devices as they chose. Both
 * are queued in the transaction that keeps the notification, and only when that was new.
 */
export async function tell(scope: Scope, messages: readonly Message[]): Promise<void> {
  const drafts = new Map<string, { message: Message; notification: NewNotification }>();
  for (const message of messages) {
    const notification = draft(message);
    if (!drafts.has(notification.dedupe_key)) drafts.set(notification.dedupe_key, { message, notification });
  }
  const fresh = await insertNew(
    scope,
    [...drafts.values()].map((one) => one.notification),
  );
  if (fresh.size === 0) return;
  announce(scope.tx, 'notifications', [...fresh.values()]);
  const told = [...fresh.keys()].flatMap((key) => drafts.get(key) ?? []);
  const chosen = await choicesOf(
    scope,
    told.flatMap(({ message }) => message.to.user_id ?? []),
  );
  await mail(scope, told, chosen);
  await push(
    scope,
    told.flatMap(({ message: { kind, also = [], classes, to }, notification: { dedupe_key } }) => {
      const notification_id = fresh.get(dedupe_key);
      const { user_id, client_id } = to;
      if (user_id === null || notification_id === undefined) return [];
      return [{ notification_id, user_id, client_id, kind, also, classes, dedupe_key }];
    }),
    chosen,
  );
}

async function mail(
  scope: Scope,
  told: readonly { message: Message; notification: NewNotification }[],
  chosen: Chosen,
): Promise<void> {
  const without = told.flatMap(({ message: { to } }) => (to.user_id === null ? (to.email ?? []) : []));
  const refused = await refusalsAt(scope, without);
  const chosenAt = ({ email }: Recipient, one: Kind) => (refused(email ?? '', one) ? false : undefined);
  const sends = sendsMail(scope);
  const places = told.flatMap(({ message }) => placesOf(message));
  const sequence = sequencesFrom(await changedPlaces(scope, places));
  const mails = told.flatMap(({ message, notification: { dedupe_key, subject, body, link } }) => {
    const { to, kind, also = [], classes, due_at } = message;
    const wants = (one: Kind) =>
      !canEnd(one) ||
      ((to.user_id === null ? chosenAt(to, one) : chosen(to.user_id, one)?.email) ??
        mailedUnlessChosen(one, sends));
    if (!to.email || ![kind, ...also].some(wants)) return [];
    const mail = {
      to_email: to.email,
      subject,
      ...closed(scope, { to, body, link, kinds: [kind, ...also] }),
      calendar: entriesOf(message, { sequence, now: scope.now }),
    };
    const club_id = classes[0]?.club_id ?? message.club_id ?? null;
    return [{ dedupe_key: `notification:${dedupe_key}`, club_id, ...mail, ...(due_at && { due_at }) }];
  });
  await queueMails(scope, mails);
}

/** How a mail ends: with its page, for who can open it, and the way to get no more of its kind. */
function closed(
  { tx }: Scope,
  { to, body, link, kinds }: { to: Recipient; body: string; link: string; kinds: readonly Kind[] },
) {
  const ways = effectsOf(tx).mailWays;
  const ending = kinds.filter(canEnd);
  const unsubscribe =
    (ending.length > 0 && ways?.unsubscribe(scopeOf(tx).organization_id, to, ending)) || null;
  const lines = [
    ...(to.user_id !== null && ways ? [ways.page(link)] : []),
    ...(to.user_id !== null ? [footerOf(to.locale)] : []),
    ...(unsubscribe ? [endingOf(to.locale, unsubscribe)] : []),
  ];
  return { body: [body, ...lines.map((line) => `${line}\n`)].join('\n'), unsubscribe };
}

/** Of what stands in the calendar that goes with it. */
const placesOf = ({ calendar, to: { client_id } }: Message) =>
  client_id === null
    ? []
    : [...(calendar?.classes ?? []), ...(calendar?.off ?? [])].map(({ session_id }) => ({
        ...{ session_id, student_id: client_id },
      }));

/** Null too where a whole year of classes would be more than a mail is to carry. */
function entriesOf(
  { calendar, to }: Message,
  { sequence, now }: { sequence: ReturnType<typeof sequencesFrom>; now: Date },
): string | null {
  if (!calendar || calendar.classes.length === 0) return null;
  const { client_id: id, student_name: name } = to;
  const text = calendarOf(
    { ...calendar, student: id && name ? { id, name } : null },
    { sequenceOf: (session_id) => sequence(session_id, id), now },
  );
  return text.length <= CALENDAR_AT_MOST ? text : null;
}

/** As long as the column is. */
const CALENDAR_AT_MOST = 65_536;

/** Somebody with an account, or behind an address. */
export const readerOf = ({ user_id, email }: Recipient): string => user_id ?? `client ${email}`;

/** By which is known that somebody was told of an occasion. */
export const keyOf = (once: string, key: string, to: Recipient): string => `${once}:${key}:${readerOf(to)}`;

function draft({
  kind,
  key,
  once = kind,
  to,
  classes,
  before,
  changed,
  helping,
  waited,
  reason,
  standing,
  make_ups,
  pay_until,
  free_until,
  text,
  link = to.client_id === null ? '/instructor/week' : '/my-classes',
}: Message): NewNotification {
  const told = {
    classes,
    student_name: to.student_name,
    before,
    changed,
    helping,
    waited,
    reason,
    standing,
    make_ups,
    pay_until,
    free_until,
  };
  const { subject, body } = text ?? textOf(kind as ClassKind, to.locale, told);
  return {
    dedupe_key: keyOf(once, key, to),
    ...{ client_id: to.client_id, user_id: to.user_id, kind, locale: to.locale, subject, body },
    link,
    params: {
      student_name: to.student_name,
      reason: reason ?? '',
      classes: classes.map((one) => ({
        session_id: one.session_id,
        class_name: one.class_name,
        starts_at: offsetDateTime(one.starts_at, one.timezone),
      })),
    },
  };
}

/** Those of clubs that have not switched the kind off. */
export async function wantedBy<T extends { club_id: string }>(
  scope: Scope,
  kind: Kind,
  rows: readonly T[],
): Promise<T[]> {
  const wants = new Map<string, boolean>();
  for (const club of new Set(rows.map((row) => row.club_id)))
    wants.set(club, isSwitchedOn(kind, await settingsOf(scope.tx, settings, { club_id: club })));
  return rows.filter((row) => wants.get(row.club_id));
}

/** What all have in common; undefined where they differ, or there is none. */
export const common = <T>(all: readonly T[]): T | undefined => (new Set(all).size === 1 ? all[0] : undefined);

/** The reason that all have; none where they differ. */
export const sameReason = (reasons: readonly string[]): string => common(reasons) ?? '';
