-- Discounts by rule, each a line of its own (docs/domain/fees.md).
alter table charge_lines drop constraint charge_lines_kind_check,
  add constraint charge_lines_kind_check check (kind in ('fee', 'member', 'joining', 'leaving', 'pause', 'sibling', 'second_class', 'early', 'enrolment_fee', 'correction'));
alter table charges
  add column early_amount int not null default 0 check (early_amount >= 0),
  add column early_until date,
  add constraint charges_early check ((early_amount > 0) = (early_until is not null));
comment on column charges.early_amount is 'Minor units: what is let off of whoever pays until early_until';
