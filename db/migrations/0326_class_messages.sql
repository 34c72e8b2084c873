-- Messages to those who are in a class (docs/domain/messages.md).
create table class_messages (
  organization_id uuid not null references organizations (id),
  id uuid not null,
  session_id uuid not null,
  day date not null,
  number integer not null check (number between 1 and 5),
  words text not null check (words <> ''),
  to_waiting boolean not null default false,
  author_id uuid references users (id),
  created_at timestamptz not null,
  changed_at timestamptz,
  withdrawn_at timestamptz,
  primary key (organization_id, id),
  constraint class_messages_number unique (organization_id, session_id, day, number),
  foreign key (organization_id, session_id) references class_sessions (organization_id, id)
);
comment on table class_messages is 'What a coach or the desk has written to those who are in a class';
comment on column class_messages.day is 'On which it was written, on the wall of the club';
comment on column class_messages.number is 'Of that class and day: so nobody is written to more than five times';
comment on column class_messages.to_waiting is 'Also to who waits for a place';
call app.tenant_table('class_messages');
call app.bounded('class_messages', '{"words": 1000}');

do $$ begin
  execute replace(pg_get_functiondef('app.at_clubs'::regproc), '''change_classes'', ''substitute_requests''',
    '''change_classes'', ''substitute_requests'', ''class_messages''');
end $$;
