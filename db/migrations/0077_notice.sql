-- Holders pause and leave by themselves, by the club's rules (docs/domain/fixed-places.md).
alter table schedule_enrollments add column follows_id uuid,
  add column notice_given_at timestamptz, add column ended_before date,
  add foreign key (organization_id, follows_id) references schedule_enrollments (organization_id, id),
  add constraint schedule_enrollments_notice_check check (
    (notice_given_at is null or ends_on is not null) and (ended_before is null or notice_given_at is not null)),
  add constraint schedule_enrollments_follows_check check (follows_id <> id);
comment on column schedule_enrollments.follows_id is 'The place that goes on in this one, after a move or a split of the series';
comment on column schedule_enrollments.notice_given_at is 'When notice was given that ends it; it may be taken back until its last day while the place is not given';
comment on column schedule_enrollments.ended_before is 'The last day that it had before notice was given; null: none';
create index schedule_enrollments_follows on schedule_enrollments (organization_id, follows_id) where follows_id is not null;
