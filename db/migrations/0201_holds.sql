-- A place that is booked to be paid online is held for a while (docs/domain/money.md).
alter table class_enrollments add column pay_until timestamptz;
comment on column class_enrollments.pay_until is 'Until when it is held for who pays it online; null: not held, or paid';
create index class_enrollments_held on class_enrollments (organization_id, pay_until) where pay_until is not null;
