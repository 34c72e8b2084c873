-- The machinery every later table stands on: tenancy by row-level security, audit, outbox, idempotency.
-- Run as the owner (migrator). The application connects as bandeja_app, which cannot bypass any of this.

create extension if not exists btree_gist;
create schema if not exists app;
revoke create on schema public from public;

-- The scope of a transaction, set with set_config(…, true) in the same round trip as `begin`.
create function app.current_organization_id() returns uuid stable parallel safe language sql
  return nullif(current_setting('app.organization_id', true), '')::uuid;
create function app.current_user_id() returns uuid stable parallel safe language sql
  return nullif(current_setting('app.user_id', true), '')::uuid;
-- 'on' only for the duties that cross organizations (outbox relay, sweeps); never during a request.
create function app.in_system() returns boolean stable parallel safe language sql
  return current_setting('app.system', true) = 'on';
-- Who acts, for the audit log: {"user_id", "request_id", "ip", "user_agent", "via"}.
create function app.current_actor() returns jsonb stable parallel safe language sql
  return nullif(current_setting('app.actor', true), '')::jsonb;

create table organizations (
  id uuid primary key,
  slug text not null unique check (slug ~ '^[a-z0-9][a-z0-9-]{1,62}$'),
  name text not null check (length(name) between 1 and 200),
  default_locale text not null default 'es' check (default_locale in ('es', 'en')),
  is_demo boolean not null default false,
  created_at timestamptz not null default now()
);
comment on table organizations is 'Directory of tenants: readable by slug before a tenant is chosen, writable only inside its own tenant.';
alter table organizations enable row level security;
alter table organizations force row level security;
create policy directory on organizations for select using (true);
create policy own_insert on organizations for insert with check (id = app.current_organization_id());
create policy own_update on organizations for update using (id = app.current_organization_id());
grant select, insert, update on organizations to bandeja_app;
grant usage on schema app, public to bandeja_app;
grant execute on all functions in schema app to bandeja_app;

create table audit_log (
  organization_id uuid not null references organizations (id),
  id bigint generated always as identity,
  at timestamptz not null default clock_timestamp(),
  user_id uuid,
  via text,
  request_id text,
  ip text,
  user_agent text,
  action text not null,
  entity text not null,
  entity_id uuid,
  changes jsonb,
  primary key (organization_id, id)
);
comment on table audit_log is 'Append-only (G15): the application may insert and read, nothing else.';
create index audit_log_entity on audit_log (organization_id, entity, entity_id, id);
create index audit_log_user on audit_log (organization_id, user_id, id);

-- Columns that change by machinery on the hot path and would drown what people did.
create function app.audited(row_data jsonb) returns jsonb immutable parallel safe language sql
  return row_data - '{organization_id,updated_at,enrolled_count,waitlisted_count,attended_count,token_hash}'::text[];

-- A batch that serves several people at once (the lane) names them row by row: {"rows": {"<id>": {actor}}, …}.
create function app.audit_rows(action text, entity text, organizations uuid[], ids uuid[], changes jsonb[]) returns void language plpgsql as $$
declare actor jsonb := app.current_actor();
begin
  insert into public.audit_log (organization_id, user_id, via, request_id, ip, user_agent, action, entity, entity_id, changes)
  select t.organization_id, (a.who->>'user_id')::uuid, a.who->>'via', a.who->>'request_id', a.who->>'ip', a.who->>'user_agent',
         action, entity, t.id, t.change
    from unnest(organizations, ids, changes) as t(organization_id, id, change)
    cross join lateral (select coalesce(actor->'rows'->(t.id::text), actor) as who) a;
end $$;

create function app.audit_insert() returns trigger language plpgsql as $$
declare organizations uuid[]; ids uuid[]; changes jsonb[];
begin
  select array_agg(n.organization_id), array_agg(n.id), array_agg(app.audited(to_jsonb(n))) into organizations, ids, changes from new_rows n;
  if ids is not null then perform app.audit_rows('create', tg_table_name, organizations, ids, changes); end if;
  return null;
end $$;
-- Only the rows in which something audited changed are taken apart; old and new are joined by hash, not row by row.
create function app.audit_update() returns trigger language plpgsql set enable_nestloop = off as $$
declare organizations uuid[]; ids uuid[]; changes jsonb[];
begin
  with both_sides as materialized (
    select n.organization_id, n.id, app.audited(to_jsonb(o)) as before, app.audited(to_jsonb(n)) as after
      from new_rows n join old_rows o using (organization_id, id)
  ), changed as (
    select c.organization_id, c.id, (
      select jsonb_object_agg(a.key, jsonb_build_array(c.before->a.key, a.value))
        from jsonb_each(c.after) a where a.value is distinct from c.before->a.key) as change
      from both_sides c where c.before <> c.after
  )
  select array_agg(organization_id), array_agg(id), array_agg(change) into organizations, ids, changes from changed;
  if ids is not null then perform app.audit_rows('update', tg_table_name, organizations, ids, changes); end if;
  return null;
end $$;
create function app.audit_delete() returns trigger language plpgsql as $$
declare organizations uuid[]; ids uuid[]; changes jsonb[];
begin
  select array_agg(o.organization_id), array_agg(o.id), array_agg(app.audited(to_jsonb(o))) into organizations, ids, changes from old_rows o;
  if ids is not null then perform app.audit_rows('delete', tg_table_name, organizations, ids, changes); end if;
  return null;
end $$;

-- Puts a table under the house rules: row-level security (forced), grants, and, unless machinery, audit triggers.
create procedure app.tenant_table(name text, privileges text default 'select, insert, update, delete', audit boolean default true)
language plpgsql as $$
begin
  execute format('alter table public.%I enable row level security', name);
  execute format('alter table public.%I force row level security', name);
  execute format('create policy tenant on public.%I using (organization_id = app.current_organization_id())', name);
  execute format('grant %s on public.%I to bandeja_app', privileges, name);
  if audit then
    execute format('create trigger audit_insert after insert on public.%I referencing new table as new_rows for each statement execute function app.audit_insert()', name);
    execute format('create trigger audit_update after update on public.%I referencing old table as old_rows new table as new_rows for each statement execute function app.audit_update()', name);
    execute format('create trigger audit_delete after delete on public.%I referencing old table as old_rows for each statement execute function app.audit_delete()', name);
  end if;
end $$;
revoke execute on procedure app.tenant_table(text, text, boolean) from public, bandeja_app;

call app.tenant_table('audit_log', 'select, insert', false);

create table outbox (
  organization_id uuid not null references organizations (id),
  id bigint generated always as identity,
  type text not null,
  payload jsonb not null,
  actor jsonb,
  created_at timestamptz not null default now(),
  primary key (organization_id, id)
);
comment on table outbox is 'Facts waiting for the relay; a row is deleted in the transaction that queues its reactions.';
create index outbox_order on outbox (id);
call app.tenant_table('outbox', 'select, insert', false);
create policy relay on outbox using (app.in_system());

create table idempotency_keys (
  organization_id uuid not null references organizations (id),
  user_id uuid not null,
  key text not null check (length(key) between 1 and 200),
  request_hash text not null,
  status smallint not null,
  body jsonb,
  created_at timestamptz not null default now(),
  primary key (organization_id, user_id, key)
);
comment on table idempotency_keys is 'G10: the answer given for a key, written in the transaction of its effect.';
create index idempotency_keys_age on idempotency_keys (organization_id, created_at);
call app.tenant_table('idempotency_keys', 'select, insert, delete', false);

create table settings (
  organization_id uuid not null references organizations (id),
  id uuid not null,
  club_id uuid,
  key text not null,
  value jsonb not null,
  updated_at timestamptz not null default now(),
  primary key (organization_id, id),
  unique nulls not distinct (organization_id, club_id, key)
);
comment on table settings is 'Values that differ from the defaults in server/src/kernel/settings; club_id null = the organization.';
call app.tenant_table('settings');

create table mails (
  organization_id uuid not null references organizations (id),
  id uuid not null,
  dedupe_key text not null,
  to_email text not null,
  subject text not null,
  body text not null,
  status text not null check (status in ('queued', 'sent', 'kept', 'failed')),
  error text not null default '',
  created_at timestamptz not null default now(),
  sent_at timestamptz,
  primary key (organization_id, id),
  constraint mails_once unique (organization_id, dedupe_key)
);
comment on table mails is 'Outgoing mail. kept = no SMTP configured: readable in the app, never dropped.';
create index mails_age on mails (organization_id, created_at);
call app.tenant_table('mails', 'select, insert, update', false);
