-- What the figures of a school are read from, kept beside the rows that they are of (docs/domain/kpis.md, "What is kept").
create table kept_until (
  organization_id uuid not null references organizations (id),
  id uuid not null default gen_random_uuid(),
  until timestamptz not null,
  fees_until date not null,
  primary key (organization_id, id),
  constraint kept_until_once unique (organization_id)
);
comment on table kept_until is 'Up to when classes are kept; one row for an organization, none before its first round';
comment on column kept_until.fees_until is 'Fees whose period ended before it are in what is kept';
call app.tenant_table('kept_until', 'select, insert, update, delete', false);

create table kept_classes (
  organization_id uuid not null references organizations (id),
  id uuid not null default gen_random_uuid(),
  session_id uuid not null,
  club_id uuid not null,
  instructor_id uuid,
  class_type_id uuid not null,
  level_id uuid not null,
  local_date date not null,
  local_time time not null,
  duration_minutes integer not null,
  enrolled_count integer not null,
  attended_count integer not null,
  max_participants integer not null,
  enrolments integer not null,
  no_shows integer not null,
  late integer not null,
  without_place integer not null,
  by_substitute boolean not null,
  status text not null check (status in ('scheduled', 'confirmed', 'in_progress', 'completed', 'cancelled')),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  revenue numeric not null,
  others jsonb,
  primary key (organization_id, id),
  constraint kept_classes_once unique (organization_id, session_id),
  foreign key (organization_id, session_id) references class_sessions (organization_id, id) on delete cascade,
  foreign key (organization_id, club_id) references clubs (organization_id, id) on delete cascade,
  foreign key (organization_id, instructor_id) references instructors (organization_id, id) on delete cascade,
  foreign key (organization_id, class_type_id) references class_types (organization_id, id) on delete cascade,
  foreign key (organization_id, level_id) references class_levels (organization_id, id) on delete cascade
);
comment on table kept_classes is 'Each class that is over for days, with what became of its bookings and what it has earned';
comment on column kept_classes.revenue is 'In currency, minor units, not rounded';
comment on column kept_classes.others is 'The same in other currencies, where it has earned in them: {"USD": 1500}';
create index kept_classes_day on kept_classes (organization_id, club_id, local_date);
create index kept_classes_instructor on kept_classes (organization_id, instructor_id) where instructor_id is not null;
create index kept_classes_type on kept_classes (organization_id, class_type_id);
create index kept_classes_level on kept_classes (organization_id, level_id);
call app.tenant_table('kept_classes', 'select, insert, update, delete', false);
call app.bounded('kept_classes', '{"others": 1000, "revenue": 40}');

create table kept_students (
  organization_id uuid not null references organizations (id),
  id uuid not null default gen_random_uuid(),
  student_id uuid not null,
  club_id uuid not null,
  is_whole boolean not null,
  instructor_id uuid,
  class_type_id uuid,
  level_id uuid,
  booked date[] not null,
  came date[] not null,
  first_at timestamptz,
  first_on date,
  first_ever timestamptz,
  second_at timestamptz,
  primary key (organization_id, id),
  foreign key (organization_id, student_id) references client_profiles (organization_id, id) on delete cascade,
  foreign key (organization_id, club_id) references clubs (organization_id, id) on delete cascade,
  foreign key (organization_id, instructor_id) references instructors (organization_id, id) on delete cascade,
  foreign key (organization_id, class_type_id) references class_types (organization_id, id) on delete cascade,
  foreign key (organization_id, level_id) references class_levels (organization_id, id) on delete cascade
);
comment on table kept_students is 'On which days each student had a booking, and came, by club, instructor, type and level; of classes that are kept';
comment on column kept_students.is_whole is 'Whatever the instructor, the type and the level; otherwise of these three';
comment on column kept_students.booked is 'Local days of bookings that stand, in order; one for each booking';
comment on column kept_students.came is 'Of those the days on which they were checked in';
comment on column kept_students.first_at is 'Their first class here, on the local day first_on';
comment on column kept_students.first_ever is 'Their first class of all that they were checked in to, wherever it was; second_at: the next after it';
create index kept_students_student on kept_students (organization_id, student_id);
create index kept_students_club on kept_students (organization_id, club_id, is_whole);
create index kept_students_instructor on kept_students (organization_id, instructor_id) where instructor_id is not null;
create index kept_students_type on kept_students (organization_id, class_type_id) where class_type_id is not null;
create index kept_students_level on kept_students (organization_id, level_id) where level_id is not null;
call app.tenant_table('kept_students', 'select, insert, update, delete', false);
call app.bounded('kept_students', '{"booked": 100000, "came": 100000}');

create table kept_marks (
  organization_id uuid not null references organizations (id),
  id uuid not null default gen_random_uuid(),
  session_id uuid,
  student_id uuid,
  everybody boolean not null default false,
  primary key (organization_id, id)
);
comment on table kept_marks is 'Classes of the past, and students, that were written to since they were kept: a row for each write, deleted by the round that keeps them anew';
comment on column kept_marks.student_id is 'Whose classes are to be kept anew with it';
comment on column kept_marks.everybody is 'Those of everybody who is in it';
call app.tenant_table('kept_marks', 'select, insert, delete', false);

-- Triggers: each a condition on the row alone, so that what is written for classes to come costs nothing. A round keeps
-- what is over for days, by the clock of the database too, so now() can only be too early by as long as a transaction lasts.

-- The classes that a fee is shared by: of the places that a root began, in a period.
create function app.mark_fee(organization uuid, root uuid, first_day date, last_day date) returns void volatile language sql as $$
  insert into public.kept_marks (organization_id, session_id)
  with recursive down(id) as (
    select root
    union
    select f.id from down join public.schedule_enrollments f on f.organization_id = organization and f.follows_id = down.id)
  select organization, s.id
    from down
    join public.class_enrollments e on e.organization_id = organization and e.schedule_enrollment_id = down.id
    join public.class_sessions s on s.organization_id = organization and s.id = e.session_id
   where s.local_date between first_day and last_day and s.scheduled_datetime < now()
     -- A day of slack for zones: the index of a place's dates serves both ends.
     and e.session_starts_at > first_day - 2 and e.session_starts_at < last_day + 3
     and last_day < now()::date -- before that it is not in what is kept
   group by s.id
$$;
create function app.mark_charge(organization uuid, charge uuid) returns void volatile language sql as $$
  select app.mark_fee(h.organization_id, h.root_id, h.period_start, h.period_end)
    from public.charges h where h.organization_id = organization and h.id = charge
$$;
-- The classes that share a fee with a date of a place.
create function app.mark_fees_at(organization uuid, place uuid, day date) returns void volatile language sql as $$
  with recursive up(id, follows_id) as (
    select f.id, f.follows_id from public.schedule_enrollments f where f.organization_id = organization and f.id = place
    union
    select f.id, f.follows_id from up join public.schedule_enrollments f on f.organization_id = organization and f.id = up.follows_id)
  select app.mark_fee(organization, h.root_id, h.period_start, h.period_end)
    from up join public.charges h on h.organization_id = organization and h.root_id = up.id and day between h.period_start and h.period_end
$$;

create function app.mark_booking() returns trigger language plpgsql as $$
declare
  was constant boolean := tg_op <> 'INSERT' and (old.status in ('enrolled', 'no_show') or old.released);
  is_now constant boolean := tg_op <> 'DELETE' and (new.status in ('enrolled', 'no_show') or new.released);
  stays constant boolean := tg_op = 'UPDATE' and row(new.session_id, new.session_starts_at, new.student_id)
    is not distinct from row(old.session_id, old.session_starts_at, old.student_id);
begin
  if tg_op <> 'INSERT' then
    insert into public.kept_marks (organization_id, session_id, student_id) values (old.organization_id, old.session_id, old.student_id);
  end if;
  if tg_op <> 'DELETE' and not stays then
    insert into public.kept_marks (organization_id, session_id, student_id) values (new.organization_id, new.session_id, new.student_id);
  end if;
  -- A fee is shared by the dates of its place: one more or one less changes what the others have earned.
  if tg_op <> 'INSERT' and old.schedule_enrollment_id is not null and was
     and not (stays and is_now and new.schedule_enrollment_id is not distinct from old.schedule_enrollment_id) then
    perform app.mark_fees_at(old.organization_id, old.schedule_enrollment_id, s.local_date)
       from public.class_sessions s where s.organization_id = old.organization_id and s.id = old.session_id;
  end if;
  if tg_op <> 'DELETE' and new.schedule_enrollment_id is not null and is_now
     and not (stays and was and new.schedule_enrollment_id is not distinct from old.schedule_enrollment_id) then
    perform app.mark_fees_at(new.organization_id, new.schedule_enrollment_id, s.local_date)
       from public.class_sessions s where s.organization_id = new.organization_id and s.id = new.session_id;
  end if;
  return null;
end $$;
create trigger kept_insert after insert on class_enrollments for each row
  when (new.session_starts_at < now()) execute function app.mark_booking();
create trigger kept_delete after delete on class_enrollments for each row
  when (old.session_starts_at < now()) execute function app.mark_booking();
create trigger kept_update after update on class_enrollments for each row
  when (least(old.session_starts_at, new.session_starts_at) < now()
    and row(old.session_id, old.session_starts_at, old.student_id, old.status, old.checked_in, old.is_late_cancellation, old.enrolled_at,
            old.payment_id, old.student_package_id, old.schedule_enrollment_id, old.released)
        is distinct from
        row(new.session_id, new.session_starts_at, new.student_id, new.status, new.checked_in, new.is_late_cancellation, new.enrolled_at,
            new.payment_id, new.student_package_id, new.schedule_enrollment_id, new.released))
  execute function app.mark_booking();

create function app.mark_class() returns trigger language plpgsql as $$
begin
  insert into public.kept_marks (organization_id, session_id, everybody)
  values (new.organization_id, new.id, tg_op = 'UPDATE' and row(old.club_id, old.schedule_id, old.local_date, old.scheduled_datetime,
      old.instructor_id, old.substitute_instructor_id, old.status = 'cancelled', old.cancel_reason)
    is distinct from row(new.club_id, new.schedule_id, new.local_date, new.scheduled_datetime,
      new.instructor_id, new.substitute_instructor_id, new.status = 'cancelled', new.cancel_reason));
  if tg_op = 'UPDATE' and row(old.local_date, old.status = 'cancelled') is distinct from row(new.local_date, new.status = 'cancelled') then
    perform app.mark_fees_at(e.organization_id, e.schedule_enrollment_id, day)
       from public.class_enrollments e cross join unnest(array[old.local_date, new.local_date]) day
      where e.organization_id = new.organization_id and e.session_id = new.id and e.schedule_enrollment_id is not null;
  end if;
  return null;
end $$;
create trigger kept_insert after insert on class_sessions for each row
  when (new.scheduled_datetime < now()) execute function app.mark_class();
create trigger kept_update after update on class_sessions for each row
  when (least(old.scheduled_datetime, new.scheduled_datetime) < now()
    and row(old.club_id, old.schedule_id, old.local_date, old.local_time, old.scheduled_datetime, old.duration_minutes, old.status, old.cancel_reason,
            old.enrolled_count, old.attended_count, old.max_participants, old.instructor_id, old.substitute_instructor_id, old.currency)
        is distinct from
        row(new.club_id, new.schedule_id, new.local_date, new.local_time, new.scheduled_datetime, new.duration_minutes, new.status, new.cancel_reason,
            new.enrolled_count, new.attended_count, new.max_participants, new.instructor_id, new.substitute_instructor_id, new.currency))
  execute function app.mark_class();

create function app.mark_booking_of(organization uuid, booking uuid) returns void volatile language sql as $$
  insert into public.kept_marks (organization_id, session_id)
  select e.organization_id, e.session_id from public.class_enrollments e
   where e.organization_id = organization and e.id = booking and e.session_starts_at < now()
$$;

create function app.mark_line() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' then
    if old.enrollment_id is not null then perform app.mark_booking_of(old.organization_id, old.enrollment_id); end if;
    if old.charge_id is not null then perform app.mark_charge(old.organization_id, old.charge_id); end if;
  end if;
  if tg_op <> 'DELETE' then
    if new.enrollment_id is not null then perform app.mark_booking_of(new.organization_id, new.enrollment_id); end if;
    if new.charge_id is not null then perform app.mark_charge(new.organization_id, new.charge_id); end if;
  end if;
  return null;
end $$;
create trigger kept_insert after insert on payment_lines for each row
  when (new.enrollment_id is not null or new.charge_id is not null) execute function app.mark_line();
create trigger kept_delete after delete on payment_lines for each row
  when (old.enrollment_id is not null or old.charge_id is not null) execute function app.mark_line();
create trigger kept_update after update on payment_lines for each row
  when (row(old.amount, old.refunded_amount, old.payment_id, old.enrollment_id, old.charge_id)
        is distinct from row(new.amount, new.refunded_amount, new.payment_id, new.enrollment_id, new.charge_id))
  execute function app.mark_line();

create function app.mark_payment() returns trigger language plpgsql as $$
begin
  perform app.mark_booking_of(l.organization_id, l.enrollment_id), app.mark_charge(l.organization_id, l.charge_id)
     from public.payment_lines l where l.organization_id = new.organization_id and l.payment_id = new.id;
  return null;
end $$;
create trigger kept_update after update of captured_at, currency on payments for each row
  when ((old.captured_at is null) <> (new.captured_at is null) or old.currency <> new.currency) execute function app.mark_payment();

create function app.mark_entry() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' then perform app.mark_booking_of(old.organization_id, old.enrollment_id); end if;
  if tg_op <> 'DELETE' then perform app.mark_booking_of(new.organization_id, new.enrollment_id); end if;
  return null;
end $$;
create trigger kept_insert after insert on package_entries for each row
  when (new.enrollment_id is not null) execute function app.mark_entry();
create trigger kept_delete after delete on package_entries for each row
  when (old.enrollment_id is not null) execute function app.mark_entry();
create trigger kept_update after update on package_entries for each row
  when (row(old.delta, old.enrollment_id, old.student_package_id) is distinct from row(new.delta, new.enrollment_id, new.student_package_id))
  execute function app.mark_entry();

-- Of one that was passed on, what its first owner paid counts, three times removed at most.
create function app.mark_package() returns trigger language plpgsql as $$
begin
  insert into public.kept_marks (organization_id, session_id)
  with recursive down(id, steps) as (
    select new.id, 0
    union all
    select b.id, steps + 1 from down join public.student_packages b on b.organization_id = new.organization_id and b.transferred_from = down.id
     where steps < 3)
  select x.organization_id, e.session_id
    from down
    join public.package_entries x on x.organization_id = new.organization_id and x.student_package_id = down.id
    join public.class_enrollments e on e.organization_id = x.organization_id and e.id = x.enrollment_id and e.session_starts_at < now()
   group by 1, 2;
  return null;
end $$;
create trigger kept_update after update on student_packages for each row
  when (row(old.payment_amount, old.num_classes, old.currency, old.transferred_from)
        is distinct from row(new.payment_amount, new.num_classes, new.currency, new.transferred_from))
  execute function app.mark_package();
create index student_packages_passed_on on student_packages (organization_id, transferred_from) where transferred_from is not null;

create function app.mark_charged() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' then perform app.mark_fee(old.organization_id, old.root_id, old.period_start, old.period_end); end if;
  if tg_op <> 'DELETE' then perform app.mark_fee(new.organization_id, new.root_id, new.period_start, new.period_end); end if;
  return null;
end $$;
create trigger kept_insert after insert on charges for each row
  when (new.period_end < now()::date) execute function app.mark_charged();
create trigger kept_delete after delete on charges for each row
  when (old.period_end < now()::date) execute function app.mark_charged();
create trigger kept_update after update on charges for each row
  when (least(old.period_end, new.period_end) < now()::date
    and row(old.root_id, old.period_start, old.period_end, old.currency, old.club_id, old.status = 'cancelled', old.deposit is null)
        is distinct from row(new.root_id, new.period_start, new.period_end, new.currency, new.club_id, new.status = 'cancelled', new.deposit is null))
  execute function app.mark_charged();

create function app.mark_charge_line() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' then perform app.mark_charge(old.organization_id, old.charge_id); end if;
  if tg_op <> 'DELETE' then perform app.mark_charge(new.organization_id, new.charge_id); end if;
  return null;
end $$;
create trigger kept_insert after insert on charge_lines for each row
  when (new.kind = 'deposit') execute function app.mark_charge_line();
create trigger kept_delete after delete on charge_lines for each row
  when (old.kind = 'deposit') execute function app.mark_charge_line();
create trigger kept_update after update on charge_lines for each row
  when ('deposit' in (old.kind, new.kind)) execute function app.mark_charge_line();

create function app.mark_place() returns trigger language plpgsql as $$
begin
  insert into public.kept_marks (organization_id, session_id)
  with recursive down(id) as (
    select new.id
    union
    select f.id from down join public.schedule_enrollments f on f.organization_id = new.organization_id and f.follows_id = down.id)
  select new.organization_id, e.session_id from down
    join public.class_enrollments e on e.organization_id = new.organization_id and e.schedule_enrollment_id = down.id and e.session_starts_at < now()
   group by e.session_id;
  return null;
end $$;
create trigger kept_update after update of follows_id on schedule_enrollments for each row
  when (old.follows_id is distinct from new.follows_id) execute function app.mark_place();

-- The dates of a place in a period, for those whose fee is shared by them.
drop index class_enrollments_fixed;
create index class_enrollments_fixed on class_enrollments (organization_id, schedule_enrollment_id, session_starts_at) where schedule_enrollment_id is not null;
