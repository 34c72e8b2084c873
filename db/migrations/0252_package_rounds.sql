-- Many packages that have ended at once (docs/domain/packages.md): what was decided, and how far it is.
create table package_rounds (
  organization_id uuid not null references organizations (id),
  id uuid not null,
  club_id uuid,
  action text not null check (action in ('extend', 'refund', 'account_credit', 'leave')),
  ended_from date not null,
  ended_until date not null,
  expires_on date,
  reason text not null,
  created_by uuid references users (id),
  created_at timestamptz not null default now(),
  primary key (organization_id, id),
  foreign key (organization_id, club_id) references clubs (organization_id, id),
  check ((action = 'extend') = (expires_on is not null)),
  check (ended_from <= ended_until)
);
comment on table package_rounds is 'What a desk has decided about many packages that have ended; never changed';
comment on column package_rounds.club_id is 'Whose packages; null: those of all clubs';
create index package_rounds_club on package_rounds (organization_id, club_id, created_at);
call app.tenant_table('package_rounds', 'select, insert', false);
call app.bounded('package_rounds', '{"reason": 500}');

create table package_round_items (
  organization_id uuid not null references organizations (id),
  id uuid not null,
  round_id uuid not null,
  student_package_id uuid not null,
  status text not null default 'waiting' check (status in ('waiting', 'done', 'skipped', 'stopped')),
  problem text not null default '',
  done_at timestamptz,
  primary key (organization_id, id),
  constraint package_round_items_once unique (organization_id, round_id, student_package_id),
  foreign key (organization_id, round_id) references package_rounds (organization_id, id),
  foreign key (organization_id, student_package_id) references student_packages (organization_id, id),
  check ((status = 'waiting') = (done_at is null))
);
comment on table package_round_items is 'Each package of a round: done in a transaction of its own, with its state';
comment on column package_round_items.problem is 'The code of what kept it from being done';
-- A package waits in one round at a time.
create unique index package_round_items_waiting on package_round_items (organization_id, student_package_id) where status = 'waiting';
create index package_round_items_next on package_round_items (organization_id, round_id, id) where status = 'waiting';
create index package_round_items_package on package_round_items (organization_id, student_package_id);
call app.tenant_table('package_round_items', 'select, insert, update (status, problem, done_at)', false);
call app.bounded('package_round_items', '{"problem": 100}');

do $$ begin
  execute replace(pg_get_functiondef('app.organizations_due'::regproc), E'    else\n      raise exception', E'    elsif duty = ''work_package_rounds'' then
      due := exists (select from public.package_round_items i where i.organization_id = o and i.status = ''waiting'');
    else\n      raise exception');
end $$;
