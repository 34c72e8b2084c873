/**
 * For every fact: the reactions that act on it, in their order, or why nobody does. A test compares this page with the
 * `facts.ts` files and with `reactions.ts`.
 */
export const facts: Readonly<Record<string, readonly string[] | { nobody: string }>> = {
  'mail.queued': ['send_mail'],

  'tenancy.organization_created': ['catalog.add_starting_levels'],
  'tenancy.closures_changed': {
    nobody:
      'Who adds a closure decides with it what becomes of the classes that it hits, in the same transaction.',
  },
  'tenancy.settings_changed': ['wake_after_settings'],
  'tenancy.role_given': ['instructors.give_profile'],
  'tenancy.role_removed': ['instructors.retire_profile', 'end_webhooks_of_makers'],

  'clients.added': ['queue_webhooks'],
  'clients.standing_changed': ['serve_queues_of_client', 'wake_lists_of_client', 'queue_webhooks'],
  'clients.erasure_changed': ['tell_erasures'],
  'catalog.level_range_changed': ['wake_lists_of_level'],

  'payments.taken': ['issue_receipts', 'queue_webhooks', 'end_page_of_what_is_paid'],
  'payments.money_refunded': ['issue_correctives', 'ask_online_refunds', 'queue_webhooks'],

  'packages.credit_gained': ['wake_lists_of_payer'],

  'instructors.exception_added': {
    nobody:
      'Who adds a leave decides with it what becomes of the classes that it hits, in the same transaction.',
  },
  'instructors.exception_removed': ['end_questions_of_who_is_back'],
  'instructors.standing_changed': ['end_questions_of_who_comes_or_goes'],

  'scheduling.schedule_published': ['tell_published', 'queue_webhooks'],
  'scheduling.schedule_cancelled': ['end_fixed_places', 'queue_webhooks'],
  'scheduling.schedule_split': ['move_places_to_successor'],
  'scheduling.sessions_generated': ['enroll_holders', 'tell_new_sessions', 'queue_webhooks'],
  'scheduling.session_cancelled': [
    'empty_cancelled_sessions',
    'end_questions_of_cancelled',
    'tell_of_classes',
    'queue_webhooks',
  ],
  'scheduling.session_reinstated': ['bring_roster_back', 'tell_of_classes', 'queue_webhooks'],
  'scheduling.session_changed': [
    'remember_what_was_booked',
    'wake_around_sessions',
    'end_questions_of_changed',
    'tell_of_classes',
    'queue_webhooks',
  ],
  'scheduling.schedule_terms_changed': ['wake_lists_of_group', 'serve_place_queue', 'follow_fees_of_group'],

  'enrollments.student_enrolled': ['tell_enrolled', 'queue_webhooks'],
  'enrollments.student_waitlisted': ['tell_waitlisted', 'queue_webhooks'],
  'enrollments.student_promoted': ['tell_of_classes', 'queue_webhooks'],
  'enrollments.enrollment_cancelled': ['earn_make_ups', 'tell_of_classes', 'queue_webhooks'],
  'enrollments.enrollment_reinstated': ['withdraw_make_ups', 'tell_of_classes', 'queue_webhooks'],
  'enrollments.student_displaced': ['tell_of_classes', 'queue_webhooks'],
  'enrollments.fixed_place_ended': ['tell_place_ended', 'queue_webhooks'],
  'enrollments.fixed_place_moved': ['tell_place_moved', 'queue_webhooks'],
  'enrollments.place_given': ['ask_deposits', 'queue_webhooks'],
  'enrollments.place_changed': ['tell_place_changed', 'queue_webhooks'],
  'enrollments.place_days_changed': ['follow_fees'],
  'enrollments.place_request_changed': ['tell_place_request'],
  'enrollments.season_continued': ['tell_season_continued'],
  'enrollments.renewal_asked': ['tell_renewal_asked'],
  'enrollments.waiver_wanted': ['tell_waiver_wanted'],
  'enrollments.make_ups_earned': ['tell_make_ups_earned'],

  'substitutes.asked': ['tell_substitutes_asked'],
  'substitutes.unanswered': ['tell_substitutes_unanswered'],
  'substitutes.request_closed': ['tell_substitutes_closed'],

  'messages.written': ['tell_class_messages'],

  'fees.charges_followed': ['take_out_of_collections', 'tell_fees_followed'],
  'fees.price_changed': ['tell_price_changed'],
  'fees.payment_waited_for': ['tell_of_charges'],

  'attendance.marked': ['tell_absent', 'queue_webhooks'],
  'progress.level_confirmed': ['tell_level_confirmed', 'queue_webhooks'],
  'progress.level_taken_back': ['tell_level_confirmed', 'queue_webhooks'],

  'planning.wish_wanted': ['tell_wish_wanted'],

  'debits.collection_announced': ['tell_collected'],
  'debits.collection_cancelled': ['tell_collected'],
  'debits.returned': ['tell_returned', 'queue_webhooks'],
  'online.refund_asked': ['send_online_refund'],
  'online.money_kept': ['tell_money_kept'],
  'online.money_back': ['tell_money_back'],
  'online.card_removed': ['forget_card_at_stripe'],

  'receipts.issued': ['mail_receipts', 'queue_webhooks'],
  'packages.round_started': ['work_package_round'],
  'webhooks.endpoint_ended': ['tell_webhook_ended'],
  'receipts.record_waits': ['send_record'],
};
