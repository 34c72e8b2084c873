-- The price that was agreed when a place was given stays, until the desk says that it follows (docs/domain/fees.md).
create table fee_plan_versions (
  organization_id uuid not null references organizations (id),
  id uuid not null,
  plan_id uuid not null,
  number int not null check (number >= 1),
  prices jsonb not null,
  existing_from date,
  created_by uuid references users (id),
  created_at timestamptz not null default now(),
  primary key (organization_id, id),
  constraint fee_plan_versions_once unique (organization_id, plan_id, number),
  foreign key (organization_id, plan_id) references fee_plans (organization_id, id)
);
comment on table fee_plan_versions is 'The prices of a plan as they were and are, append-only: a place has those of when it was given';
comment on column fee_plan_versions.existing_from is 'Places that were there already pay these for periods that begin on this day or later; null: they keep theirs';
call app.tenant_table('fee_plan_versions', 'select, insert');
call app.bounded('fee_plan_versions', '{"prices": 20000}');
insert into fee_plan_versions (organization_id, id, plan_id, number, prices, created_at)
select organization_id, gen_random_uuid(), id, 1, prices, created_at from fee_plans;

do $$ begin
  execute replace(pg_get_functiondef('app.at_clubs'::regproc), E'  elsif entity = ''fee_plans'' then', E'  elsif entity = ''fee_plan_versions'' then
    return query select t.id from fee_plan_versions t join fee_plans p on p.organization_id = t.organization_id and p.id = t.plan_id
     where t.organization_id = o and t.id = any (ids) and (p.club_id is null or p.club_id = any (clubs));
  elsif entity = ''fee_plans'' then');
end $$;
