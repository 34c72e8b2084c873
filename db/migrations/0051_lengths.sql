-- Every column that can be as long as somebody writes it says how long it may be: text in characters, everything else in
-- bytes. The limits are those of the requests, so only what came by another way (the names of sign-ups, until now) can be
-- longer; the catalog test and doctor name a column without one.

-- Gives columns a length: `limits` is {column: most}. Text that is there already and longer is cut, without a trace in
-- the audit log, which would keep all of it once more.
create procedure app.bounded(name text, limits jsonb) language plpgsql as $$
declare
  own regclass := ('public.' || quote_ident(name))::regclass;
  held boolean := (select relforcerowsecurity from pg_class where oid = own);
  checks text;
  cuts text;
  longer text;
begin
  with columns as (
    select l.key as own_name, l.value::int as most, t.typcategory = 'S' as is_text
      from jsonb_each_text(limits) l
      join pg_attribute a on a.attrelid = own and a.attname = l.key and not a.attisdropped
      join pg_type t on t.oid = a.atttypid
  )
  select string_agg(format('add constraint %I check (%s(%I) <= %s)', name || '_' || own_name || '_length',
                           case when is_text then 'length' else 'pg_column_size' end, own_name, most), ', ' order by own_name),
         string_agg(format('%1$I = left(%1$I, %2$s)', own_name, most), ', ') filter (where is_text),
         string_agg(format('length(%I) > %s', own_name, most), ' or ') filter (where is_text)
    into strict checks, cuts, longer from columns;
  if cuts is not null then
    -- The owner, who is no superuser in many an installation, sees the rows of all organizations for this one statement.
    execute format('alter table %s disable trigger user', own);
    if held then execute format('alter table %s no force row level security', own); end if;
    execute format('update %s set %s where %s', own, cuts, longer);
    if held then execute format('alter table %s force row level security', own); end if;
    execute format('alter table %s enable trigger user', own);
  end if;
  execute format('alter table %s %s', own, checks);
end $$;
revoke execute on procedure app.bounded(text, jsonb) from public, bandeja_app;

-- Cut, two addresses could become one. No mail reaches an address this long: nobody proved it.
update users set email = 'cut-' || id || '@invalid' where length(email) > 254;

-- The kernel's.
call app.bounded('audit_log', '{"via": 40, "request_id": 100, "ip": 100, "user_agent": 400, "action": 100, "entity": 100, "changes": 4194304}');
call app.bounded('idempotency_keys', '{"request_hash": 100, "body": 16777216}');
call app.bounded('identity_mails', '{"to_email": 254, "subject": 1000, "body": 40000, "error": 500}');
call app.bounded('mails', '{"dedupe_key": 1000, "to_email": 254, "subject": 1000, "body": 40000, "error": 500}');
call app.bounded('outbox', '{"actor": 1048576, "facts": 67108864}');
call app.bounded('settings', '{"key": 100, "value": 65536}');
call app.bounded('users', '{"name": 200, "email": 254, "image": 2000}');
call app.bounded('user_accounts', '{"account_id": 500, "provider_id": 100, "access_token": 20000, "refresh_token": 20000, "id_token": 20000, "scope": 5000, "password": 500}');
-- A request's head ends at 16 KiB.
call app.bounded('user_sessions', '{"token": 500, "ip_address": 100, "user_agent": 16384}');
call app.bounded('user_two_factors', '{"secret": 1000, "backup_codes": 10000}');
call app.bounded('user_verifications', '{"identifier": 1000, "value": 20000}');
call app.bounded('workers', '{"id": 200}');

-- The rooms', in their order.
call app.bounded('clubs', '{"timezone": 100, "address": 500, "phone": 50, "email": 254}');
call app.bounded('club_closures', '{"name": 200}');
call app.bounded('client_profiles', '{"email": 254, "phone": 50, "desk_notes": 5000, "blocked_reason": 500}');
call app.bounded('guardians', '{"relationship": 100}');
call app.bounded('invitations', '{"email": 254, "token_hash": 100}');
call app.bounded('class_levels', '{"icon": 50}');
call app.bounded('class_types', '{"description": 5000}');
call app.bounded('courts', '{"surface": 100}');
call app.bounded('reservations', '{"title": 200}');
call app.bounded('instructors', '{"bio": 10000, "certifications": 65536}');
call app.bounded('instructor_exceptions', '{"reason": 500}');
call app.bounded('class_schedules', '{"description": 5000, "location": 200, "rrule": 500, "cancel_reason": 500, "import_key": 100, "recurrence_days": 100, "exdates": 8192}');
call app.bounded('class_sessions', '{"notes": 5000, "cancel_reason": 500, "edited_fields": 2048}');
call app.bounded('class_enrollments', '{"payment_reference": 200, "cancel_reason": 500}');
call app.bounded('schedule_enrollments', '{"end_reason": 500}');
call app.bounded('schedule_enrollment_pauses', '{"reason": 500}');
call app.bounded('class_attendance', '{"instructor_notes": 4000, "student_feedback": 4000}');
call app.bounded('notifications', '{"dedupe_key": 1000, "kind": 100, "params": 4194304, "subject": 1000, "body": 20000, "link": 500}');
call app.bounded('notification_preferences', '{"kind": 100}');
