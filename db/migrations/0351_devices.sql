-- Web Push (docs/domain/notifications.md#on-a-device): browsers that somebody is told things on, and what waits to be sent there.
create table user_devices (
  id uuid not null primary key,
  user_id uuid not null references users (id) on delete cascade,
  session_id uuid not null references user_sessions (id) on delete cascade,
  endpoint text not null,
  p256dh text not null,
  auth text not null,
  user_agent text not null,
  created_at timestamptz not null,
  last_message_at timestamptz,
  failing_since timestamptz,
  constraint user_devices_endpoint unique (endpoint),
  constraint user_devices_session unique (session_id)
);
comment on table user_devices is 'A browser on which somebody is told things while they are signed in there: it goes with the sign-in';
comment on column user_devices.endpoint is 'Where its maker''s push service takes messages for it; whoever knows it can send nothing without our key';
comment on column user_devices.p256dh is 'The browser''s public key (RFC 8291), base64url';
comment on column user_devices.auth is 'The secret of the same (RFC 8291), base64url';
comment on column user_devices.last_message_at is 'When the push service last took a message for it';
comment on column user_devices.failing_since is 'Since when it has taken none; null: it took the last one';
create index user_devices_user on user_devices (user_id);
grant select, insert, update, delete on user_devices to bandeja_app;
call app.bounded('user_devices', '{"endpoint": 1000, "p256dh": 100, "auth": 50, "user_agent": 200}');

create table pushes (
  organization_id uuid not null references organizations (id),
  id uuid not null,
  notification_id uuid not null,
  device_id uuid not null,
  topic text not null,
  urgency text not null check (urgency in ('low', 'normal', 'high')),
  is_brief boolean not null,
  tries integer not null default 0,
  next_at timestamptz not null,
  leased_until timestamptz,
  expires_at timestamptz not null,
  primary key (organization_id, id),
  constraint pushes_once unique (organization_id, notification_id, device_id),
  foreign key (organization_id, notification_id) references notifications (organization_id, id) on delete cascade
);
comment on table pushes is 'A notification on its way to a device: gone once it has arrived, or is not worth anything any more';
comment on column pushes.device_id is 'A row of user_devices, or of one that is gone since: an organization''s rows hang on nobody''s sign-in (docs/decisions/011)';
comment on column pushes.topic is 'The matter: of one that has not arrived yet the newest is sent alone';
comment on column pushes.is_brief is 'Only its title is sent';
comment on column pushes.next_at is 'From then on it is sent; moved ahead while a worker is at it';
comment on column pushes.leased_until is 'A worker is at it until then at most';
comment on column pushes.expires_at is 'From then on it is not worth anything';
create index pushes_due on pushes (organization_id, next_at);
create index pushes_device on pushes (organization_id, device_id, topic);
call app.tenant_table('pushes', 'select, insert, update (is_brief, tries, next_at, leased_until), delete', false);
call app.bounded('pushes', '{"topic": 32}');

-- What is chosen of a kind: by mail, on devices, or both.
alter table notification_preferences
  alter column email drop not null,
  add column push boolean,
  add constraint notification_preferences_chosen check (email is not null or push is not null);

do $$ begin
  execute replace(pg_get_functiondef('app.organizations_due'::regproc), E'    else\n      raise exception',
    E'    elsif duty = ''send_pushes'' then
      due := exists (select from public.pushes p where p.organization_id = o and p.next_at <= at);
    else\n      raise exception');
end $$;
