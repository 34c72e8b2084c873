-- A rule is set for the organization, a club, the classes of a type, or one group; the narrowest that says something
-- is in force (docs/domain/rules.md).
alter table settings
  add column class_type_id uuid,
  add column schedule_id uuid,
  add foreign key (organization_id, class_type_id) references class_types (organization_id, id),
  add foreign key (organization_id, schedule_id) references class_schedules (organization_id, id),
  add constraint settings_one_level check (num_nonnulls(club_id, class_type_id, schedule_id) <= 1),
  drop constraint settings_organization_id_club_id_key_key,
  add constraint settings_once unique nulls not distinct (organization_id, club_id, class_type_id, schedule_id, key);
create index settings_class_type on settings (organization_id, class_type_id) where class_type_id is not null;
create index settings_schedule on settings (organization_id, schedule_id) where schedule_id is not null;
comment on table settings is 'Values that differ from the defaults in server/src/settings.ts; no club, type or group = the organization.';
comment on column settings.class_type_id is 'For all classes of the type, in every club';
comment on column settings.schedule_id is 'For one group';

-- The rules of a group belong to its club; those of a type, like the type, to all of them.
do $$ begin
  execute replace(pg_get_functiondef('app.at_clubs'::regproc),
    '(t.club_id is null or t.club_id = any (clubs))',
    '(t.club_id = any (clubs) or t.club_id is null and (t.schedule_id is null or exists (
        select from class_schedules s where s.organization_id = o and s.id = t.schedule_id and s.club_id = any (clubs))))');
end $$;
