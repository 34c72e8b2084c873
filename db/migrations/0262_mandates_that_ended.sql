-- Accounts of mandates that have ended, to be forgotten (docs/domain/direct-debit.md).
create index debit_mandates_ended on debit_mandates (organization_id, ended_at) where iban <> '';
