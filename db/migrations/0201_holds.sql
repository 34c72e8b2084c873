-- A place that is booked to be paid online is held for a while (docs/domain/money.md).
alter table class_enrollments add column pay_until timestamptz;
comment on column class_enrollments.pay_until is 'Until when it is held for who pays it online; null: not held, or paid';
create index class_enrollments_held on class_enrollments (organization_id, pay_until) where pay_until is not null;

-- What somebody has given back in Stripe's dashboard is said once.
alter table online_payments add column refunded_there int not null default 0;
comment on column online_payments.refunded_there is 'Minor units that were seen to go back there, not by us';
comment on column online_payments.problem is 'What a person should look at: its code with amount and currency, or Stripe''s words; empty: nothing';
grant update (refunded_there) on online_payments to bandeja_app;
