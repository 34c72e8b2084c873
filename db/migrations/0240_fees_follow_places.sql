-- A charge follows its place: who leaves, moves or is away after it was raised pays for what they have (docs/domain/fees.md).
alter table charges
  add column terms jsonb not null default '{}',
  add column differs_from uuid,
  add column with_place boolean not null default false,
  add column to_return int not null default 0 constraint charges_to_return check (to_return >= 0),
  add foreign key (organization_id, differs_from) references charges (organization_id, id),
  add constraint charges_with_place check (not with_place or status = 'cancelled'),
  drop constraint charges_once,
  add constraint charges_once exclude using gist (organization_id with =, root_id with =, part with =, daterange(period_start, period_end, '[]') with &&)
    where (differs_from is null);
comment on column charges.terms is 'What it is reckoned anew by when its place changes: the rules and discounts as they were, and the period that its price is for';
comment on column charges.differs_from is 'The charge, paid, of which this one asks what is to be paid more';
comment on column charges.with_place is 'Cancelled because its place has no day in it, and open again where it has';
comment on column charges.to_return is 'Minor units: what was paid too much, for the desk to give back';
call app.bounded('charges', '{"terms": 2000}');
create index charges_differs on charges (organization_id, differs_from) where differs_from is not null;
create index charges_to_give_back on charges (organization_id, club_id) where to_return > 0;

do $$ begin
  execute 'alter table charge_lines drop constraint charge_lines_kind_check, add constraint charge_lines_kind_check '
    || (select replace(pg_get_constraintdef(oid), '''correction''::text', '''correction''::text, ''moved''::text')
          from pg_constraint where conname = 'charge_lines_kind_check');
end $$;
