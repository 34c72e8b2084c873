-- What a bank takes back goes out of an account, too (docs/domain/direct-debit.md), besides the means that there are.
do $$
declare methods text := pg_get_constraintdef((select oid from pg_constraint where conname = 'account_entries_method_check'));
begin
  if methods not like '%direct_debit%' then
    alter table account_entries drop constraint account_entries_method_check;
    execute 'alter table account_entries add constraint account_entries_method_check ' || replace(methods, 'ARRAY[', 'ARRAY[''direct_debit''::text, ');
  end if;
end $$;
