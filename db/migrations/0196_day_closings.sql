-- The till, whenever it is counted: what went through it since, and what was in it (docs/domain/money.md).
create table day_closings (
  organization_id uuid not null references organizations (id),
  id uuid not null,
  club_id uuid not null,
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  number int not null check (number >= 1),
  local_date date not null,
  from_at timestamptz not null,
  until_at timestamptz not null,
  opening_cash bigint not null,
  expected_cash bigint not null,
  counted_cash bigint not null check (counted_cash >= 0),
  left_cash bigint not null,
  money jsonb not null,
  note text not null default '',
  created_by uuid references users (id),
  created_at timestamptz not null default now(),
  primary key (organization_id, id),
  -- Each begins where the one before has ended: of two who close at a time, one does.
  constraint day_closings_once unique (organization_id, club_id, currency, number),
  foreign key (organization_id, club_id) references clubs (organization_id, id),
  check (from_at <= until_at),
  check (left_cash between 0 and counted_cash)
);
comment on table day_closings is 'What was counted in a till, append-only; each begins where the one before has ended';
comment on column day_closings.local_date is 'The club''s day on which it was counted';
comment on column day_closings.opening_cash is 'Minor units: what the closing before had left in the till';
comment on column day_closings.expected_cash is 'What should have been in it: opening_cash and the cash since';
comment on column day_closings.left_cash is 'What stays in the till; the rest is taken out';
comment on column day_closings.money is 'What went through the till meanwhile, by means';
create index day_closings_day on day_closings (organization_id, club_id, local_date);
call app.tenant_table('day_closings', 'select, insert');
call app.bounded('day_closings', '{"note": 500, "money": 2000}');
-- What went out of a till in money: few among what goes to accounts and moves between them.
create index refunds_money on refunds (organization_id, club_id, created_at) where method <> 'account_credit' and amount > 0;
create index account_entries_paid_out on account_entries (organization_id, club_id, created_at) where kind = 'paid_out';

do $$ begin
  execute replace(pg_get_functiondef('app.at_clubs'::regproc), E'  elsif entity in (''receipts'',', E'  elsif entity in (''day_closings'', ''receipts'',');
end $$;
