-- Arrears (docs/domain/fees.md): fees in instalments, late fees, and reminders of both.
alter table fee_plans add column instalments jsonb not null default '[]';
comment on column fee_plans.instalments is 'In which parts a fee is paid: the share of each in percent, and the day of the period on which it is due; none: in one';
call app.bounded('fee_plans', '{"instalments": 2000}');

alter table charges
  add column late jsonb,
  add column late_on date,
  add column reminded_before_at timestamptz,
  add column reminded_after_at timestamptz,
  add constraint charges_late check (late_on is null or late is not null);
comment on column charges.late is 'What is added where it is not paid in time, as it was told when it was raised; null: nothing';
comment on column charges.late_on is 'The day on which the next of that is added; null: none any more';
comment on column charges.reminded_before_at is 'Once, before it is due';
comment on column charges.reminded_after_at is 'Once, some days after it was due';
call app.bounded('charges', '{"late": 200}');
create index charges_late_due on charges (organization_id, club_id, late_on, id) where status = 'open' and late_on is not null;

alter table charge_lines
  add column occasion int check (occasion between 1 and 366),
  drop constraint charge_lines_kind_check,
  add constraint charge_lines_kind_check check (kind in ('fee', 'member', 'joining', 'leaving', 'pause', 'sibling', 'second_class', 'early', 'enrolment_fee', 'late', 'late_off', 'correction')),
  add constraint charge_lines_occasion check ((kind = 'late') = (occasion is not null));
comment on column charge_lines.occasion is 'Of late fees: the how manieth';
-- Once for each occasion, whichever of two adds it.
create unique index charge_lines_late on charge_lines (organization_id, charge_id, occasion) where occasion is not null;
