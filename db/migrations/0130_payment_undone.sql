-- What the desk notes as paid can be taken back. A payment has a name of its own, so that whoever takes one back takes
-- back the one that they saw and not another that was noted meanwhile. The history of both stands in the audit log.
alter table class_enrollments
  add column payment_id uuid,
  add column paid_at timestamptz,
  add column payment_undone_at timestamptz,
  add column payment_undone_reason text not null default '',
  add constraint class_enrollments_payment check ((payment_id is null) = (paid_at is null) and (payment_id is null or paid)),
  add constraint class_enrollments_payment_undone check (payment_undone_at is not null or payment_undone_reason = '');
comment on column class_enrollments.payment_id is 'Names what was noted at the desk; null: not paid, or noted before there were names';
comment on column class_enrollments.payment_undone_at is 'When the desk took back what it had noted last; null once it is paid again';
call app.bounded('class_enrollments', '{"payment_undone_reason": 500}');
