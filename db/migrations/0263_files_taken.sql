-- What a bank was given is what is noted as given to it (docs/domain/direct-debit.md, The file).
alter table debit_collections
  add column files int not null default 0 check (files >= 0),
  add column file_seen text not null default '';
comment on column debit_collections.files is 'How many files there were, each with other charges than the one before';
comment on column debit_collections.file_seen is 'All that stands in the last file that was taken, in short';
grant update (files, file_seen) on debit_collections to bandeja_app;
call app.bounded('debit_collections', '{"file_seen": 40}');
