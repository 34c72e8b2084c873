-- Of two profiles that become one the charge that is kept is that of the line of places that stays: one that was cancelled for it gives its days free
-- (docs/domain/fees.md).
alter table charges
  drop constraint charges_once,
  add constraint charges_once exclude using gist (organization_id with =, root_id with =, part with =, daterange(period_start, period_end, '[]') with &&)
    where (differs_from is null and cancel_reason <> 'merged');
