-- A helper's calendar shows what was called off for a while (docs/domain/calendars.md): those alone that somebody helped in.
create index class_sessions_helped_off on class_sessions (organization_id, scheduled_datetime)
  where status = 'cancelled' and assistant_instructor_ids <> '{}';
