-- A change can move a class, call off some hours of one day, or take somebody or something out of use; and who was to
-- be called is ticked off.
alter table changes drop constraint changes_check, drop constraint changes_check1, drop constraint changes_kind_check,
  add constraint changes_kind_check check (kind ~ '^[a-z_]{1,40}$'),
  add constraint changes_club_check check (kind <> 'closure' or club_id is not null),
  add constraint changes_instructor_check check (kind <> 'absence' or instructor_id is not null);
comment on column changes.kind is 'One of the kinds of server/src/changes/commands/kinds.ts';
comment on column changes.cause is
  'The id of the row that it came with: a closure, an exception, whatever went out of use; of a kind without a row, one of its own';
-- What goes out of use may come back and go again.
alter table changes drop constraint changes_organization_id_kind_cause_key;
create unique index changes_cause_once on changes (organization_id, kind, cause) where undone_at is null;
create index changes_cause on changes (organization_id, cause);

alter table change_classes drop constraint change_classes_action_check,
  add constraint change_classes_action_check check (action in ('cancel', 'substitute', 'move', 'keep')),
  add column from_date date, add column from_time time, add column from_court_id uuid,
  add column to_date date, add column to_time time, add column to_court_id uuid,
  add foreign key (organization_id, from_court_id) references courts (organization_id, id),
  add foreign key (organization_id, to_court_id) references courts (organization_id, id),
  add constraint change_classes_move_check check ((action = 'move') = (from_date is not null and to_date is not null));
comment on column change_classes.from_date is 'Where a class was that was moved, on the wall of its club';
comment on column change_classes.to_date is 'Where it was moved to: as long as it is there it can go back';

alter table change_people add column called_at timestamptz, add column called_by uuid references users (id);
comment on column change_people.called_at is 'Somebody at the desk has called them';
