-- Who renews is let off some of the enrolment fee (docs/domain/fees.md).
do $$ begin
  execute 'alter table charge_lines drop constraint charge_lines_kind_check, add constraint charge_lines_kind_check '
    || (select replace(pg_get_constraintdef(oid), '''correction''::text', '''correction''::text, ''enrolment_off''::text')
          from pg_constraint where conname = 'charge_lines_kind_check');
end $$;
