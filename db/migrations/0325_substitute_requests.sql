-- Substitutes who are asked and accept (docs/domain/substitutes.md).
create table substitute_requests (
  organization_id uuid not null references organizations (id),
  id uuid not null,
  session_id uuid not null,
  absent_id uuid,
  state text not null default 'open'
    check (state in ('open', 'accepted', 'declined', 'withdrawn', 'cancelled', 'moved', 'given', 'returned')),
  words text not null default '',
  asked_by uuid references users (id),
  created_at timestamptz not null,
  closed_at timestamptz check ((closed_at is null) = (state = 'open')),
  primary key (organization_id, id),
  foreign key (organization_id, session_id) references class_sessions (organization_id, id),
  foreign key (organization_id, absent_id) references instructors (organization_id, id)
);
comment on table substitute_requests is 'A question to coaches whether they give a class that its coach cannot give';
comment on column substitute_requests.absent_id is 'Who would give it; null: nobody';
comment on column substitute_requests.words is 'What is said with the question';
comment on column substitute_requests.asked_by is 'Who asked last; null: the installation';
create unique index substitute_requests_open_once on substitute_requests (organization_id, session_id) where state = 'open';
create index substitute_requests_session on substitute_requests (organization_id, session_id);
create index substitute_requests_absent on substitute_requests (organization_id, absent_id, id) where absent_id is not null;
create index substitute_requests_latest on substitute_requests (organization_id, created_at, id);
call app.tenant_table('substitute_requests');
call app.bounded('substitute_requests', '{"words": 500}');

create table substitute_asks (
  organization_id uuid not null references organizations (id),
  id uuid not null,
  request_id uuid not null,
  instructor_id uuid not null,
  answer text check (answer in ('accepted', 'declined')),
  words text not null default '',
  created_at timestamptz not null,
  answered_at timestamptz check ((answered_at is null) = (answer is null)),
  primary key (organization_id, id),
  constraint substitute_asks_once unique (organization_id, request_id, instructor_id),
  foreign key (organization_id, request_id) references substitute_requests (organization_id, id),
  foreign key (organization_id, instructor_id) references instructors (organization_id, id)
);
comment on table substitute_asks is 'A coach who was asked to give a class, and what they said';
comment on column substitute_asks.answer is 'Null: none yet';
create unique index substitute_asks_accepted_once on substitute_asks (organization_id, request_id) where answer = 'accepted';
create index substitute_asks_instructor on substitute_asks (organization_id, instructor_id, request_id);
call app.tenant_table('substitute_asks');
call app.bounded('substitute_asks', '{"words": 500}');

do $$ begin
  execute replace(pg_get_functiondef('app.at_clubs'::regproc), '''class_attendance'', ''change_classes''',
    '''class_attendance'', ''change_classes'', ''substitute_requests''');
  execute replace(pg_get_functiondef('app.at_clubs'::regproc), E'  elsif entity = ''place_requests'' then', E'  elsif entity = ''substitute_asks'' then
    return query select t.id from substitute_asks t
      join substitute_requests r on r.organization_id = t.organization_id and r.id = t.request_id
      join class_sessions s on s.organization_id = r.organization_id and s.id = r.session_id
     where t.organization_id = o and t.id = any (ids) and s.club_id = any (clubs);
  elsif entity = ''place_requests'' then');
end $$;
