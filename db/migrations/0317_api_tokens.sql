-- Tokens with which other programs use the API for a member (docs/domain/tokens.md).
create table api_tokens (
  organization_id uuid not null references organizations (id),
  id uuid not null,
  name text not null check (name <> ''),
  scopes text[] not null,
  read_only boolean not null,
  token_hash text not null,
  made_by uuid not null references users (id),
  created_at timestamptz not null default now(),
  expires_at timestamptz,
  revoked_at timestamptz,
  last_used_on date,
  primary key (organization_id, id),
  constraint api_tokens_once unique (organization_id, token_hash)
);
comment on table api_tokens is 'What another program shows to act as the member who made it, within its scopes';
comment on column api_tokens.scopes is 'Permissions that it may use, as far as its maker holds them by then';
comment on column api_tokens.token_hash is 'SHA-256 of the token: the database alone opens nothing';
comment on column api_tokens.last_used_on is 'The last day on which it was used';
create index api_tokens_made_by on api_tokens (organization_id, made_by);
call app.tenant_table('api_tokens', 'select, insert, update (revoked_at, last_used_on)');
call app.bounded('api_tokens', '{"name": 100, "scopes": 8000, "token_hash": 100}');

do $$ begin
  execute replace(pg_get_functiondef('app.audited(jsonb)'::regprocedure), 'revision,last_read_on}', 'revision,last_read_on,last_used_on}');
  execute replace(pg_get_functiondef('app.at_clubs'::regproc), '''calendar_feeds'', ''mail_refusals''',
    '''calendar_feeds'', ''mail_refusals'', ''api_tokens''');
end $$;
