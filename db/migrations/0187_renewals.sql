-- Whoever holds a place is asked whether they stay in the next term (docs/domain/seasons.md): the question is kept with
-- the place that they would have in it.
alter table schedule_enrollments add column renewal text check (renewal in ('asked', 'stays', 'declined', 'lapsed'));
alter table schedule_enrollments add column renewal_asked_at timestamptz;
alter table schedule_enrollments add column renewal_reminded_at timestamptz;
alter table schedule_enrollments add column renewal_answered_at timestamptz;
alter table schedule_enrollments add column renewal_answered_by uuid references users (id);
alter table schedule_enrollments add constraint schedule_enrollments_not_renewed
  check (renewal is null or renewal not in ('declined', 'lapsed') or status = 'ended');
comment on column schedule_enrollments.renewal is 'Whether its holder stays in this term: asked, what they answered, or lapsed, as they did not; null: nobody asks';
comment on column schedule_enrollments.renewal_asked_at is 'When they were told of the question; null: not yet';
create index schedule_enrollments_asked on schedule_enrollments (organization_id, schedule_id) where renewal = 'asked' and status = 'active';
