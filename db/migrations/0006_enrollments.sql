-- Fixed places in weekly groups, and enrolments in sessions.

create table schedule_enrollments (
  organization_id uuid not null,
  id uuid not null,
  schedule_id uuid not null,
  student_id uuid not null,
  starts_on date not null,
  ends_on date,
  status text not null default 'active' check (status in ('active', 'ended')),
  end_reason text not null default '',
  created_by uuid references users (id),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (organization_id, id),
  foreign key (organization_id, schedule_id) references class_schedules (organization_id, id),
  foreign key (organization_id, student_id) references client_profiles (organization_id, id),
  check (ends_on is null or ends_on >= starts_on),
  -- One fixed place per student and group at any date.
  constraint schedule_enrollments_once exclude using gist (
    organization_id with =, schedule_id with =, student_id with =,
    daterange(starts_on, ends_on, '[]') with &&
  ) where (status = 'active')
);
comment on table schedule_enrollments is 'A fixed place: the student is enrolled in every session of the group from starts_on to ends_on (inclusive).';
create index schedule_enrollments_student on schedule_enrollments (organization_id, student_id);
create index schedule_enrollments_schedule on schedule_enrollments (organization_id, schedule_id) where status = 'active';
call app.tenant_table('schedule_enrollments');

create table schedule_enrollment_pauses (
  organization_id uuid not null,
  id uuid not null,
  schedule_enrollment_id uuid not null,
  starts_on date not null,
  ends_on date not null,
  reason text not null default '',
  created_at timestamptz not null default now(),
  primary key (organization_id, id),
  foreign key (organization_id, schedule_enrollment_id) references schedule_enrollments (organization_id, id),
  check (ends_on >= starts_on)
);
create index schedule_enrollment_pauses_of on schedule_enrollment_pauses (organization_id, schedule_enrollment_id);
call app.tenant_table('schedule_enrollment_pauses');

create sequence waitlist_sequence;
grant usage on sequence waitlist_sequence to bandeja_app;

create table class_enrollments (
  organization_id uuid not null,
  id uuid not null,
  session_id uuid not null,
  student_id uuid not null,
  schedule_enrollment_id uuid,
  status text not null check (status in ('enrolled', 'waitlisted', 'cancelled', 'no_show')),
  waitlist_sequence bigint,
  waitlist_priority smallint not null default 0,
  source text not null default 'self' check (source in ('self', 'guardian', 'desk', 'instructor', 'fixed', 'import')),
  price integer not null default 0 check (price >= 0),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  paid boolean not null default false,
  payment_amount integer check (payment_amount >= 0),
  payment_method text not null default '' check (payment_method in ('', 'cash', 'card_terminal', 'transfer', 'account_credit', 'package', 'online')),
  payment_reference text not null default '',
  checked_in boolean not null default false,
  check_in_time timestamptz,
  check_in_method text check (check_in_method in ('desk', 'instructor', 'qr')),
  enrolled_at timestamptz,
  promoted_at timestamptz,
  cancelled_at timestamptz,
  cancelled_by uuid references users (id),
  cancel_reason text not null default '',
  is_late_cancellation boolean not null default false,
  created_by uuid references users (id),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (organization_id, id),
  foreign key (organization_id, session_id) references class_sessions (organization_id, id),
  foreign key (organization_id, student_id) references client_profiles (organization_id, id),
  foreign key (organization_id, schedule_enrollment_id) references schedule_enrollments (organization_id, id),
  -- G12: what each state must carry.
  constraint class_enrollments_state check (
    (status = 'waitlisted' and waitlist_sequence is not null and not checked_in and cancelled_at is null)
    or (status = 'enrolled' and enrolled_at is not null and cancelled_at is null)
    or (status = 'no_show' and enrolled_at is not null and cancelled_at is null)
    or (status = 'cancelled' and cancelled_at is not null and not checked_in)),
  check (checked_in = (check_in_time is not null)),
  check (paid = (payment_method <> ''))
);
comment on column class_enrollments.waitlist_sequence is 'Monotonic ticket; waitlist_position is derived from it (G2)';
-- G4: one active enrolment per student and session.
create unique index class_enrollments_active on class_enrollments (organization_id, session_id, student_id) where status <> 'cancelled';
create index class_enrollments_waitlist on class_enrollments (organization_id, session_id, waitlist_priority desc, waitlist_sequence) where status = 'waitlisted';
create index class_enrollments_session on class_enrollments (organization_id, session_id, status);
create index class_enrollments_student on class_enrollments (organization_id, student_id, status);
create index class_enrollments_fixed on class_enrollments (organization_id, schedule_enrollment_id) where schedule_enrollment_id is not null;
call app.tenant_table('class_enrollments');

-- G12, the judge between processes: only the listed transitions of a session or an enrolment happen.
create function app.check_transition() returns trigger language plpgsql as $$
begin
  if not (old.status || '>' || new.status) = any (tg_argv) then
    raise exception 'illegal transition of %: % to %', tg_table_name, old.status, new.status
      using errcode = 'check_violation', constraint = tg_table_name || '_transition';
  end if;
  return new;
end $$;
create trigger transition before update of status on class_enrollments for each row
  when (old.status is distinct from new.status) execute function app.check_transition(
    'waitlisted>enrolled', 'waitlisted>cancelled', 'enrolled>cancelled', 'enrolled>no_show', 'no_show>enrolled');
create trigger transition before update of status on class_sessions for each row
  when (old.status is distinct from new.status) execute function app.check_transition(
    'scheduled>confirmed', 'confirmed>scheduled', 'scheduled>in_progress', 'confirmed>in_progress', 'scheduled>completed',
    'confirmed>completed', 'in_progress>completed', 'scheduled>cancelled', 'confirmed>cancelled', 'in_progress>cancelled');
create trigger transition before update of status on class_schedules for each row
  when (old.status is distinct from new.status) execute function app.check_transition(
    'draft>published', 'published>cancelled', 'draft>cancelled');
