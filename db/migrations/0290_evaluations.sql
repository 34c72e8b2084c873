-- What students say of who taught them (docs/domain/evaluations.md).
create table instructor_evaluations (
  organization_id uuid not null references organizations (id),
  id uuid not null,
  instructor_id uuid not null,
  student_id uuid,
  session_id uuid,
  class_type_id uuid,
  overall_rating smallint not null check (overall_rating between 1 and 5),
  teaching_quality smallint not null check (teaching_quality between 1 and 5),
  punctuality smallint not null check (punctuality between 1 and 5),
  communication smallint not null check (communication between 1 and 5),
  comments text not null default '',
  would_recommend boolean not null default true,
  is_anonymous boolean not null default false,
  shown_on date,
  listed_on date generated always as (make_date(extract(year from shown_on)::int, extract(month from shown_on)::int, 1)) stored,
  was_shown boolean not null default false,
  reply text not null default '',
  replied_at timestamptz,
  primary key (organization_id, id),
  constraint instructor_evaluations_once unique (organization_id, session_id, student_id),
  foreign key (organization_id, instructor_id) references instructors (organization_id, id),
  foreign key (organization_id, student_id) references client_profiles (organization_id, id),
  foreign key (organization_id, session_id) references class_sessions (organization_id, id),
  foreign key (organization_id, class_type_id) references class_types (organization_id, id),
  check (is_anonymous or shown_on is not null),
  check (not is_anonymous or extract(day from shown_on) = 1),
  constraint instructor_evaluations_nameless check (num_nonnulls(student_id, session_id, class_type_id) = case when is_anonymous then 0 else 3 end),
  check ((reply = '') = (replied_at is null))
);
comment on table instructor_evaluations is 'What is said; who says an anonymous one, of which class and when, stands in evaluation_authors alone';
comment on column instructor_evaluations.id is 'Random: one that is made of the time would say when somebody wrote';
comment on column instructor_evaluations.class_type_id is 'Of the class as it was when it was evaluated';
comment on column instructor_evaluations.shown_on is
  'The day of the class; of an anonymous one the month in which it was shown with at least two others, null while it waits';
comment on column instructor_evaluations.listed_on is 'The month under which it stands in lists';
comment on column instructor_evaluations.was_shown is 'Whether it was shown before it waits: its author counts for nobody in whose shelter others are shown';
-- All that is summed up stands in the index; lists go by month and id.
create index instructor_evaluations_shown on instructor_evaluations (organization_id, instructor_id, shown_on)
  include (overall_rating, teaching_quality, punctuality, communication, would_recommend, is_anonymous, class_type_id) where shown_on is not null;
create index instructor_evaluations_listed on instructor_evaluations (organization_id, instructor_id, listed_on desc, id desc) where listed_on is not null;
create index instructor_evaluations_type on instructor_evaluations (organization_id, class_type_id);
create index instructor_evaluations_of on instructor_evaluations (organization_id, instructor_id);
create index instructor_evaluations_waiting on instructor_evaluations (organization_id, instructor_id) where shown_on is null;
create index instructor_evaluations_student on instructor_evaluations (organization_id, student_id);
-- Neither the log of changes nor a live message says who wrote.
call app.tenant_table('instructor_evaluations', 'select, insert, update, delete', false);
call app.bounded('instructor_evaluations', '{"comments": 4000, "reply": 4000}');

-- Known to their authors alone, in no export; of anonymous ones it is forgotten when nothing can be changed any more.
create table evaluation_authors (
  organization_id uuid not null references organizations (id),
  id uuid not null,
  evaluation_id uuid not null,
  student_id uuid not null,
  session_id uuid not null,
  written_by uuid not null references users (id),
  created_at timestamptz not null default now(),
  primary key (organization_id, id),
  unique (organization_id, evaluation_id),
  constraint evaluation_authors_once unique (organization_id, session_id, student_id),
  foreign key (organization_id, evaluation_id) references instructor_evaluations (organization_id, id) on delete cascade,
  foreign key (organization_id, student_id) references client_profiles (organization_id, id),
  foreign key (organization_id, session_id) references class_sessions (organization_id, id)
);
create index evaluation_authors_student on evaluation_authors (organization_id, student_id);
create index evaluation_authors_written on evaluation_authors (organization_id, created_at);
create index evaluation_authors_by on evaluation_authors (organization_id, written_by);
call app.tenant_table('evaluation_authors', 'select, insert, update (student_id, evaluation_id), delete', false);

create function app.rate_instructor(organization uuid, instructor uuid) returns void language plpgsql as $$
begin
  -- The sum below is made when whoever else writes about the same coach has committed.
  perform 1 from public.instructors where organization_id = organization and id = instructor for no key update;
  update public.instructors i set rating = r.mean, total_ratings = r.number
    from (select round(avg(e.overall_rating), 2) as mean, count(*)::integer as number
            from public.instructor_evaluations e
           where e.organization_id = organization and e.instructor_id = instructor and e.shown_on is not null) r
   where i.organization_id = organization and i.id = instructor and (i.rating, i.total_ratings) is distinct from (r.mean, r.number);
end $$;

create function app.rate_evaluated() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    perform app.rate_instructor(c.organization_id, c.instructor_id)
       from (select distinct organization_id, instructor_id from new_rows where shown_on is not null order by 1, 2) c;
  elsif tg_op = 'DELETE' then
    perform app.rate_instructor(c.organization_id, c.instructor_id)
       from (select distinct organization_id, instructor_id from old_rows where shown_on is not null order by 1, 2) c;
  else
    perform app.rate_instructor(c.organization_id, c.instructor_id)
       from (select organization_id, instructor_id from old_rows where shown_on is not null
              union select organization_id, instructor_id from new_rows where shown_on is not null order by 1, 2) c;
  end if;
  return null;
end $$;
create trigger rate_insert after insert on instructor_evaluations referencing new table as new_rows
  for each statement execute function app.rate_evaluated();
create trigger rate_update after update on instructor_evaluations referencing old table as old_rows new table as new_rows
  for each statement execute function app.rate_evaluated();
create trigger rate_delete after delete on instructor_evaluations referencing old table as old_rows
  for each statement execute function app.rate_evaluated();

-- A rating moves when somebody writes: the log would say who, and when.
do $$ begin
  execute replace(pg_get_functiondef('app.audited(jsonb)'::regprocedure), 'over_capacity,last_number}', 'over_capacity,last_number,rating,total_ratings}');
end $$;
