-- Catalog (levels, types), courts with their reservations, instructors with their time.

create table class_levels (
  organization_id uuid not null references organizations (id),
  id uuid not null,
  name text not null check (name in ('beginner', 'intermediate', 'advanced', 'all_levels')),
  display_name text not null check (length(display_name) between 1 and 100),
  "order" integer not null default 0,
  color text not null default '#2f6f8f' check (color ~ '^#[0-9a-fA-F]{6}$'),
  icon text not null default '',
  rating_min numeric(3, 2) not null default 0 check (rating_min between 0 and 7),
  rating_max numeric(3, 2) not null default 7 check (rating_max between 0 and 7),
  updated_at timestamptz not null default now(),
  primary key (organization_id, id),
  unique (organization_id, name),
  check (rating_min <= rating_max)
);
call app.tenant_table('class_levels');

create table class_types (
  organization_id uuid not null references organizations (id),
  id uuid not null,
  name text not null check (length(name) between 1 and 200),
  type text not null check (type in ('group', 'individual', 'clinic', 'intensive', 'workshop')),
  description text not null default '',
  min_participants integer not null default 1 check (min_participants between 1 and 1000),
  max_participants integer not null default 4 check (max_participants between 1 and 1000),
  base_price integer not null default 0 check (base_price >= 0),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  price_per_participant boolean not null default true,
  allow_drop_in boolean not null default false,
  requires_package boolean not null default false,
  allow_waitlist boolean not null default true,
  color text not null default '#0b7285' check (color ~ '^#[0-9a-fA-F]{6}$'),
  is_active boolean not null default true,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (organization_id, id),
  unique (organization_id, name),
  check (min_participants <= max_participants)
);
call app.tenant_table('class_types');

create table courts (
  organization_id uuid not null,
  id uuid not null,
  club_id uuid not null,
  name text not null check (length(name) between 1 and 100),
  surface text not null default '',
  is_indoor boolean not null default false,
  is_active boolean not null default true,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (organization_id, id),
  unique (organization_id, club_id, name),
  foreign key (organization_id, club_id) references clubs (organization_id, id)
);
call app.tenant_table('courts');

create table instructors (
  organization_id uuid not null references organizations (id),
  id uuid not null,
  user_id uuid references users (id),
  display_name text not null check (length(display_name) between 1 and 200),
  bio text not null default '',
  certifications jsonb not null default '[]' check (jsonb_typeof(certifications) = 'array'),
  years_experience integer not null default 0 check (years_experience between 0 and 80),
  rating numeric(3, 2) check (rating between 1 and 5),
  total_ratings integer not null default 0 check (total_ratings >= 0),
  accepts_substitutions boolean not null default true,
  max_weekly_hours integer not null default 40 check (max_weekly_hours between 1 and 168),
  is_public boolean not null default true,
  is_active boolean not null default true,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (organization_id, id),
  unique (organization_id, user_id)
);
create index instructors_user on instructors (user_id);
call app.tenant_table('instructors');

create table instructor_clubs (
  organization_id uuid not null,
  id uuid not null,
  instructor_id uuid not null,
  club_id uuid not null,
  primary key (organization_id, id),
  unique (organization_id, instructor_id, club_id),
  foreign key (organization_id, instructor_id) references instructors (organization_id, id),
  foreign key (organization_id, club_id) references clubs (organization_id, id)
);
call app.tenant_table('instructor_clubs');

create table instructor_specialties (
  organization_id uuid not null,
  id uuid not null,
  instructor_id uuid not null,
  class_type_id uuid not null,
  primary key (organization_id, id),
  unique (organization_id, instructor_id, class_type_id),
  foreign key (organization_id, instructor_id) references instructors (organization_id, id),
  foreign key (organization_id, class_type_id) references class_types (organization_id, id)
);
call app.tenant_table('instructor_specialties');

create table instructor_windows (
  organization_id uuid not null,
  id uuid not null,
  instructor_id uuid not null,
  club_id uuid,
  weekday smallint not null check (weekday between 0 and 6),
  starts_at time not null,
  ends_at time not null,
  primary key (organization_id, id),
  foreign key (organization_id, instructor_id) references instructors (organization_id, id),
  foreign key (organization_id, club_id) references clubs (organization_id, id),
  check (ends_at > starts_at)
);
comment on table instructor_windows is 'Weekly availability in club wall time, 0 = Monday; none at all = always available.';
create index instructor_windows_instructor on instructor_windows (organization_id, instructor_id, weekday);
call app.tenant_table('instructor_windows');

create table instructor_exceptions (
  organization_id uuid not null,
  id uuid not null,
  instructor_id uuid not null,
  kind text not null check (kind in ('unavailable', 'extra')),
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  reason text not null default '',
  created_at timestamptz not null default now(),
  primary key (organization_id, id),
  foreign key (organization_id, instructor_id) references instructors (organization_id, id),
  check (ends_at > starts_at)
);
create index instructor_exceptions_instructor on instructor_exceptions (organization_id, instructor_id, starts_at);
call app.tenant_table('instructor_exceptions');
