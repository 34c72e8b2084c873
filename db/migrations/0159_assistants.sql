-- Coaches who help in a class beside the one who gives it (docs/domain/assistants.md). Whom a group has is copied into
-- its classes, like its coach; the order is that in which they are shown.
alter table class_schedules add column assistant_instructor_ids uuid[] not null default '{}';
alter table class_sessions add column assistant_instructor_ids uuid[] not null default '{}';
comment on column class_schedules.assistant_instructor_ids is 'Who helps beside the instructor, in the order in which they are shown';
comment on column class_sessions.assistant_instructor_ids is 'Who helps beside the instructor; whoever of them gives the class as its substitute does not help in it meanwhile';
call app.bounded('class_schedules', '{"assistant_instructor_ids": 160}');
call app.bounded('class_sessions', '{"assistant_instructor_ids": 160}');
call app.audit_changed_rows('class_sessions', '{organization_id,updated_at,enrolled_count,waitlisted_count,attended_count,is_over}');

-- A reference for lists: whom they name is there, and stays until the end of the transaction.
create function app.assistants_exist() returns trigger language plpgsql as $$
begin
  perform from public.instructors i
   where i.organization_id = new.organization_id and i.id = any (new.assistant_instructor_ids) order by i.id for key share;
  if exists (select a from unnest(new.assistant_instructor_ids) a
             except select i.id from public.instructors i where i.organization_id = new.organization_id) then
    raise exception 'an assistant of % % is no instructor of its organization', tg_table_name, new.id
      using errcode = 'foreign_key_violation', constraint = tg_table_name || '_assistants_exist';
  end if;
  return new;
end $$;
create trigger assistants_exist before insert or update of assistant_instructor_ids on class_schedules
  for each row when (new.assistant_instructor_ids <> '{}') execute function app.assistants_exist();
create trigger assistants_exist before insert or update of assistant_instructor_ids on class_sessions
  for each row when (new.assistant_instructor_ids <> '{}') execute function app.assistants_exist();

-- Who is at each class that takes place, and as what: written by the triggers below and by nobody else.
create table session_instructors (
  organization_id uuid not null references organizations (id),
  id uuid not null default gen_random_uuid(),
  session_id uuid not null,
  instructor_id uuid not null,
  is_assistant boolean not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  primary key (organization_id, id),
  unique (organization_id, session_id, instructor_id),
  foreign key (organization_id, session_id) references class_sessions (organization_id, id) on delete cascade,
  foreign key (organization_id, instructor_id) references instructors (organization_id, id),
  -- G7: whoever is at a class, giving it or helping, is in one place at a time.
  constraint session_instructors_once exclude using gist (
    organization_id with =, instructor_id with =, tstzrange(starts_at, ends_at) with &&)
);
comment on table session_instructors is 'Who is at each class that takes place, giving it or helping; follows class_sessions';
create index session_instructors_time on session_instructors (organization_id, instructor_id, starts_at);
call app.tenant_table('session_instructors', 'select, insert, delete', false);

create function app.staff_of(own class_sessions) returns table (instructor_id uuid, is_assistant boolean)
  stable language sql as $$
  select coalesce(own.substitute_instructor_id, own.instructor_id), false
   where own.cancelled_at is null and coalesce(own.substitute_instructor_id, own.instructor_id) is not null
  union all
  select a, true from unnest(own.assistant_instructor_ids) a
   where own.cancelled_at is null and a is distinct from coalesce(own.substitute_instructor_id, own.instructor_id)
$$;

create function app.staff_inserted() returns trigger language plpgsql as $$
begin
  insert into public.session_instructors (organization_id, session_id, instructor_id, is_assistant, starts_at, ends_at)
  select n.organization_id, n.id, s.instructor_id, s.is_assistant, n.scheduled_datetime, n.ends_at
    from new_rows n, app.staff_of(row(n.*)::public.class_sessions) s
   order by n.scheduled_datetime;
  return null;
end $$;
create trigger staff_insert after insert on class_sessions referencing new table as new_rows
  for each statement execute function app.staff_inserted();

create function app.staff_changed() returns trigger language plpgsql as $$
begin
  delete from public.session_instructors where organization_id = old.organization_id and session_id = old.id;
  insert into public.session_instructors (organization_id, session_id, instructor_id, is_assistant, starts_at, ends_at)
  select new.organization_id, new.id, s.instructor_id, s.is_assistant, new.scheduled_datetime, new.ends_at
    from app.staff_of(new) s;
  return null;
end $$;
-- Named by column: a booking, which moves only counters and the state, does not come by here.
create trigger staff_update
  after update of scheduled_datetime, ends_at, instructor_id, substitute_instructor_id, assistant_instructor_ids, cancelled_at
  on class_sessions for each row
  when ((old.scheduled_datetime, old.ends_at, old.instructor_id, old.substitute_instructor_id, old.assistant_instructor_ids, old.cancelled_at)
        is distinct from
        (new.scheduled_datetime, new.ends_at, new.instructor_id, new.substitute_instructor_id, new.assistant_instructor_ids, new.cancelled_at))
  execute function app.staff_changed();

do $$
declare o uuid;
begin
  for o in select id from organizations loop
    perform set_config('app.organization_id', o::text, true);
    insert into session_instructors (organization_id, session_id, instructor_id, is_assistant, starts_at, ends_at)
      select s.organization_id, s.id, coalesce(s.substitute_instructor_id, s.instructor_id), false, s.scheduled_datetime, s.ends_at
        from class_sessions s
       where s.cancelled_at is null and coalesce(s.substitute_instructor_id, s.instructor_id) is not null;
  end loop;
  perform set_config('app.organization_id', '', true);
end $$;

-- Who is away at a class is asked for everybody at it: of each only what is not over.
create index instructor_exceptions_away on instructor_exceptions (organization_id, instructor_id, ends_at) where kind = 'unavailable';
