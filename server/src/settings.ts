import { type TSchema, Type } from 'typebox';
import type { SettingLevel } from './kernel/http/setting-levels.ts';
import type { SettingDefinitions, SettingValues } from './kernel/settings.ts';

const hours = (maximum = 720) => Type.Integer({ minimum: 0, maximum, description: 'hours' });
/** The longest that the decision about too small a class may be ahead of it. */
export const farthestDecisionHours = 720;

const days = (maximum = 730) => Type.Integer({ minimum: 0, maximum, description: 'days' });
const minutes = (maximum = 1_440) => Type.Integer({ minimum: 0, maximum, description: 'minutes' });
const share = Type.Integer({ minimum: 0, maximum: 10_000, description: 'basis_points' });
/** Of the currency of what it is added to. */
const amount = Type.Integer({ minimum: 0, maximum: 100_000_000, description: 'minor_units' });
/** Of the next one, the one after that and so on: the last counts for all that follow. */
const shares = Type.Array(share, { maxItems: 10 });
const yes = Type.Boolean();
const most = (maximum: number) => Type.Integer({ minimum: 0, maximum, description: 'make_ups' });
const words = (maxLength: number, pattern?: string) =>
  Type.String({ maxLength, ...(pattern && { pattern }) });
const compensation = Type.Enum(['nothing', 'make_up']);
/** Or one of two in the course of a group, the first or the second. */
const inTurn = Type.Enum(['nothing', 'make_up', 'first_of_two', 'second_of_two']);

const define = <const S extends TSchema, const D, const G extends string>(group: G, schema: S, value: D) => ({
  ...{ group, schema, default: value, down_to: 'club' as SettingLevel },
});
/** One that a type of class, or a group, may have otherwise. */
const rule = <const S extends TSchema, const D, const G extends string>(group: G, schema: S, value: D) => ({
  ...define(group, schema, value),
  down_to: 'schedule' as SettingLevel,
});
/** One that counts over several groups: a type of class may have it otherwise. */
const typeRule = <const S extends TSchema, const D, const G extends string>(
  group: G,
  schema: S,
  value: D,
) => ({
  ...define(group, schema, value),
  down_to: 'class_type' as SettingLevel,
});

/** One of the whole organization. */
const ofAll = <const S extends TSchema, const D, const G extends string>(group: G, schema: S, value: D) => ({
  ...define(group, schema, value),
  down_to: 'organization' as SettingLevel,
});

/**
 * Every setting on one page: the seed's CLASSES_CONFIG and CLASS_NOTIFICATIONS in lower case with the seed's
 * defaults, and ours. Each can be set for the organization and overridden per club; a `rule` also for the classes of a
 * type and for one group (docs/domain/rules.md).
 */
export const settings = {
  auto_generate_sessions: define('scheduling', yes, true),
  session_generation_days: define(
    'scheduling',
    Type.Integer({ minimum: 1, maximum: 400, description: 'days' }),
    90,
  ),
  below_minimum_action: rule('scheduling', Type.Enum(['keep', 'cancel']), 'keep'),
  below_minimum_decision_hours: rule('scheduling', hours(farthestDecisionHours), 12),

  allow_last_minute_booking: rule('booking', yes, true),
  minimum_booking_hours: rule('booking', hours(), 2),
  cancellation_deadline_hours: rule('booking', hours(), 12),
  moved_free_hours: rule('booking', hours(336), 48),
  moved_by_coach: rule('booking', yes, false),
  enable_packages: define('booking', yes, true),
  package_late_cancel: rule('booking', Type.Enum(['lost', 'returned']), 'lost'),
  payment_late_cancel: rule('booking', Type.Enum(['lost', 'returned']), 'lost'),
  package_expiry_reminder_days: define('booking', days(), 7),
  open_registration: define('booking', yes, true),
  coaches_may_add_people: define('booking', yes, true),
  coaches_may_overrule: rule('booking', yes, false),
  require_privacy_consent: define('booking', yes, false),
  erasure_wait_days: ofAll('booking', days(30), 14),
  require_waiver: rule('booking', yes, false),
  require_assessment: rule('booking', yes, false),
  require_certificate: rule('booking', yes, false),

  enable_waitlist: rule('waitlist', yes, true),
  max_waitlist_size: rule(
    'waitlist',
    Type.Integer({ minimum: 0, maximum: 1_000, description: 'people' }),
    10,
  ),
  promote_after_close: rule('waitlist', yes, false),

  holders_may_pause: rule('places', yes, true),
  pause_notice_days: rule('places', days(365), 2),
  pause_min_days: rule('places', Type.Integer({ minimum: 1, maximum: 365, description: 'days' }), 7),
  pause_max_days: rule('places', Type.Integer({ minimum: 1, maximum: 365, description: 'days' }), 62),
  pause_place: rule('places', Type.Enum(['released', 'given_up']), 'released'),
  pauses_per_year: rule('places', Type.Integer({ minimum: 0, maximum: 50, description: 'times' }), 2),
  holders_may_leave: rule('places', yes, true),
  notice_to_leave: rule('places', Type.Enum(['none', 'days', 'month', 'term']), 'month'),
  leave_notice_days: rule('places', days(365), 15),
  leave_notice_day: rule(
    'places',
    Type.Integer({ minimum: 1, maximum: 31, description: 'day_of_month' }),
    25,
  ),
  minimum_stay_days: rule('places', days(), 0),
  place_queue: rule('places', Type.Enum(['off', 'desk', 'offer', 'give']), 'offer'),
  place_offer_hours: rule('places', Type.Integer({ minimum: 1, maximum: 336, description: 'hours' }), 48),
  place_offer_ahead_days: rule('places', days(365), 60),
  place_queue_clients_first: rule('places', yes, false),

  make_up_released: rule('make_ups', compensation, 'nothing'),
  make_up_released_late: rule('make_ups', compensation, 'nothing'),
  make_up_club: rule('make_ups', compensation, 'make_up'),
  make_up_rain: rule('make_ups', inTurn, 'make_up'),
  make_up_coach: rule('make_ups', compensation, 'make_up'),
  make_up_closure: rule('make_ups', inTurn, 'nothing'),
  make_up_below_minimum: rule('make_ups', compensation, 'make_up'),
  make_up_notice_hours: rule('make_ups', hours(), 12),
  make_up_quota: typeRule('make_ups', most(100), 100),
  make_up_quota_period: typeRule('make_ups', Type.Enum(['two_months', 'quarter', 'year']), 'quarter'),
  make_up_quota_month: typeRule('make_ups', most(31), 31),
  make_up_valid_until: rule('make_ups', Type.Enum(['days', 'group_end']), 'days'),
  make_up_valid_days: rule('make_ups', days(), 60),
  make_up_days_before: rule('make_ups', days(), 730),
  make_up_warning_days: define('make_ups', days(60), 7),
  make_up_unused_credit: define('make_ups', amount, 0),
  make_up_late_cancel: rule('make_ups', Type.Enum(['lost', 'returned']), 'lost'),
  make_up_any_group: rule('make_ups', yes, true),
  make_up_same_type: rule('make_ups', yes, true),

  check_in_opens_minutes: define('attendance', minutes(), 30),
  check_in_closes_minutes: define('attendance', minutes(), 30),
  no_show_grace_minutes: define('attendance', minutes(), 60),
  instructor_rating_required: define('attendance', yes, false),

  fee_plan: rule('fees', words(36, '^$|^[0-9a-f-]{36}$'), ''),
  raise_fees: define('fees', yes, true),
  fee_raise_days: define('fees', days(60), 7),
  fee_joining: rule('fees', Type.Enum(['dates', 'whole']), 'dates'),
  fee_leaving: rule('fees', Type.Enum(['dates', 'whole']), 'dates'),
  leaving_refund: rule('fees', Type.Enum(['credit', 'money', 'nothing']), 'credit'),
  leaving_refund_days: rule('fees', days(366), 366),
  leaving_refund_after: rule('fees', Type.Enum(['credit', 'nothing']), 'nothing'),
  fee_pauses: rule('fees', Type.Enum(['charged', 'free']), 'charged'),
  sibling_discount: rule('fees', share, 0),
  further_sibling_discounts: rule('fees', shares, [] as number[]),
  second_class_discount: rule('fees', share, 0),
  further_class_discounts: rule('fees', shares, [] as number[]),
  renewal_discount: rule('fees', share, 0),
  renewal_enrolment_discount: rule('fees', share, 0),
  fee_discounts: rule('fees', Type.Enum(['sum', 'best']), 'sum'),
  together_discounts: rule('fees', shares, [] as number[]),
  early_payment_discount: rule('fees', share, 0),
  early_payment_days: rule('fees', days(60), 0),
  fee_reminder_before_days: define('fees', days(60), 0),
  fee_reminder_after_days: define('fees', days(60), 0),
  late_fee: rule('fees', Type.Enum(['none', 'amount', 'percent']), 'none'),
  late_fee_amount: rule('fees', amount, 0),
  late_fee_percent: rule('fees', share, 0),
  late_fee_after_days: rule('fees', days(365), 10),
  late_fee_each: rule('fees', Type.Enum(['once', 'daily', 'monthly']), 'once'),
  late_fee_times: rule('fees', Type.Integer({ minimum: 1, maximum: 366, description: 'times' }), 12),
  arrears_consequence: rule('fees', Type.Enum(['none', 'warn', 'no_bookings', 'release']), 'none'),
  arrears_after_days: rule('fees', days(365), 15),
  arrears_release_days: rule('fees', days(365), 30),

  accept_cash: define('payments', yes, true),
  accept_card_terminal: define('payments', yes, true),
  accept_transfer: define('payments', yes, true),
  accept_online: define('payments', yes, true),
  promotion_hold_minutes: define('payments', Type.Integer({ minimum: 0, maximum: 2_880 }), 120),
  transfer_needs_reference: define('payments', yes, false),
  accept_direct_debit: define('payments', yes, true),
  debit_creditor_name: define('payments', words(70), ''),
  debit_creditor_id: define('payments', words(40, '^[A-Za-z0-9 ]*$'), ''),
  debit_creditor_iban: define('payments', words(42, '^[A-Za-z0-9 -]*$'), ''),
  debit_notice_days: define('payments', days(60), 14),
  returned_debit_fee: define('payments', amount, 0),

  issue_receipts: define('receipts', yes, false),
  vat_rate: define(
    'receipts',
    Type.Integer({ minimum: 0, maximum: 10_000, description: 'basis_points' }),
    2_100,
  ),
  receipt_issuer: define('receipts', words(200), ''),
  receipt_tax_id: define('receipts', words(30, '^[A-Za-z0-9 ./-]*$'), ''),
  receipt_address: define('receipts', words(300), ''),
  receipt_series: define('receipts', words(8, '^[A-Za-z0-9]*$'), ''),
  verifactu: define('receipts', yes, false),
  email_receipts: define('receipts', yes, false),
  receipt_keep_years: ofAll('receipts', Type.Integer({ minimum: 4, maximum: 30, description: 'years' }), 6),

  substitute_reminder_hours: define('notifications', hours(168), 12),
  reminder_hours: define(
    'notifications',
    Type.Array(Type.Integer({ minimum: 1, maximum: 336 }), { maxItems: 5 }),
    [24, 2],
  ),
  cancellation_notification: define('notifications', yes, true),
  waitlist_promotion: define('notifications', yes, true),
  package_expiry_warning: define('notifications', yes, true),
} satisfies SettingDefinitions;

/** Values that may not be below another one, at one level and in what is in force there. */
export const notBelow = [['pause_max_days', 'pause_min_days']] as const satisfies readonly (readonly [
  keyof typeof settings,
  keyof typeof settings,
])[];

export type Settings = SettingValues<typeof settings>;
