-- On which websites a club's timetable may stand (docs/domain/public-page.md).
alter table clubs add column embed_origins text[] not null default '{}';
alter table clubs add constraint clubs_embed_origins_check
  check (cardinality(embed_origins) <= 20 and array_position(embed_origins, null) is null);
alter table clubs add constraint clubs_embed_origins_length check (pg_column_size(embed_origins) <= 8000);
comment on column clubs.embed_origins is 'Origins of the websites that may frame the timetable: https://www.example.org';
