/**
 * As what somebody is told: who takes classes or looks after somebody who does, who gives them, who runs a club, whose
 * school it is, and whoever keeps a search that is looked after.
 */
export type Hearer = 'student' | 'coach' | 'desk' | 'owner' | 'searcher';

/**
 * What people are told about, whom, and whether it also goes out by e-mail to somebody who has chosen nothing; `always`
 * what a club owes by its contracts or by law, which nobody can end: a debit that was not announced is one that banks take
 * back.
 */
export const kinds = {
  enrollment_confirmed: { email: 'where_sent', to: ['student'] },
  waitlisted: { email: false, to: ['student'] },
  waitlist_promotion: { email: true, to: ['student'] },
  enrollment_cancelled: { email: true, to: ['student'] },
  place_moved: { email: true, to: ['student'] },
  place_changed: { email: true, to: ['student'] },
  holder_news: { email: false, to: ['desk'] },
  place_queue: { email: true, to: ['student'] },
  make_up_earned: { email: false, to: ['student'] },
  make_up_ends: { email: true, to: ['student'] },
  package_ends: { email: true, to: ['student'] },
  evaluation_asked: { email: true, to: ['student'] },
  waiver_asked: { email: true, to: ['student'] },
  wish_wanted: { email: true, to: ['student'] },
  level_confirmed: { email: true, to: ['student'] },
  charge_due: { email: true, to: ['student'] },
  charge_overdue: { email: true, to: ['student'] },
  money_kept: { email: true, to: ['student'] },
  money_back: { email: true, to: ['student'] },
  fee_changed: { email: 'always', to: ['student'] },
  direct_debit: { email: 'always', to: ['student'] },
  session_cancelled: { email: true, to: ['student', 'coach'] },
  session_reinstated: { email: true, to: ['student', 'coach'] },
  session_changed: { email: true, to: ['student', 'coach'] },
  class_message: { email: true, to: ['student'] },
  class_reminder: { email: true, to: ['student'] },
  substitute_assigned: { email: true, to: ['coach'] },
  new_sessions: { email: true, to: ['student', 'searcher'] },
  substitute_wanted: { email: true, to: ['coach'] },
  substitute_answered: { email: true, to: ['desk', 'coach'] },
  marked_absent: { email: false, to: ['student'] },
  weekly_digest: { email: true, to: ['owner'] },
  webhook_ended: { email: true, to: ['desk'] },
  erasure: { email: 'always', to: ['student'] },
  erasure_asked: { email: true, to: ['desk'] },
} as const satisfies Record<string, { email: boolean | 'where_sent' | 'always'; to: readonly Hearer[] }>;

export type Kind = keyof typeof kinds;
/** About classes; the others have texts of their own. */
const ofPlaces = [
  'place_changed',
  'holder_news',
  'place_queue',
  'make_up_earned',
  'make_up_ends',
  'package_ends',
  'evaluation_asked',
  'waiver_asked',
  'wish_wanted',
  'new_sessions',
  'class_message',
  'substitute_wanted',
  'substitute_answered',
  'level_confirmed',
  'charge_due',
  'charge_overdue',
  'money_kept',
  'money_back',
  'fee_changed',
  'direct_debit',
  'weekly_digest',
  'webhook_ended',
  'erasure',
  'erasure_asked',
] as const;
export type ClassKind = Exclude<Kind, (typeof ofPlaces)[number]>;
const isOfClasses = (kind: Kind): kind is ClassKind => !ofPlaces.some((one) => one === kind);
export const kindNames = Object.keys(kinds) as Kind[];
/** Whether somebody may choose to have no mail of it. */
export const canEnd = (kind: Kind): boolean => kinds[kind].email !== 'always';
/** What can reach somebody who is this here and is theirs to choose: nobody chooses about what is for others. */
export const kindsFor = (hearers: readonly Hearer[]): Kind[] =>
  kindNames.filter((kind) => canEnd(kind) && kinds[kind].to.some((one: Hearer) => hearers.includes(one)));
export const classKindNames = kindNames.filter(isOfClasses);

/** What somebody who has chosen nothing gets: a confirmation only where mail leaves the installation at all. */
export const mailedUnlessChosen = (kind: Kind, sendsMail: boolean): boolean => {
  const { email } = kinds[kind];
  return email === 'where_sent' ? sendsMail : email !== false;
};

/** The settings that switch a kind off for a club. Source: the seed's CLASS_NOTIFICATIONS. */
export interface NotificationSettings {
  cancellation_notification: boolean;
  waitlist_promotion: boolean;
  reminder_hours: readonly number[];
}

export function isSwitchedOn(kind: Kind, settings: NotificationSettings): boolean {
  // Who was not told that a class is off need not hear that it takes place.
  if (['session_cancelled', 'session_reinstated', 'enrollment_cancelled'].includes(kind))
    return settings.cancellation_notification;
  return kind === 'waitlist_promotion' ? settings.waitlist_promotion : true;
}
