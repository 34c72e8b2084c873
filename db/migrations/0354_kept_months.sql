-- Years are read from months: sums of the classes that are kept (docs/domain/kpis.md, "What is kept").
create table kept_months (
  organization_id uuid not null references organizations (id),
  id uuid not null default gen_random_uuid(),
  club_id uuid not null,
  month date not null check (extract(day from month) = 1),
  by_hour boolean not null,
  weekday smallint check (weekday between 0 and 6),
  hour smallint check (hour between 0 and 23),
  instructor_id uuid,
  class_type_id uuid not null,
  level_id uuid not null,
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  classes integer not null,
  enrolled integer not null,
  attended integer not null,
  capacity integer not null,
  empty integer not null,
  completed integer not null,
  cancelled integer not null,
  no_shows integer not null,
  late_cancellations integer not null,
  enrolments integer not null,
  without_place integer not null,
  minutes integer not null,
  substituted_minutes integer not null,
  revenue numeric not null,
  primary key (organization_id, id),
  check (num_nonnulls(weekday, hour) = case when by_hour then 2 else 0 end),
  foreign key (organization_id, club_id) references clubs (organization_id, id) on delete cascade,
  foreign key (organization_id, instructor_id) references instructors (organization_id, id) on delete cascade,
  foreign key (organization_id, class_type_id) references class_types (organization_id, id) on delete cascade,
  foreign key (organization_id, level_id) references class_levels (organization_id, id) on delete cascade
);
comment on table kept_months is 'The rows of kept_classes summed up: written by the round that writes those, month by month';
comment on column kept_months.by_hour is 'Told apart by weekday and hour; every class is in a row of this kind, and in one of the whole month';
comment on column kept_months.currency is 'Of revenue; what a class has earned in another one is a row that counts no classes';
comment on column kept_months.substituted_minutes is 'Of minutes: given in the place of somebody else';
create index kept_months_month on kept_months (organization_id, club_id, by_hour, month);
create index kept_months_instructor on kept_months (organization_id, instructor_id) where instructor_id is not null;
create index kept_months_type on kept_months (organization_id, class_type_id);
create index kept_months_level on kept_months (organization_id, level_id);
call app.tenant_table('kept_months', 'select, insert, update, delete', false);
call app.bounded('kept_months', '{"revenue": 40}');

-- A class that is deleted stays in what is kept, marked, until the round that takes it off its month too.
alter table kept_classes drop constraint kept_classes_organization_id_session_id_fkey;
create function app.mark_class_gone() returns trigger language plpgsql as $$
begin
  insert into public.kept_marks (organization_id, session_id) values (old.organization_id, old.id);
  return null;
end $$;
create trigger kept_delete after delete on class_sessions for each row
  when (old.scheduled_datetime < now()) execute function app.mark_class_gone();

-- What is kept has no months yet: the next round begins anew.
alter table kept_until no force row level security;
delete from kept_until;
alter table kept_until force row level security;
