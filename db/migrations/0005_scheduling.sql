-- Schedules (the plan), sessions (the classes), court reservations.

create table class_schedules (
  organization_id uuid not null,
  id uuid not null,
  club_id uuid not null,
  name text not null check (length(name) between 1 and 200),
  description text not null default '',
  class_type_id uuid not null,
  level_id uuid not null,
  instructor_id uuid,
  court_id uuid,
  location text not null default '',
  start_date date not null,
  end_date date,
  start_time time not null,
  duration_minutes integer not null check (duration_minutes between 5 and 1440),
  recurrence text not null check (recurrence in ('once', 'daily', 'weekly', 'biweekly', 'monthly', 'custom')),
  recurrence_days smallint[] not null default '{}',
  rrule text,
  exdates date[] not null default '{}',
  min_participants integer not null check (min_participants between 1 and 1000),
  max_participants integer not null check (max_participants between 1 and 1000),
  price integer not null check (price >= 0),
  member_price integer check (member_price >= 0),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  allow_waitlist boolean not null,
  allow_drop_in boolean not null,
  requires_package boolean not null,
  enrollment_opens_days integer not null default 30 check (enrollment_opens_days between 0 and 730),
  enrollment_closes_hours integer not null default 2 check (enrollment_closes_hours between 0 and 720),
  status text not null default 'draft' check (status in ('draft', 'published', 'cancelled')),
  published_at timestamptz,
  cancelled_at timestamptz,
  cancel_reason text not null default '',
  import_key text,
  created_by uuid references users (id),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (organization_id, id),
  unique (organization_id, import_key),
  foreign key (organization_id, club_id) references clubs (organization_id, id),
  foreign key (organization_id, class_type_id) references class_types (organization_id, id),
  foreign key (organization_id, level_id) references class_levels (organization_id, id),
  foreign key (organization_id, instructor_id) references instructors (organization_id, id),
  foreign key (organization_id, court_id) references courts (organization_id, id),
  check (end_date is null or end_date >= start_date),
  check (min_participants <= max_participants),
  check (recurrence_days <@ '{0,1,2,3,4,5,6}'::smallint[]),
  check ((recurrence = 'custom') = (rrule is not null)),
  -- G12: the dates of the transitions and the state say the same.
  constraint class_schedules_state check (
    (status = 'draft' and published_at is null and cancelled_at is null)
    or (status = 'published' and published_at is not null and cancelled_at is null)
    or (status = 'cancelled' and cancelled_at is not null))
);
create index class_schedules_club on class_schedules (organization_id, club_id, status, start_date);
create index class_schedules_instructor on class_schedules (organization_id, instructor_id, start_date);
create index class_schedules_court on class_schedules (organization_id, court_id, start_date, start_time);
call app.tenant_table('class_schedules');

create table class_sessions (
  organization_id uuid not null,
  id uuid not null,
  schedule_id uuid not null,
  club_id uuid not null,
  occurrence_date date not null,
  occurrence_time time not null,
  local_date date not null,
  local_time time not null,
  scheduled_datetime timestamptz not null,
  ends_at timestamptz not null,
  duration_minutes integer not null check (duration_minutes between 5 and 1440),
  actual_start_time timestamptz,
  actual_end_time timestamptz,
  instructor_id uuid,
  substitute_instructor_id uuid,
  court_id uuid,
  min_participants integer not null check (min_participants between 1 and 1000),
  max_participants integer not null check (max_participants between 1 and 1000),
  price integer not null check (price >= 0),
  member_price integer check (member_price >= 0),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  enrolled_count integer not null default 0 check (enrolled_count >= 0),
  waitlisted_count integer not null default 0 check (waitlisted_count >= 0),
  attended_count integer not null default 0 check (attended_count >= 0),
  status text not null default 'scheduled' check (status in ('scheduled', 'confirmed', 'in_progress', 'completed', 'cancelled')),
  edited_fields text[] not null default '{}',
  notes text not null default '',
  cancelled_at timestamptz,
  cancel_reason text not null default '',
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (organization_id, id),
  -- G14: one session per occurrence of a schedule, however often and by however many it is generated.
  constraint class_sessions_occurrence unique (organization_id, schedule_id, occurrence_date, occurrence_time),
  foreign key (organization_id, schedule_id) references class_schedules (organization_id, id),
  foreign key (organization_id, club_id) references clubs (organization_id, id),
  foreign key (organization_id, instructor_id) references instructors (organization_id, id),
  foreign key (organization_id, substitute_instructor_id) references instructors (organization_id, id),
  foreign key (organization_id, court_id) references courts (organization_id, id),
  constraint class_sessions_capacity check (enrolled_count <= max_participants),
  check (ends_at = scheduled_datetime + duration_minutes * interval '1 minute'),
  constraint class_sessions_state check ((status = 'cancelled') = (cancelled_at is not null)),
  -- G7: the coach who gives the class (the substitute, if there is one) is in one place at a time.
  constraint class_sessions_instructor_once exclude using gist (
    organization_id with =,
    coalesce(substitute_instructor_id, instructor_id) with =,
    tstzrange(scheduled_datetime, ends_at) with &&
  ) where (status <> 'cancelled' and coalesce(substitute_instructor_id, instructor_id) is not null)
) with (fillfactor = 75); -- room on the page: a counter that moves touches no index
comment on column class_sessions.occurrence_date is 'Where the recurrence puts it; stays when the session is moved by hand';
comment on column class_sessions.edited_fields is 'Fields changed by hand: a change of the schedule leaves them alone';
comment on column class_sessions.enrolled_count is 'Places held: enrolments enrolled or no_show (G1)';
create index class_sessions_club_time on class_sessions (organization_id, club_id, scheduled_datetime);
create index class_sessions_time on class_sessions (organization_id, scheduled_datetime, status);
create index class_sessions_schedule on class_sessions (organization_id, schedule_id, scheduled_datetime);
create index class_sessions_instructor on class_sessions (organization_id, instructor_id, scheduled_datetime);
create index class_sessions_substitute on class_sessions (organization_id, substitute_instructor_id, scheduled_datetime) where substitute_instructor_id is not null;
create index class_sessions_open on class_sessions (organization_id, ends_at) where status in ('scheduled', 'confirmed', 'in_progress');
call app.tenant_table('class_sessions');

create table reservations (
  organization_id uuid not null,
  id uuid not null,
  court_id uuid not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  status text not null default 'confirmed' check (status in ('confirmed', 'cancelled')),
  booking_type text not null check (booking_type in ('class', 'match', 'event', 'maintenance')),
  class_session_id uuid,
  title text not null default '',
  created_by uuid references users (id),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (organization_id, id),
  foreign key (organization_id, court_id) references courts (organization_id, id),
  foreign key (organization_id, class_session_id) references class_sessions (organization_id, id),
  check (ends_at > starts_at),
  check ((booking_type = 'class') = (class_session_id is not null)),
  -- G7: a court is in one place at a time, whoever booked it.
  constraint reservations_court_once exclude using gist (
    organization_id with =,
    court_id with =,
    tstzrange(starts_at, ends_at) with &&
  ) where (status = 'confirmed')
);
create unique index reservations_session on reservations (organization_id, class_session_id) where status = 'confirmed' and class_session_id is not null;
create index reservations_court_time on reservations (organization_id, court_id, starts_at);
call app.tenant_table('reservations');
