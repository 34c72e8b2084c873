-- A package that was left, and is extended after that, is asked about when it ends again (docs/domain/packages.md).
alter table package_round_items add column extended_since boolean not null default false;
comment on column package_round_items.extended_since is 'What was decided is over: it ends anew';
grant update (extended_since) on package_round_items to bandeja_app;
update package_round_items i set extended_since = true
 where i.status = 'done' and exists (
   select from package_entries e
    where e.organization_id = i.organization_id and e.student_package_id = i.student_package_id and e.kind = 'extended' and e.created_at > i.done_at);
