-- What clients want of a term (docs/domain/wishes.md).
create table wish_windows (
  organization_id uuid not null references organizations (id),
  id uuid not null,
  term_id uuid not null,
  opens_on date not null,
  closes_on date not null,
  closed_at timestamptz,
  reminded_at timestamptz,
  created_by uuid references users (id),
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (organization_id, id),
  constraint wish_windows_once unique (organization_id, term_id),
  foreign key (organization_id, term_id) references terms (organization_id, id) on delete cascade,
  check (opens_on <= closes_on)
);
comment on table wish_windows is 'When clients of a club say what they want of a term';
comment on column wish_windows.closes_on is 'The last day, included';
comment on column wish_windows.closed_at is 'When the desk closed it before its time; null: it has not';
comment on column wish_windows.reminded_at is 'When those who had not answered were reminded';
call app.tenant_table('wish_windows');

create table wishes (
  organization_id uuid not null references organizations (id),
  id uuid not null,
  window_id uuid not null,
  student_id uuid not null,
  status text not null check (status in ('standing', 'withdrawn')),
  source text not null check (source in ('student', 'guardian', 'desk', 'import')),
  level numeric(3, 2) check (level between 0 and 7),
  wants_test boolean not null default false,
  classes_a_week smallint not null check (classes_a_week between 1 and 5),
  note text not null default '',
  written_by uuid references users (id),
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (organization_id, id),
  constraint wishes_once unique (organization_id, window_id, student_id),
  constraint wishes_window foreign key (organization_id, window_id) references wish_windows (organization_id, id),
  foreign key (organization_id, student_id) references client_profiles (organization_id, id),
  check (level is null or not wants_test)
);
comment on table wishes is 'What one client wants of one term';
comment on column wishes.source is 'Who wrote it last, or that a file did';
comment on column wishes.level is 'Of the group that they want; null: as they are judged, or a test';
comment on column wishes.wants_test is 'They ask to be judged first';
comment on column wishes.note is 'To the desk';
create index wishes_student on wishes (organization_id, student_id);
call app.tenant_table('wishes');
call app.bounded('wishes', '{"note": 1000}');

create table wish_times (
  organization_id uuid not null references organizations (id),
  id uuid not null,
  wish_id uuid not null,
  weekday smallint not null check (weekday between 0 and 6),
  starts_at time not null,
  ends_at time not null,
  loved boolean not null,
  primary key (organization_id, id),
  constraint wish_times_once unique (organization_id, wish_id, weekday, starts_at),
  foreign key (organization_id, wish_id) references wishes (organization_id, id),
  check (starts_at < ends_at)
);
comment on table wish_times is 'Hours of a week in which somebody can come, in the wall time of the club of the term; none of a wish meets another';
comment on column wish_times.weekday is '0 = Monday';
comment on column wish_times.loved is 'They would like it most';
call app.tenant_table('wish_times');

create table wish_people (
  organization_id uuid not null references organizations (id),
  id uuid not null,
  wish_id uuid not null,
  kind text not null check (kind in ('with', 'not_with', 'back_to_back')),
  name text not null check (name <> ''),
  client_id uuid,
  primary key (organization_id, id),
  constraint wish_people_once unique (organization_id, wish_id, kind, name),
  foreign key (organization_id, wish_id) references wishes (organization_id, id),
  foreign key (organization_id, client_id) references client_profiles (organization_id, id)
);
comment on table wish_people is 'Whom somebody wants to be with, or not, or directly before or after';
comment on column wish_people.name is 'As it was typed: what the author is shown';
comment on column wish_people.client_id is 'Who that is: one of the author’s family, or as the desk says; null: nobody has said';
create index wish_people_client on wish_people (organization_id, client_id) where client_id is not null;
call app.tenant_table('wish_people');
call app.bounded('wish_people', '{"name": 200}');

create table wish_preferences (
  organization_id uuid not null references organizations (id),
  id uuid not null,
  wish_id uuid not null,
  instructor_id uuid,
  club_id uuid,
  primary key (organization_id, id),
  constraint wish_preferences_once unique nulls not distinct (organization_id, wish_id, instructor_id, club_id),
  foreign key (organization_id, wish_id) references wishes (organization_id, id),
  foreign key (organization_id, instructor_id) references instructors (organization_id, id),
  foreign key (organization_id, club_id) references clubs (organization_id, id),
  check (num_nonnulls(instructor_id, club_id) = 1)
);
comment on table wish_preferences is 'A coach whom somebody would like, or a club to which they would also come';
create index wish_preferences_instructor on wish_preferences (organization_id, instructor_id) where instructor_id is not null;
create index wish_preferences_club on wish_preferences (organization_id, club_id) where club_id is not null;
call app.tenant_table('wish_preferences');

do $$
declare
  at_clubs text := pg_get_functiondef('app.at_clubs'::regproc);
  rows_of text := pg_get_functiondef('app.rows_of_people(uuid[])'::regprocedure);
  erase text := pg_get_functiondef('app.erase_person(uuid, text, timestamptz)'::regprocedure);
  piece text[];
begin
  execute replace(at_clubs, E'  elsif entity = ''place_requests'' then', E'  elsif entity = ''wish_windows'' then
    return query select t.id from wish_windows t join terms m on m.organization_id = t.organization_id and m.id = t.term_id
     where t.organization_id = o and t.id = any (ids) and m.club_id = any (clubs);
  elsif entity = ''wishes'' then
    return query select t.id from wishes t
      join wish_windows w on w.organization_id = t.organization_id and w.id = t.window_id
      join terms m on m.organization_id = w.organization_id and m.id = w.term_id
     where t.organization_id = o and t.id = any (ids) and m.club_id = any (clubs);
  elsif entity in (''wish_times'', ''wish_people'', ''wish_preferences'') then
    return query execute format(
      ''select t.id from %I t
          join wishes x on x.organization_id = t.organization_id and x.id = t.wish_id
          join wish_windows w on w.organization_id = x.organization_id and w.id = x.window_id
          join terms m on m.organization_id = w.organization_id and m.id = w.term_id
        where t.organization_id = $1 and t.id = any ($2) and m.club_id = any ($3)'', entity) using o, ids, clubs;
  elsif entity = ''place_requests'' then');

  -- Whom a wish names is not told that it does: the row is its author's.
  foreach piece slice 1 in array array[
    ['where contype = ''f'' and confrelid = ''public.client_profiles''::regclass)',
     'where contype = ''f'' and confrelid = ''public.client_profiles''::regclass
    and conrelid <> ''public.wish_people''::regclass)'],
    ['       and a.attname <> ''credit_of''',
     '       and a.attname <> ''credit_of''
       -- Somebody else''s wish.
       and f.conrelid <> ''public.wish_people''::regclass']
  ] loop
    if position(piece[1] in rows_of) = 0 then raise exception 'app.rows_of_people does not say: %', piece[1]; end if;
    rows_of := replace(rows_of, piece[1], piece[2]);
  end loop;
  execute rows_of;

  -- What they wished goes, and so does their name in what others did.
  foreach piece slice 1 in array array[
    ['  owned := app.rows_of_people(people)',
     '  owned := array(select p.id from wish_people p where p.organization_id = o
        and (p.client_id = any (people) or p.client_id is null and lower(p.name) = any (select lower(n) from unnest(names) n)))
    -- And what was said before, and is not any more.
    || array(select t.entity_id from audit_log t where t.organization_id = o and t.entity = ''wish_people''
        and (exists (select from jsonb_path_query(t.changes, ''$.client_id ? (@.type() == "string")'') c where c #>> ''{}'' = any (people::text[]))
          or exists (select from jsonb_path_query(t.changes, ''$.name ? (@.type() == "string")'') n
                      where lower(n #>> ''{}'') = any (select lower(m) from unnest(names) m))))
    || app.rows_of_people(people)'],
    ['  delete from client_care t where',
     '  delete from wish_times t where t.organization_id = o and t.id = any (owned);
  delete from wish_people t where t.organization_id = o and t.id = any (owned);
  delete from wish_preferences t where t.organization_id = o and t.id = any (owned);
  delete from wishes t where t.organization_id = o and t.student_id = any (people);
  delete from client_care t where']
  ] loop
    if position(piece[1] in erase) = 0 then raise exception 'app.erase_person does not say: %', piece[1]; end if;
    erase := replace(erase, piece[1], piece[2]);
  end loop;
  execute erase;
end $$;
