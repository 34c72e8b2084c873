-- One booking, two trips: what a decision needs is found by index however long the history is.

-- Each enrolment carries the time of its session, so that a student's bookings around a moment are one index range
-- (a person may have a thousand past classes). The foreign key keeps the copy true: it follows the session.
alter table class_sessions add constraint class_sessions_when unique (organization_id, id, scheduled_datetime, ends_at);
alter table class_enrollments
  add column session_starts_at timestamptz not null default '-infinity',
  add column session_ends_at timestamptz not null default '-infinity';

alter table class_enrollments no force row level security, disable trigger user;
alter table class_sessions no force row level security;
update class_enrollments e set session_starts_at = s.scheduled_datetime, session_ends_at = s.ends_at
  from class_sessions s where s.organization_id = e.organization_id and s.id = e.session_id;
alter table class_sessions force row level security;
alter table class_enrollments force row level security, enable trigger user;

alter table class_enrollments
  drop constraint class_enrollments_organization_id_session_id_fkey,
  add constraint class_enrollments_session_fkey foreign key (organization_id, session_id, session_starts_at, session_ends_at)
    references class_sessions (organization_id, id, scheduled_datetime, ends_at) on update cascade;
comment on column class_enrollments.session_starts_at is 'Copy of the session''s scheduled_datetime, kept by class_enrollments_session_fkey; taken from the session when not given';
comment on column class_enrollments.session_ends_at is 'Copy of the session''s ends_at, likewise';

create function app.take_session_time() returns trigger language plpgsql as $$
begin
  select s.scheduled_datetime, s.ends_at into new.session_starts_at, new.session_ends_at
    from public.class_sessions s where s.organization_id = new.organization_id and s.id = new.session_id;
  new.session_starts_at := coalesce(new.session_starts_at, '-infinity');
  new.session_ends_at := coalesce(new.session_ends_at, '-infinity');
  return new;
end $$;
create trigger take_session_time before insert on class_enrollments for each row
  when (new.session_starts_at = '-infinity') execute function app.take_session_time();

drop index class_enrollments_student;
create index class_enrollments_student on class_enrollments (organization_id, student_id, session_starts_at);

-- The copies follow by machinery; the session's own line in the audit log says that it moved.
create or replace function app.audited(row_data jsonb) returns jsonb immutable parallel safe language sql
  return row_data - '{organization_id,updated_at,enrolled_count,waitlisted_count,attended_count,token_hash,session_starts_at,session_ends_at}'::text[];

-- A guarded write that found less than was decided: the transaction is run again, as after a serialization failure.
create function app.lost_race() returns boolean language plpgsql as $$
begin
  raise exception 'what was decided about had changed' using errcode = 'serialization_failure';
end $$;
