-- Other opening hours are a change too: taken back, the hours before come back, as long as nobody has set others.
alter table changes add column was jsonb, add column became jsonb,
  add constraint changes_was_check check ((was is null) = (became is null));
comment on column changes.was is 'What a change that writes over something found there, to be put back';
comment on column changes.became is 'What it wrote: as long as that is there, taking it back puts back what was';
call app.bounded('changes', '{"was": 20000, "became": 20000}');
