-- Packages of classes (docs/domain/packages.md): what a club sells, what somebody has bought, and the ledger of its classes.
create table class_packages (
  organization_id uuid not null references organizations (id),
  id uuid not null,
  club_id uuid,
  name text not null check (name <> ''),
  description text not null default '',
  class_type_ids uuid[] not null default '{}',
  num_classes int not null check (num_classes between 1 and 1000),
  validity_days int not null check (validity_days between 1 and 3660),
  price int not null check (price >= 0),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  transferable boolean not null default false,
  once_per_person boolean not null default false,
  sold_from date,
  sold_until date,
  is_active boolean not null default true,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (organization_id, id),
  unique (organization_id, name),
  foreign key (organization_id, club_id) references clubs (organization_id, id),
  check (sold_from <= sold_until)
);
comment on table class_packages is 'A number of classes that a club sells together';
comment on column class_packages.club_id is 'Where it is sold and used; null: in every club';
comment on column class_packages.class_type_ids is 'For which class types; none: for all';
comment on column class_packages.price is 'Minor units of currency';
call app.tenant_table('class_packages', 'select, insert, update');
call app.bounded('class_packages', '{"name": 200, "description": 2000, "class_type_ids": 2000}');

create table student_packages (
  organization_id uuid not null references organizations (id),
  id uuid not null,
  student_id uuid not null,
  package_id uuid not null,
  club_id uuid,
  name text not null,
  class_type_ids uuid[] not null,
  num_classes int not null check (num_classes >= 1),
  validity_days int not null check (validity_days >= 1),
  price int not null check (price >= 0),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  transferable boolean not null,
  status text not null check (status in ('ordered', 'active', 'cancelled')),
  purchased_at timestamptz,
  expires_on date,
  payment_amount int check (payment_amount >= 0),
  payment_method text not null default '' check (payment_method in ('', 'cash', 'card_terminal', 'transfer')),
  payment_reference text not null default '',
  gift_reason text not null default '',
  refunded_amount int not null default 0,
  transferred_from uuid,
  created_by uuid references users (id),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (organization_id, id),
  foreign key (organization_id, student_id) references client_profiles (organization_id, id),
  foreign key (organization_id, package_id) references class_packages (organization_id, id),
  foreign key (organization_id, club_id) references clubs (organization_id, id),
  foreign key (organization_id, transferred_from) references student_packages (organization_id, id),
  check ((status = 'active') = (purchased_at is not null and expires_on is not null)),
  check (refunded_amount between 0 and coalesce(payment_amount, 0)),
  check (payment_amount is null or payment_method <> '')
);
comment on table student_packages is 'A package that a client has bought, as it was then';
comment on column student_packages.expires_on is 'The last local day of a class for which it can be used';
comment on column student_packages.status is 'ordered: to be paid before it can be used; cancelled: given up before that';
create index student_packages_student on student_packages (organization_id, student_id, expires_on);
create index student_packages_expiry on student_packages (organization_id, expires_on) where status = 'active';
call app.tenant_table('student_packages', 'select, insert, update');
call app.bounded('student_packages', '{"name": 200, "payment_reference": 200, "gift_reason": 500, "class_type_ids": 2000}');

create table package_entries (
  organization_id uuid not null,
  id uuid not null,
  student_package_id uuid not null,
  number int not null check (number >= 1),
  kind text not null check (kind in ('bought', 'used', 'given_back', 'granted', 'taken', 'transferred_out', 'transferred_in', 'refunded')),
  delta int not null check (delta <> 0),
  balance int not null check (balance >= 0),
  enrollment_id uuid,
  reason text not null default '',
  created_by uuid references users (id),
  created_at timestamptz not null default now(),
  primary key (organization_id, id),
  -- Two who take the last class at a time: one number, one of them (G5).
  unique (organization_id, student_package_id, number),
  foreign key (organization_id, student_package_id) references student_packages (organization_id, id),
  foreign key (organization_id, enrollment_id) references class_enrollments (organization_id, id),
  check ((kind in ('used', 'given_back')) = (enrollment_id is not null)),
  check ((kind in ('used', 'taken', 'transferred_out', 'refunded')) = (delta < 0)),
  check (kind not in ('used', 'given_back') or abs(delta) = 1),
  check (number > 1 or balance = delta)
);
comment on table package_entries is 'The ledger of packages, append-only: the entry with the highest number says how many classes are left';
create index package_entries_enrollment on package_entries (organization_id, enrollment_id) where enrollment_id is not null;
call app.tenant_table('package_entries', 'select, insert');
call app.bounded('package_entries', '{"reason": 500}');

-- A booking names what paid for it: no other booking looks into the ledger.
alter table class_enrollments add column student_package_id uuid;
alter table class_enrollments add foreign key (organization_id, student_package_id) references student_packages (organization_id, id);
comment on column class_enrollments.student_package_id is 'The package that paid for it; of a cancelled one the package that did';

do $$ begin
  execute replace(pg_get_functiondef('app.at_clubs'::regproc), E'  else\n    raise exception', E'  elsif entity = ''class_packages'' then
    return query select t.id from class_packages t where t.organization_id = o and t.id = any (ids) and (t.club_id is null or t.club_id = any (clubs));
  elsif entity = ''student_packages'' then
    return query select t.id from student_packages t where t.organization_id = o and t.id = any (ids) and (t.club_id is null or t.club_id = any (clubs));
  elsif entity = ''package_entries'' then
    return query select t.id from package_entries t join student_packages p on p.organization_id = t.organization_id and p.id = t.student_package_id
     where t.organization_id = o and t.id = any (ids) and (p.club_id is null or p.club_id = any (clubs));
  else\n    raise exception');
end $$;
