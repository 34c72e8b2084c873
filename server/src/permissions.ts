/** Every permission on one page, which roles hold it, and what it is for an API token. access.ts of each domain then judges the loaded row. */

const everyone = ['owner', 'club_admin', 'instructor', 'student'] as const;
const desk = ['owner', 'club_admin'] as const;
const teaching = ['owner', 'club_admin', 'instructor'] as const;
const owner = ['owner'] as const;

export const permissions = {
  // organizations and clubs
  'tenancy.change_organization': owner,
  'tenancy.add_club': owner,
  'tenancy.change_club': desk,
  'tenancy.view_members': desk,
  'tenancy.manage_members': desk,
  'tenancy.manage_tokens': desk,
  'tenancy.manage_webhooks': desk,
  'tenancy.view_audit': desk,
  'tenancy.view_mail': desk,
  'tenancy.view_settings': teaching,
  'tenancy.change_settings': desk,
  // clients
  'clients.view_clientprofile': teaching,
  'clients.add_clientprofile': desk,
  'clients.change_clientprofile': everyone,
  'clients.block_clientprofile': desk,
  'clients.merge_clientprofile': desk,
  'clients.export_clientprofile': desk,
  'clients.erase_clientprofile': desk,
  'clients.import': desk,
  'imports.undo': desk,
  // catalog
  'classes.view_catalog': everyone,
  'classes.change_classlevel': desk,
  'classes.change_skill': desk,
  'classes.add_classtype': desk,
  'classes.change_classtype': desk,
  // courts
  'courts.view_court': everyone,
  'courts.change_court': desk,
  'courts.view_reservation': teaching,
  'courts.change_reservation': desk,
  // instructors
  'classes.view_instructor': everyone,
  'classes.add_instructor': desk,
  'classes.change_instructor': teaching,
  // packages
  'classes.change_classpackage': desk,
  'classes.buy_package': everyone,
  'classes.sell_package': desk,
  // fees
  'classes.change_feeplan': desk,
  'classes.view_charge': everyone,
  'classes.manage_charge': desk,
  'classes.manage_debit': desk,
  'classes.view_mandate': everyone,
  'classes.end_mandate': everyone,
  // schedules and sessions
  'classes.view_classschedule': everyone,
  'classes.add_classschedule': teaching,
  'classes.change_classschedule': teaching,
  'classes.delete_classschedule': teaching,
  'classes.view_classsession': everyone,
  'classes.change_classsession': teaching,
  'classes.import_timetable': desk,
  // enrolments and attendance
  'classes.manage_terms': desk,
  'classes.enroll': everyone,
  'classes.manage_enrollments': teaching,
  'classes.grant_make_up': desk,
  'classes.import_places': desk,
  'classes.mark_attendance': teaching,
  'classes.record_payment': desk,
  'classes.view_payment': everyone,
  'classes.refund_payment': desk,
  'classes.use_credit': everyone,
  'classes.pay_online': everyone,
  'classes.adjust_account': desk,
  'classes.view_receipt': everyone,
  'classes.evaluate': everyone,
  'classes.view_evaluation': teaching,
  'classes.view_student_progress': everyone,
  // calendars
  'calendars.subscribe': everyone,
  // figures of the school
  'classes.view_analytics': desk,
  'classes.use_foresight': desk,
  // notifications
  'notifications.view_own': everyone,
} as const satisfies Record<string, readonly string[]>;

/** Under what somebody finds a permission when they make a token. */
export const tokenAreas = ['club', 'clients', 'classes', 'bookings', 'money'] as const;
export type TokenArea = (typeof tokenAreas)[number];

/**
 * What each permission is for a token. `never`: none makes others of its kind, calendars or webhooks that outlive it, gives
 * roles, reads letters (invitations stand in them) or the log (what was in every row stands in it), or does what somebody does
 * as the person that they are. docs/domain/tokens.md
 */
export const areaOfPermission: Readonly<Record<keyof typeof permissions, TokenArea | 'never'>> = {
  'tenancy.change_organization': 'club',
  'tenancy.add_club': 'club',
  'tenancy.change_club': 'club',
  'tenancy.view_members': 'club',
  'tenancy.manage_members': 'never',
  'tenancy.manage_tokens': 'never',
  'tenancy.manage_webhooks': 'never',
  'tenancy.view_audit': 'never',
  'tenancy.view_mail': 'never',
  'tenancy.view_settings': 'club',
  'tenancy.change_settings': 'club',
  'clients.view_clientprofile': 'clients',
  'clients.add_clientprofile': 'clients',
  'clients.change_clientprofile': 'clients',
  'clients.block_clientprofile': 'clients',
  'clients.merge_clientprofile': 'clients',
  'clients.export_clientprofile': 'never',
  'clients.erase_clientprofile': 'never',
  'clients.import': 'clients',
  'imports.undo': 'clients',
  'classes.view_catalog': 'classes',
  'classes.change_classlevel': 'classes',
  'classes.change_skill': 'classes',
  'classes.add_classtype': 'classes',
  'classes.change_classtype': 'classes',
  'courts.view_court': 'club',
  'courts.change_court': 'club',
  'courts.view_reservation': 'club',
  'courts.change_reservation': 'club',
  'classes.view_instructor': 'classes',
  'classes.add_instructor': 'classes',
  'classes.change_instructor': 'classes',
  'classes.change_classpackage': 'money',
  'classes.buy_package': 'never',
  'classes.sell_package': 'money',
  'classes.change_feeplan': 'money',
  'classes.view_charge': 'money',
  'classes.manage_charge': 'money',
  'classes.manage_debit': 'money',
  'classes.view_mandate': 'money',
  'classes.end_mandate': 'never',
  'classes.view_classschedule': 'classes',
  'classes.add_classschedule': 'classes',
  'classes.change_classschedule': 'classes',
  'classes.delete_classschedule': 'classes',
  'classes.view_classsession': 'classes',
  'classes.change_classsession': 'classes',
  'classes.import_timetable': 'classes',
  'classes.manage_terms': 'classes',
  'classes.enroll': 'bookings',
  'classes.manage_enrollments': 'bookings',
  'classes.grant_make_up': 'bookings',
  'classes.import_places': 'bookings',
  'classes.mark_attendance': 'bookings',
  'classes.record_payment': 'money',
  'classes.view_payment': 'money',
  'classes.refund_payment': 'money',
  'classes.use_credit': 'never',
  'classes.pay_online': 'never',
  'classes.adjust_account': 'money',
  'classes.view_receipt': 'money',
  'classes.evaluate': 'never',
  'classes.view_evaluation': 'bookings',
  'classes.view_student_progress': 'bookings',
  'calendars.subscribe': 'never',
  'classes.view_analytics': 'money',
  'classes.use_foresight': 'clients',
  'notifications.view_own': 'never',
};

export const permissionCodes: ReadonlySet<string> = new Set(Object.keys(permissions));

/** The permissions that holding `roles` gives. */
export const permissionsOf = (roles: readonly string[]): Set<string> =>
  new Set(
    Object.entries(permissions)
      .filter(([, holders]) => holders.some((holder) => roles.includes(holder)))
      .map(([code]) => code),
  );
