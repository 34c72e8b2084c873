-- Calendars to subscribe to (docs/domain/calendars.md): how often a class and a place in it changed what a calendar shows.
alter table class_sessions add column revision integer not null default 0;
alter table class_enrollments add column revision integer not null default 0;
comment on column class_sessions.revision is 'How often day, hour, length, court, coach or whether it takes place have changed: only rises';
comment on column class_enrollments.revision is 'How often its status has changed: only rises';

create function app.count_revision() returns trigger language plpgsql as $$
begin
  new.revision := old.revision + 1;
  return new;
end $$;
create trigger revision before update of scheduled_datetime, ends_at, court_id, instructor_id, substitute_instructor_id, cancelled_at
  on class_sessions for each row
  when ((old.scheduled_datetime, old.ends_at, old.court_id, old.instructor_id, old.substitute_instructor_id, old.cancelled_at)
        is distinct from (new.scheduled_datetime, new.ends_at, new.court_id, new.instructor_id, new.substitute_instructor_id, new.cancelled_at))
  execute function app.count_revision();
create trigger revision before update of status on class_enrollments for each row
  when (old.status is distinct from new.status) execute function app.count_revision();

create table calendar_feeds (
  organization_id uuid not null references organizations (id),
  id uuid not null,
  user_id uuid not null references users (id),
  kind text not null check (kind in ('student', 'coach')),
  token_hash text not null,
  created_at timestamptz not null default now(),
  last_read_on date,
  primary key (organization_id, id),
  constraint calendar_feeds_once unique (organization_id, user_id, kind),
  constraint calendar_feeds_token unique (organization_id, token_hash)
);
comment on table calendar_feeds is 'An address at which a calendar asks for somebody''s classes; who knows it needs no sign-in';
comment on column calendar_feeds.token_hash is 'SHA-256 of what stands in the address: the database alone opens none';
comment on column calendar_feeds.last_read_on is 'The last day on which it was asked for';
call app.tenant_table('calendar_feeds');
call app.bounded('calendar_feeds', '{"token_hash": 100}');

do $$ begin
  execute replace(pg_get_functiondef('app.audited(jsonb)'::regprocedure), 'rating,total_ratings}', 'rating,total_ratings,revision,last_read_on}');
  execute replace(pg_get_functiondef('app.at_clubs'::regproc), '''notification_preferences'', ''saved_cards''',
    '''notification_preferences'', ''saved_cards'', ''calendar_feeds''');
end $$;
