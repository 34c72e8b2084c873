-- For whom a class is by age, judged on the day of the class. A group has its own; its type says them for new ones.
alter table class_types
  add column min_age smallint check (min_age between 0 and 120),
  add column max_age smallint check (max_age between 0 and 120),
  add constraint class_types_ages check (min_age <= max_age);
alter table class_schedules
  add column min_age smallint check (min_age between 0 and 120),
  add column max_age smallint check (max_age between 0 and 120),
  add constraint class_schedules_ages check (min_age <= max_age);
comment on column class_schedules.min_age is 'Full years on the day of the class, included; null = from any age on';
comment on column class_schedules.max_age is 'Full years on the day of the class, included; null = up to any age';
