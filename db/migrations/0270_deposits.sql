-- Deposits (docs/domain/fees.md): what is paid in advance for a fixed place, and counts in its first or last period.
alter table fee_plans
  add column deposit int not null default 0 check (deposit >= 0),
  add column deposit_percent int not null default 0 check (deposit_percent between 0 and 100),
  add column deposit_counts text not null default 'last_period' check (deposit_counts in ('first_period', 'last_period')),
  add column deposit_leaving text not null default 'kept' check (deposit_leaving in ('kept', 'returned')),
  add constraint fee_plans_deposit check (deposit = 0 or deposit_percent = 0);
comment on column fee_plans.deposit is 'Minor units: what is to be paid in advance by whoever is given a place; 0: nothing';
comment on column fee_plans.deposit_percent is 'The same as a share of the price of a period';
comment on column fee_plans.deposit_counts is 'Of which period''s fee it is taken off';
comment on column fee_plans.deposit_leaving is 'What becomes of it where the place ends before that';

alter table charges
  add column deposit jsonb,
  add column counts_in uuid,
  add column kept int not null default 0 constraint charges_kept check (kept >= 0),
  add column settled_at timestamptz,
  add column look_on date,
  add foreign key (organization_id, counts_in) references charges (organization_id, id),
  add constraint charges_deposit check (deposit is not null or (counts_in is null and kept = 0 and settled_at is null and look_on is null)),
  drop constraint charges_once,
  add constraint charges_once exclude using gist (organization_id with =, root_id with =, part with =, daterange(period_start, period_end, '[]') with &&)
    where (differs_from is null and cancel_reason <> 'merged' and deposit is null);
comment on column charges.deposit is 'Of a deposit: when it counts and what becomes of it otherwise, as it was told; null: a charge for a period';
comment on column charges.counts_in is 'The charge of which the deposit was taken off: one at most';
comment on column charges.kept is 'Minor units of the deposit that stay with the club';
comment on column charges.settled_at is 'Since when nothing is left to be decided about the deposit';
comment on column charges.look_on is 'When the place may be over, and something is to be decided; null: not before its days change';
call app.bounded('charges', '{"deposit": 200}');
create unique index charges_deposit_once on charges (organization_id, root_id) where deposit is not null and cancel_reason <> 'merged';
create index charges_counts_in on charges (organization_id, counts_in) where counts_in is not null;
create index charges_deposits_due on charges (organization_id, club_id, look_on, id) where look_on is not null;

do $$ begin
  execute 'alter table charge_lines drop constraint charge_lines_kind_check, add constraint charge_lines_kind_check '
    || (select replace(pg_get_constraintdef(oid), '''correction''::text', '''correction''::text, ''deposit''::text')
          from pg_constraint where conname = 'charge_lines_kind_check');
end $$;

-- A deposit pays for no date.
do $$
declare
  text constant text := pg_get_functiondef('app.fee_pays(uuid, uuid, date)'::regprocedure);
  changed constant text := replace(text, 'c.status <> ''cancelled'' and', 'c.status <> ''cancelled'' and c.deposit is null and');
begin
  if changed = text then raise exception 'app.fee_pays is not as expected'; end if;
  execute changed;
end $$;
