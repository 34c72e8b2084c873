-- A price of the whole group, shared by who holds it; a course; an enrolment fee for each term, or for who comes back (docs/domain/fees.md).
alter table fee_plans
  add column per text not null default 'person' check (per in ('person', 'group')),
  drop constraint fee_plans_period_check,
  add constraint fee_plans_period_check check (period in ('month', 'weeks', 'term', 'course')),
  drop constraint fee_plans_enrolment_fee_each_check,
  add constraint fee_plans_enrolment_fee_each_check check (enrolment_fee_each in ('once', 'year', 'term', 'return'));
comment on column fee_plans.per is 'Whether a price is of each place, or of the group and shared by its holders';
