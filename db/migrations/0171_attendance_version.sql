-- How often it was said of a place who came: who says it says which of these they saw, so that what is late, or comes a
-- second time, is not written over a correction. The row of class_attendance cannot count: taking a check-in back
-- removes it.
alter table class_enrollments add column attendance_version integer not null default 0;
