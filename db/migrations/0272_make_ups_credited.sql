-- A make-up that nobody has used may become credit when it is over (docs/domain/make-ups.md).
do $$ begin
  execute 'alter table make_up_entries drop constraint make_up_entries_kind_check, add constraint make_up_entries_kind_check '
    || (select replace(pg_get_constraintdef(oid), '''taken''::text', '''taken''::text, ''credited''::text')
          from pg_constraint where conname = 'make_up_entries_kind_check');
end $$;
