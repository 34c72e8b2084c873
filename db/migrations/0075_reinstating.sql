-- G12 gets its one way back: a class that was called off takes place again, and who lost their place or ticket with it
-- has it as before. Nothing else that was cancelled comes back.
drop trigger transition on class_sessions;
create trigger transition before update of status on class_sessions for each row
  when (old.status is distinct from new.status) execute function app.check_transition(
    'scheduled>confirmed', 'confirmed>scheduled', 'scheduled>in_progress', 'confirmed>in_progress', 'scheduled>completed',
    'confirmed>completed', 'in_progress>completed', 'scheduled>cancelled', 'confirmed>cancelled', 'in_progress>cancelled',
    'cancelled>scheduled');
drop trigger transition on class_enrollments;
create trigger transition before update of status on class_enrollments for each row
  when (old.status is distinct from new.status
        and not (old.status = 'cancelled' and old.cancel_reason = 'session_cancelled' and new.status in ('enrolled', 'waitlisted')))
  execute function app.check_transition(
    'waitlisted>enrolled', 'waitlisted>cancelled', 'enrolled>cancelled', 'enrolled>no_show', 'no_show>enrolled');

alter table changes add column undone_at timestamptz, add column undone_by uuid references users (id);
comment on column changes.undone_at is 'Its cause was taken back; which of its classes took place again says change_classes';
alter table change_classes add column undone_at timestamptz, add column substitute_id uuid,
  add foreign key (organization_id, substitute_id) references instructors (organization_id, id);
comment on column change_classes.substitute_id is 'Whom the change made the substitute';

-- Whom a change concerned. Telephones are looked up when somebody is to be called.
create table change_people (
  organization_id uuid not null,
  id uuid not null,
  change_id uuid not null,
  student_id uuid not null,
  is_told boolean not null,
  primary key (organization_id, id),
  unique (organization_id, change_id, student_id),
  foreign key (organization_id, change_id) references changes (organization_id, id),
  foreign key (organization_id, student_id) references client_profiles (organization_id, id)
);
comment on column change_people.is_told is 'Hears of all that it did to them by a message; else they are to be called';
create index change_people_student on change_people (organization_id, student_id);
call app.tenant_table('change_people');
alter table changes add column reason text not null default '';
comment on column changes.reason is 'Why, as people were told: somebody''s words, or a code of ours';
call app.bounded('changes', '{"reason": 500}');
create index changes_recent on changes (organization_id, created_at desc, id desc);

-- Whose they are: of the clubs whose classes the change hit. Added to what stands there, whoever added before.
do $$ begin
  execute replace(pg_get_functiondef('app.at_clubs'::regproc), E'  else\n    raise exception', E'  elsif entity = ''change_people'' then
    return query select t.id from change_people t
     where t.organization_id = o and t.id = any (ids) and exists (
       select from change_classes x join class_sessions s on s.organization_id = x.organization_id and s.id = x.session_id
        where x.organization_id = t.organization_id and x.change_id = t.change_id and s.club_id = any (clubs));
  else\n    raise exception');
end $$;
