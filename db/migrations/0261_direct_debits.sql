-- Direct debit (docs/domain/direct-debit.md): who has let a club take its fees from their account, and what it takes.
create table debit_mandates (
  organization_id uuid not null references organizations (id),
  id uuid not null,
  club_id uuid not null,
  client_id uuid not null,
  reference text not null check (reference ~ '^[A-Za-z0-9+?/:().,''-]{1,35}$'),
  iban text not null check (iban = '' or iban ~ '^[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}$'),
  iban_end text not null check (iban_end ~ '^[A-Z0-9]{4}$'),
  holder text not null check (holder <> ''),
  signed_on date not null,
  ended_at timestamptz,
  ended_by uuid references users (id),
  end_reason text not null default '' check (end_reason in ('', 'revoked', 'ended', 'replaced')),
  created_by uuid references users (id),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (organization_id, id),
  constraint debit_mandates_reference unique (organization_id, club_id, reference),
  foreign key (organization_id, club_id) references clubs (organization_id, id),
  foreign key (organization_id, client_id) references client_profiles (organization_id, id),
  check ((ended_at is null) = (end_reason = '')),
  -- Nothing is taken without an account: it is forgotten only of one that has ended.
  constraint debit_mandates_iban check (iban <> '' or ended_at is not null)
);
comment on table debit_mandates is 'Who has let a club take what they owe from their account, on paper';
comment on column debit_mandates.client_id is 'Who pays: a student, or who looks after one';
comment on column debit_mandates.iban is 'Whole only here and in the file for the bank; empty where it was forgotten';
comment on column debit_mandates.iban_end is 'What lists show of it';
-- One of a payer at a club at a time.
create unique index debit_mandates_active on debit_mandates (organization_id, club_id, client_id) where ended_at is null;
create index debit_mandates_club on debit_mandates (organization_id, club_id, created_at, id);
create index debit_mandates_client on debit_mandates (organization_id, client_id);
call app.tenant_table('debit_mandates', 'select, insert, update (client_id, iban, ended_at, ended_by, end_reason, updated_at)');
call app.bounded('debit_mandates', '{"reference": 35, "iban": 34, "iban_end": 4, "holder": 70}');

create table debit_collections (
  organization_id uuid not null references organizations (id),
  id uuid not null,
  club_id uuid not null,
  collect_on date not null,
  status text not null default 'made' check (status in ('made', 'submitted', 'booked', 'cancelled')),
  message_id text not null check (message_id <> ''),
  creditor_name text not null check (creditor_name <> ''),
  creditor_id text not null check (creditor_id <> ''),
  creditor_iban text not null check (creditor_iban <> ''),
  created_by uuid references users (id),
  created_at timestamptz not null default now(),
  submitted_at timestamptz,
  booked_at timestamptz,
  cancelled_at timestamptz,
  updated_at timestamptz not null default now(),
  primary key (organization_id, id),
  unique (organization_id, message_id),
  foreign key (organization_id, club_id) references clubs (organization_id, id),
  check ((status = 'booked') = (booked_at is not null)),
  check ((status = 'cancelled') = (cancelled_at is not null)),
  check (status not in ('submitted', 'booked') or submitted_at is not null)
);
comment on table debit_collections is 'What a club has its bank take from accounts on one day';
comment on column debit_collections.creditor_name is 'As the file says it, whatever the settings say later';
create index debit_collections_club on debit_collections (organization_id, club_id, collect_on, id);
call app.tenant_table('debit_collections', 'select, insert, update (status, submitted_at, booked_at, cancelled_at, updated_at)');
call app.bounded('debit_collections', '{"message_id": 35, "creditor_name": 70, "creditor_id": 35, "creditor_iban": 34}');
create trigger transition before update of status on debit_collections for each row when (old.status is distinct from new.status)
  execute function app.check_transition('made>submitted', 'made>cancelled', 'submitted>made', 'submitted>booked');

create table debit_items (
  organization_id uuid not null references organizations (id),
  id uuid not null,
  collection_id uuid not null,
  mandate_id uuid not null,
  charge_id uuid not null,
  payment_id uuid not null,
  sequence text not null check (sequence in ('FRST', 'RCUR')),
  end_to_end text not null check (end_to_end <> ''),
  amount int not null check (amount > 0),
  status text not null default 'waiting' check (status in ('waiting', 'booked', 'returned', 'taken_out')),
  kept_amount int not null default 0,
  booked_at timestamptz,
  returned_at timestamptz,
  returned_by uuid references users (id),
  return_code text not null default '',
  fee_amount int not null default 0 check (fee_amount >= 0),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (organization_id, id),
  unique (organization_id, end_to_end),
  foreign key (organization_id, collection_id) references debit_collections (organization_id, id),
  foreign key (organization_id, mandate_id) references debit_mandates (organization_id, id),
  foreign key (organization_id, charge_id) references charges (organization_id, id),
  foreign key (organization_id, payment_id) references payments (organization_id, id),
  check (kept_amount between 0 and amount),
  check (status <> 'booked' or booked_at is not null),
  check ((status = 'returned') = (returned_at is not null) and (status = 'returned') = (return_code <> ''))
);
comment on table debit_items is 'A charge in a collection: one transaction of its file';
comment on column debit_items.end_to_end is 'By which the bank names it when it comes back';
comment on column debit_items.kept_amount is 'What was not owed any more when it was collected: credit of who paid';
comment on column debit_items.fee_amount is 'What was added to the charge for the return';
-- A charge is collected once at a time (G21).
create unique index debit_items_once on debit_items (organization_id, charge_id) where status = 'waiting';
create index debit_items_charge on debit_items (organization_id, charge_id);
create index debit_items_collection on debit_items (organization_id, collection_id);
create index debit_items_mandate on debit_items (organization_id, mandate_id);
create index debit_items_payment on debit_items (organization_id, payment_id);
call app.tenant_table('debit_items', 'select, insert, update (payment_id, status, kept_amount, booked_at, returned_at, returned_by, return_code, fee_amount, updated_at)');
call app.bounded('debit_items', '{"end_to_end": 35, "return_code": 4}');
create trigger transition before update of status on debit_items for each row when (old.status is distinct from new.status)
  execute function app.check_transition('waiting>booked', 'waiting>returned', 'waiting>taken_out', 'booked>returned', 'returned>booked', 'returned>waiting');

-- A means like the others, which no desk takes by hand.
alter table payments drop constraint payments_method_check,
  add constraint payments_method_check check (method in ('cash', 'card_terminal', 'transfer', 'account_credit', 'online', 'direct_debit'));
alter table refunds drop constraint refunds_method_check,
  add constraint refunds_method_check check (method in ('cash', 'card_terminal', 'transfer', 'account_credit', 'online', 'direct_debit'));
alter table account_entries drop constraint account_entries_method_check,
  add constraint account_entries_method_check check (method in ('', 'cash', 'card_terminal', 'transfer', 'direct_debit'));

-- What a returned debit costs, and what was taken back of that; besides the kinds that there are.
do $$
declare kinds text := pg_get_constraintdef((select oid from pg_constraint where conname = 'charge_lines_kind_check'));
begin
  alter table charge_lines drop constraint charge_lines_kind_check;
  execute 'alter table charge_lines add constraint charge_lines_kind_check ' || replace(kinds, 'ARRAY[', 'ARRAY[''returned''::text, ');
end $$;

-- No history carries an account.
do $$ begin
  execute replace(pg_get_functiondef('app.audited'::regproc), '{organization_id,updated_at,', '{organization_id,updated_at,iban,');
  execute replace(pg_get_functiondef('app.at_clubs'::regproc), E'  elsif entity = ''charges'' then', E'  elsif entity in (''debit_mandates'', ''debit_collections'') then
    return query execute format(''select t.id from %I t where t.organization_id = $1 and t.id = any ($2) and t.club_id = any ($3)'', entity) using o, ids, clubs;
  elsif entity = ''debit_items'' then
    return query select t.id from debit_items t join debit_collections c on c.organization_id = t.organization_id and c.id = t.collection_id
     where t.organization_id = o and t.id = any (ids) and c.club_id = any (clubs);
  elsif entity = ''charges'' then');
end $$;
