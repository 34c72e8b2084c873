-- A class that has begun keeps the name, level and place that it had. A rename writes down what was so until then, and
-- who shows a class of the past asks for what was so when it began: no class is rewritten, however many there were.

-- How a type of classes, a level, a court, a coach or a club was called until an instant.
create table former_names (
  organization_id uuid not null references organizations (id),
  id uuid not null default gen_random_uuid(),
  until timestamptz not null,
  name text not null,
  class_type_id uuid,
  level_id uuid,
  court_id uuid,
  instructor_id uuid,
  club_id uuid,
  subject uuid not null generated always as (coalesce(class_type_id, level_id, court_id, instructor_id, club_id)) stored,
  primary key (organization_id, id),
  check (num_nonnulls(class_type_id, level_id, court_id, instructor_id, club_id) = 1),
  foreign key (organization_id, class_type_id) references class_types (organization_id, id) on delete cascade,
  foreign key (organization_id, level_id) references class_levels (organization_id, id) on delete cascade,
  foreign key (organization_id, court_id) references courts (organization_id, id) on delete cascade,
  foreign key (organization_id, instructor_id) references instructors (organization_id, id) on delete cascade,
  foreign key (organization_id, club_id) references clubs (organization_id, id) on delete cascade
);
comment on table former_names is 'What classes that began before an instant are shown with, although it was renamed then';
comment on column former_names.subject is 'Whose name it was, of whichever kind';
create index former_names_subject on former_names (organization_id, subject, until);
call app.tenant_table('former_names', 'select, insert', false);
call app.bounded('former_names', '{"name": 200}');

-- What a group was until an instant.
create table former_groups (
  organization_id uuid not null references organizations (id),
  id uuid not null default gen_random_uuid(),
  schedule_id uuid not null,
  until timestamptz not null,
  name text not null,
  description text not null,
  location text not null,
  class_type_id uuid not null,
  level_id uuid not null,
  primary key (organization_id, id),
  foreign key (organization_id, schedule_id) references class_schedules (organization_id, id) on delete cascade,
  foreign key (organization_id, class_type_id) references class_types (organization_id, id),
  foreign key (organization_id, level_id) references class_levels (organization_id, id)
);
comment on table former_groups is 'What classes of a group that began before an instant are shown with, although it was changed then';
create index former_groups_schedule on former_groups (organization_id, schedule_id, until);
call app.tenant_table('former_groups', 'select, insert', false);
call app.bounded('former_groups', '{"name": 200, "description": 5000, "location": 200}');

-- The instant is that of whoever writes, who says it with updated_at.
create function app.keep_former_name() returns trigger language plpgsql as $$
begin
  execute format('insert into public.former_names (organization_id, until, name, %I) values ($1, $2, $3, $4)', tg_argv[0])
    using old.organization_id, case when new.updated_at is distinct from old.updated_at then new.updated_at else now() end,
          to_jsonb(old) ->> tg_argv[1], old.id;
  return null;
end $$;
create trigger former after update on class_types for each row when (old.name is distinct from new.name)
  execute function app.keep_former_name('class_type_id', 'name');
create trigger former after update on class_levels for each row when (old.display_name is distinct from new.display_name)
  execute function app.keep_former_name('level_id', 'display_name');
create trigger former after update on courts for each row when (old.name is distinct from new.name)
  execute function app.keep_former_name('court_id', 'name');
create trigger former after update on instructors for each row when (old.display_name is distinct from new.display_name)
  execute function app.keep_former_name('instructor_id', 'display_name');
create trigger former after update on clubs for each row when (old.name is distinct from new.name)
  execute function app.keep_former_name('club_id', 'name');

-- Only of a group of which a class has begun.
create function app.keep_former_group() returns trigger language plpgsql as $$
declare at constant timestamptz := case when new.updated_at is distinct from old.updated_at then new.updated_at else now() end;
begin
  if exists (select from public.class_sessions s
              where s.organization_id = old.organization_id and s.schedule_id = old.id and s.scheduled_datetime < at) then
    insert into public.former_groups (organization_id, schedule_id, until, name, description, location, class_type_id, level_id)
    values (old.organization_id, old.id, at, old.name, old.description, old.location, old.class_type_id, old.level_id);
  end if;
  return null;
end $$;
create trigger former after update on class_schedules for each row
  when (row(old.name, old.description, old.location, old.class_type_id, old.level_id)
        is distinct from row(new.name, new.description, new.location, new.class_type_id, new.level_id))
  execute function app.keep_former_group();
