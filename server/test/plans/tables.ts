/**
 * How big the tables are in the installation that the plans are made for: one club with ten years behind it. A table
 * that is named nowhere counts as one that grows with every booking: whoever adds a table that does not, says so here.
 */

/** Tables that stay small however long a club runs, also with ten years of groups. Reading one whole is no fault. */
const constant: Record<string, number> = {
  organizations: 3,
  clubs: 3,
  club_opening_hours: 20,
  club_closures: 100,
  class_schedules: 3_000,
  courts: 20,
  class_levels: 4,
  class_packages: 20,
  class_types: 10,
  instructors: 30,
  instructor_clubs: 60,
  instructor_specialties: 90,
  instructor_windows: 200,
  fee_plan_versions: 60,
  fee_plans: 20,
  former_groups: 1_000,
  former_names: 200,
  settings: 20,
  skills: 60,
  terms: 60,
  plans: 100,
  plan_solves: 1,
  wish_windows: 60,
  package_rounds: 500,
  debit_collections: 500,
  verifactu_chains: 3,
  schema_migrations: 20,
  workers: 10,
  api_tokens: 100,
  webhook_endpoints: 20,
  imports: 300,
  privacy_texts: 20,
  waivers: 20,
  kept_until: 3,
  kept_marks: 500,
  foresight_models: 30,
  backups: 1,
  restores: 5,
};

/** Tables that grow, in rows after ten years; every other one has as many as there are bookings. */
const grown: Record<string, number> = {
  import_rows: 50_000,
  package_round_items: 20_000,
  privacy_consents: 60_000,
  waiver_signatures: 60_000,
  erasures: 5_000,
  make_ups: 100_000,
  make_up_entries: 250_000,
  charges: 200_000,
  debit_items: 200_000,
  debit_mandates: 20_000,
  charge_lines: 500_000,
  class_sessions: 250_000,
  session_instructors: 300_000,
  kept_classes: 250_000,
  kept_months: 60_000,
  kept_students: 80_000,
  foresight_chances: 20_000,
  reservations: 250_000,
  schedule_enrollments: 20_000,
  schedule_enrollment_pauses: 10_000,
  place_requests: 10_000,
  wishes: 20_000,
  wish_times: 200_000,
  wish_people: 40_000,
  wish_preferences: 40_000,
  instructor_exceptions: 5_000,
  class_messages: 200_000,
  substitute_requests: 10_000,
  substitute_asks: 40_000,
  instructor_evaluations: 200_000,
  evaluation_authors: 20_000,
  student_skills: 200_000,
  level_entries: 40_000,
  calendar_feeds: 20_000,
  saved_searches: 2_000,
  client_profiles: 20_000,
  guardians: 5_000,
  invitations: 10_000,
  memberships: 20_000,
  notification_preferences: 20_000,
  users: 20_000,
  user_accounts: 20_000,
  user_sessions: 50_000,
  user_devices: 20_000,
  pushes: 20_000,
  user_two_factors: 1_000,
  user_verifications: 50_000,
  identity_mails: 100_000,
  sign_in_tries: 10_000,
  idempotency_keys: 200_000,
  audit_log: 6_000_000,
};

const bookings = 2_000_000;

/** Rows that are kept for days only, by the time that says when they go: older ones have been deleted every night. */
export const daysKept: Record<string, number> = {
  'idempotency_keys.created_at': 3,
  'user_sessions.expires_at': 1,
  'user_verifications.expires_at': 1,
  'sign_in_tries.seen_at': 1,
};

/**
 * Clients are searched by a part of their name or by their level, and no index serves either under row-level security
 * (docs/decisions/010-plans-at-any-size.md). How many they are is a matter of the club's size, not of its age, and reading them
 * takes some milliseconds; so it is where the desk wants all of them beside what they have said (docs/domain/wishes.md). Users have an index for it, which knows nothing of one or two letters.
 */
export const mayBeSearched = (table: string, filter = ''): boolean =>
  (table === 'client_profiles' || table === 'users') &&
  /\((search ~~?|level [<>]=|merged_into IS NULL\) AND \(erased_at) /.test(filter);

export const rowsOf = (table: string): number => constant[table] ?? grown[table] ?? bookings;
export const growsWithHistory = (table: string): boolean => !(table in constant) && !table.startsWith('pg_');

/** How often each state occurs, where it is not as often as the others. */
export const shares: Record<string, Record<string, number>> = {
  'class_enrollments.status': { enrolled: 0.76, cancelled: 0.2, no_show: 0.039, waitlisted: 0.001 },
  'class_sessions.status': {
    completed: 0.92,
    cancelled: 0.05,
    scheduled: 0.02,
    confirmed: 0.0099,
    in_progress: 0.0001,
  },
  'class_schedules.status': { published: 0.9, cancelled: 0.09, draft: 0.01 },
  'class_schedules.recurrence': {
    weekly: 0.9,
    once: 0.03,
    daily: 0.02,
    biweekly: 0.02,
    monthly: 0.02,
    custom: 0.01,
  },
  'schedule_enrollments.status': { active: 0.3, ended: 0.7 },
  'substitute_requests.state': {
    accepted: 0.7,
    declined: 0.05,
    withdrawn: 0.05,
    cancelled: 0.05,
    moved: 0.04,
    given: 0.08,
    returned: 0.029,
    open: 0.001,
  },
  'place_requests.status': {
    placed: 0.6,
    withdrawn: 0.2,
    gone: 0.1,
    declined: 0.05,
    expired: 0.03,
    waiting: 0.018,
    offered: 0.002,
  },
  'mails.status': { sent: 0.989, failed: 0.005, kept: 0.005, queued: 0.001 },
  'invitations.role': { student: 0.95, instructor: 0.03, club_admin: 0.015, owner: 0.005 },
  'memberships.role': { student: 0.99, instructor: 0.007, club_admin: 0.002, owner: 0.001 },
};

/** The share of rows that have no value in a column that may be empty; half of them where nothing is said. */
export const empty: Record<string, number> = {
  // Anonymous ones of the last weeks wait.
  'instructor_evaluations.shown_on': 0.001,
  'instructor_evaluations.listed_on': 0.001,
  'instructor_evaluations.student_id': 0.3,
  'instructor_evaluations.session_id': 0.3,
  'instructor_evaluations.class_type_id': 0.3,
  'class_sessions.substitute_instructor_id': 0.97,
  'class_sessions.instructor_id': 0.02,
  'class_sessions.court_id': 0.02,
  'class_sessions.cancelled_at': 0.95,
  'class_enrollments.schedule_enrollment_id': 0.3,
  'class_enrollments.waitlist_sequence': 0.9,
  'class_enrollments.enrolled_at': 0.05,
  'place_requests.place_id': 0.4,
  'place_requests.offered_from': 0.998,
  'place_requests.offered_until': 0.998,
  'class_schedules.instructor_id': 0.02,
  'class_schedules.court_id': 0.02,
  'client_profiles.user_id': 0.3,
  'client_profiles.email': 0.2,
  'client_profiles.blocked_at': 0.99,
  'client_profiles.merged_into': 0.99,
  'invitations.accepted_at': 0.2,
  'invitations.revoked_at': 0.95,
  'notifications.read_at': 0.2,
  'reservations.class_session_id': 0.1,
};

/** How many different words stand in a column that lists none, but has few. */
export const kinds: Record<string, number> = {
  'audit_log.entity': 30,
  'audit_log.action': 3,
  'audit_log.via': 5,
  'notifications.kind': 20,
  'outbox.type': 50,
};
