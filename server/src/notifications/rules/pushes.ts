import { sha256 } from '../../kernel/digest.ts';
import { addHours, earlierOf, laterOf } from '../../kernel/time/index.ts';
import type { Kind } from './kinds.ts';

type Urgency = 'low' | 'normal' | 'high';

interface OnDevices {
  /** Whether somebody who has chosen nothing is told on their devices. */
  unless_chosen: boolean;
  urgency: Urgency;
  /** Worth nothing after so many hours; where it is about classes to come, after they have begun. */
  hours: number;
  of_classes?: true;
  /** Only what it is about stands on a screen that anybody sees who passes by: what it says is in the app. */
  is_brief?: true;
  /** Of one matter a device shows the newest alone: what is said of the same classes, or of a kind; else each stands for itself. */
  matter?: 'classes' | 'kind';
}

const ofClasses = { unless_chosen: true, urgency: 'high', hours: 72, of_classes: true } as const;
const soon = { ...ofClasses, matter: 'classes' } as const;
const news = { unless_chosen: true, urgency: 'normal', hours: 72 } as const;
const money = { ...news, is_brief: true } as const;

/** How each kind is told on somebody's devices. */
export const onDevices: Readonly<Record<Kind, OnDevices>> = {
  // Who books sees that it is booked.
  enrollment_confirmed: { ...soon, unless_chosen: false, urgency: 'normal' },
  waitlisted: { ...soon, unless_chosen: false, urgency: 'normal' },
  waitlist_promotion: soon,
  enrollment_cancelled: soon,
  place_moved: news,
  place_changed: news,
  holder_news: { ...news, unless_chosen: false, urgency: 'low', hours: 24 },
  place_queue: { ...news, urgency: 'high' },
  make_up_earned: { ...news, unless_chosen: false },
  make_up_ends: { ...news, matter: 'kind' },
  package_ends: { ...news, matter: 'kind' },
  evaluation_asked: { ...news, unless_chosen: false, urgency: 'low' },
  waiver_asked: { ...news, matter: 'kind' },
  wish_wanted: { ...news, matter: 'kind' },
  level_confirmed: { ...news, matter: 'kind' },
  charge_due: money,
  charge_overdue: money,
  money_kept: money,
  money_back: money,
  fee_changed: money,
  direct_debit: money,
  session_cancelled: soon,
  session_reinstated: soon,
  session_changed: soon,
  class_message: ofClasses,
  class_reminder: { ...soon, urgency: 'normal' },
  substitute_assigned: soon,
  new_sessions: { ...news, hours: 24 },
  substitute_wanted: { ...news, urgency: 'high', hours: 24 },
  substitute_answered: { ...news, hours: 24 },
  marked_absent: { ...news, unless_chosen: false, urgency: 'low', hours: 24 },
  weekly_digest: { ...money, unless_chosen: false, urgency: 'low', matter: 'kind' },
  webhook_ended: { ...news, unless_chosen: false },
  erasure: { ...news, is_brief: true },
  erasure_asked: { ...news, unless_chosen: false, is_brief: true },
};

export const pushedUnlessChosen = (kind: Kind): boolean => onDevices[kind].unless_chosen;

/** What is told, of which classes, to whom it is about. */
export interface Telling {
  kind: Kind;
  /** By which somebody is told of an occasion once. */
  dedupe_key: string;
  organization_id: string;
  client_id: string | null;
  classes: readonly { session_id: string; starts_at: Date }[];
}

export interface Push {
  /** At most 32 characters of base64url (RFC 8030, 5.4). */
  topic: string;
  urgency: Urgency;
  is_brief: boolean;
  expires_at: Date;
}

/** What is urgent about classes is so while they are near, in hours. */
const near = 24;

/** How it is told on a device; undefined: it is worth nothing any more. */
export function pushOf(telling: Telling, now: Date): Push | undefined {
  const { hours, of_classes, urgency, is_brief = false } = onDevices[telling.kind];
  const [first, ...more] = of_classes ? telling.classes.map(({ starts_at }) => starts_at) : [];
  const latest = addHours(now, hours);
  const expires_at = first ? earlierOf(latest, more.reduce(laterOf, first)) : latest;
  if (expires_at <= now) return undefined;
  const isFar = first !== undefined && more.reduce(earlierOf, first) > addHours(now, near);
  return {
    ...{ topic: topicOf(telling), is_brief, expires_at },
    urgency: urgency === 'high' && isFar ? 'normal' : urgency,
  };
}

function topicOf({ kind, dedupe_key, organization_id, client_id, classes }: Telling): string {
  const { matter } = onDevices[kind];
  const of = `${organization_id} ${client_id ?? ''}`;
  if (matter === 'kind') return short(`${of} ${kind}`);
  if (matter !== 'classes' || classes.length === 0) return short(`${organization_id} ${dedupe_key}`);
  return short(
    `${of} ${classes
      .map(({ session_id }) => session_id)
      .toSorted()
      .join(' ')}`,
  );
}

const short = (text: string): string => sha256(text).slice(0, 32);

/** What a lock screen has room for, and one message (RFC 8030: 4096 bytes, encrypted), whatever the letters. */
const [titleAtMost, bodyAtMost, linkAtMost] = [120, 600, 300];

export interface Said {
  /** Whose it is: the device shows it only while it is still theirs. */
  device: string;
  title: string;
  body: string;
  /** A page of the app. */
  link: string;
  tag: string;
}

/** What a device's service worker is told. */
export const saidOn = (
  device: string,
  { subject, body, link }: { subject: string; body: string; link: string },
  { topic, is_brief }: Pick<Push, 'topic' | 'is_brief'>,
): Said => ({
  device,
  title: cut(subject, titleAtMost),
  body: is_brief ? '' : cut(body.trim(), bodyAtMost),
  link: link.length <= linkAtMost ? link : '/',
  tag: topic,
});

/** At the end of a word, where there is one. */
function cut(text: string, most: number): string {
  if (text.length <= most) return text;
  const begin = text.slice(0, most - 1);
  const end = begin.search(/\s\S*$/);
  return `${(end > most / 2 ? begin.slice(0, end) : begin).toWellFormed().trimEnd()}…`;
}
