-- Outgoing webhooks (docs/domain/webhooks.md): where another program wants to hear what happens, and what was sent there.
create table webhook_endpoints (
  organization_id uuid not null references organizations (id),
  id uuid not null,
  club_id uuid,
  url text not null check (url <> ''),
  description text not null default '',
  events text[] not null check (events <> '{}'),
  secret_salt uuid not null,
  secret_check text not null,
  former_salt uuid,
  former_until timestamptz,
  made_by uuid not null references users (id),
  created_at timestamptz not null,
  disabled_at timestamptz,
  disabled_why text check (disabled_why in ('by_hand', 'gone', 'failing', 'secret')),
  failing_since timestamptz,
  primary key (organization_id, id),
  foreign key (organization_id, club_id) references clubs (organization_id, id),
  check ((disabled_at is null) = (disabled_why is null)),
  check ((former_salt is null) = (former_until is null))
);
comment on table webhook_endpoints is 'An address of another program that is told what happens';
comment on column webhook_endpoints.club_id is 'Tells of one club only; null: of the whole organization';
comment on column webhook_endpoints.secret_salt is 'Of it and the installation''s secret what signs is made: the database alone signs nothing';
comment on column webhook_endpoints.secret_check is 'Begin of the SHA-256 of what signs: with another secret of the installation it would be another';
comment on column webhook_endpoints.former_salt is 'Of what signed before; signs too until former_until';
comment on column webhook_endpoints.failing_since is 'Since when nothing has arrived; null: the last one did';
create index webhook_endpoints_club on webhook_endpoints (organization_id, club_id);
create index webhook_endpoints_made_by on webhook_endpoints (organization_id, made_by);
call app.tenant_table('webhook_endpoints');
call app.bounded('webhook_endpoints', '{"url": 2000, "description": 200, "events": 4000, "secret_check": 64}');

create table webhook_deliveries (
  organization_id uuid not null references organizations (id),
  id uuid not null,
  endpoint_id uuid not null,
  message text not null,
  event text not null,
  body text not null,
  status text not null default 'waiting' check (status in ('waiting', 'delivered', 'failed')),
  tries integer not null default 0,
  next_at timestamptz,
  leased_until timestamptz,
  attempts jsonb not null default '[]',
  created_at timestamptz not null,
  ended_at timestamptz,
  primary key (organization_id, id),
  constraint webhook_deliveries_once unique (organization_id, endpoint_id, message),
  foreign key (organization_id, endpoint_id) references webhook_endpoints (organization_id, id) on delete cascade,
  check ((status = 'waiting') = (next_at is not null)),
  check ((status = 'waiting') = (ended_at is null))
);
comment on table webhook_deliveries is 'What an endpoint is told: once for each message, sent until it arrives or is given up';
comment on column webhook_deliveries.message is 'The webhook-id: the same each time that it is sent';
comment on column webhook_deliveries.body is 'JSON, as it is signed and sent';
comment on column webhook_deliveries.tries is 'How often it was sent since it was first due, or was to be sent again';
comment on column webhook_deliveries.next_at is 'From then on it is sent; moved ahead while a worker is at it';
comment on column webhook_deliveries.leased_until is 'A worker is at it until then at most';
comment on column webhook_deliveries.attempts is 'The last ones: when, how long, what was answered';
create index webhook_deliveries_due on webhook_deliveries (organization_id, endpoint_id, next_at) where status = 'waiting';
create index webhook_deliveries_leased on webhook_deliveries (organization_id, endpoint_id, leased_until) where leased_until is not null;
create index webhook_deliveries_listed on webhook_deliveries (organization_id, endpoint_id, id);
create index webhook_deliveries_failed on webhook_deliveries (organization_id, endpoint_id, created_at) where status = 'failed';
create index webhook_deliveries_old on webhook_deliveries (organization_id, created_at);
call app.tenant_table('webhook_deliveries', 'select, insert, update (status, tries, next_at, leased_until, attempts, ended_at), delete', false);
call app.bounded('webhook_deliveries', '{"message": 100, "event": 60, "body": 65536, "attempts": 131072}');

do $$ begin
  execute replace(pg_get_functiondef('app.audited(jsonb)'::regprocedure), 'last_used_on}',
    'last_used_on,failing_since,secret_salt,former_salt,secret_check}');
  execute replace(pg_get_functiondef('app.at_clubs'::regproc), '''courts'', ''class_schedules''',
    '''courts'', ''webhook_endpoints'', ''class_schedules''');
  execute replace(pg_get_functiondef('app.organizations_due'::regproc), E'    else\n      raise exception',
    E'    elsif duty = ''send_webhooks'' then
      due := exists (select from public.webhook_endpoints e
        where e.organization_id = o and e.disabled_at is null
          and exists (select from public.webhook_deliveries d
            where d.organization_id = o and d.endpoint_id = e.id and d.status = ''waiting'' and d.next_at <= at));
    else\n      raise exception');
end $$;
