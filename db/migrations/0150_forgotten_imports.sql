-- What an import wrote names people: it is kept as long as the import can be taken back, and no longer.
grant delete on import_rows to bandeja_app;

-- A later last day of a package has its line and its reason in the ledger, too.
alter table package_entries drop constraint package_entries_kind_check;
alter table package_entries add constraint package_entries_kind_check check (kind in (
  'bought', 'used', 'given_back', 'granted', 'taken', 'transferred_out', 'transferred_in', 'refunded', 'extended'));
alter table package_entries drop constraint package_entries_delta_check;
alter table package_entries add constraint package_entries_delta_check check ((delta = 0) = (kind = 'extended'));
