-- What was paid for days that somebody has given up, and stays with the club, is decided once (docs/domain/fees.md).
do $$ begin
  execute 'alter table charge_lines drop constraint charge_lines_kind_check, add constraint charge_lines_kind_check '
    || (select replace(pg_get_constraintdef(oid), '''correction''::text', '''correction''::text, ''kept''::text')
          from pg_constraint where conname = 'charge_lines_kind_check');
end $$;
