-- Two profiles of one person become one: the other stays as an empty name that says whom it has become.
alter table client_profiles add column merged_into uuid,
  add constraint client_profiles_merged_into_fkey foreign key (organization_id, merged_into) references client_profiles (organization_id, id),
  add constraint client_profiles_merged_check check (merged_into is null or (merged_into <> id and not is_active and user_id is null));
comment on column client_profiles.merged_into is 'The profile that this one has become; nothing to come hangs on this one any more';
create index client_profiles_merged on client_profiles (organization_id, merged_into) where merged_into is not null;
