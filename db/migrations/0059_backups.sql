-- What became of the backups that are made by the calendar, and when this database was restored from one.
create table backups (
  is_one boolean primary key default true check (is_one),
  scheduled_since timestamptz,
  tried_at timestamptz,
  done_at timestamptz,
  file text not null default '' check (length(file) <= 4000),
  bytes bigint not null default 0,
  error text not null default '' check (length(error) <= 2000)
);
comment on table backups is 'One row, written by the worker as the owner: how the last scheduled backup went.';
comment on column backups.scheduled_since is 'Null while none are scheduled';
comment on column backups.error is 'Why the last try failed; empty when it did not';
grant select on backups to bandeja_app;

create table restores (
  restored_at timestamptz primary key default now(),
  snapshot_at timestamptz not null
);
comment on table restores is 'When the installation was put back, and to which moment. Mail whose cause is older than that is kept, not sent: it may have been sent before the loss.';
grant select on restores to bandeja_app;
