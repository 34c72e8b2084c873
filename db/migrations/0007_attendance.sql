create table class_attendance (
  organization_id uuid not null,
  id uuid not null,
  session_id uuid not null,
  enrollment_id uuid not null,
  student_id uuid not null,
  present boolean not null,
  arrival_time timestamptz,
  departure_time timestamptz,
  instructor_notes text not null default '',
  performance_rating smallint check (performance_rating between 1 and 5),
  student_rating smallint check (student_rating between 1 and 5),
  student_feedback text not null default '',
  marked_by uuid references users (id),
  marked_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (organization_id, id),
  unique (organization_id, enrollment_id),
  foreign key (organization_id, session_id) references class_sessions (organization_id, id),
  foreign key (organization_id, enrollment_id) references class_enrollments (organization_id, id),
  foreign key (organization_id, student_id) references client_profiles (organization_id, id),
  check (departure_time is null or arrival_time is null or departure_time >= arrival_time)
);
create index class_attendance_session on class_attendance (organization_id, session_id);
create index class_attendance_student on class_attendance (organization_id, student_id, present);
call app.tenant_table('class_attendance');
