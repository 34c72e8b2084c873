-- Clubs, members, invitations, clients and their guardians.

create table clubs (
  organization_id uuid not null references organizations (id),
  id uuid not null,
  slug text not null check (slug ~ '^[a-z0-9][a-z0-9-]{1,62}$'),
  name text not null check (length(name) between 1 and 200),
  timezone text not null,
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  locale text not null default 'es' check (locale in ('es', 'en')),
  address text not null default '',
  phone text not null default '',
  email text not null default '',
  is_public boolean not null default true,
  is_active boolean not null default true,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (organization_id, id),
  unique (organization_id, slug)
);
call app.tenant_table('clubs');
alter table settings add foreign key (organization_id, club_id) references clubs (organization_id, id);

create table club_opening_hours (
  organization_id uuid not null,
  id uuid not null,
  club_id uuid not null,
  weekday smallint not null check (weekday between 0 and 6),
  opens_at time not null,
  closes_at time not null,
  primary key (organization_id, id),
  foreign key (organization_id, club_id) references clubs (organization_id, id),
  check (closes_at > opens_at)
);
comment on column club_opening_hours.weekday is '0 = Monday … 6 = Sunday, club wall time';
create index club_opening_hours_club on club_opening_hours (organization_id, club_id, weekday);
call app.tenant_table('club_opening_hours');

create table club_closures (
  organization_id uuid not null,
  id uuid not null,
  club_id uuid not null,
  starts_on date not null,
  ends_on date not null,
  name text not null default '',
  primary key (organization_id, id),
  foreign key (organization_id, club_id) references clubs (organization_id, id),
  check (ends_on >= starts_on)
);
create index club_closures_club on club_closures (organization_id, club_id, starts_on);
call app.tenant_table('club_closures');

create table memberships (
  organization_id uuid not null references organizations (id),
  id uuid not null,
  user_id uuid not null references users (id),
  role text not null check (role in ('owner', 'club_admin', 'instructor', 'student')),
  club_id uuid,
  created_at timestamptz not null default now(),
  primary key (organization_id, id),
  unique nulls not distinct (organization_id, user_id, role, club_id),
  foreign key (organization_id, club_id) references clubs (organization_id, id),
  check (role <> 'club_admin' or club_id is not null),
  check (role not in ('owner', 'student') or club_id is null)
);
comment on table memberships is 'One row per role a user holds; a club_admin row names its club.';
create index memberships_user on memberships (user_id);
call app.tenant_table('memberships', 'select, insert, update, delete');
-- A person may list the organizations they belong to before choosing one.
create policy own_memberships on memberships for select using (user_id = app.current_user_id());

create table invitations (
  organization_id uuid not null references organizations (id),
  id uuid not null,
  email text not null,
  role text not null check (role in ('owner', 'club_admin', 'instructor', 'student')),
  club_id uuid,
  client_id uuid,
  token_hash text not null unique,
  invited_by uuid references users (id),
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  accepted_at timestamptz,
  accepted_by uuid references users (id),
  revoked_at timestamptz,
  primary key (organization_id, id),
  foreign key (organization_id, club_id) references clubs (organization_id, id)
);
call app.tenant_table('invitations');
-- A link is opened before its organization is known.
create policy by_token on invitations for select using (app.in_system());

create table client_profiles (
  organization_id uuid not null references organizations (id),
  id uuid not null,
  user_id uuid references users (id),
  display_name text not null check (length(display_name) between 1 and 200),
  email text,
  phone text not null default '',
  birth_date date,
  level numeric(3, 2) check (level between 0 and 7),
  is_club_member boolean not null default false,
  home_club_id uuid,
  locale text not null default 'es' check (locale in ('es', 'en')),
  desk_notes text not null default '',
  blocked_at timestamptz,
  blocked_reason text not null default '',
  is_active boolean not null default true,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (organization_id, id),
  unique (organization_id, user_id),
  foreign key (organization_id, home_club_id) references clubs (organization_id, id)
);
comment on column client_profiles.level is 'Padel rating 0–7; null = not assessed yet';
create index client_profiles_name on client_profiles (organization_id, lower(display_name));
create index client_profiles_user on client_profiles (user_id);
call app.tenant_table('client_profiles');
alter table invitations add foreign key (organization_id, client_id) references client_profiles (organization_id, id);

create table guardians (
  organization_id uuid not null,
  id uuid not null,
  guardian_id uuid not null,
  dependant_id uuid not null,
  relationship text not null default '',
  created_at timestamptz not null default now(),
  primary key (organization_id, id),
  unique (organization_id, guardian_id, dependant_id),
  foreign key (organization_id, guardian_id) references client_profiles (organization_id, id),
  foreign key (organization_id, dependant_id) references client_profiles (organization_id, id),
  check (guardian_id <> dependant_id)
);
create index guardians_dependant on guardians (organization_id, dependant_id);
call app.tenant_table('guardians');
