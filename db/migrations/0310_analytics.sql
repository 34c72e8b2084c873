-- What the figures of a period read (docs/domain/kpis.md), without the rows of any other period.
-- Everything that is counted of a booking stands in the index, so that no row is looked up.
create index class_enrollments_period on class_enrollments (organization_id, session_starts_at)
  include (session_id, student_id, status, checked_in, is_late_cancellation, enrolled_at);
-- The last class of a package: one entry of ten or so.
create index package_entries_used_up on package_entries (organization_id, created_at) where balance = 0 and kind = 'used';
create index class_attendance_rated on class_attendance (organization_id, session_id) include (student_rating) where student_rating is not null;
