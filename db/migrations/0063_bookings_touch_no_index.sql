-- A class that its first booking confirms was entered anew in each of its thirteen indexes, because its state stood in
-- three of them. Whether it is over or cancelled stands there instead, which no booking changes.
alter table class_sessions add column is_over boolean not null generated always as (status in ('completed', 'cancelled')) stored;
comment on column class_sessions.is_over is 'Completed or cancelled. For indexes: unlike the state, no booking changes it';

drop index class_sessions_open, class_sessions_time;
create index class_sessions_open on class_sessions (organization_id, ends_at) where not is_over;
create index class_sessions_time on class_sessions (organization_id, scheduled_datetime);
-- class_sessions_state says that this is the same as: status <> 'cancelled'.
alter table class_sessions drop constraint class_sessions_instructor_once,
  add constraint class_sessions_instructor_once exclude using gist (
    organization_id with =, coalesce(substitute_instructor_id, instructor_id) with =, tstzrange(scheduled_datetime, ends_at) with &&)
    where (cancelled_at is null and coalesce(substitute_instructor_id, instructor_id) is not null);

create or replace function app.audited(row_data jsonb) returns jsonb immutable parallel safe language sql
  return row_data - '{organization_id,updated_at,enrolled_count,waitlisted_count,attended_count,token_hash,session_starts_at,session_ends_at,search,is_over}'::text[];
call app.audit_changed_rows('class_sessions', '{organization_id,updated_at,enrolled_count,waitlisted_count,attended_count,is_over}');
