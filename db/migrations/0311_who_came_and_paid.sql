-- Whether somebody came before, or came again, without a look at their rows (docs/domain/kpis.md). Written when they come.
create index class_enrollments_came on class_enrollments (organization_id, student_id, session_starts_at) where checked_in;
-- Bookings that money or a package has paid, by when they are: what the classes of a period have earned is read from these alone.
create index class_enrollments_paid on class_enrollments (organization_id, session_starts_at)
  include (id, session_id, payment_id, student_package_id) where payment_id is not null or student_package_id is not null;
