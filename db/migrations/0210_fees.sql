-- Fees (docs/domain/fees.md): what a fixed place costs for a month, some weeks or a term.
create table fee_plans (
  organization_id uuid not null references organizations (id),
  id uuid not null,
  club_id uuid,
  name text not null check (name <> ''),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  period text not null check (period in ('month', 'weeks', 'term')),
  weeks int check (weeks between 1 and 52),
  starts_on date not null,
  ends_on date,
  due_day int not null default 1 check (due_day between 1 and 366),
  prices jsonb not null,
  enrolment_fee int not null default 0 check (enrolment_fee >= 0),
  enrolment_fee_each text not null default 'once' check (enrolment_fee_each in ('once', 'year')),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (organization_id, id),
  unique (organization_id, name),
  foreign key (organization_id, club_id) references clubs (organization_id, id),
  check ((period = 'weeks') = (weeks is not null)),
  check (starts_on <= ends_on)
);
comment on table fee_plans is 'What a fixed place costs for each period; which groups it is for is the setting fee_plan';
comment on column fee_plans.club_id is 'Null: of all clubs';
comment on column fee_plans.starts_on is 'From this day on places are charged, never before; where weeks are counted, the first one begins then';
comment on column fee_plans.due_day is 'The day of the period on which it is due, counted from 1';
comment on column fee_plans.prices is 'By classes a week and size of the group, each null for any: the most specific one counts';
call app.tenant_table('fee_plans');
call app.bounded('fee_plans', '{"name": 200, "prices": 20000}');
create index fee_plans_club on fee_plans (organization_id, club_id) where club_id is not null;

create table charges (
  organization_id uuid not null references organizations (id),
  id uuid not null,
  club_id uuid not null,
  plan_id uuid not null,
  place_id uuid not null,
  root_id uuid not null,
  student_id uuid not null,
  period_start date not null,
  period_end date not null,
  part int not null default 1 check (part between 1 and 20),
  amount int not null default 0 constraint charges_amount check (amount >= 0),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  due_on date not null,
  status text not null default 'open' check (status in ('open', 'paid', 'cancelled')),
  payment_id uuid,
  paid_at timestamptz,
  cancelled_at timestamptz,
  cancel_reason text not null default '',
  created_by uuid references users (id),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (organization_id, id),
  -- Once for each place and day, whichever of two raises it; a cancelled one is not raised again.
  constraint charges_once exclude using gist (organization_id with =, root_id with =, part with =, daterange(period_start, period_end, '[]') with &&),
  foreign key (organization_id, club_id) references clubs (organization_id, id),
  foreign key (organization_id, plan_id) references fee_plans (organization_id, id),
  foreign key (organization_id, place_id) references schedule_enrollments (organization_id, id),
  foreign key (organization_id, root_id) references schedule_enrollments (organization_id, id),
  foreign key (organization_id, student_id) references client_profiles (organization_id, id),
  foreign key (organization_id, payment_id) references payments (organization_id, id),
  check (period_start <= period_end),
  check ((status = 'paid') = (payment_id is not null) and (payment_id is null) = (paid_at is null)),
  check ((status = 'cancelled') = (cancelled_at is not null))
);
comment on table charges is 'What is to be paid for a fixed place and a period';
comment on column charges.root_id is 'The first of the places that this one goes on from';
comment on column charges.part is 'Of a fee that is paid in parts, which one';
comment on column charges.amount is 'Minor units: what its lines add up to';
create index charges_root on charges (organization_id, root_id, period_start);
create index charges_place on charges (organization_id, place_id);
create index charges_plan on charges (organization_id, plan_id);
create index charges_student on charges (organization_id, student_id, due_on);
create index charges_club on charges (organization_id, club_id, period_start, id);
create index charges_open on charges (organization_id, club_id, due_on, id) where status = 'open';
create index charges_open_student on charges (organization_id, student_id, due_on) where status = 'open';
create index charges_payment on charges (organization_id, payment_id) where payment_id is not null;
call app.tenant_table('charges');
call app.bounded('charges', '{"cancel_reason": 500}');
create trigger transition before update of status on charges for each row when (old.status is distinct from new.status)
  execute function app.check_transition('open>paid', 'paid>open', 'open>cancelled', 'cancelled>open');

create table charge_lines (
  organization_id uuid not null references organizations (id),
  id uuid not null,
  charge_id uuid not null,
  number int not null check (number >= 1),
  kind text not null check (kind in ('fee', 'member', 'joining', 'leaving', 'pause', 'enrolment_fee', 'correction')),
  amount int not null,
  facts jsonb not null default '{}',
  reason text not null default '',
  created_by uuid references users (id),
  created_at timestamptz not null default now(),
  primary key (organization_id, id),
  constraint charge_lines_once unique (organization_id, charge_id, number),
  foreign key (organization_id, charge_id) references charges (organization_id, id)
);
comment on table charge_lines is 'Why a charge is what it is, append-only';
comment on column charge_lines.amount is 'Minor units of the charge''s currency; below 0 for what is let off';
comment on column charge_lines.facts is 'What the line is reckoned from, for its words';
call app.tenant_table('charge_lines', 'select, insert');
call app.bounded('charge_lines', '{"facts": 2000, "reason": 500}');

-- The amount follows from the lines, whoever writes one.
create function app.add_up_charges() returns trigger language plpgsql as $$
begin
  update charges c set amount = c.amount + a.total, updated_at = now()
    from (select organization_id, charge_id, sum(amount)::int as total from added group by 1, 2) a
   where c.organization_id = a.organization_id and c.id = a.charge_id;
  return null;
end $$;
create trigger add_up after insert on charge_lines referencing new table as added
  for each statement execute function app.add_up_charges();

alter table payment_lines add column charge_id uuid,
  add foreign key (organization_id, charge_id) references charges (organization_id, id),
  drop constraint payment_lines_one,
  add constraint payment_lines_one check (num_nonnulls(enrollment_id, student_package_id, charge_id) <= 1);
comment on table payment_lines is 'What a payment is for: a booking, a package, a charge; or, where it names nothing, the credit of the payer''s account';
create index payment_lines_charge on payment_lines (organization_id, charge_id) where charge_id is not null;

-- Whether a date of a fixed place is paid by a fee: by the plan of its group, or because it was charged.
create function app.fee_pays(group_id uuid, place uuid, on_day date) returns boolean language sql stable as $$
  select place is not null and (
    exists (select from charges c where c.place_id = place and c.status <> 'cancelled' and on_day between c.period_start and c.period_end)
    or exists (
      select from fee_plans p
       where on_day >= p.starts_on and (p.ends_on is null or on_day <= p.ends_on) and p.id::text = (
         select s.value #>> '{}' from class_schedules g
           join settings s on s.organization_id = g.organization_id and s.key = 'fee_plan'
            and (s.schedule_id = g.id or s.class_type_id = g.class_type_id or s.club_id = g.club_id
                 or num_nonnulls(s.schedule_id, s.class_type_id, s.club_id) = 0)
          where g.id = group_id
          order by s.schedule_id is null, s.class_type_id is null, s.club_id is null limit 1)))
$$;

do $$ begin
  execute replace(pg_get_functiondef('app.at_clubs'::regproc), E'  elsif entity = ''class_packages'' then', E'  elsif entity = ''charges'' then
    return query select t.id from charges t where t.organization_id = o and t.id = any (ids) and t.club_id = any (clubs);
  elsif entity = ''charge_lines'' then
    return query select t.id from charge_lines t join charges c on c.organization_id = t.organization_id and c.id = t.charge_id
     where t.organization_id = o and t.id = any (ids) and c.club_id = any (clubs);
  elsif entity = ''fee_plans'' then
    return query select t.id from fee_plans t where t.organization_id = o and t.id = any (ids) and (t.club_id is null or t.club_id = any (clubs));
  elsif entity = ''class_packages'' then');
end $$;
