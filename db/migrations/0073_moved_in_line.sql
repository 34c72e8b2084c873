-- The desk moves somebody in a waiting list with a reason.
alter table class_enrollments add column moved_reason text not null default '';
comment on column class_enrollments.moved_reason is 'Why the desk has put them elsewhere in the waiting list; empty when it has not';
call app.bounded('class_enrollments', '{"moved_reason": 500}');
