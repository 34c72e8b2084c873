-- What students can, and how their level came about (docs/domain/progress.md).
create table skills (
  organization_id uuid not null references organizations (id),
  id uuid not null,
  level_id uuid not null,
  key text,
  name_es text not null check (name_es <> ''),
  name_en text not null check (name_en <> ''),
  "order" int not null default 0,
  is_exit_criterion boolean not null default true,
  is_active boolean not null default true,
  updated_at timestamptz not null default now(),
  primary key (organization_id, id),
  constraint skills_once unique (organization_id, key),
  foreign key (organization_id, level_id) references class_levels (organization_id, id)
);
comment on table skills is 'What a club teaches in which level';
comment on column skills.key is 'Of the padel catalogue that ships; null: the club has written it';
comment on column skills.is_exit_criterion is 'Whether who leaves the level for the next one has to master it';
create index skills_level on skills (organization_id, level_id);
call app.tenant_table('skills');
call app.bounded('skills', '{"key": 60, "name_es": 120, "name_en": 120}');

create table student_skills (
  organization_id uuid not null references organizations (id),
  id uuid not null,
  student_id uuid not null,
  skill_id uuid not null,
  mastered_on date not null,
  session_id uuid,
  instructor_id uuid,
  ticked_by uuid references users (id),
  created_at timestamptz not null default now(),
  primary key (organization_id, id),
  constraint student_skills_once unique (organization_id, student_id, skill_id),
  foreign key (organization_id, student_id) references client_profiles (organization_id, id),
  foreign key (organization_id, skill_id) references skills (organization_id, id),
  foreign key (organization_id, session_id) references class_sessions (organization_id, id),
  foreign key (organization_id, instructor_id) references instructors (organization_id, id)
);
comment on table student_skills is 'A skill that somebody masters; what is taken back goes, and stands in the audit log';
comment on column student_skills.session_id is 'The class in which they showed it; null: said of the student';
comment on column student_skills.instructor_id is 'Which coach ticked it; null: the desk';
create index student_skills_skill on student_skills (organization_id, skill_id);
create index student_skills_session on student_skills (organization_id, session_id) where session_id is not null;
create index student_skills_instructor on student_skills (organization_id, instructor_id) where instructor_id is not null;
call app.tenant_table('student_skills', 'select, insert, update (student_id), delete');

create table level_entries (
  organization_id uuid not null references organizations (id),
  id uuid not null default gen_random_uuid(),
  student_id uuid not null,
  number int not null check (number >= 1),
  kind text not null default 'set' check (kind in ('known', 'set', 'confirmed', 'withdrawn', 'taken_back', 'merged')),
  level numeric(3, 2) check (level between 0 and 7),
  before numeric(3, 2) check (before between 0 and 7),
  reason text not null default '',
  created_by uuid references users (id),
  created_at timestamptz not null default now(),
  primary key (organization_id, id),
  constraint level_entries_once unique (organization_id, student_id, number),
  foreign key (organization_id, student_id) references client_profiles (organization_id, id) on delete cascade
);
comment on table level_entries is 'How the level of a client came about: the entry with the highest number says what it is';
comment on column level_entries.kind is
  'known: was so when this history began; set: written into the profile; confirmed by a coach or the desk; withdrawn: a confirmation that was taken back, by the taken_back after it; merged: as the profile that was kept said';
-- The audit log has the profile's level already.
alter table client_profiles no force row level security;
insert into level_entries (organization_id, student_id, number, kind, level)
select organization_id, id, 1, 'known', level from client_profiles where level is not null;
alter table client_profiles force row level security;
call app.tenant_table('level_entries', 'select, insert, update (student_id, number, kind, reason)', false);
call app.bounded('level_entries', '{"reason": 500}');

-- Whoever writes a level (profile, import, merge, confirmation) leaves its trace, under the lock of the profile's row.
create function app.keep_level() returns trigger language plpgsql as $$
begin
  insert into public.level_entries (organization_id, student_id, number, level, before, created_by)
  select new.organization_id, new.id, coalesce(max(e.number), 0) + 1, new.level, case when tg_op = 'UPDATE' then old.level end,
         (app.current_actor()->>'user_id')::uuid
    from public.level_entries e where e.organization_id = new.organization_id and e.student_id = new.id;
  return null;
end $$;
create trigger level_insert after insert on client_profiles for each row when (new.level is not null) execute function app.keep_level();
create trigger level_update after update of level on client_profiles for each row when (old.level is distinct from new.level)
  execute function app.keep_level();

do $$ begin
  execute replace(pg_get_functiondef('app.at_clubs'::regproc), '''class_levels'', ''class_types''',
    '''class_levels'', ''class_types'', ''skills'', ''student_skills''');
end $$;
