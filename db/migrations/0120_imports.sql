-- What each import wrote, so that it can be taken back (docs/domain/imports.md, "Taken back").
create table imports (
  organization_id uuid not null references organizations (id),
  id uuid not null,
  kind text not null check (kind ~ '^[a-z_]{1,40}$'),
  file_name text not null default '',
  row_count integer not null,
  made_count integer not null default 0,
  changed_count integer not null default 0,
  created_by uuid references users (id),
  created_at timestamptz not null default now(),
  undone_at timestamptz,
  undone_by uuid references users (id),
  primary key (organization_id, id),
  check (undone_by is null or undone_at is not null)
);
comment on table imports is 'A file that was imported: who, when, what came of it; and when it was last taken back';
comment on column imports.kind is 'One of the kinds of server/src/kernel/imports.ts';
create index imports_recent on imports (organization_id, created_at desc, id desc);
call app.tenant_table('imports', 'select, insert, update');
call app.bounded('imports', '{"file_name": 200}');

create table import_rows (
  organization_id uuid not null,
  id uuid not null,
  import_id uuid not null,
  entity text not null,
  subject uuid not null,
  was jsonb,
  became jsonb not null,
  undone_at timestamptz,
  primary key (organization_id, id),
  unique (organization_id, import_id, entity, subject),
  foreign key (organization_id, import_id) references imports (organization_id, id)
);
create index import_rows_subject on import_rows (organization_id, subject);
comment on table import_rows is 'A row that an import made or changed. Its classes and their courts are not listed: they come and go with their schedule';
comment on column import_rows.entity is 'The table; subject is the id of the row, which may go';
comment on column import_rows.was is 'The fields that were changed, as they were; null: the row was made';
comment on column import_rows.became is 'The fields as the import left them: what differs was changed since';
-- Its writes are those of the import and of its undoing, which the history has already.
call app.tenant_table('import_rows', 'select, insert, update', false);
call app.bounded('import_rows', '{"entity": 100, "was": 100000, "became": 100000}');

-- What refers to a row that is to go is looked up by all of its references, and by PostgreSQL once more.
create index invitations_client on invitations (organization_id, client_id) where client_id is not null;
create index invitations_club on invitations (organization_id, club_id) where club_id is not null;
create index client_profiles_home on client_profiles (organization_id, home_club_id) where home_club_id is not null;
create index changes_club on changes (organization_id, club_id) where club_id is not null;
create index changes_instructor on changes (organization_id, instructor_id) where instructor_id is not null;
create index change_classes_from_court on change_classes (organization_id, from_court_id) where from_court_id is not null;
create index change_classes_to_court on change_classes (organization_id, to_court_id) where to_court_id is not null;
create index change_classes_instructor_before on change_classes (organization_id, instructor_before_id) where instructor_before_id is not null;
create index change_classes_substitute_before on change_classes (organization_id, substitute_before_id) where substitute_before_id is not null;
create index change_classes_substitute on change_classes (organization_id, substitute_id) where substitute_id is not null;
create index class_sessions_court on class_sessions (organization_id, court_id) where court_id is not null;
create index mails_club on mails (organization_id, club_id) where club_id is not null;
create index make_ups_club on make_ups (organization_id, club_id);
create index make_ups_type on make_ups (organization_id, class_type_id);

-- A club's admins read in the history what one of them imported; what an owner did is the owners'.
do $$ begin
  execute replace(pg_get_functiondef('app.at_clubs'::regproc), E'  else\n    raise exception', E'  elsif entity = ''imports'' then
    return query select distinct t.id from imports t
      join memberships m on m.organization_id = t.organization_id and m.user_id = t.created_by
     where t.organization_id = o and t.id = any (ids) and m.role = ''club_admin'' and m.club_id = any (clubs);
  else\n    raise exception');
end $$;
