-- Who waits may want to pay online when they move up: their place is held for it (docs/domain/money.md).
alter table class_enrollments drop constraint class_enrollments_pay_with_check,
  add constraint class_enrollments_pay_with_check check (pay_with in ('', 'package', 'desk', 'account_credit', 'online'));
