/** What people are told about, and whether it also goes out by e-mail to somebody who has chosen nothing. */
export const kinds = {
  enrollment_confirmed: { email: 'where_sent' },
  waitlisted: { email: false },
  waitlist_promotion: { email: true },
  enrollment_cancelled: { email: true },
  place_moved: { email: true },
  place_changed: { email: true },
  holder_news: { email: false },
  place_queue: { email: true },
  make_up_ends: { email: true },
  session_cancelled: { email: true },
  session_reinstated: { email: true },
  session_changed: { email: true },
  class_reminder: { email: true },
  substitute_assigned: { email: true },
  marked_absent: { email: false },
} as const satisfies Record<string, { email: boolean | 'where_sent' }>;

export type Kind = keyof typeof kinds;
/** About classes; the others have texts of their own. */
const ofPlaces = ['place_changed', 'holder_news', 'place_queue', 'make_up_ends'] as const;
export type ClassKind = Exclude<Kind, (typeof ofPlaces)[number]>;
const isOfClasses = (kind: Kind): kind is ClassKind => !ofPlaces.some((one) => one === kind);
export const kindNames = Object.keys(kinds) as Kind[];
export const classKindNames = kindNames.filter(isOfClasses);

/** What somebody who has chosen nothing gets: a confirmation only where mail leaves the installation at all. */
export const mailedUnlessChosen = (kind: Kind, sendsMail: boolean): boolean => {
  const { email } = kinds[kind];
  return email === 'where_sent' ? sendsMail : email;
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
