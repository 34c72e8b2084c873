-- What is to be expected, and how well that was foretold before (docs/domain/foresight.md). Both are reckoned anew each night.
create table foresight_models (
  organization_id uuid not null references organizations (id),
  id uuid not null default gen_random_uuid(),
  club_id uuid not null,
  kind text not null check (kind in ('no_show', 'late_cancel', 'leaving', 'demand', 'income')),
  made_on date not null,
  made_at timestamptz not null,
  verdict text not null check (verdict in ('better', 'not_better', 'too_little')),
  rows_used integer not null,
  measures jsonb not null,
  model jsonb not null,
  primary key (organization_id, id),
  constraint foresight_models_once unique (organization_id, club_id, kind),
  foreign key (organization_id, club_id) references clubs (organization_id, id) on delete cascade
);
comment on table foresight_models is 'What was learnt of a club''s own past, and how it did when its last months were foretold';
comment on column foresight_models.verdict is 'Whether it beat its baseline; if not, nothing is made of it';
comment on column foresight_models.rows_used is 'Of how many cases it was made';
call app.tenant_table('foresight_models', 'select, insert, update, delete', false);
call app.bounded('foresight_models', '{"measures": 100000, "model": 400000}');

create table foresight_chances (
  organization_id uuid not null references organizations (id),
  id uuid not null default gen_random_uuid(),
  club_id uuid not null,
  kind text not null check (kind in ('no_show', 'late_cancel', 'leaving')),
  student_id uuid not null,
  enrollment_id uuid,
  chance numeric(5, 4) not null check (chance between 0 and 1),
  reasons jsonb not null,
  made_at timestamptz not null,
  primary key (organization_id, id),
  foreign key (organization_id, club_id) references clubs (organization_id, id) on delete cascade,
  foreign key (organization_id, student_id) references client_profiles (organization_id, id) on delete cascade,
  foreign key (organization_id, enrollment_id) references class_enrollments (organization_id, id) on delete cascade,
  check ((kind = 'leaving') = (enrollment_id is null))
);
comment on table foresight_chances is 'Of one person: that they do not come to a class, give it up late, or come no more; only where the model beat its baseline';
comment on column foresight_chances.reasons is 'What moves it away from the mean, and by how much the odds';
create index foresight_chances_highest on foresight_chances (organization_id, club_id, kind, chance desc, id);
create index foresight_chances_student on foresight_chances (organization_id, student_id);
create index foresight_chances_booking on foresight_chances (organization_id, enrollment_id) where enrollment_id is not null;
call app.tenant_table('foresight_chances', 'select, insert, update, delete', false);
call app.bounded('foresight_chances', '{"reasons": 4000}');

do $$
declare
  erase text := pg_get_functiondef('app.erase_person(uuid, text, timestamptz)'::regprocedure);
  here constant text := '  update class_enrollments t set cancel_reason = app.own_code(t.cancel_reason), moved_reason';
begin
  if position(here in erase) = 0 then raise exception 'app.erase_person does not say: %', here; end if;
  -- After their profile was written: a night's round that writes of them meanwhile holds it.
  execute replace(erase, here, '  delete from foresight_chances t where t.organization_id = o and t.student_id = any (people);
' || here);
end $$;
