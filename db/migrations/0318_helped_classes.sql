-- A helper's calendar shows what was called off for a while (docs/domain/calendars.md): those alone that somebody helped in.
-- By the day it was called off, not by the state: a booking that confirms a class enters it anew in no index.
create index class_sessions_helped_off on class_sessions (organization_id, scheduled_datetime)
  where cancelled_at is not null and assistant_instructor_ids <> '{}';
