import { type Settings, settings } from '../../settings.ts';

export const presetNames = ['by_month', 'by_term', 'per_class'] as const;
export type PresetName = (typeof presetNames)[number];

/** What a lost class gives where the club is the cause, and not its student. */
const ofTheClub: Partial<Settings> = {
  ...{ make_up_rain: 'make_up', make_up_club: 'make_up', make_up_coach: 'make_up' },
  ...{ make_up_closure: 'nothing', make_up_released_late: 'nothing' },
};

/** What each of them is about. */
const ways: Readonly<Record<PresetName, Partial<Settings>>> = {
  by_month: {
    ...ofTheClub,
    ...{ notice_to_leave: 'month', leave_notice_day: 25, minimum_stay_days: 0, holders_may_pause: true },
    ...{ place_queue: 'offer', make_up_released: 'nothing' },
    ...{ fee_joining: 'dates', fee_leaving: 'whole', fee_pauses: 'charged' },
  },
  by_term: {
    ...ofTheClub,
    ...{ notice_to_leave: 'term', holders_may_pause: false, place_queue: 'offer' },
    ...{ make_up_released: 'make_up', make_up_notice_hours: 24, make_up_valid_until: 'group_end' },
    ...{ make_up_quota: 2, make_up_quota_period: 'quarter' },
    ...{ fee_joining: 'dates', fee_leaving: 'whole', leaving_refund: 'nothing' },
    leaving_refund_after: 'nothing',
  },
  per_class: {
    ...{ cancellation_deadline_hours: 24, payment_late_cancel: 'lost', package_late_cancel: 'lost' },
    ...{ enable_packages: true, enable_waitlist: true, promote_after_close: true },
    ...{ below_minimum_action: 'cancel', below_minimum_decision_hours: 12, place_queue: 'off' },
  },
};

const concerned = Object.values(ways).flatMap(Object.keys) as (keyof Settings)[];
const byDefault = Object.fromEntries(concerned.map((key) => [key, settings[key].default]));

/**
 * The three ways in which most schools work, as values of settings (docs/domain/school-rules.md): a club chooses one and
 * changes little. Prices are its own: plans and packages. Each says what the others are about, too, by default where
 * it means nothing else, so that of another one chosen before nothing stays.
 */
export const presets: Readonly<Record<PresetName, Partial<Settings>>> = {
  by_month: { ...byDefault, ...ways.by_month },
  by_term: { ...byDefault, ...ways.by_term },
  per_class: { ...byDefault, ...ways.per_class },
};
