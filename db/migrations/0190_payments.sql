-- Money (docs/domain/money.md): what somebody has paid, for what, what was paid back, and the credit of their account.
create table payments (
  organization_id uuid not null references organizations (id),
  id uuid not null,
  club_id uuid not null,
  payer_id uuid not null,
  method text not null check (method in ('cash', 'card_terminal', 'transfer', 'account_credit', 'online')),
  status text not null default 'captured' check (status in ('pending', 'captured', 'failed', 'cancelled', 'partially_refunded', 'refunded')),
  amount int not null check (amount >= 0),
  credit_amount int not null default 0,
  refunded_amount int not null default 0,
  refunded_money int not null default 0,
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  reference text not null default '',
  captured_at timestamptz,
  created_by uuid references users (id),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (organization_id, id),
  foreign key (organization_id, club_id) references clubs (organization_id, id),
  foreign key (organization_id, payer_id) references client_profiles (organization_id, id),
  check (credit_amount between 0 and amount and (method <> 'account_credit' or credit_amount = amount)),
  -- Nothing is paid back twice (G6): neither more than was paid, nor more money than was money.
  constraint payments_refunded check (refunded_amount between 0 and amount),
  constraint payments_refunded_money check (refunded_money between 0 and amount - credit_amount),
  check ((status in ('captured', 'partially_refunded', 'refunded')) = (captured_at is not null))
);
comment on table payments is 'What somebody has paid in one go';
comment on column payments.club_id is 'Whose till it went into';
comment on column payments.amount is 'Minor units of currency, of all its lines together';
comment on column payments.credit_amount is 'What of it came from the credit of the payer''s account; the rest by method';
comment on column payments.refunded_amount is 'Paid back by now, by refunds';
comment on column payments.refunded_money is 'Of that, what did not become account credit';
create index payments_payer on payments (organization_id, payer_id, created_at);
create index payments_till on payments (organization_id, club_id, captured_at);
create index payments_pending on payments (organization_id, created_at) where status = 'pending';
call app.tenant_table('payments', 'select, insert, update (status, payer_id, refunded_amount, refunded_money, captured_at, reference, updated_at)');
call app.bounded('payments', '{"reference": 200}');
create trigger transition before update of status on payments for each row when (old.status is distinct from new.status)
  execute function app.check_transition('pending>captured', 'pending>failed', 'pending>cancelled', 'captured>partially_refunded', 'captured>refunded', 'partially_refunded>refunded');

create table payment_lines (
  organization_id uuid not null references organizations (id),
  id uuid not null,
  payment_id uuid not null,
  enrollment_id uuid,
  student_package_id uuid,
  amount int not null check (amount >= 0),
  discount int not null default 0 check (discount >= 0),
  discount_reason text not null default '',
  refunded_amount int not null default 0,
  created_at timestamptz not null default now(),
  primary key (organization_id, id),
  foreign key (organization_id, payment_id) references payments (organization_id, id),
  foreign key (organization_id, enrollment_id) references class_enrollments (organization_id, id),
  foreign key (organization_id, student_package_id) references student_packages (organization_id, id),
  constraint payment_lines_one check (num_nonnulls(enrollment_id, student_package_id) <= 1),
  constraint payment_lines_refunded check (refunded_amount between 0 and amount)
);
comment on table payment_lines is 'What a payment is for: a booking, a package; or, where it names nothing, the credit of the payer''s account';
comment on column payment_lines.amount is 'Minor units of the payment''s currency';
comment on column payment_lines.discount is 'What the desk let them off';
create index payment_lines_payment on payment_lines (organization_id, payment_id);
create index payment_lines_enrollment on payment_lines (organization_id, enrollment_id) where enrollment_id is not null;
create index payment_lines_package on payment_lines (organization_id, student_package_id) where student_package_id is not null;
call app.tenant_table('payment_lines', 'select, insert, update (refunded_amount)');
call app.bounded('payment_lines', '{"discount_reason": 500}');

create table refunds (
  organization_id uuid not null references organizations (id),
  id uuid not null,
  payment_id uuid not null,
  line_id uuid not null,
  club_id uuid not null,
  kind text not null check (kind in ('refund', 'ended', 'mistake')),
  method text not null check (method in ('cash', 'card_terminal', 'transfer', 'account_credit', 'online')),
  amount int not null check (amount >= 0),
  reason text not null default '',
  created_by uuid references users (id),
  created_at timestamptz not null default now(),
  primary key (organization_id, id),
  foreign key (organization_id, payment_id) references payments (organization_id, id),
  foreign key (organization_id, line_id) references payment_lines (organization_id, id),
  foreign key (organization_id, club_id) references clubs (organization_id, id)
);
comment on table refunds is 'What was paid back of a line of a payment, append-only';
comment on column refunds.kind is 'ended: the booking did, and pays again with it when it is back; mistake: it had never been paid, or not so';
comment on column refunds.method is 'How it went back; account_credit: to the account of the payer';
create index refunds_payment on refunds (organization_id, payment_id);
create index refunds_line on refunds (organization_id, line_id);
create index refunds_till on refunds (organization_id, club_id, created_at);
call app.tenant_table('refunds', 'select, insert');
call app.bounded('refunds', '{"reason": 500}');

-- The counters follow from the refunds, whoever writes one; their CHECKs refuse what was not paid.
create function app.count_refund() returns trigger language plpgsql as $$
begin
  update payment_lines l set refunded_amount = l.refunded_amount + new.amount
   where l.organization_id = new.organization_id and l.id = new.line_id and l.payment_id = new.payment_id;
  if not found then
    raise exception 'refund of a line of another payment' using errcode = 'check_violation', constraint = 'refunds_line_of_payment';
  end if;
  update payments p
     set refunded_amount = p.refunded_amount + new.amount,
         refunded_money = p.refunded_money + case when new.method = 'account_credit' then 0 else new.amount end,
         status = case when p.refunded_amount + new.amount = p.amount then 'refunded' else 'partially_refunded' end,
         updated_at = now()
   where p.organization_id = new.organization_id and p.id = new.payment_id;
  return new;
end $$;
create trigger count_refund before insert on refunds for each row execute function app.count_refund();

create table account_entries (
  organization_id uuid not null references organizations (id),
  id uuid not null,
  client_id uuid not null,
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  number int not null check (number >= 1),
  kind text not null check (kind in ('paid_in', 'used', 'returned', 'granted', 'taken', 'paid_out', 'moved_in', 'moved_out')),
  delta int not null,
  balance int not null,
  club_id uuid not null,
  payment_id uuid,
  refund_id uuid,
  method text not null default '' check (method in ('', 'cash', 'card_terminal', 'transfer')),
  reason text not null default '',
  created_by uuid references users (id),
  created_at timestamptz not null default now(),
  primary key (organization_id, id),
  -- Two who use the same credit at a time: one number, one of them (G6).
  constraint account_entries_once unique (organization_id, client_id, currency, number),
  constraint account_entries_balance check (balance >= 0),
  foreign key (organization_id, client_id) references client_profiles (organization_id, id),
  foreign key (organization_id, club_id) references clubs (organization_id, id),
  foreign key (organization_id, payment_id) references payments (organization_id, id),
  foreign key (organization_id, refund_id) references refunds (organization_id, id),
  check ((kind in ('paid_in', 'used')) = (payment_id is not null)),
  check ((kind = 'returned') = (refund_id is not null)),
  check ((kind = 'paid_out') = (method <> '')),
  check (case when kind in ('used', 'taken', 'paid_out', 'moved_out') then delta <= 0 else delta >= 0 end),
  check (number > 1 or balance = delta)
);
comment on table account_entries is 'The credit of a client''s account, append-only: the entry with the highest number says what it is';
comment on column account_entries.delta is 'Minor units of currency';
comment on column account_entries.club_id is 'Where it was done';
create index account_entries_payment on account_entries (organization_id, payment_id) where payment_id is not null;
create index account_entries_refund on account_entries (organization_id, refund_id) where refund_id is not null;
create index account_entries_till on account_entries (organization_id, club_id, created_at);
call app.tenant_table('account_entries', 'select, insert');
call app.bounded('account_entries', '{"reason": 500}');

-- What the desk has noted until now becomes payments.
alter table student_packages add column payment_id uuid;
comment on column student_packages.payment_id is 'What it was paid with; null: not paid, given, or passed on';
alter table class_enrollments disable trigger user;
alter table student_packages disable trigger user;
alter table payments disable trigger user;
alter table payment_lines disable trigger user;
alter table refunds disable trigger user;
alter table class_enrollments no force row level security;
alter table student_packages no force row level security;
alter table class_sessions no force row level security;
alter table clubs no force row level security;
alter table payments no force row level security;
alter table payment_lines no force row level security;
alter table refunds no force row level security;

update class_enrollments
   set payment_id = gen_random_uuid(), paid_at = coalesce(enrolled_at, created_at)
 where paid and payment_id is null;
insert into payments (organization_id, id, club_id, payer_id, method, amount, currency, reference, captured_at, created_at)
  select e.organization_id, e.payment_id, s.club_id, e.student_id, case when e.payment_method in ('cash', 'card_terminal') then e.payment_method else 'transfer' end,
         coalesce(e.payment_amount, e.price), e.currency, e.payment_reference, date_trunc('milliseconds', e.paid_at), date_trunc('milliseconds', e.paid_at)
    from class_enrollments e join class_sessions s on s.organization_id = e.organization_id and s.id = e.session_id
   where e.paid;
insert into payment_lines (organization_id, id, payment_id, enrollment_id, amount, created_at)
  select organization_id, gen_random_uuid(), payment_id, id, coalesce(payment_amount, price), paid_at from class_enrollments where paid;
update student_packages set payment_id = gen_random_uuid() where payment_amount is not null and payment_method <> '';
insert into payments (organization_id, id, club_id, payer_id, method, amount, currency, reference, captured_at, created_at, refunded_amount, refunded_money, status)
  select p.organization_id, p.payment_id,
         coalesce(p.club_id, (select c.id from clubs c where c.organization_id = p.organization_id order by c.is_active desc, c.sort_name, c.id limit 1)),
         p.student_id, p.payment_method, p.payment_amount, p.currency, p.payment_reference, date_trunc('milliseconds', p.purchased_at), date_trunc('milliseconds', p.purchased_at),
         p.refunded_amount, p.refunded_amount,
         case when p.refunded_amount = 0 then 'captured' when p.refunded_amount = p.payment_amount then 'refunded' else 'partially_refunded' end
    from student_packages p where p.payment_id is not null;
insert into payment_lines (organization_id, id, payment_id, student_package_id, amount, refunded_amount, created_at)
  select organization_id, gen_random_uuid(), payment_id, id, payment_amount, refunded_amount, purchased_at from student_packages where payment_id is not null;
insert into refunds (organization_id, id, payment_id, line_id, club_id, kind, method, amount, reason, created_at)
  select l.organization_id, gen_random_uuid(), l.payment_id, l.id, p.club_id, 'refund', p.method, l.refunded_amount, 'before_payments', date_trunc('milliseconds', s.updated_at)
    from payment_lines l join payments p on p.organization_id = l.organization_id and p.id = l.payment_id
    join student_packages s on s.organization_id = l.organization_id and s.id = l.student_package_id
   where l.refunded_amount > 0;

alter table class_enrollments enable trigger user;
alter table student_packages enable trigger user;
alter table payments enable trigger user;
alter table payment_lines enable trigger user;
alter table refunds enable trigger user;
alter table class_enrollments force row level security;
alter table student_packages force row level security;
alter table class_sessions force row level security;
alter table clubs force row level security;
alter table payments force row level security;
alter table payment_lines force row level security;
alter table refunds force row level security;

alter table class_enrollments
  drop constraint class_enrollments_payment,
  add constraint class_enrollments_payment check (paid = (payment_id is not null) and (payment_id is null) = (paid_at is null)),
  add foreign key (organization_id, payment_id) references payments (organization_id, id);
comment on column class_enrollments.payment_id is 'The payment by which it is paid; null: not paid';
alter table student_packages
  add constraint student_packages_payment check ((payment_id is null) = (payment_amount is null)),
  add foreign key (organization_id, payment_id) references payments (organization_id, id),
  drop constraint student_packages_payment_method_check,
  add constraint student_packages_payment_method_check check (payment_method in ('', 'cash', 'card_terminal', 'transfer', 'account_credit', 'online'));
create index class_enrollments_payment on class_enrollments (organization_id, payment_id) where payment_id is not null;
create index student_packages_payment on student_packages (organization_id, payment_id) where payment_id is not null;

do $$ begin
  execute replace(pg_get_functiondef('app.at_clubs'::regproc), E'  else\n    raise exception', E'  elsif entity in (''payments'', ''refunds'', ''account_entries'') then
    return query execute format(''select t.id from %I t where t.organization_id = $1 and t.id = any ($2) and t.club_id = any ($3)'', entity) using o, ids, clubs;
  elsif entity = ''payment_lines'' then
    return query select t.id from payment_lines t join payments p on p.organization_id = t.organization_id and p.id = t.payment_id
     where t.organization_id = o and t.id = any (ids) and p.club_id = any (clubs);
  else\n    raise exception');
end $$;
