-- Make-ups: what a lost class gives back in kind (docs/domain/make-ups.md). A make-up is a right; its entries are the
-- ledger, and what it is now is its last entry.
create table make_ups (
  organization_id uuid not null references organizations (id),
  id uuid not null,
  student_id uuid not null,
  club_id uuid not null,
  class_type_id uuid,
  cause text not null check (cause in ('released', 'released_late', 'club', 'coach', 'closure', 'below_minimum', 'granted')),
  lost_enrollment_id uuid,
  lost_on date not null,
  created_at timestamptz not null default now(),
  primary key (organization_id, id),
  foreign key (organization_id, student_id) references client_profiles (organization_id, id),
  foreign key (organization_id, club_id) references clubs (organization_id, id),
  foreign key (organization_id, class_type_id) references class_types (organization_id, id),
  foreign key (organization_id, lost_enrollment_id) references class_enrollments (organization_id, id),
  check ((cause = 'granted') = (lost_enrollment_id is null))
);
comment on table make_ups is 'The right to one class for one that was lost, or that the desk granted';
comment on column make_ups.class_type_id is 'Of the lost class; null: any type';
comment on column make_ups.lost_on is 'The local day of the lost class; of a granted one the day it was granted';
-- A lost class gives one make-up, however often it is judged.
create unique index make_ups_once on make_ups (organization_id, lost_enrollment_id) where lost_enrollment_id is not null;
create index make_ups_student on make_ups (organization_id, student_id, lost_on);
call app.tenant_table('make_ups', 'select, insert, update');

create table make_up_entries (
  organization_id uuid not null,
  id uuid not null,
  make_up_id uuid not null,
  number smallint not null check (number >= 1),
  kind text not null check (kind in ('earned', 'used', 'given_back', 'withdrawn', 'taken')),
  enrollment_id uuid,
  expires_on date not null,
  reason text not null default '',
  created_by uuid references users (id),
  created_at timestamptz not null default now(),
  primary key (organization_id, id),
  -- Two who use the last one at a time: one number, one of them.
  unique (organization_id, make_up_id, number),
  foreign key (organization_id, make_up_id) references make_ups (organization_id, id),
  foreign key (organization_id, enrollment_id) references class_enrollments (organization_id, id),
  check ((kind in ('used', 'given_back')) = (enrollment_id is not null))
);
comment on table make_up_entries is 'The ledger of make-ups, append-only: the entry with the highest number says what a make-up is now';
comment on column make_up_entries.expires_on is 'The last local day on which it can be used, as of this entry';
create index make_up_entries_enrollment on make_up_entries (organization_id, enrollment_id) where enrollment_id is not null;
create index make_up_entries_expiry on make_up_entries (organization_id, expires_on) where kind in ('earned', 'given_back');
call app.tenant_table('make_up_entries', 'select, insert');
call app.bounded('make_up_entries', '{"reason": 500}');

-- A booking knows that it was paid so, and a cancellation need not look into the ledger of all others.
alter table class_enrollments add column by_make_up boolean not null default false;
comment on column class_enrollments.by_make_up is 'Paid with a make-up: the ledger says which';

-- At which club: where it was earned.
do $$ begin
  execute replace(pg_get_functiondef('app.at_clubs'::regproc), E'  else\n    raise exception', E'  elsif entity = ''make_ups'' then
    return query select t.id from make_ups t where t.organization_id = o and t.id = any (ids) and t.club_id = any (clubs);
  elsif entity = ''make_up_entries'' then
    return query select t.id from make_up_entries t join make_ups m on m.organization_id = t.organization_id and m.id = t.make_up_id
     where t.organization_id = o and t.id = any (ids) and m.club_id = any (clubs);
  else\n    raise exception');
end $$;
