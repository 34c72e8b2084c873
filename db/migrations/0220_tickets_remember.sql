-- A ticket remembers how its holder wants to pay when they move up (docs/domain/money.md, docs/domain/waitlist.md).
alter table class_enrollments
  add column pay_with text not null default '' check (pay_with in ('', 'package', 'desk', 'account_credit')),
  add column credit_of uuid,
  add foreign key (organization_id, credit_of) references client_profiles (organization_id, id);
comment on column class_enrollments.pay_with is 'How the holder of a ticket wants to pay when they move up; empty: as usual';
comment on column class_enrollments.credit_of is 'Whose account pays then';
call app.bounded('class_enrollments', '{"pay_with": 20}');
create index class_enrollments_credit_of on class_enrollments (organization_id, credit_of) where credit_of is not null;
