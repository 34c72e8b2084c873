-- Searches that somebody keeps, and is told of new classes by (docs/domain/search.md#saved-searches).
create table saved_searches (
  organization_id uuid not null references organizations (id),
  id uuid not null,
  user_id uuid not null references users (id),
  number integer not null check (number between 1 and 20),
  name text not null check (name <> ''),
  filters jsonb not null,
  notify_new_sessions boolean not null default true,
  created_at timestamptz not null default now(),
  primary key (organization_id, id),
  constraint saved_searches_number unique (organization_id, user_id, number)
);
comment on table saved_searches is 'A search that somebody keeps';
comment on column saved_searches.number is 'Of this person: so nobody has more than twenty';
comment on column saved_searches.filters is 'As POST search/ takes them, without dates';
create index saved_searches_watching on saved_searches (organization_id, user_id, id) where notify_new_sessions;
call app.tenant_table('saved_searches');
call app.bounded('saved_searches', '{"name": 100, "filters": 20000}');

do $$ begin
  execute replace(pg_get_functiondef('app.at_clubs'::regproc), '''notification_preferences'', ''saved_cards''',
    '''saved_searches'', ''notification_preferences'', ''saved_cards''');
end $$;
