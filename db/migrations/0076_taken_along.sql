-- Who moves to another group is away there too on the days that they had given back. Such a copy says whose it is: taken
-- back, it takes along the make-up that the day had given (docs/domain/make-ups.md).
alter table class_enrollments add column released_from uuid,
  add foreign key (organization_id, released_from) references class_enrollments (organization_id, id);
comment on column class_enrollments.released_from is 'A released date taken along to another group: the booking that was released first';
create index class_enrollments_released_from on class_enrollments (organization_id, released_from) where released_from is not null;
