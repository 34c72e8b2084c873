-- VERI*FACTU (docs/domain/money.md#verifactu): the country of a club, its chain of records, and what became of each.
alter table clubs add column country text check (country ~ '^[A-Z]{2}$');
comment on column clubs.country is 'ISO 3166-1; null: as its time zone says';

create table verifactu_chains (
  organization_id uuid not null references organizations (id),
  id uuid not null,
  club_id uuid not null,
  last_position int not null default 0 check (last_position >= 0),
  next_at timestamptz,
  leased_until timestamptz,
  attempts int not null default 0 check (attempts >= 0),
  problem text not null default '',
  created_at timestamptz not null default now(),
  primary key (organization_id, id),
  constraint verifactu_chains_club unique (organization_id, club_id),
  foreign key (organization_id, club_id) references clubs (organization_id, id)
);
comment on table verifactu_chains is 'How far the VERI*FACTU records of a club go, and when the next of them may be sent';
comment on column verifactu_chains.next_at is 'Not before: the tax agency says how long to wait, and after a failure we wait longer each time';
comment on column verifactu_chains.leased_until is 'Somebody sends; after it another one may';
comment on column verifactu_chains.attempts is 'How many in a row have failed';
call app.tenant_table('verifactu_chains', 'select, insert, update (last_position, next_at, leased_until, attempts, problem)', false);
call app.bounded('verifactu_chains', '{"problem": 500}');

create table verifactu_records (
  organization_id uuid not null references organizations (id),
  id uuid not null,
  club_id uuid not null,
  receipt_id uuid not null,
  kind text not null check (kind in ('issue', 'annulment')),
  position int not null check (position >= 1),
  record text not null,
  previous_huella text not null,
  huella text not null check (huella <> ''),
  created_at timestamptz not null default now(),
  primary key (organization_id, id),
  constraint verifactu_records_position unique (organization_id, club_id, position),
  constraint verifactu_records_once unique (organization_id, receipt_id, kind),
  foreign key (organization_id, club_id) references clubs (organization_id, id),
  foreign key (organization_id, receipt_id) references receipts (organization_id, id)
);
comment on table verifactu_records is 'Records of issue and of annulment, chained by their huella; never changed';
comment on column verifactu_records.record is 'JSON: the fields of the tax agency over which the huella is';
call app.tenant_table('verifactu_records', 'select, insert', false);
call app.bounded('verifactu_records', '{"record": 2000, "previous_huella": 64, "huella": 64}');

create table verifactu_sendings (
  organization_id uuid not null references organizations (id),
  id uuid not null,
  club_id uuid not null,
  record_id uuid not null,
  position int not null,
  status text not null default 'waiting' check (status in ('waiting', 'accepted', 'accepted_with_errors', 'rejected')),
  code text not null default '',
  description text not null default '',
  csv text not null default '',
  answered_at timestamptz,
  created_at timestamptz not null default now(),
  primary key (organization_id, id),
  constraint verifactu_sendings_record unique (organization_id, record_id),
  foreign key (organization_id, club_id) references clubs (organization_id, id),
  foreign key (organization_id, record_id) references verifactu_records (organization_id, id),
  check ((status = 'waiting') = (answered_at is null))
);
comment on table verifactu_sendings is 'What the tax agency has said to a record; one that was written while nothing is sent has no row';
create index verifactu_sendings_waiting on verifactu_sendings (organization_id, club_id, position) where status = 'waiting';
create index verifactu_sendings_looked_at on verifactu_sendings (organization_id, club_id, position) where status in ('accepted_with_errors', 'rejected');
call app.tenant_table('verifactu_sendings', 'select, insert, update (status, code, description, csv, answered_at)', false);
call app.bounded('verifactu_sendings', '{"code": 10, "description": 1500, "csv": 100}');

-- What has a huella already is the beginning of the chain.
insert into verifactu_records (organization_id, id, club_id, receipt_id, kind, position, record, previous_huella, huella, created_at)
select r.organization_id, gen_random_uuid(), r.club_id, r.id, 'issue',
       row_number() over (partition by r.organization_id, r.club_id order by r.position),
       (r.content::jsonb -> 'verifactu' -> 'record')::text,
       coalesce(lag(r.huella) over (partition by r.organization_id, r.club_id order by r.position), ''), r.huella, r.created_at
  from receipts r where r.huella <> '';
insert into verifactu_chains (organization_id, id, club_id, last_position)
select organization_id, gen_random_uuid(), club_id, max(position) from verifactu_records group by 1, 3;

-- One look over all organizations says in which of them records wait for the tax agency (docs/domain/facts.md).
do $$ begin
  execute replace(pg_get_functiondef('app.organizations_due'::regproc), E'    else\n      raise exception', E'    elsif duty = ''send_records'' then
      due := exists (select from public.verifactu_sendings s where s.organization_id = o and s.status = ''waiting'');
    else\n      raise exception');
end $$;
