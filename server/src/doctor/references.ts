/** Every reference between tenant tables and to users: table → column → the table it names. A test compares it with the catalog. */
export const references: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  account_entries: {
    client_id: 'client_profiles',
    club_id: 'clubs',
    created_by: 'users',
    payment_id: 'payments',
    refund_id: 'refunds',
  },
  api_tokens: { made_by: 'users' },
  calendar_feeds: { user_id: 'users' },
  change_classes: {
    change_id: 'changes',
    from_court_id: 'courts',
    instructor_before_id: 'instructors',
    session_id: 'class_sessions',
    substitute_before_id: 'instructors',
    substitute_id: 'instructors',
    to_court_id: 'courts',
  },
  change_people: { called_by: 'users', change_id: 'changes', student_id: 'client_profiles' },
  changes: { club_id: 'clubs', created_by: 'users', instructor_id: 'instructors', undone_by: 'users' },
  class_attendance: {
    enrollment_id: 'class_enrollments',
    marked_by: 'users',
    session_id: 'class_sessions',
    student_id: 'client_profiles',
  },
  class_enrollments: {
    cancelled_by: 'users',
    created_by: 'users',
    credit_of: 'client_profiles',
    payment_id: 'payments',
    released_from: 'class_enrollments',
    schedule_enrollment_id: 'schedule_enrollments',
    session_id: 'class_sessions',
    student_id: 'client_profiles',
    student_package_id: 'student_packages',
  },
  class_packages: { club_id: 'clubs' },
  class_schedules: {
    class_type_id: 'class_types',
    club_id: 'clubs',
    court_id: 'courts',
    created_by: 'users',
    instructor_id: 'instructors',
    level_id: 'class_levels',
    term_id: 'terms',
  },
  class_sessions: {
    club_id: 'clubs',
    court_id: 'courts',
    instructor_id: 'instructors',
    schedule_id: 'class_schedules',
    substitute_instructor_id: 'instructors',
  },
  charge_lines: { charge_id: 'charges', created_by: 'users' },
  charges: {
    club_id: 'clubs',
    counts_in: 'charges',
    created_by: 'users',
    differs_from: 'charges',
    payment_id: 'payments',
    place_id: 'schedule_enrollments',
    plan_id: 'fee_plans',
    root_id: 'schedule_enrollments',
    student_id: 'client_profiles',
  },
  client_care: { client_id: 'client_profiles', photo_consent_by: 'users' },
  client_profiles: { home_club_id: 'clubs', merged_into: 'client_profiles', user_id: 'users' },
  club_closures: { club_id: 'clubs' },
  club_opening_hours: { club_id: 'clubs' },
  courts: { club_id: 'clubs' },
  fee_plan_versions: { created_by: 'users', plan_id: 'fee_plans' },
  fee_plans: { club_id: 'clubs' },
  former_groups: { class_type_id: 'class_types', level_id: 'class_levels', schedule_id: 'class_schedules' },
  former_names: {
    class_type_id: 'class_types',
    club_id: 'clubs',
    court_id: 'courts',
    instructor_id: 'instructors',
    level_id: 'class_levels',
  },
  debit_collections: { club_id: 'clubs', created_by: 'users' },
  debit_items: {
    charge_id: 'charges',
    collection_id: 'debit_collections',
    mandate_id: 'debit_mandates',
    payment_id: 'payments',
    returned_by: 'users',
  },
  debit_mandates: {
    client_id: 'client_profiles',
    club_id: 'clubs',
    created_by: 'users',
    ended_by: 'users',
  },
  day_closings: { club_id: 'clubs', created_by: 'users' },
  guardians: { dependant_id: 'client_profiles', guardian_id: 'client_profiles' },
  import_rows: { import_id: 'imports' },
  imports: { created_by: 'users', undone_by: 'users' },
  instructor_clubs: { club_id: 'clubs', instructor_id: 'instructors' },
  evaluation_authors: {
    evaluation_id: 'instructor_evaluations',
    session_id: 'class_sessions',
    student_id: 'client_profiles',
    written_by: 'users',
  },
  instructor_evaluations: {
    class_type_id: 'class_types',
    instructor_id: 'instructors',
    session_id: 'class_sessions',
    student_id: 'client_profiles',
  },
  instructor_exceptions: { instructor_id: 'instructors' },
  instructor_specialties: { class_type_id: 'class_types', instructor_id: 'instructors' },
  instructor_windows: { club_id: 'clubs', instructor_id: 'instructors' },
  instructors: { user_id: 'users' },
  invitations: { accepted_by: 'users', client_id: 'client_profiles', club_id: 'clubs', invited_by: 'users' },
  mails: { club_id: 'clubs' },
  level_entries: { created_by: 'users', student_id: 'client_profiles' },
  make_up_entries: { created_by: 'users', enrollment_id: 'class_enrollments', make_up_id: 'make_ups' },
  make_ups: {
    class_type_id: 'class_types',
    club_id: 'clubs',
    lost_enrollment_id: 'class_enrollments',
    student_id: 'client_profiles',
  },
  memberships: { club_id: 'clubs', user_id: 'users' },
  notification_preferences: { user_id: 'users' },
  notifications: { client_id: 'client_profiles', user_id: 'users' },
  package_entries: {
    created_by: 'users',
    enrollment_id: 'class_enrollments',
    student_package_id: 'student_packages',
  },
  online_events: { payment_id: 'payments' },
  online_payments: { late_payment_id: 'payments', payment_id: 'payments' },
  online_refunds: { payment_id: 'payments', refund_id: 'refunds', there_id: 'online_refunds_there' },
  online_refunds_there: { payment_id: 'payments' },
  payment_lines: {
    charge_id: 'charges',
    enrollment_id: 'class_enrollments',
    payment_id: 'payments',
    student_package_id: 'student_packages',
  },
  package_rounds: { club_id: 'clubs', created_by: 'users' },
  package_round_items: { round_id: 'package_rounds', student_package_id: 'student_packages' },
  payments: { club_id: 'clubs', created_by: 'users', payer_id: 'client_profiles' },
  place_requests: {
    created_by: 'users',
    follows_id: 'place_requests',
    place_id: 'schedule_enrollments',
    schedule_id: 'class_schedules',
    student_id: 'client_profiles',
  },
  privacy_consents: { client_id: 'client_profiles', given_by: 'users', text_id: 'privacy_texts' },
  privacy_texts: { created_by: 'users' },
  receipt_series: { club_id: 'clubs' },
  receipts: {
    club_id: 'clubs',
    corrects_id: 'receipts',
    created_by: 'users',
    payment_id: 'payments',
    refund_id: 'refunds',
  },
  refunds: { club_id: 'clubs', created_by: 'users', line_id: 'payment_lines', payment_id: 'payments' },
  reservations: { class_session_id: 'class_sessions', court_id: 'courts', created_by: 'users' },
  saved_cards: { client_id: 'client_profiles' },
  saved_searches: { user_id: 'users' },
  schedule_enrollment_pauses: { schedule_enrollment_id: 'schedule_enrollments' },
  schedule_enrollments: {
    created_by: 'users',
    follows_id: 'schedule_enrollments',
    renewal_answered_by: 'users',
    schedule_id: 'class_schedules',
    student_id: 'client_profiles',
  },
  session_instructors: { instructor_id: 'instructors', session_id: 'class_sessions' },
  settings: { class_type_id: 'class_types', club_id: 'clubs', schedule_id: 'class_schedules' },
  terms: { club_id: 'clubs' },
  verifactu_chains: { club_id: 'clubs' },
  verifactu_records: { club_id: 'clubs', receipt_id: 'receipts' },
  verifactu_sendings: { club_id: 'clubs', record_id: 'verifactu_records' },
  skills: { level_id: 'class_levels' },
  substitute_asks: { instructor_id: 'instructors', request_id: 'substitute_requests' },
  substitute_requests: { absent_id: 'instructors', asked_by: 'users', session_id: 'class_sessions' },
  student_skills: {
    instructor_id: 'instructors',
    session_id: 'class_sessions',
    skill_id: 'skills',
    student_id: 'client_profiles',
    ticked_by: 'users',
  },
  student_packages: {
    club_id: 'clubs',
    created_by: 'users',
    package_id: 'class_packages',
    payment_id: 'payments',
    student_id: 'client_profiles',
    transferred_from: 'student_packages',
  },
};

/** The same of columns that hold several ids, which no foreign key watches. A test compares it with the catalog too. */
export const lists: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  change_classes: { displaced: 'class_enrollments' },
  class_packages: { class_type_ids: 'class_types', former_type_ids: 'class_types' },
  class_schedules: { assistant_instructor_ids: 'instructors' },
  class_sessions: { assistant_instructor_ids: 'instructors' },
  student_packages: { class_type_ids: 'class_types' },
};

/** SQL for the references that name nothing inside their own organization. */
export function lostReferences(): string {
  const lost = (table: string, column: string, target: string) => `
    select '${table} ' || t.id || ': ${column} ' || t.${column} || ' is no row of this organization' as object
      from ${table} t where t.${column} is not null and not exists (
        select from ${target} r where r.id = t.${column}${target === 'users' ? '' : ' and r.organization_id = t.organization_id'})`;
  const lostIn = (table: string, column: string, target: string) => `
    select '${table} ' || t.id || ': ${column} names ' || x.id || ', which is no row of this organization' as object
      from ${table} t cross join lateral unnest(t.${column}) x (id) where not exists (
        select from ${target} r where r.id = x.id and r.organization_id = t.organization_id)`;
  return [...each(references, lost), ...each(lists, lostIn)].join(' union all ');
}

/** What is said of each column, by its table and the table that it names. */
const each = (
  of: typeof references,
  say: (table: string, column: string, target: string) => string,
): string[] =>
  Object.entries(of).flatMap(([table, columns]) =>
    Object.entries(columns).map(([column, target]) => say(table, column, target)),
  );
