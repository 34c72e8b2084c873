create table notifications (
  organization_id uuid not null references organizations (id),
  id uuid not null,
  dedupe_key text not null,
  client_id uuid,
  user_id uuid references users (id),
  kind text not null,
  params jsonb not null,
  locale text not null check (locale in ('es', 'en')),
  subject text not null,
  body text not null,
  link text not null default '',
  created_at timestamptz not null default now(),
  read_at timestamptz,
  primary key (organization_id, id),
  -- G9: each once.
  constraint notifications_once unique (organization_id, dedupe_key),
  foreign key (organization_id, client_id) references client_profiles (organization_id, id),
  check (client_id is not null or user_id is not null)
);
comment on column notifications.client_id is 'Whom it is about; user_id is who reads it (a guardian for a dependant, a coach)';
create index notifications_user on notifications (organization_id, user_id, created_at);
create index notifications_client on notifications (organization_id, client_id, created_at);
call app.tenant_table('notifications', 'select, insert, update', false);

create table notification_preferences (
  organization_id uuid not null references organizations (id),
  id uuid not null,
  user_id uuid not null references users (id),
  kind text not null,
  email boolean not null,
  primary key (organization_id, id),
  unique (organization_id, user_id, kind)
);
call app.tenant_table('notification_preferences');
