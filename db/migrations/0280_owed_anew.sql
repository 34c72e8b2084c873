-- What is let off of who pays early comes back with the days of a place (docs/domain/fees.md): until when stays written.
alter table charges drop constraint charges_early,
  add constraint charges_early check (early_amount = 0 or early_until is not null);
