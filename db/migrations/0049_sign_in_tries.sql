-- How often a password was guessed lately, by whom it was guessed: docs/domain/identity.md. The id is a hash.
create table sign_in_tries (
  id text primary key check (length(id) <= 64),
  tries integer not null,
  -- The next try is judged from here on.
  free_at timestamptz not null,
  seen_at timestamptz not null
);
comment on table sign_in_tries is 'Global: before anybody has signed in there is no organization.';
create index sign_in_tries_seen on sign_in_tries (seen_at);
grant select, insert, update, delete on sign_in_tries to bandeja_app;

-- The library's own names are short (0048 made room for them).
alter table user_verifications add constraint user_verifications_id_length check (length(id) <= 100);
