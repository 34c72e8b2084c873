-- Who works on the queue. A worker that has not been seen for half a minute is gone: its jobs are taken back.
create table workers (
  id text primary key,
  started_at timestamptz not null default now(),
  seen_at timestamptz not null default now(),
  waits_since timestamptz,
  given_up integer not null default 0
);
comment on table workers is 'The running workers, each by the name under which it locks jobs; written by them, as the owner.';
comment on column workers.waits_since is 'Since when the oldest job that is due has been waiting, as the worker last saw it';
comment on column workers.given_up is 'Jobs that were tried for the last time';
grant select on workers to bandeja_app;
