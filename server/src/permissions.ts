/** Every permission on one page, and which roles hold it. access.ts of each domain then judges the loaded row. */

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
  // notifications
  'notifications.view_own': everyone,
} as const satisfies Record<string, readonly string[]>;

export const permissionCodes: ReadonlySet<string> = new Set(Object.keys(permissions));

/** The permissions that holding `roles` gives. */
export const permissionsOf = (roles: readonly string[]): Set<string> =>
  new Set(
    Object.entries(permissions)
      .filter(([, holders]) => holders.some((holder) => roles.includes(holder)))
      .map(([code]) => code),
  );
