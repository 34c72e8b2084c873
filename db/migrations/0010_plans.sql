-- What statements look up, so that none of them reads history: found by planning every statement of the tests as for a
-- club with ten years behind it (docs/plans.md).

create extension if not exists pg_trgm;

-- Names are searched without case and accents. A condition that PostgreSQL cannot vouch for (like, ilike) is never
-- looked up in an index of a table under row-level security, so one narrow column is read instead of three wide ones.
create function app.folded(words text) returns text immutable parallel safe strict language sql
  return translate(lower(words), 'áàâäãåāéèêëēíìîïīóòôöõōúùûüūñçýÿ', 'aaaaaaaeeeeeiiiiioooooouuuuuncyy');

alter table client_profiles add column search text not null
  generated always as (app.folded(display_name || E'\n' || coalesce(email, '') || E'\n' || phone)) stored;
comment on column client_profiles.search is 'Name, e-mail and phone, one per line, without case and accents';

create or replace function app.audited(row_data jsonb) returns jsonb immutable parallel safe language sql
  return row_data - '{organization_id,updated_at,enrolled_count,waitlisted_count,attended_count,token_hash,session_starts_at,session_ends_at,search}'::text[];

-- Users stand outside the organizations, where indexes serve any condition.
create index users_search on users using gin (app.folded(name || E'\n' || email) gin_trgm_ops);
create index users_name on users (lower(name), id);
create index memberships_role on memberships (organization_id, role, user_id);
create index invitations_role on invitations (organization_id, role);
create index invitations_open on invitations (organization_id, id) where accepted_at is null and revoked_at is null;

-- Who teaches when; the exclusion constraint knows it too, but not for row-level security.
create index class_sessions_teacher on class_sessions
  (organization_id, coalesce(substitute_instructor_id, instructor_id), scheduled_datetime);
create index reservations_of_session on reservations (organization_id, class_session_id) where class_session_id is not null;

-- Ended places are listed, too; and no plan for any status could use an index of the active ones alone.
drop index schedule_enrollments_schedule;
create index schedule_enrollments_schedule on schedule_enrollments (organization_id, schedule_id, status);

-- The log is asked for one row's history, for all rows of a kind, and for a span of time.
drop index audit_log_entity;
create index audit_log_row on audit_log (organization_id, entity_id, id);
create index audit_log_entity on audit_log (organization_id, entity, id);
create index audit_log_time on audit_log using brin (organization_id, at);

create index mails_status on mails (organization_id, status, id);

-- What is kept for a time only is found by its age.
create index notifications_age on notifications (organization_id, created_at);
create index identity_mails_age on identity_mails (created_at);
create index user_sessions_expiry on user_sessions (expires_at);
create index user_verifications_expiry on user_verifications (expires_at);
