-- Identity, kept by better-auth. Global on purpose: one person may belong to several organizations.

create table users (
  id uuid primary key,
  name text not null,
  email text not null unique,
  email_verified boolean not null default false,
  image text,
  locale text not null default 'es' check (locale in ('es', 'en')),
  is_staff boolean not null default false,
  two_factor_enabled boolean not null default false,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
comment on table users is 'Global: people, not members. Membership lives in the tenants.';
create table user_sessions (
  id uuid primary key,
  user_id uuid not null references users (id) on delete cascade,
  token text not null unique,
  expires_at timestamptz not null,
  ip_address text,
  user_agent text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index user_sessions_user on user_sessions (user_id);
create table user_accounts (
  id uuid primary key,
  user_id uuid not null references users (id) on delete cascade,
  account_id text not null,
  provider_id text not null,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  password text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (provider_id, account_id)
);
create index user_accounts_user on user_accounts (user_id);
create table user_verifications (
  id uuid primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index user_verifications_identifier on user_verifications (identifier);
create table user_two_factors (
  id uuid primary key,
  user_id uuid not null references users (id) on delete cascade,
  secret text not null,
  backup_codes text not null,
  verified boolean not null default true,
  failed_verification_count integer not null default 0,
  locked_until timestamptz
);
create index user_two_factors_user on user_two_factors (user_id);
grant select, insert, update, delete on users, user_sessions, user_accounts, user_verifications, user_two_factors to bandeja_app;

create table identity_mails (
  id uuid primary key,
  to_email text not null,
  subject text not null,
  body text not null,
  status text not null check (status in ('sent', 'kept', 'failed')),
  error text not null default '',
  created_at timestamptz not null default now()
);
comment on table identity_mails is 'Sign-in links and password resets, before any organization is known; readable by platform staff.';
grant select, insert on identity_mails to bandeja_app;
